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

interface Patience {
  readonly leastMillis: number;
  readonly mostMillis: number;
}

const LOOK_MILLIS = 50;

/** Media goes over both paths for so long at least, because sound cannot be watched arriving. */
export const OVERLAP_MILLIS = 300;

/** How long each direction may take; after that the move goes on regardless, because the old relay wants to end. */
export const SENDING_MILLIS = 1_000;
export const RECEIVING_MILLIS = 2_000;

/** How long a bad path goes on being sent over while the new one brings no pictures yet. */
export const HASTE_MILLIS = 1_000;

/**
 * Leaves one healthy path for another, one direction after the other, so that neither encoding nor decoding is doubled
 * for longer than it must be, and nothing is left before something better has come:
 *
 *     sending over both → sending over the new → receiving over both → receiving over the new
 *
 * A bad path is left the other way round: everybody receives over the new one without waiting, because what comes over
 * it is whole at once; what is sent follows, each person at a moment of their own:
 *
 *     receiving over both → receiving over the new → sending over both → sending over the new
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

  /** Leaves a bad path: receives over the new one at once, and sends over it so long after that has come about. */
  hasten(spreadMillis: number): void {
    this.#ports.move();
    this.#await(
      this.to,
      { leastMillis: spreadMillis, mostMillis: HASTE_MILLIS + spreadMillis },
      () => this.to.receives(),
      () => this.#sendOverNew(),
    );
  }

  /** The old path goes on until the new one flows, so that nobody waits for an encoder that has just begun. */
  #sendOverNew(): void {
    this.to.setSending(true);
    this.#await(
      this.to,
      { leastMillis: OVERLAP_MILLIS, mostMillis: SENDING_MILLIS },
      () => this.to.sends(),
      () => this.#ports.arrived(),
    );
  }

  #send(): void {
    if (!this.#stands(this.#from)) return this.#abandon();
    this.to.setSending(true);
    this.#await(
      this.#from,
      { leastMillis: OVERLAP_MILLIS, mostMillis: SENDING_MILLIS },
      () => this.to.sends(),
      () => this.#receive(),
    );
  }

  #receive(): void {
    this.#ports.move();
    this.#from.setSending(false);
    this.#await(
      this.to,
      { leastMillis: OVERLAP_MILLIS, mostMillis: RECEIVING_MILLIS },
      () => this.to.receives(),
      () => this.#ports.arrived(),
    );
  }

  /** Looks again and again until it is so or patience ends; gives up when a path breaks or another one is chosen. */
  #await(active: P, patience: Patience, holds: () => boolean, then: () => void, waited = 0): void {
    if (!this.#stands(active)) return this.#abandon();
    const enough = waited >= patience.leastMillis && holds();
    if (enough || waited >= patience.mostMillis) return then();
    this.#ports.schedule(() => this.#await(active, patience, holds, then, waited + LOOK_MILLIS), LOOK_MILLIS);
  }

  #stands(active: P): boolean {
    const connected = this.#from.state === 'connected' && this.to.state === 'connected';
    return connected && this.#ports.isActive(active);
  }

  #abandon(): void {
    for (const path of [this.to, this.#from]) path.setSending(this.#ports.isActive(path));
    this.#ports.abandoned();
  }
}
