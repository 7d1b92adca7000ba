/** People move little in this time; looking for them is most of the work. */
const MASK_MILLIS = 60;

/** A picture that takes longer, on the average of a window, is no picture of a meeting: fewer than five a second. */
const LIMIT_MILLIS = 200;
const WINDOW_MILLIS = 5_000;

/** Bounds what blur costs: how often people are looked for, and when it is given up. */
export class Pace {
  #maskAt = -Infinity;
  #since: number | null = null;
  #spent = 0;
  #pictures = 0;

  /** Whether the picture that is worked on now gets a mask of its own; otherwise it takes the last one. */
  wantsMask(now: number): boolean {
    if (now - this.#maskAt < MASK_MILLIS) return false;
    this.#maskAt = now;
    return true;
  }

  /** Says what a picture took; true when the device has shown for a whole window that it cannot keep up. */
  isTooSlow(tookMillis: number, now: number): boolean {
    this.#since ??= now - tookMillis;
    this.#spent += tookMillis;
    this.#pictures += 1;
    if (now - this.#since < WINDOW_MILLIS) return false;
    const mean = this.#spent / this.#pictures;
    this.#since = null;
    this.#spent = 0;
    this.#pictures = 0;
    return mean > LIMIT_MILLIS;
  }
}
