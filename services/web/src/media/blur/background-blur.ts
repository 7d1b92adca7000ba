import { Store } from '../../app/store';
import type { TrackFilter } from '../local/track-filter';
import { BlurWorker } from './blur-worker';
import type { FromBlurWorker } from './messages';
import { canBlur, openPassage, type Passage } from './passage';

/** The first picture takes long, for the model is compiled then. */
const PICTURE_MILLIS = 10_000;

/** Gives up on a camera that gives pictures of which none comes out; one that gives none is no reason to show the room. */
function awaitPicture(device: MediaStreamTrack, until: AbortSignal, reject: (failure: Error) => void): void {
  setTimeout(() => {
    if (until.aborted) return;
    if (device.muted) awaitPicture(device, until, reject);
    else reject(new Error('no picture comes out'));
  }, PICTURE_MILLIS);
}

/** Why the picture is as the camera gives it though the person wanted it blurred. */
export type BlurProblem = 'slow' | 'unavailable';

export interface BlurState {
  readonly on: boolean;
  /** Wanted for a camera that runs, and not shown yet. */
  readonly starting: boolean;
  readonly problem: BlurProblem | null;
}

/** Blurs what is behind people, in a worker of this browser; nothing of it is loaded before it is wanted. */
export class BackgroundBlur implements TrackFilter {
  readonly state: Store<BlurState>;
  readonly #changed: () => void;
  #worker: BlurWorker | null = null;
  #passage: Passage | null = null;
  #attempt = new AbortController();

  /** @param changed what is shown is to be let through again */
  constructor(wanted: boolean, changed: () => void) {
    this.#changed = changed;
    this.state = new Store<BlurState>({ on: wanted && canBlur(), starting: false, problem: null });
  }

  static get isPossible(): boolean {
    return canBlur();
  }

  turn(on: boolean): void {
    if (on === this.state.get().on) return;
    this.state.patch({ on, problem: null });
    this.#changed();
    if (!on) this.#rest();
  }

  /** The person has read why it is off. */
  acceptProblem(): void {
    this.state.patch({ problem: null });
  }

  /** Resolves with the blurred picture once there is one; with the device's own where blur is off or not to be had. */
  async through(device: MediaStreamTrack): Promise<MediaStreamTrack> {
    this.release();
    if (!this.state.get().on) {
      this.#rest();
      return device;
    }
    const { signal } = (this.#attempt = new AbortController());
    this.state.patch({ starting: true });
    try {
      const passage = await this.#open(device, signal);
      this.state.patch({ starting: false });
      return passage.track;
    } catch (failure) {
      if (signal.aborted) return device;
      console.error('background blur', failure);
      this.#giveUp('unavailable');
      return device;
    }
  }

  release(): void {
    this.#attempt.abort();
    this.#passage?.close();
    this.#passage = null;
    this.state.patch({ starting: false });
  }

  /** Lets everything go. */
  dispose(): void {
    this.release();
    this.#rest();
  }

  /** Resolves when the first picture is out; rejects when none comes, or as soon as it is not wanted any more. */
  #open(device: MediaStreamTrack, until: AbortSignal): Promise<Passage> {
    const worker = (this.#worker ??= new BlurWorker());
    return new Promise((resolve, reject) => {
      until.addEventListener('abort', () => reject(new Error('not wanted any more')));
      const begin = () => {
        if (until.aborted) return;
        const passage = (this.#passage = openPassage(device, worker));
        awaitPicture(device, until, reject);
        worker.listen((message) => {
          if (message.type === 'ready' || (message.id ?? passage.id) !== passage.id) return;
          if (message.type === 'shown' || message.type === 'picture') resolve(passage);
          else this.#hinders(message, reject);
        }, until);
      };
      worker.ready.then(begin).catch(reject);
    });
  }

  #hinders(
    message: Extract<FromBlurWorker, { type: 'failed' | 'slow' }>,
    reject: (failure: Error) => void,
  ): void {
    if (message.type === 'slow') return this.#stop('slow');
    // Whoever waits for the first picture hears of it; afterwards there is nobody.
    reject(new Error(message.reason));
    this.#stop('unavailable');
  }

  /** What was shown is not blurred any more. */
  #stop(problem: BlurProblem): void {
    if (this.state.get().starting) return;
    this.#giveUp(problem);
    this.#changed();
  }

  #giveUp(problem: BlurProblem): void {
    this.state.patch({ on: false, problem });
    this.release();
    this.#rest();
  }

  #rest(): void {
    this.#worker?.close();
    this.#worker = null;
  }
}
