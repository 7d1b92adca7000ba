/** Shapes of incident-service, docs/interfaces.md “incident-service REST”. What is not known is absent or null. */

export type Severity = 'critical' | 'error' | 'warning' | 'info';
export type IncidentState = 'open' | 'acknowledged' | 'mitigating' | 'mitigated' | 'resolved';
export type Verdict = 'good' | 'fair' | 'poor' | 'unknown';
type Maybe<T> = T | null | undefined;

export interface Evidence {
  readonly at: string;
  readonly kind: string;
  readonly source: string;
  readonly text: string;
}

export interface TimelineEntry {
  readonly at: string;
  readonly by: string;
  readonly text: string;
}

export interface Incident {
  readonly incidentId: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly state: IncidentState;
  readonly cause: { readonly domain: string; readonly id: string };
  readonly summary: string;
  readonly startedAt: string;
  readonly openedAt: string;
  readonly mitigatedAt?: Maybe<string>;
  readonly resolvedAt?: Maybe<string>;
  readonly acknowledgedAt?: Maybe<string>;
  readonly owner?: Maybe<string>;
  readonly mergedInto?: Maybe<string>;
  readonly inhibitedBy?: Maybe<string>;
  readonly silencedBy?: Maybe<string>;
  readonly revision: number;
  readonly meetingIds: readonly string[];
  readonly evidence: readonly Evidence[];
  readonly timeline: readonly TimelineEntry[];
}

export interface RelayLoad {
  readonly meetings: number;
  readonly sessions: number;
  readonly packetsPerSecond: number;
  readonly bitsPerSecond: number;
  readonly cpuRatio: number;
  readonly lossRatio: number;
}

export type RelayState = 'ready' | 'draining' | 'lost' | 'fenced' | 'stopped' | 'unknown';

export interface Relay {
  readonly relayId: string;
  readonly state: RelayState;
  readonly since?: Maybe<string>;
  readonly lastSeen?: Maybe<string>;
  readonly region?: Maybe<string>;
  readonly load?: Maybe<RelayLoad>;
  readonly peers?: readonly {
    readonly relayId: string;
    readonly alive: boolean;
    readonly silentMillis: number;
  }[];
  readonly meetings: readonly {
    readonly meetingId: string;
    readonly role: 'primary' | 'standby';
    readonly epoch: number;
  }[];
}

export interface PersonQuality {
  readonly participantId: string;
  readonly relayId: string;
  readonly at: string;
  readonly verdict: Verdict;
  readonly uplinkLossRatio?: Maybe<number>;
  readonly downlinkLossRatio?: Maybe<number>;
  readonly roundTripMillis?: Maybe<number>;
  readonly jitterMillis?: Maybe<number>;
  readonly meanOpinionScore?: Maybe<number>;
}

/** Two relays that stand in for each other. */
export interface RelayPair {
  readonly primary: string;
  readonly standby?: Maybe<string>;
}

export interface ConsoleMeeting {
  readonly meetingId: string;
  readonly title?: Maybe<string>;
  readonly startedAt?: Maybe<string>;
  readonly participants: number;
  readonly placement?: Maybe<
    RelayPair & {
      readonly epoch: number;
      /** The pairs after the first, of a meeting larger than one relay. */
      readonly branches?: Maybe<readonly RelayPair[]>;
      readonly reason: string;
      readonly placedAt: string;
    }
  >;
  readonly quality: { readonly verdict: Verdict; readonly people: readonly PersonQuality[] };
}

/** A part of the platform, seen from outside. */
export interface PlatformComponent {
  readonly name: string;
  readonly kind: 'service' | 'broker' | 'consumer-group' | 'certificate';
  readonly status: 'up' | 'degraded' | 'down';
  readonly detail?: Maybe<string>;
  readonly lagSeconds?: Maybe<number>;
  readonly validUntil?: Maybe<string>;
}

export interface ConsoleSnapshot {
  readonly at: string;
  readonly observer: {
    readonly kafka: 'live' | 'waiting';
    readonly lastEventAt?: Maybe<string>;
    readonly database: 'up' | 'down';
  };
  readonly meetings: readonly ConsoleMeeting[];
  readonly relays: readonly Relay[];
  /** Missing where incident-service does not look at the platform yet. */
  readonly components?: Maybe<readonly PlatformComponent[]>;
  readonly incidents: readonly Incident[];
}

export interface Sentence {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly text: string;
}
