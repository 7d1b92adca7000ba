/** The value that a share of all values does not exceed (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new Error('no values');
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** One line for a row of figures. */
export function summary(values: readonly number[]): string {
  return `n=${values.length} median=${percentile(values, 0.5)} ms p95=${percentile(values, 0.95)} ms max=${Math.max(...values)} ms`;
}

/** Milliseconds that grow evenly whatever happens to the machine's clock: for how long something took. */
export const steadyMillis = (): number => Math.round(performance.now());

export const pause = (millis: number): Promise<void> =>
  new Promise((resume) => setTimeout(resume, millis));
