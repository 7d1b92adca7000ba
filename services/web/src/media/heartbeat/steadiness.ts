/** Says when the standby has been heard without a gap for long enough to be trusted again. Times in milliseconds. */
export class Steadiness {
  static readonly GAP_MILLIS = 160;
  static readonly FIRST_WAIT_MILLIS = 30_000;
  static readonly LONGEST_WAIT_MILLIS = 480_000;

  #path: string | null = null;
  #last = 0;
  #since = 0;
  #told = false;
  #wait = Steadiness.FIRST_WAIT_MILLIS / 2;

  /** A path became the standby; its time starts now. */
  watch(path: string | null, now: number): void {
    if (path === this.#path) return;
    this.#path = path;
    this.#restart(now);
  }

  /** Each switch away from a path doubles how long the next one must be steady. */
  switched(): void {
    this.#wait = Math.min(this.#wait * 2, Steadiness.LONGEST_WAIT_MILLIS);
  }

  /** True once, when the path has been steady for long enough. */
  heard(path: string, now: number): boolean {
    if (path !== this.#path) return false;
    if (now - this.#last > Steadiness.GAP_MILLIS) this.#restart(now);
    this.#last = now;
    if (this.#told || now - this.#since < this.#wait) return false;
    this.#told = true;
    return true;
  }

  #restart(now: number): void {
    this.#since = now;
    this.#last = now;
    this.#told = false;
  }
}
