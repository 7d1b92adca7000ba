/** The part of a path that handing over needs. */
export interface HandoverPath {
  readonly state: string;
  /** The camera's picture is smaller by so much in width and height; 1, unless it is said: as large as usual. */
  setSending(sending: boolean, cameraScaleDownBy?: number): void;
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

/** Who leaves the same bad path begins within so long: each lost packet counts, and so do encoders that begin together. */
export const HASTE_MILLIS = 150;

/**
 * Then everybody's first picture has come to the new relay, and not so long ago that the relay would have to ask for
 * another to begin with.
 */
export const EVERYBODY_SENDS_MILLIS = 350;

/**
 * Two pictures are encoded and decoded while both paths are used, and whoever lacks the processor time for it stands still.
 * So the second is small, a quarter of the work, until some time after the first has ended.
 */
export const SMALL = 2;
export const SMALL_MILLIS = 700;

/** Who hurried a little later becomes large so many times later: keyframes of everybody at once are work, too. */
export const SMALL_SPREAD = 5;

/**
 * Leaves one healthy path for another, one direction after the other, so that neither encoding nor decoding is doubled
 * for longer than it must be, and nothing is left before something better has come:
 *
 *     sending over both → sending over the new → receiving over both → receiving over the new
 *
 * A bad path is left in the same order, but soon, and is sent over until the end:
 *
 *     sending over both → receiving over both → receiving and sending over the new
 *
 * Nobody receives over the new path before everybody sends over it: the relay would ask for a keyframe of those who do
 * not, it would come over the bad path, and everybody would wait for its lost packets.
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
    const patience = { leastMillis: OVERLAP_MILLIS, mostMillis: SENDING_MILLIS };
    const follow = () => {
      this.#receive(SMALL_MILLIS, () => this.to.receives());
      this.#from.setSending(false);
    };
    this.#ports.schedule(() => this.#send(patience, () => this.to.sends(), follow), delayMillis);
  }

  /** Leaves a bad path, from the delay on, which is at most `HASTE_MILLIS`. */
  hasten(delayMillis: number): void {
    const millis = EVERYBODY_SENDS_MILLIS - delayMillis;
    const patience = { leastMillis: millis, mostMillis: millis };
    const small = SMALL_MILLIS + delayMillis * SMALL_SPREAD;
    const follow = () => this.#receive(small, () => this.to.sends() && this.to.receives());
    this.#ports.schedule(() => this.#send(patience, () => true, follow), delayMillis);
  }

  #send(patience: Patience, holds: () => boolean, then: () => void): void {
    if (!this.#stands(this.#from)) return this.#abandon();
    this.to.setSending(true, SMALL);
    this.#await(this.#from, patience, holds, then);
  }

  #receive(smallMillis: number, holds: () => boolean): void {
    this.#ports.move();
    const patience = { leastMillis: OVERLAP_MILLIS, mostMillis: RECEIVING_MILLIS };
    this.#await(this.to, patience, holds, () => {
      this.#ports.arrived();
      this.#ports.schedule(() => this.#enlarge(), smallMillis);
    });
  }

  #enlarge(): void {
    if (this.#ports.isActive(this.to)) this.to.setSending(true);
  }

  /** Looks again and again until it is so or patience ends; gives up when a path breaks or another one is chosen. */
  #await(active: P, patience: Patience, holds: () => boolean, then: () => void, waited = 0): void {
    if (!this.#stands(active)) return this.#abandon();
    // Asked from the beginning, because `sends` counts from the first question on.
    const held = holds();
    if ((held && waited >= patience.leastMillis) || waited >= patience.mostMillis) return then();
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
