import { Store } from '../app/store';

export interface ReplayState {
  readonly playing: boolean;
  /** Something that should be seen or heard now has not come yet. */
  readonly waiting: boolean;
  readonly atMillis: number;
  readonly speed: number;
}

/** What is kept in step: one recorded track in one player. */
export interface Voice {
  readonly startMillis: number;
  readonly durationMillis: number;
  readonly element: HTMLMediaElement;
}

export const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const;

const LARGEST_DRIFT_SECONDS = 0.25;
const SMALLEST_DRIFT_SECONDS = 0.03;
const CORRECTION = 0.08;

/** One time for all tracks: players that are early or late are drawn to it, or set. */
export class ReplayClock {
  readonly state = new Store<ReplayState>({ playing: false, waiting: false, atMillis: 0, speed: 1 });
  private voices: readonly Voice[] = [];
  private readAt = 0;

  constructor(
    private readonly durationMillis: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  attach(voices: readonly Voice[]): void {
    this.voices = voices;
    this.settle();
  }

  play(): void {
    const { atMillis } = this.state.get();
    this.readAt = this.now();
    this.update({ playing: true, atMillis: atMillis >= this.durationMillis ? 0 : atMillis });
    this.settle();
  }

  pause(): void {
    this.update({ playing: false, waiting: false });
    this.settle();
  }

  toggle(): void {
    if (this.state.get().playing) this.pause();
    else this.play();
  }

  seek(atMillis: number): void {
    this.update({ atMillis: Math.min(this.durationMillis, Math.max(0, atMillis)) });
    this.settle();
  }

  jump(millis: number): void {
    this.seek(this.state.get().atMillis + millis);
  }

  speed(value: number): void {
    this.update({ speed: value });
    this.settle();
  }

  /** The next faster or slower of the speeds. */
  shift(by: 1 | -1): void {
    const index = SPEEDS.findIndex((speed) => speed >= this.state.get().speed);
    const next = SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, index + by))];
    if (next !== undefined) this.speed(next);
  }

  /** Several times a second: time goes on, and everybody with it. */
  tick(): void {
    const state = this.state.get();
    const now = this.now();
    if (state.playing) {
      const waiting = this.voices.some((voice) => isLate(voice, state.atMillis));
      const passed = waiting || state.waiting ? 0 : (now - this.readAt) * state.speed;
      const atMillis = Math.min(this.durationMillis, state.atMillis + passed);
      this.update({ atMillis, waiting, playing: atMillis < this.durationMillis });
      this.settle();
    }
    this.readAt = now;
  }

  private update(changes: Partial<ReplayState>): void {
    this.state.set({ ...this.state.get(), ...changes });
  }

  private settle(): void {
    const state = this.state.get();
    for (const voice of this.voices) settle(voice, state);
  }
}

export function isIn(track: Pick<Voice, 'startMillis' | 'durationMillis'>, atMillis: number): boolean {
  const local = atMillis - track.startMillis;
  return local >= 0 && local < track.durationMillis;
}

/** What this browser can't play is not waited for. */
function isLate(voice: Voice, atMillis: number): boolean {
  const { element } = voice;
  const comes = !element.ended && element.error === null;
  return isIn(voice, atMillis) && comes && (element.readyState < 3 || element.seeking);
}

function settle(voice: Voice, { playing, waiting, atMillis, speed }: ReplayState): void {
  const { element } = voice;
  if (!isIn(voice, atMillis)) {
    if (!element.paused) element.pause();
    return;
  }
  const wished = (atMillis - voice.startMillis) / 1_000;
  const drift = element.currentTime - wished;
  const far = Math.abs(drift) > (playing ? LARGEST_DRIFT_SECONDS : 0.001);
  if (far && !element.seeking) element.currentTime = wished;
  const near = far || Math.abs(drift) < SMALLEST_DRIFT_SECONDS;
  element.playbackRate = near ? speed : speed * (drift > 0 ? 1 - CORRECTION : 1 + CORRECTION);
  const startable = element.paused && !element.ended && element.error === null;
  if (playing && !waiting && startable) void element.play().catch(() => undefined);
  if ((!playing || waiting) && !element.paused) element.pause();
}
