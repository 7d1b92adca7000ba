import type { Finding, Judgement } from './check';

/** What each measurement is worth: pure, so that the limits are tested without a browser. */

/** Good up to `good`, fair up to `fair`, poor beyond. */
function atMost(value: number | null, good: number, fair: number, finding: Finding): Judgement {
  if (value === null || !Number.isFinite(value)) return { verdict: 'unknown', finding: 'not-measured' };
  if (value <= good) return { verdict: 'good', value };
  return { verdict: value <= fair ? 'fair' : 'poor', value, finding };
}

/** Good from `good` up, fair from `fair` up, poor below. */
function atLeast(value: number | null, good: number, fair: number, finding: Finding): Judgement {
  if (value === null || !Number.isFinite(value)) return { verdict: 'unknown', finding: 'not-measured' };
  if (value >= good) return { verdict: 'good', value };
  return { verdict: value >= fair ? 'fair' : 'poor', value, finding };
}

/** There or not; what is missing is `poor`, or `fair` where a meeting works without. */
export function present(there: boolean, finding: Finding, without: 'fair' | 'poor' = 'poor'): Judgement {
  return there ? { verdict: 'good' } : { verdict: without, finding };
}

/** How the relay was reached. Without UDP, what is lost on the way holds up what comes after it. */
export function way(taken: 'udp' | 'tcp' | 'turn'): Judgement {
  switch (taken) {
    case 'udp':
      return { verdict: 'good' };
    case 'tcp':
      return { verdict: 'fair', finding: 'over-tcp' };
    case 'turn':
      return { verdict: 'fair', finding: 'over-turn' };
  }
}

/** Milliseconds until a TURN server lent an address; null when none did. A meeting may work without. */
export const turn = (millis: number | null): Judgement =>
  millis === null ? { verdict: 'fair', finding: 'turn-blocked' } : { verdict: 'good', value: millis };

/** Milliseconds there and back; ITU-T G.114: 150 ms one way go unnoticed, beyond 400 ms people talk over each other. */
export const roundTrip = (millis: number | null): Judgement => atMost(millis, 200, 400, 'delay-high');

/** Share of packets. Beyond 1 % speech needs repair, beyond 5 % it suffers. */
export const loss = (ratio: number | null): Judgement => atMost(ratio, 0.01, 0.05, 'loss-high');

/** Interarrival jitter (RFC 3550 §6.4.1), milliseconds. */
export const jitter = (millis: number | null): Judgement => atMost(millis, 30, 60, 'jitter-high');

/** What a camera of 360 lines takes, with room for sound; below the second one there is sound only. */
export const upload = (bitsPerSecond: number | null): Judgement =>
  atLeast(bitsPerSecond, 800_000, 300_000, 'upload-low');

/**
 * The same where the browser does not tell how much it believes to fit: Firefox does not. What was sent is then the
 * least that fits, and little of it is a bad sign only where some was lost.
 */
export function uploadSent(bitsPerSecond: number | null, lossRatio: number | null): Judgement {
  const judged = upload(bitsPerSecond);
  const whole = loss(lossRatio).verdict === 'good';
  return judged.finding === 'upload-low' && whole && judged.value !== undefined && judged.value > 0
    ? { verdict: 'unknown', value: judged.value, finding: 'upload-untold' }
    : judged;
}

/** Nothing can come back that was not sent: when nearly all of it does, the way down is good enough. */
export function download(bitsPerSecond: number | null, sentBitsPerSecond: number | null): Judgement {
  const all =
    bitsPerSecond !== null && sentBitsPerSecond !== null && bitsPerSecond >= 0.85 * sentBitsPerSecond;
  return all && bitsPerSecond > 0
    ? { verdict: 'good', value: bitsPerSecond }
    : atLeast(bitsPerSecond, 800_000, 300_000, 'download-low');
}

/** Pictures a second that made it to the relay, back, and through the decoder. */
export const echo = (framesPerSecond: number | null): Judgement =>
  atLeast(framesPerSecond, 8, 1, 'echo-missing');

/** Milliseconds a request took. */
export const serverTime = (millis: number): Judgement => atMost(millis, 400, 1_500, 'server-slow');
export const socketTime = (millis: number): Judgement => atMost(millis, 800, 3_000, 'socket-slow');

/** Milliseconds between this clock and the server's; a minute more and signed tokens are not valid yet. */
export const clockOffset = (millis: number): Judgement =>
  atMost(Math.abs(millis), 5_000, 60_000, 'clock-off');

export interface Picture {
  readonly black: boolean;
  readonly framesPerSecond: number;
  readonly height: number;
}

export function picture({ black }: Picture): Judgement {
  return black ? { verdict: 'poor', finding: 'picture-black' } : { verdict: 'good' };
}

export function motion({ framesPerSecond }: Picture): Judgement {
  if (framesPerSecond < 1) return { verdict: 'poor', value: framesPerSecond, finding: 'picture-frozen' };
  return atLeast(framesPerSecond, 12, 6, 'picture-slow');
}

/** Lines. */
export const size = ({ height }: Picture): Judgement => atLeast(height, 360, 180, 'picture-small');

export interface Sound {
  /** The loudest sample, dBFS; −∞ for digital silence. */
  readonly peakDecibel: number;
  /** Share of samples at the end of the scale. */
  readonly clippedRatio: number;
}

const QUIET_DECIBEL = -45;

export function level({ peakDecibel }: Sound): Judgement {
  if (peakDecibel === -Infinity) return { verdict: 'poor', finding: 'sound-silent' };
  return peakDecibel < QUIET_DECIBEL ? { verdict: 'fair', finding: 'sound-quiet' } : { verdict: 'good' };
}

export const clipping = ({ clippedRatio }: Sound): Judgement =>
  atMost(clippedRatio, 0.001, 0.01, 'sound-clips');

/** How late timers were while a picture was encoded and decoded, 95th percentile in milliseconds. */
export const processor = (lateMillis: number | null): Judgement =>
  atMost(lateMillis, 40, 150, 'processor-slow');

/** A meeting goes on without anybody noticing only while there is a second relay to go to. */
export function backup(reachable: number): Judgement {
  if (reachable >= 2) return { verdict: 'good', value: reachable };
  return { verdict: reachable === 1 ? 'fair' : 'poor', value: reachable, finding: 'no-backup' };
}
