import { pairInUse } from './candidate-pair';
import type { Source } from '../../api/types';

/** The record StreamSample of services/contracts; counters mean what W3C webrtc-stats says of the same name. */
export interface StreamSample {
  readonly sampleId: string;
  readonly reporter: 'client';
  readonly meetingId: string;
  readonly participantId: string;
  readonly relayId: string;
  readonly siteId?: string;
  readonly direction: 'inbound' | 'outbound';
  readonly kind: 'audio' | 'video';
  readonly source: Source;
  readonly remoteParticipantId: string | null;
  readonly ssrc: number;
  readonly active: boolean;
  readonly timestamp: string;
  readonly packetsReceived: number | null;
  readonly packetsSent: number | null;
  readonly packetsLost: number | null;
  readonly bytesReceived: number | null;
  readonly bytesSent: number | null;
  readonly jitter: number | null;
  readonly roundTripTime: number | null;
  readonly framesDecoded: number | null;
  readonly framesEncoded: number | null;
  readonly framesPerSecond: number | null;
  readonly frameWidth: number | null;
  readonly frameHeight: number | null;
  readonly freezeCount: number | null;
  readonly totalFreezesDuration: number | null;
  readonly concealedSamples: number | null;
  readonly totalSamplesReceived: number | null;
  readonly nackCount: number | null;
  readonly pliCount: number | null;
}

/** Whose the report is. */
export interface SampleContext {
  readonly meetingId: string;
  readonly participantId: string;
  readonly relayId: string;
  readonly active: boolean;
  /** Where the person sits, if that is known; the network may know better. */
  readonly siteId?: string | undefined;
  readonly sentMids: ReadonlyMap<string, Source>;
  readonly receivedMids: ReadonlyMap<string, { participantId: string; source: Source }>;
  nextSampleId(): string;
}

/** A statistics object of any type, read defensively. */
export type Stat = Readonly<Record<string, unknown>> & { readonly id: string; readonly type: string };

/** Turns one getStats report into a sample per RTP stream that belongs to somebody. */
export function samplesOf(stats: Iterable<Stat>, context: SampleContext): StreamSample[] {
  const all = [...stats];
  const byId = new Map(all.map((stat) => [stat.id, stat]));
  const roundTrip = numberOrNull(pairInUse(all)?.currentRoundTripTime);
  return all.flatMap((stat) => {
    if (stat.type === 'inbound-rtp') return inbound(stat, roundTrip, context);
    if (stat.type === 'outbound-rtp') return outbound(stat, byId.get(String(stat.remoteId)), context);
    return [];
  });
}

function inbound(stat: Stat, roundTripTime: number | null, context: SampleContext): StreamSample[] {
  const owner = context.receivedMids.get(String(stat.mid));
  if (owner === undefined) return [];
  return [
    {
      ...common(stat, context),
      direction: 'inbound',
      source: owner.source,
      remoteParticipantId: owner.participantId,
      packetsLost: numberOrNull(stat.packetsLost),
      jitter: numberOrNull(stat.jitter),
      roundTripTime,
    },
  ];
}

function outbound(stat: Stat, remote: Stat | undefined, context: SampleContext): StreamSample[] {
  const source = context.sentMids.get(String(stat.mid));
  // A simulcast layer that nobody needs is switched off on purpose: it neither stalls nor freezes.
  if (source === undefined || stat.active === false) return [];
  return [
    {
      ...common(stat, context),
      direction: 'outbound',
      source,
      remoteParticipantId: null,
      packetsLost: numberOrNull(remote?.packetsLost),
      jitter: numberOrNull(remote?.jitter),
      roundTripTime: numberOrNull(remote?.roundTripTime),
    },
  ];
}

function common(stat: Stat, context: SampleContext) {
  return {
    sampleId: context.nextSampleId(),
    reporter: 'client' as const,
    meetingId: context.meetingId,
    participantId: context.participantId,
    relayId: context.relayId,
    ...(context.siteId === undefined ? {} : { siteId: context.siteId }),
    kind: stat.kind === 'video' ? ('video' as const) : ('audio' as const),
    ssrc: Number(stat.ssrc),
    active: context.active,
    timestamp: new Date(Number(stat.timestamp)).toISOString(),
    packetsReceived: numberOrNull(stat.packetsReceived),
    packetsSent: numberOrNull(stat.packetsSent),
    bytesReceived: numberOrNull(stat.bytesReceived),
    bytesSent: numberOrNull(stat.bytesSent),
    framesDecoded: numberOrNull(stat.framesDecoded),
    framesEncoded: numberOrNull(stat.framesEncoded),
    framesPerSecond: numberOrNull(stat.framesPerSecond),
    frameWidth: numberOrNull(stat.frameWidth),
    frameHeight: numberOrNull(stat.frameHeight),
    freezeCount: numberOrNull(stat.freezeCount),
    totalFreezesDuration: numberOrNull(stat.totalFreezesDuration),
    concealedSamples: numberOrNull(stat.concealedSamples),
    totalSamplesReceived: numberOrNull(stat.totalSamplesReceived),
    nackCount: numberOrNull(stat.nackCount),
    pliCount: numberOrNull(stat.pliCount),
  };
}

function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
