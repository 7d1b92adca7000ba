import { encodingActive } from './camera-encodings';

/** The part of an RTCRtpSender that this needs. */
export type LayeredSender = Pick<RTCRtpSender, 'getParameters' | 'setParameters'>;

const ATTEMPTS = 3;

/**
 * Which simulcast layers of one sender are encoded: those that the relay wants, and until it says anything those that
 * so many people may need; and how large. Nothing else changes the sender's parameters, and one change is made at a time.
 */
export class SenderLayers {
  readonly #sender: LayeredSender;
  /** By encoding, the smallest first; null until anything is known. */
  #goal: readonly boolean[] | null = null;
  #told = false;
  /** By how much each encoding was scaled down in the beginning, and is scaled down beyond it. */
  readonly #scales: readonly number[];
  #scaleDownBy = 1;
  #applying: Promise<void> | null = null;

  constructor(sender: LayeredSender) {
    this.#sender = sender;
    this.#scales = sender
      .getParameters()
      .encodings.map(({ scaleResolutionDownBy }) => scaleResolutionDownBy ?? 1);
  }

  /** So many others are in the meeting. */
  expect(others: number): void {
    if (!this.#told) {
      this.#goal = this.#sender.getParameters().encodings.map(({ rid }) => encodingActive(rid, others));
    }
    this.#follow();
  }

  /** The relay's word, as bits: on, off, and what is in neither stays as it is. Never is nothing sent. */
  wish(on: number, off: number): void {
    const goal = this.#current().map((active, i) => ((on | off) & (1 << i) ? (on & (1 << i)) !== 0 : active));
    if (!goal.includes(true)) return;
    this.#told = true;
    this.#goal = goal;
    this.#follow();
  }

  /** Goes on as another sender of the same camera, so that changing over begins and ends no layer. */
  adopt(other: SenderLayers): void {
    if (!other.#told || other.#goal?.length !== this.#current().length) return;
    this.#told = true;
    this.#goal = other.#goal;
    this.#follow();
  }

  /** Makes width and height of every layer smaller by a factor from 1 (as it was in the beginning) on. */
  scaleDown(by: number): void {
    if (by === this.#scaleDownBy) return;
    this.#scaleDownBy = by;
    this.#follow();
  }

  /** Resolves when what was asked for until now is done. */
  async settled(): Promise<void> {
    await this.#applying;
  }

  #current(): readonly boolean[] {
    return this.#goal ?? this.#sender.getParameters().encodings.map(({ active }) => active === true);
  }

  #follow(): void {
    this.#applying ??= this.#apply().finally(() => {
      this.#applying = null;
    });
  }

  async #apply(): Promise<void> {
    for (let failures = 0; failures < ATTEMPTS;) {
      const parameters = this.#sender.getParameters();
      if (!this.#adjust(parameters.encodings)) return;
      try {
        await this.#sender.setParameters(parameters);
      } catch (failure) {
        // A negotiation in between makes them out of date; the relay says again what it wants.
        failures += 1;
        console.warn('setParameters', failure);
      }
    }
  }

  /** Whether anything had to be changed. */
  #adjust(encodings: RTCRtpEncodingParameters[]): boolean {
    let changed = false;
    encodings.forEach((encoding, i) => {
      const active = this.#goal?.[i] ?? encoding.active;
      const scale = (this.#scales[i] ?? 1) * this.#scaleDownBy;
      if (active === encoding.active && scale === (encoding.scaleResolutionDownBy ?? 1)) return;
      if (active !== undefined) encoding.active = active;
      encoding.scaleResolutionDownBy = scale;
      changed = true;
    });
    return changed;
  }
}
