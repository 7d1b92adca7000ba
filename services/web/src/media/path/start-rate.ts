import { pairInUse } from '../stats/candidate-pair';

/** What browsers begin with by themselves. */
export const LOWEST_START = 300_000;
/** No more than a camera takes. */
const HIGHEST = 1_200_000;
/** Seven tenths of what the camera would take: a home connection bears it, and one that does not is noticed at once. */
export const USUAL_START = 840_000;

/**
 * Bits per second at which a new connection begins to send: what another one, over the same access line, has been seen
 * to bear. Who fails over goes on with the picture they had instead of beginning small.
 */
export function startRate(measured: number | undefined): number {
  return measured === undefined ? USUAL_START : Math.min(HIGHEST, Math.max(LOWEST_START, measured));
}

interface CandidatePair {
  readonly type: string;
  readonly nominated?: boolean;
  readonly availableOutgoingBitrate?: number;
}

/** What the connection's own estimator believes it could send; undefined where the browser does not say. */
export function availableRate(stats: Iterable<CandidatePair>): number | undefined {
  return pairInUse(stats)?.availableOutgoingBitrate;
}
