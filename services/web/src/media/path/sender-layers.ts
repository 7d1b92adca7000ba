import type { Ceiling } from '../../api/types';
import { underCeiling, type CameraLimits } from './camera-ceiling';
import { encodingActive } from './camera-encodings';

/** The part of an RTCRtpSender that this needs. */
export type LayeredSender = Pick<RTCRtpSender, 'getParameters' | 'setParameters'> &
  Partial<Pick<RTCRtpSender, 'track'>>;

const ATTEMPTS = 3;

/**
 * Which simulcast layers of one sender are encoded: those that the relay wants, and until it says anything those that
 * so many people may need; and how large. A camera of one layer is held under the meeting's ceiling here, as no relay
 * can do it. Nothing else changes the sender's parameters, and one change is made at a time.
 */
export class SenderLayers {
  readonly #sender: LayeredSender;
  /** By encoding, the smallest first; null until anything is known. */
  #goal: readonly boolean[] | null = null;
  #told = false;
  #others = 0;
  #ceiling: Ceiling | null = null;
  #scaleDownBy = 1;
  /** As the sender was made. */
  readonly #base: readonly RTCRtpEncodingParameters[];
  /** By encoding, what was set last. */
  #limits: readonly CameraLimits[];
  #applying: Promise<void> | null = null;

  constructor(sender: LayeredSender) {
    this.#sender = sender;
    this.#base = sender.getParameters().encodings;
    this.#limits = this.#wanted();
  }

  /** So many others are in the meeting. */
  expect(others: number): void {
    this.#others = others;
    if (!this.#told) {
      this.#goal = this.#sender.getParameters().encodings.map(({ rid }) => encodingActive(rid, others));
    }
    this.#follow();
  }

  /** What each receiver gets at most from now on; null: as much as there is. */
  hold(ceiling: Ceiling | null): void {
    if (ceiling === null && this.#ceiling === null) return;
    this.#ceiling = ceiling;
    this.#follow();
  }

  /** The sender has another camera, which may have more lines. */
  cameraChanged(): void {
    if (this.#ceiling !== null) this.#follow();
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

  /** Makes width and height of every layer smaller by a factor; 1: as large as they are otherwise. */
  scaleDown(by: number): void {
    // Asking for the parameters waits for the thread that has most to do while a relay is left.
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

  #wanted(): CameraLimits[] {
    // With simulcast the relay chooses among the layers.
    const ceiling = this.#base.length > 1 ? null : this.#ceiling;
    const lines = this.#sender.track?.getSettings().height;
    return this.#base.map((base) => {
      const { maxBitrate, scaleResolutionDownBy } = underCeiling(base, ceiling, this.#others, lines);
      return { maxBitrate, scaleResolutionDownBy: scaleResolutionDownBy * this.#scaleDownBy };
    });
  }

  /** True when a layer was to be begun or ended. */
  #changeLayers(encodings: RTCRtpEncodingParameters[]): boolean {
    if (encodings.length < 2) return false;
    const wrong = encodings.filter(({ active }, i) => this.#goal !== null && active !== this.#goal[i]);
    for (const encoding of wrong) encoding.active = !encoding.active;
    return wrong.length > 0;
  }

  /** True when a layer was to be larger or smaller. */
  #changeLimits(encodings: RTCRtpEncodingParameters[], wanted: readonly CameraLimits[]): boolean {
    let changed = false;
    encodings.forEach((encoding, i) => {
      const [limits, set] = [wanted[i], this.#limits[i]];
      if (limits === undefined || same(limits, set)) return;
      encoding.scaleResolutionDownBy = limits.scaleResolutionDownBy;
      if (limits.maxBitrate === undefined) delete encoding.maxBitrate;
      else encoding.maxBitrate = limits.maxBitrate;
      changed = true;
    });
    return changed;
  }

  #follow(): void {
    this.#applying ??= this.#apply().finally(() => {
      this.#applying = null;
    });
  }

  async #apply(): Promise<void> {
    for (let failures = 0; failures < ATTEMPTS;) {
      const parameters = this.#sender.getParameters();
      const wanted = this.#wanted();
      const layers = this.#changeLayers(parameters.encodings);
      if (!this.#changeLimits(parameters.encodings, wanted) && !layers) return;
      try {
        await this.#sender.setParameters(parameters);
        this.#limits = wanted;
      } catch (failure) {
        // A negotiation in between makes them out of date; the relay says again what it wants.
        failures += 1;
        console.warn('setParameters', failure);
      }
    }
  }
}

function same(a: CameraLimits, b: CameraLimits | undefined): boolean {
  return a.maxBitrate === b?.maxBitrate && a.scaleResolutionDownBy === b?.scaleResolutionDownBy;
}
