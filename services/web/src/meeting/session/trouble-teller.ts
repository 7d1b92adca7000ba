import type { MediaEngine, MediaState } from '../../media/engine';
import type { LocalMedia } from '../../media/local/local-media';
import type { MediaTrouble } from './messages';

type Part = MediaTrouble['part'];
type Connectivity = MediaState['connectivity'];

/** Without a path for so long, people have noticed. Joining takes less than a second; so does failing over. */
export const NO_PATH_MILLIS = 10_000;

/** Tells the meeting what of the person's media fails, and when it is well again, each once. */
export class TroubleTeller {
  readonly #send: (trouble: MediaTrouble) => boolean;
  /** What is to be told last of each part. */
  readonly #newest = new Map<Part, MediaTrouble>();
  readonly #untold = new Set<Part>();
  #connectivity: Connectivity | null = null;
  #noPath: ReturnType<typeof setTimeout> | undefined;

  constructor(send: (trouble: MediaTrouble) => boolean) {
    this.#send = send;
  }

  /** Follows devices, paths and what is heard; the answer ends that. */
  follow(local: LocalMedia, engine: MediaEngine): () => void {
    const devices = () => {
      for (const part of ['microphone', 'camera'] as const) {
        const condition = local.conditions.get()[part];
        if (condition === null) continue;
        if (condition.fault === null) this.tell({ part, trouble: 'none', remedy: condition.remedy });
        else this.tell({ part, trouble: condition.fault });
      }
    };
    const paths = () => this.pathIs(engine.state.get().connectivity);
    const hearing = () =>
      this.tell(
        engine.stats.unheard.get()
          ? { part: 'hearing', trouble: 'unheard' }
          : { part: 'hearing', trouble: 'none', remedy: 'recovered' },
      );
    const unsubscribe = [
      local.conditions.subscribe(devices),
      engine.state.subscribe(paths),
      engine.stats.unheard.subscribe(hearing),
      () => clearTimeout(this.#noPath),
    ];
    devices();
    paths();
    return () => {
      for (const end of unsubscribe) end();
    };
  }

  pathIs(connectivity: Connectivity): void {
    if (connectivity === this.#connectivity) return;
    this.#connectivity = connectivity;
    clearTimeout(this.#noPath);
    if (connectivity === 'protected' || connectivity === 'unprotected')
      return this.tell({ part: 'path', trouble: 'none', remedy: 'recovered' });
    const trouble = connectivity === 'connecting' ? 'unreachable' : 'interrupted';
    this.#noPath = setTimeout(() => this.tell({ part: 'path', trouble }), NO_PATH_MILLIS);
  }

  /** Nothing is told twice, and not that all is well of what was never said to be otherwise. */
  tell(trouble: MediaTrouble): void {
    const before = this.#newest.get(trouble.part)?.trouble ?? 'none';
    if (before === trouble.trouble) return;
    this.#newest.set(trouble.part, trouble);
    this.#untold.add(trouble.part);
    this.again();
  }

  /** Tells what could not be told while the meeting was out of reach. */
  again(): void {
    for (const part of this.#untold) {
      const newest = this.#newest.get(part);
      if (newest !== undefined && this.#send(newest)) this.#untold.delete(part);
    }
  }
}
