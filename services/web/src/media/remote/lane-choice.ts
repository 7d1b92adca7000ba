export type Lane = 0 | 1;

/** While two lanes both decode (make-before-break), the shown one keeps the screen unless it pauses this long. */
const PATIENCE_MILLIS = 250;

/** Decides which of two stacked videos is shown: the one that decoded a frame most recently, the active path's on a tie. */
export class LaneChoice {
  #shown: Lane = 0;
  readonly #last: [number, number] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];

  get shown(): Lane {
    return this.#shown;
  }

  /** When the lane decoded its last frame; −∞ before the first. */
  lastFrame(lane: Lane): number {
    return this.#last[lane];
  }

  frame(lane: Lane, active: Lane, now: number): Lane {
    this.#last[lane] = now;
    if (lane === this.#shown) return this.#shown;
    if (lane === active || now - this.#last[this.#shown] > PATIENCE_MILLIS) this.#shown = lane;
    return this.#shown;
  }
}
