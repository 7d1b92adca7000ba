import type { StreamSample } from './stream-sample';

export type QualityLevel = 'good' | 'fair' | 'poor' | 'unknown';
export type QualityReason = 'loss' | 'jitter' | 'delay' | 'freeze';

/** How a person's connection is right now, with the figures behind it. */
export interface ConnectionQuality {
  readonly level: QualityLevel;
  readonly reasons: readonly QualityReason[];
  readonly lossRatio: number | null;
  readonly jitterMillis: number | null;
  readonly roundTripMillis: number | null;
}

export const UNKNOWN_QUALITY: ConnectionQuality = {
  level: 'unknown',
  reasons: [],
  lossRatio: null,
  jitterMillis: null,
  roundTripMillis: null,
};

/** [fair from, poor from]; loss and delay after ITU-T G.1010 and G.114, freezes as a share of the time. */
const LIMITS: Readonly<Record<QualityReason, readonly [number, number]>> = {
  loss: [0.02, 0.08],
  jitter: [40, 100],
  delay: [300, 600],
  freeze: [0.03, 0.15],
};

/** Judges from two samples of each stream of one person, the earlier ones keyed like the later ones. */
export function judgeConnection(
  before: ReadonlyMap<string, StreamSample>,
  now: readonly StreamSample[],
): ConnectionQuality {
  const steps = now.flatMap((sample) => {
    const earlier = before.get(streamKey(sample));
    return earlier === undefined ? [] : [step(earlier, sample)];
  });
  const packets = sum(steps.map((s) => s.packets));
  if (packets < 5) return UNKNOWN_QUALITY;
  const lossRatio = sum(steps.map((s) => s.lost)) / packets;
  const jitterMillis = toMillis(greatest(now.map((sample) => sample.jitter)));
  const roundTripMillis = toMillis(greatest(now.map((sample) => sample.roundTripTime)));
  const freeze = greatest(steps.map((s) => s.freeze));
  const values = { loss: lossRatio, jitter: jitterMillis, delay: roundTripMillis, freeze };
  const poor = reasonsOver(values, 1);
  const fair = reasonsOver(values, 0);
  const level = poor.length > 0 ? 'poor' : fair.length > 0 ? 'fair' : 'good';
  return { level, reasons: poor.length > 0 ? poor : fair, lossRatio, jitterMillis, roundTripMillis };
}

export function streamKey(sample: StreamSample): string {
  return `${sample.relayId} ${sample.direction} ${sample.ssrc}`;
}

function step(before: StreamSample, now: StreamSample) {
  const seconds = (Date.parse(now.timestamp) - Date.parse(before.timestamp)) / 1_000;
  const lost = Math.max(0, difference(before.packetsLost, now.packetsLost));
  const arrived =
    difference(before.packetsReceived, now.packetsReceived) + difference(before.packetsSent, now.packetsSent);
  // A sender counts what it sent, lost ones included; a receiver counts only what came.
  const packets = Math.max(0, arrived) + (now.direction === 'inbound' ? lost : 0);
  const frozen = difference(before.totalFreezesDuration, now.totalFreezesDuration);
  return { packets, lost, freeze: seconds > 0 ? frozen / seconds : null };
}

function reasonsOver(values: Readonly<Record<QualityReason, number | null>>, limit: 0 | 1): QualityReason[] {
  const reasons: QualityReason[] = ['loss', 'freeze', 'jitter', 'delay'];
  return reasons.filter((reason) => (values[reason] ?? 0) >= LIMITS[reason][limit]);
}

function difference(before: number | null, now: number | null): number {
  return before === null || now === null ? 0 : now - before;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function greatest(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.max(...known);
}

function toMillis(seconds: number | null): number | null {
  return seconds === null ? null : seconds * 1_000;
}
