import { encodingActive } from './camera-encodings';

/** The part of an RTCRtpSender that this needs. */
export type LayeredSender = Pick<RTCRtpSender, 'getParameters' | 'setParameters'>;

const ATTEMPTS = 3;

/**
 * Which simulcast layers of one sender are encoded: those that the relay wants, and until it says anything those that
 * so many people may need. Nothing else changes the sender's parameters, and one change is made at a time.
 */
export class SenderLayers {
  readonly #sender: LayeredSender;
  /** By encoding, the smallest first; null until anything is known. */
  #goal: readonly boolean[] | null = null;
  #told = false;
  #applying: Promise<void> | null = null;

  constructor(sender: LayeredSender) {
    this.#sender = sender;
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
      const wrong = parameters.encodings.filter(
        ({ active }, i) => this.#goal !== null && active !== this.#goal[i],
      );
      if (parameters.encodings.length < 2 || wrong.length === 0) return;
      for (const encoding of wrong) encoding.active = !encoding.active;
      try {
        await this.#sender.setParameters(parameters);
      } catch (failure) {
        // A negotiation in between makes them out of date; the relay says again what it wants.
        failures += 1;
        console.warn('setParameters', failure);
      }
    }
  }
}
