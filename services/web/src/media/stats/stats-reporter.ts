import { Store } from '../../app/store';
import { randomHex } from '../ids';
import type { RelayConnection } from '../path/relay-connection';
import type { Speaker } from '../heartbeat/speakers';
import { ActiveSpeaker } from './active-speaker';
import { judgeConnection, streamKey, type ConnectionQuality } from './connection-quality';
import { Hearing } from './hearing';
import { SampleBuffer } from './sample-buffer';
import { samplesOf, type Stat, type StreamSample } from './stream-sample';
import { postSamples } from './telemetry-client';

export interface MeasuredPath {
  readonly relayId: string;
  readonly active: boolean;
  readonly connection: RelayConnection;
}

export interface ReporterPorts {
  readonly meetingId: string;
  readonly participantId: string;
  telemetryToken(): string;
  /** Where the person sits; undefined while nobody knows. */
  siteId(): string | undefined;
  paths(): readonly MeasuredPath[];
}

/** What is measured for the person's own eyes. */
export interface LiveStats {
  readonly speaking: ReadonlySet<string>;
  /** Who has the floor; null until somebody else has spoken. */
  readonly speaker: string | null;
  /** By participant; the own connection under the own id. */
  readonly quality: ReadonlyMap<string, ConnectionQuality>;
}

const LEVEL_MILLIS = 500;
const SAMPLE_EVERY = 4;
const SPEAKING_LEVEL = 0.02;

/**
 * Reads getStats of both paths every two seconds and sends the streams to telemetry-ingest. Voices are what the relay
 * says of them; where the page cannot hear that, it looks for itself, twice a second.
 */
export class StatsReporter {
  /** Whether others speak and nothing of it arrives. */
  readonly unheard = new Store(false);
  readonly live = new Store<LiveStats>({ speaking: new Set(), speaker: null, quality: new Map() });
  readonly #ports: ReporterPorts;
  readonly #buffer = new SampleBuffer();
  readonly #origin = randomHex(6);
  readonly #floor = new ActiveSpeaker();
  readonly #hearing = new Hearing();
  #before: ReadonlyMap<string, StreamSample> = new Map();
  #tick = 0;
  #samples = 0;
  #sending = false;
  #told = false;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(ports: ReporterPorts) {
    this.#ports = ports;
  }

  start(): void {
    this.#timer = setInterval(() => void this.#run(), LEVEL_MILLIS);
  }

  stop(): void {
    clearInterval(this.#timer);
    void this.#flush();
  }

  /** The relay says who speaks, whoever has the floor first. One does not see oneself in front. */
  told(speakers: readonly Speaker[]): void {
    this.#told = true;
    const { participantId } = this.#ports;
    const speaking = speakers.flatMap((one) => (one.speaking ? [one.participantId] : []));
    const [floor] = speakers;
    const speaker = floor === undefined || floor.participantId === participantId ? null : floor.participantId;
    this.live.patch({ speaking: new Set(speaking), speaker: speaker ?? this.live.get().speaker });
  }

  async #run(): Promise<void> {
    const full = (this.#tick += 1) % SAMPLE_EVERY === 0;
    if (this.#told && !full) return;
    const paths = this.#ports.paths().filter((path) => full || path.active);
    const reports = await Promise.all(
      paths.map(async (path) => ({
        path,
        stats: [...(await path.connection.getStats()).values()] as Stat[],
      })),
    );
    const active = reports.find((report) => report.path.active);
    if (active !== undefined && !this.#told) this.#noticeVoices(active.stats, active.path.connection);
    if (!full) return;
    this.#sample(reports.flatMap(({ path, stats }) => this.#samplesOf(path, stats)));
    await this.#flush();
  }

  #noticeVoices(stats: readonly Stat[], connection: RelayConnection): void {
    const levels = voiceLevels(stats, connection.receivedMids());
    this.#floor.retain([...levels.keys()]);
    const speaker = this.#floor.hear(levels, performance.now());
    const speaking = new Set([...levels].flatMap(([id, level]) => (level > SPEAKING_LEVEL ? [id] : [])));
    const before = this.live.get();
    const same =
      speaking.size === before.speaking.size && [...speaking].every((id) => before.speaking.has(id));
    if (!same || speaker !== before.speaker) this.live.patch({ speaking, speaker });
  }

  #samplesOf(path: MeasuredPath, stats: readonly Stat[]): StreamSample[] {
    return samplesOf(stats, {
      meetingId: this.#ports.meetingId,
      participantId: this.#ports.participantId,
      relayId: path.relayId,
      active: path.active,
      siteId: this.#ports.siteId(),
      sentMids: path.connection.sentMids(),
      receivedMids: path.connection.receivedMids(),
      nextSampleId: () => `${this.#origin}-${(this.#samples += 1)}`,
    });
  }

  #sample(samples: readonly StreamSample[]): void {
    this.live.patch({ quality: this.#judge(samples.filter((sample) => sample.active)) });
    if (this.#told) this.unheard.set(this.#hearing.look(this.live.get().speaking, this.#before, samples));
    this.#buffer.add(samples.filter((sample) => this.#moved(sample)));
    this.#before = new Map(samples.map((sample) => [streamKey(sample), sample]));
  }

  /** An idle stream says nothing new. */
  #moved(sample: StreamSample): boolean {
    const count = (one: StreamSample | undefined) => (one?.packetsReceived ?? 0) + (one?.packetsSent ?? 0);
    const packets = count(sample);
    return packets > 0 && (sample.active || packets !== count(this.#before.get(streamKey(sample))));
  }

  #judge(samples: readonly StreamSample[]): ReadonlyMap<string, ConnectionQuality> {
    const owner = (sample: StreamSample) => sample.remoteParticipantId ?? this.#ports.participantId;
    const people = new Set(samples.map(owner));
    const of = (id: string) => samples.filter((sample) => owner(sample) === id);
    return new Map([...people].map((id) => [id, judgeConnection(this.#before, of(id))]));
  }

  async #flush(): Promise<void> {
    if (this.#sending) return;
    const batch = this.#buffer.next(Date.now());
    if (batch.length === 0) return;
    this.#sending = true;
    const delivery = await postSamples(batch, this.#ports.telemetryToken());
    this.#sending = false;
    if (delivery === 'done') this.#buffer.taken(batch);
    else this.#buffer.failed(Date.now(), delivery.retryAfterMillis);
  }
}

/** How loud each person is right now; W3C audioLevel, 0–1. The sound of a screen is nobody's voice. */
function voiceLevels(
  stats: readonly Stat[],
  owners: ReturnType<RelayConnection['receivedMids']>,
): ReadonlyMap<string, number> {
  return new Map(
    stats.flatMap((stat): [string, number][] => {
      const owner = stat.type === 'inbound-rtp' ? owners.get(String(stat.mid)) : undefined;
      if (owner?.source !== 'microphone') return [];
      return [[owner.participantId, Number(stat.audioLevel) || 0]];
    }),
  );
}
