const TICK_MILLIS = 20;

/** Watches how late timers are; a page that has no time for them has none for pictures. */
export class ProcessorWatch {
  readonly #late: number[] = [];
  readonly #timer: ReturnType<typeof setInterval>;
  #last = performance.now();

  constructor() {
    this.#timer = setInterval(() => {
      const now = performance.now();
      this.#late.push(Math.max(0, now - this.#last - TICK_MILLIS));
      this.#last = now;
    }, TICK_MILLIS);
  }

  /** Ends the watch: the 95th percentile in milliseconds; null when the tab was hidden or nothing was seen. */
  end(): number | null {
    clearInterval(this.#timer);
    if (document.hidden || this.#late.length === 0) return null;
    const sorted = this.#late.toSorted((a, b) => a - b);
    return sorted[Math.floor(sorted.length * 0.95)] ?? null;
  }
}
