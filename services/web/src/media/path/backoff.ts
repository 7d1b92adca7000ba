/** Exponential back-off with full jitter in its upper half, so that a herd spreads and nobody waits for nothing. */
export interface Backoff {
  readonly firstMillis: number;
  readonly maxMillis: number;
}

/** Delay before attempt `attempt` (from 0). `random` is in [0, 1). */
export function backoffMillis(backoff: Backoff, attempt: number, random: number): number {
  const ceiling = Math.min(backoff.maxMillis, backoff.firstMillis * 2 ** Math.min(attempt, 20));
  return ceiling * (0.5 + random / 2);
}
