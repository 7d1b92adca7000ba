import type { StreamSample } from './stream-sample';

/** Samples not yet taken by telemetry-ingest. When it stays away, the oldest give way to the newest. */
export class SampleBuffer {
  static readonly CAPACITY = 2_000;
  static readonly BATCH = 400;

  #samples: StreamSample[] = [];
  #notBefore = 0;
  #failures = 0;

  get size(): number {
    return this.#samples.length;
  }

  add(samples: readonly StreamSample[]): void {
    this.#samples = [...this.#samples, ...samples].slice(-SampleBuffer.CAPACITY);
  }

  /** The next batch to send; empty while ingest asked for patience. The samples stay until they are `taken`. */
  next(now: number): readonly StreamSample[] {
    return now < this.#notBefore ? [] : this.#samples.slice(0, SampleBuffer.BATCH);
  }

  /** Ingest took the batch, or refused it for good. */
  taken(batch: readonly StreamSample[]): void {
    const gone = new Set(batch);
    this.#samples = this.#samples.filter((sample) => !gone.has(sample));
    this.#failures = 0;
  }

  /** Ingest was away or busy; `retryAfterMillis` is what it asked for, if it answered. */
  failed(now: number, retryAfterMillis: number | null): void {
    this.#failures += 1;
    this.#notBefore = now + (retryAfterMillis ?? Math.min(30_000, 1_000 * 2 ** this.#failures));
  }
}
