import { pairInUse } from '../media/stats/candidate-pair';

/** Statistics of W3C webrtc-stats, as far as they are read here; browsers leave out what they do not know. */
export interface Stat {
  readonly type: string;
  readonly kind?: string;
  readonly timestamp: number;
  readonly id?: string;
  readonly nominated?: boolean;
  readonly localCandidateId?: string;
  readonly candidateType?: string;
  readonly protocol?: string;
  readonly state?: string;
  readonly currentRoundTripTime?: number;
  readonly availableOutgoingBitrate?: number;
  readonly bytesSent?: number;
  readonly bytesReceived?: number;
  readonly packetsSent?: number;
  readonly packetsReceived?: number;
  readonly packetsLost?: number;
  readonly jitter?: number;
  readonly roundTripTime?: number;
  readonly framesDecoded?: number;
}

/** The statistics of the two ends of a test call at one moment. */
export interface Sample {
  readonly sender: readonly Stat[];
  readonly receiver: readonly Stat[];
}

/** What a path is like. What could not be measured is null. */
export interface PathFigures {
  readonly roundTripMillis: number | null;
  /** The worse of the two directions. */
  readonly lossRatio: number | null;
  readonly jitterMillis: number | null;
  readonly upBitsPerSecond: number | null;
  readonly downBitsPerSecond: number | null;
  readonly framesPerSecond: number | null;
}

/** Figures of the time between two samples. */
export function pathFigures(before: Sample, after: Sample): PathFigures {
  const sent = rate(video(before.sender, 'outbound-rtp'), video(after.sender, 'outbound-rtp'), 'bytesSent');
  const room = pairOf(after.sender)?.availableOutgoingBitrate;
  return {
    roundTripMillis: millis(
      smallest([
        pairOf(after.sender)?.currentRoundTripTime,
        pairOf(after.receiver)?.currentRoundTripTime,
        video(after.sender, 'remote-inbound-rtp')?.roundTripTime,
      ]),
    ),
    lossRatio: largest([lossUp(after), lossDown(before, after)]),
    jitterMillis: millis(
      largest([
        video(after.sender, 'remote-inbound-rtp')?.jitter,
        video(after.receiver, 'inbound-rtp')?.jitter,
      ]),
    ),
    // The browser's own estimate knows of room that the test picture did not fill.
    upBitsPerSecond: sent === null ? null : Math.max(sent * 8, room ?? 0),
    downBitsPerSecond: eight(
      rate(video(before.receiver, 'inbound-rtp'), video(after.receiver, 'inbound-rtp'), 'bytesReceived'),
    ),
    framesPerSecond: rate(
      video(before.receiver, 'inbound-rtp'),
      video(after.receiver, 'inbound-rtp'),
      'framesDecoded',
    ),
  };
}

/** Whether a picture has come and could be decoded. */
export function showsPictures(receiver: readonly Stat[]): boolean {
  return (video(receiver, 'inbound-rtp')?.framesDecoded ?? 0) > 0;
}

/** Whether the browser tells how much it believes to fit. */
export function tellsRoom(stats: readonly Stat[]): boolean {
  return pairOf(stats)?.availableOutgoingBitrate !== undefined;
}

/** How the packets of a connection go. */
export function wayTaken(stats: readonly Stat[]): 'udp' | 'tcp' | 'turn' {
  const used = pairOf(stats)?.localCandidateId;
  const local = stats.find((stat) => stat.type === 'local-candidate' && stat.id === used);
  if (local?.candidateType === 'relay') return 'turn';
  return local?.protocol === 'tcp' ? 'tcp' : 'udp';
}

/** What was sent, for comparison with what came back. */
export function sentBitsPerSecond(before: Sample, after: Sample): number | null {
  return eight(rate(video(before.sender, 'outbound-rtp'), video(after.sender, 'outbound-rtp'), 'bytesSent'));
}

/** Of what the relay has told so far; it tells once a second, so there is no difference worth taking. */
function lossUp(after: Sample): number | undefined {
  const remote = video(after.sender, 'remote-inbound-rtp');
  const sent = video(after.sender, 'outbound-rtp')?.packetsSent;
  if (remote?.packetsLost === undefined || sent === undefined || sent === 0) return undefined;
  return Math.min(1, Math.max(0, remote.packetsLost / sent));
}

function lossDown(before: Sample, after: Sample): number | undefined {
  let lost = 0;
  let received = 0;
  for (const kind of ['video', 'audio']) {
    const then = of(before.receiver, 'inbound-rtp', kind);
    const now = of(after.receiver, 'inbound-rtp', kind);
    lost += (now?.packetsLost ?? 0) - (then?.packetsLost ?? 0);
    received += (now?.packetsReceived ?? 0) - (then?.packetsReceived ?? 0);
  }
  return received + lost <= 0 ? undefined : Math.max(0, lost) / (received + Math.max(0, lost));
}

function rate(
  before: Stat | undefined,
  after: Stat | undefined,
  counter: 'bytesSent' | 'bytesReceived' | 'framesDecoded',
): number | null {
  const now = after?.[counter];
  if (after === undefined || now === undefined || before === undefined) return null;
  const seconds = (after.timestamp - before.timestamp) / 1_000;
  return seconds <= 0 ? null : (now - (before[counter] ?? 0)) / seconds;
}

const of = (stats: readonly Stat[], type: string, kind: string) =>
  stats.find((stat) => stat.type === type && stat.kind === kind);
const video = (stats: readonly Stat[], type: string) => of(stats, type, 'video');

function pairOf(stats: readonly Stat[]): Stat | undefined {
  return (
    pairInUse(stats) ?? stats.find((stat) => stat.type === 'candidate-pair' && stat.state === 'succeeded')
  );
}

const known = (values: readonly (number | undefined)[]) => values.filter((value) => value !== undefined);
const smallest = (values: readonly (number | undefined)[]) => known(values).toSorted((a, b) => a - b)[0];
const largest = (values: readonly (number | undefined)[]) =>
  known(values).toSorted((a, b) => b - a)[0] ?? null;
const millis = (seconds: number | null | undefined) => (seconds == null ? null : seconds * 1_000);
const eight = (bytes: number | null) => (bytes === null ? null : bytes * 8);
