import type { PathSelector, PathSwitch } from './failover/path-selector';
import type { PathState, RelayPath } from './path/relay-path';
import type { RemoteMedia } from './remote/remote-media';

/** What `window.evenkeel` shows of the meeting in this tab: for diagnosis and end-to-end tests, read-only. */
export interface DiagnosticsView {
  readonly activeRelayId: string | null;
  readonly standbyRelayId: string | null;
  readonly epoch: number | null;
  /** State of the path to each relay. */
  readonly paths: Readonly<Record<string, PathState>>;
  /** Every change of the active path; `at` is epoch milliseconds. */
  readonly switches: readonly (PathSwitch & { readonly at: number })[];
  /** From pressing Join to the first frame of anybody else; null until there is one, or after a reload. */
  readonly firstRemoteFrameMillis: number | null;
  /** Longest time between decoded frames by participant since the start or `resetGaps()`. */
  readonly frames: Readonly<Record<string, { readonly longestGapMillis: number; readonly count: number }>>;
  resetGaps(): void;
}

declare global {
  interface Window {
    evenkeel?: DiagnosticsView;
  }
}

export class Diagnostics {
  readonly #switches: (PathSwitch & { readonly at: number })[] = [];
  #firstRemoteFrameMillis: number | null = null;

  constructor(selector: PathSelector<RelayPath>, remote: RemoteMedia, joinPressedAt: number | null) {
    remote.onFirstFrame = (now) => {
      if (joinPressedAt !== null) this.#firstRemoteFrameMillis ??= now - joinPressedAt;
    };
    window.evenkeel = this.#view(selector, remote);
  }

  switched(change: PathSwitch): void {
    this.#switches.push({ ...change, at: Date.now() });
  }

  close(): void {
    delete window.evenkeel;
  }

  #view(selector: PathSelector<RelayPath>, remote: RemoteMedia): DiagnosticsView {
    const switches = () => structuredClone(this.#switches);
    const firstFrame = () => this.#firstRemoteFrameMillis;
    return Object.freeze({
      get activeRelayId() {
        return selector.active?.relayId ?? null;
      },
      get standbyRelayId() {
        return selector.standby?.relayId ?? null;
      },
      get epoch() {
        return selector.placement?.epoch ?? null;
      },
      get paths() {
        return Object.fromEntries(selector.paths.map((path) => [path.relayId, path.state]));
      },
      get switches() {
        return switches();
      },
      get firstRemoteFrameMillis() {
        return firstFrame();
      },
      get frames() {
        return framesOf(remote);
      },
      resetGaps: () => {
        for (const [, person] of remote.entries()) person.gaps.reset();
      },
    });
  }
}

function framesOf(remote: RemoteMedia): DiagnosticsView['frames'] {
  const now = performance.now();
  return Object.fromEntries(
    [...remote.entries()].map(([id, person]) => [
      id,
      { longestGapMillis: Math.round(person.gaps.longest(now)), count: person.gaps.frames },
    ]),
  );
}
