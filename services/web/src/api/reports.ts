import { requestJson } from './http';
import type {
  Evidence,
  IncidentState,
  RelayPair,
  Sentence,
  Severity,
  TimelineEntry,
  Verdict,
} from './incidents';

/** The post-meeting report, docs/interfaces.md. Ratios are 0–1, times in milliseconds. */
type Maybe<T> = T | null | undefined;

export interface ReportParticipant {
  readonly participantId: string;
  readonly name: string;
  readonly role: 'host' | 'participant';
  readonly joinedAt: string;
  readonly leftAt: string;
  readonly leftReason: 'left' | 'removed' | 'connection-lost' | 'meeting-ended';
  readonly switches: number;
  readonly longestInterruptionMillis: number;
  readonly quality: {
    readonly windows: number;
    readonly goodRatio?: Maybe<number>;
    readonly lossRatio?: Maybe<number>;
    readonly roundTripMillis?: Maybe<number>;
    readonly meanOpinionScore?: Maybe<number>;
  };
}

export interface ReportFault {
  readonly incidentId: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly state: IncidentState;
  readonly cause: { readonly domain: string; readonly id: string };
  readonly explanation: Sentence;
  readonly advice: readonly Sentence[];
  readonly evidence: readonly Evidence[];
  readonly actions: readonly TimelineEntry[];
  readonly times: {
    readonly beganAt: string;
    readonly detectedAt: string;
    readonly decidedAt?: Maybe<string>;
    readonly movedAt?: Maybe<string>;
    readonly resolvedAt?: Maybe<string>;
  };
  readonly durations: {
    readonly detectMillis: number;
    readonly decideMillis?: Maybe<number>;
    readonly moveMillis?: Maybe<number>;
    readonly totalMillis?: Maybe<number>;
  };
}

/** People suffered from one cause at one time, with or without an incident. */
export interface ReportTrouble {
  readonly from: string;
  readonly to: string;
  readonly participantIds: readonly string[];
  readonly direction: 'sent' | 'received' | 'both';
  readonly domain: 'device' | 'participant-network' | 'site-link' | 'relay' | 'platform';
  readonly causeId: string;
  readonly confidence: number;
  readonly lossRatio: number;
  readonly explanation: Sentence;
  readonly evidence: readonly Sentence[];
}

/** Something of a person's own media failed, as their browser saw it. */
export interface ReportMediaFault {
  readonly from: string;
  readonly to: string;
  readonly participantId: string;
  readonly part: 'microphone' | 'camera' | 'hearing' | 'path';
  readonly explanation: Sentence;
  readonly ending: Sentence;
}

export interface ReportSwitch {
  readonly at: string;
  readonly participantId: string;
  readonly fromRelayId: string;
  readonly toRelayId: string;
  readonly epoch: number;
  readonly reason: string;
  readonly silenceMillis: number;
}

export interface QualityPoint {
  readonly at: string;
  readonly relayId: string;
  readonly verdict: Verdict;
  readonly uplinkLossRatio?: Maybe<number>;
  readonly downlinkLossRatio?: Maybe<number>;
  readonly jitterMillis?: Maybe<number>;
  readonly roundTripMillis?: Maybe<number>;
  readonly meanOpinionScore?: Maybe<number>;
  readonly receivedBitsPerSecond?: Maybe<number>;
  readonly framesPerSecond?: Maybe<number>;
  readonly freezeRatio?: Maybe<number>;
}

export interface ReportTask {
  readonly taskId: string;
  readonly participantId?: Maybe<string>;
  readonly done: boolean;
  readonly changedAt: string;
}

export interface Report {
  readonly meetingId: string;
  readonly title?: Maybe<string>;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly endReason: 'host' | 'empty';
  readonly durationSeconds: number;
  readonly generatedAt: string;
  readonly verdict: 'clean' | 'handled' | 'troubled';
  readonly headline: Sentence;
  readonly sentences: readonly Sentence[];
  readonly longestInterruptionMillis: number;
  readonly participants: readonly ReportParticipant[];
  readonly placements: readonly {
    readonly at: string;
    readonly epoch: number;
    readonly primary: string;
    readonly standby?: Maybe<string>;
    readonly branches?: Maybe<readonly RelayPair[]>;
    readonly reason: string;
  }[];
  readonly switches: readonly ReportSwitch[];
  readonly faults: readonly ReportFault[];
  readonly quality: readonly { readonly participantId: string; readonly points: readonly QualityPoint[] }[];
  /** As they are now, without their words. */
  readonly tasks?: Maybe<readonly ReportTask[]>;
  /** Missing in reports made before causes were told. */
  readonly troubles?: Maybe<readonly ReportTrouble[]>;
  /** Missing in reports made before browsers told of it. */
  readonly mediaFaults?: Maybe<readonly ReportMediaFault[]>;
}

export function reportUrl(meetingId: string): string {
  return `/api/v1/reports/${encodeURIComponent(meetingId)}`;
}

export function getReport(meetingId: string, signal: AbortSignal): Promise<Report> {
  return requestJson(reportUrl(meetingId), { signal });
}
