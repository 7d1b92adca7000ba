import type { Page } from '@playwright/test';

/** What one browser saw of one other person since the last reset. */
export interface FrameGaps {
  readonly participantId: string;
  /** Frames presented. */
  readonly frames: number;
  /** Longest time between two presented frames, or since the last one, in milliseconds. */
  readonly longestGapMillis: number;
}

interface ProbeWindow extends Window {
  frameProbe?: { reset(): void; read(): FrameGaps[] };
}

/**
 * Watches every picture in the page from outside the application: the time between frames that reach the screen
 * (HTMLVideoElement.requestVideoFrameCallback), per person, over all video elements of that person's tile.
 */
export async function installFrameProbe(page: Page): Promise<void> {
  await page.addInitScript(() => {
    interface Track {
      frames: number;
      last: number;
      longest: number;
    }
    const people = new Map<string, Track>();
    const watched = new WeakSet<HTMLVideoElement>();
    const now = () => performance.now();

    function record(participantId: string): void {
      const at = now();
      const track = people.get(participantId);
      if (track === undefined) {
        people.set(participantId, { frames: 1, last: at, longest: 0 });
        return;
      }
      track.longest = Math.max(track.longest, at - track.last);
      track.last = at;
      track.frames += 1;
    }

    function watch(video: HTMLVideoElement): void {
      if (watched.has(video)) return;
      watched.add(video);
      const onFrame = () => {
        const tile = video.closest<HTMLElement>('[data-participant-id]');
        const id = tile?.dataset['participantId'];
        if (id !== undefined && tile?.dataset['self'] !== 'true') record(id);
        video.requestVideoFrameCallback(onFrame);
      };
      video.requestVideoFrameCallback(onFrame);
    }

    const scan = () =>
      document
        .querySelectorAll<HTMLVideoElement>('[data-participant-id] video')
        .forEach(watch);
    new MutationObserver(scan).observe(document, { childList: true, subtree: true });

    (window as ProbeWindow).frameProbe = {
      reset() {
        const at = now();
        for (const track of people.values()) Object.assign(track, { frames: 0, last: at, longest: 0 });
      },
      read() {
        const at = now();
        return [...people].map(([participantId, track]) => ({
          participantId,
          frames: track.frames,
          longestGapMillis: Math.round(Math.max(track.longest, at - track.last)),
        }));
      },
    };
  });
}

export function resetFrameGaps(page: Page): Promise<void> {
  return page.evaluate(() => (window as ProbeWindow).frameProbe?.reset());
}

export async function readFrameGaps(page: Page): Promise<FrameGaps[]> {
  return page.evaluate(() => (window as ProbeWindow).frameProbe?.read() ?? []);
}
