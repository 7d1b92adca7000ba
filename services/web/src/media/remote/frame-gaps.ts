/** Longest time between two decoded frames of one participant, whichever path they came over. Milliseconds. */
export class FrameGaps {
  #longest = 0;
  #last: number | null = null;
  #frames = 0;

  frame(now: number): void {
    if (this.#last !== null) this.#longest = Math.max(this.#longest, now - this.#last);
    this.#last = now;
    this.#frames += 1;
  }

  /** The camera was switched off, or measuring starts anew: the time until the next frame is no gap. */
  pause(): void {
    this.#last = null;
  }

  reset(): void {
    this.#longest = 0;
    this.#frames = 0;
    this.pause();
  }

  get frames(): number {
    return this.#frames;
  }

  /** Counts the gap that is still open. */
  longest(now: number): number {
    return this.#last === null ? this.#longest : Math.max(this.#longest, now - this.#last);
  }

  sinceLast(now: number): number | null {
    return this.#last === null ? null : now - this.#last;
  }
}
