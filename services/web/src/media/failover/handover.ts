/** The part of a path that handing over needs. */
export interface HandoverPath {
  readonly state: string;
  setSending(sending: boolean): void;
  /** Whether what was set to be sent has begun to flow. */
  sends(): boolean;
  /** Whether the pictures that are on the screen come over this path too. */
  receives(): boolean;
}

export interface HandoverPorts {
  schedule(task: () => void, delayMillis: number): void;
  isActive(path: HandoverPath): boolean;
  /** Makes the new path the active one; the old one goes on bringing media. */
  move(): void;
  /** The old path is not needed any more. */
  arrived(): void;
  /** Nothing came of it: something else happened to one of the paths. */
  abandoned(): void;
}

const LOOK_MILLIS = 50;

/** Media goes over both paths for so long at least, because sound cannot be watched arriving. */
export const OVERLAP_MILLIS = 300;

/** How long each direction may take; after that the move goes on regardless, because the old relay wants to end. */
export const SENDING_MILLIS = 1_000;
export const RECEIVING_MILLIS = 2_000;

/**
 * Leaves one healthy path for another, one direction after the other, so that neither encoding nor decoding is doubled
 * for longer than it must be, and nothing is left before something better has come:
 *
 *     sending over both → sending over the new → receiving over both → receiving over the new
 *
 * In haste the first step is left out.
 */
export class Handover<P extends HandoverPath> {
  readonly to: P;
  readonly #from: P;
  readonly #ports: HandoverPorts;

  constructor(from: P, to: P, ports: HandoverPorts) {
    this.#from = from;
    this.to = to;
    this.#ports = ports;
  }

  /** Begins after the delay: who leaves the same relay at the same moment gets in each other's way. */
  begin(delayMillis: number): void {
    this.#ports.schedule(() => this.#send(), delayMillis);
  }

  /** Sends over the new path only, from now on: the old one is bad, and a second encoder costs more than it saves. */
  hasten(): void {
    this.#receive();
  }

  #send(): void {
    if (!this.#stands(this.#from)) return this.#abandon();
    this.to.setSending(true);
    this.#await(
      this.#from,
      SENDING_MILLIS,
      () => this.to.sends(),
      () => this.#receive(),
    );
  }

  #receive(): void {
    this.#ports.move();
    this.#from.setSending(false);
    this.#await(
      this.to,
      RECEIVING_MILLIS,
      () => this.to.receives(),
      () => this.#ports.arrived(),
    );
  }

  /** Looks again and again until it is so or patience ends; gives up when a path breaks or another one is chosen. */
  #await(active: P, patienceMillis: number, holds: () => boolean, then: () => void, waited = 0): void {
    if (!this.#stands(active)) return this.#abandon();
    const enough = waited >= OVERLAP_MILLIS && holds();
    if (enough || waited >= patienceMillis) return then();
    this.#ports.schedule(
      () => this.#await(active, patienceMillis, holds, then, waited + LOOK_MILLIS),
      LOOK_MILLIS,
    );
  }

  #stands(active: P): boolean {
    const connected = this.#from.state === 'connected' && this.to.state === 'connected';
    return connected && this.#ports.isActive(active);
  }

  #abandon(): void {
    if (!this.#ports.isActive(this.to)) this.to.setSending(false);
    if (!this.#ports.isActive(this.#from)) this.#from.setSending(false);
    this.#ports.abandoned();
  }
}
