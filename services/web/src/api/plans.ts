import { requestJson } from './http';
import { createMeeting, join } from './meetings';

/** Shapes of incident-service, docs/plans.md. */

export interface Target {
  readonly domain: string;
  readonly id: string;
}

export type RunState =
  'waiting' | 'running' | 'rolling-back' | 'completed' | 'failed' | 'cancelled' | 'rolled-back';

export type StepState =
  | 'pending'
  | 'awaiting-approval'
  | 'running'
  | 'done'
  | 'failed'
  | 'timed-out'
  | 'refused'
  | 'skipped'
  | 'rolled-back';

export type PlanAction =
  | 'move-meetings'
  | 'lower-layers'
  | 'raise-layers'
  | 'drain-relay'
  | 'take-back-relay'
  | 'switch-device'
  | 'switch-link'
  | 'take-back-link'
  | 'call-webhook'
  | 'page-team'
  | 'ask-person'
  | 'wait-for';

export interface StepRun {
  readonly stepId: string;
  readonly action: PlanAction;
  readonly text: string;
  readonly role?: string | null;
  readonly options: readonly string[];
  readonly state: StepState;
  readonly attempts: number;
  readonly beganAt?: string | null;
  readonly dueAt?: string | null;
  readonly retryAt?: string | null;
  readonly endedAt?: string | null;
  readonly by?: string | null;
  readonly answer?: string | null;
  readonly detail?: string | null;
}

export interface PlanRun {
  readonly runId: string;
  readonly planId: string;
  readonly planVersion: number;
  readonly responsible: string;
  readonly target: Target;
  readonly incidentId?: string | null;
  readonly drillId?: string | null;
  readonly state: RunState;
  readonly startedBy: string;
  readonly createdAt: string;
  readonly endedAt?: string | null;
  readonly waitsFor?: string | null;
  readonly steps: readonly StepRun[];
  readonly revision: number;
}

/** What a plan says in one more language; what is left out is said in the plan's own. */
export interface PlanWords {
  readonly description?: string | null;
  /** By the step's id. */
  readonly steps: Readonly<Record<string, string>>;
  /** By the option as the file has it. */
  readonly options: Readonly<Record<string, string>>;
}

export interface Plan {
  readonly id: string;
  readonly version: number;
  readonly source: { readonly origin: 'shipped' | 'folder'; readonly file: string };
  readonly description: string;
  readonly responsible: string;
  readonly rules: readonly string[];
  readonly scope?: string;
  /** ISO 8601 durations. */
  readonly targets: { readonly detect: string; readonly mitigate: string; readonly clear: string };
  readonly steps: readonly {
    readonly id: string;
    readonly action: PlanAction;
    readonly text: string;
    readonly options?: readonly string[];
    readonly within: string;
    readonly approval?: string;
  }[];
  readonly movesMeetings: boolean;
  /** Of the texts above, BCP 47. */
  readonly language?: string;
  readonly texts?: Readonly<Record<string, PlanWords>>;
  readonly text?: string;
  readonly lastRun?: PlanRun;
}

export interface PlansInForce {
  readonly errors: readonly PlanFileError[];
  readonly plans: readonly Plan[];
}

export interface PlanFileError {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly field: string;
  readonly expected: string;
  readonly actual: string;
}

export interface DryRun {
  readonly steps: readonly { readonly stepId: string; readonly would: string; readonly onlyIf: string }[];
}

export type RunAct = 'approve' | 'refuse' | 'answer' | 'done' | 'cancel' | 'roll-back';

/** What a drill can bring about, each to try one plan. */
export const FAULT_PLANS = {
  kill: 'relay-loss',
  freeze: 'relay-loss',
  loss: 'relay-sick',
  'service-crash': 'service-down',
  'service-freeze': 'service-down',
  'broker-stop': 'broker-outage',
} as const;

export type Fault = keyof typeof FAULT_PLANS;

export const FAULTS = Object.keys(FAULT_PLANS) as readonly Fault[];

/** Faults whose plan has people leave what is broken; of the others nothing is mended before they are over. */
export const FAULTS_LEFT: ReadonlySet<Fault> = new Set(['kill', 'freeze', 'loss']);

export interface Drill {
  readonly drillId: string;
  readonly planId: string;
  readonly planVersion: number;
  readonly targets: {
    readonly detectMillis: number;
    readonly mitigateMillis: number;
    readonly clearMillis: number;
  };
  readonly fault: Fault;
  readonly meetingId: string;
  readonly target?: string | null;
  readonly state: 'preparing' | 'broken' | 'healed' | 'over';
  readonly startedBy: string;
  readonly createdAt: string;
  readonly faultAt?: string | null;
  readonly detectedAt?: string | null;
  readonly mitigatedAt?: string | null;
  readonly healedAt?: string | null;
  readonly clearedAt?: string | null;
  readonly grade?: 'A' | 'B' | 'C' | 'F' | null;
  readonly detail?: string | null;
}

export interface Drills {
  readonly allowed: boolean;
  readonly drills: readonly Drill[];
}

type Authorization = Readonly<Record<string, string>>;

/** Does something about a run; what it has changed already is refused (409). */
export function actOnRun(
  runId: string,
  act: RunAct,
  said: { readonly stepId?: string; readonly answer?: string; readonly reason?: string },
  authorization: Authorization,
): Promise<PlanRun> {
  return requestJson<PlanRun>(`/api/v1/plan-runs/${encodeURIComponent(runId)}/${act}`, {
    method: 'POST',
    headers: authorization,
    body: said,
  });
}

/** The same key is the same run, so that it may be sent again. */
export function startRun(
  planId: string,
  target: Target,
  key: string,
  authorization: Authorization,
): Promise<PlanRun> {
  return requestJson<PlanRun>(`/api/v1/plans/${encodeURIComponent(planId)}/runs`, {
    method: 'POST',
    headers: { 'idempotency-key': key, ...authorization },
    body: { target },
  });
}

export function dryRun(planId: string, target: Target, authorization: Authorization): Promise<DryRun> {
  return requestJson<DryRun>(`/api/v1/plans/${encodeURIComponent(planId)}/dry-run`, {
    method: 'POST',
    headers: authorization,
    body: { target },
  });
}

/** Makes a meeting and tries the plan on it. */
export async function startDrill(
  fault: Drill['fault'],
  key: string,
  authorization: Authorization,
): Promise<Drill> {
  const meeting = await createMeeting();
  await join(meeting.meetingId, { name: 'Drill' });
  return requestJson<Drill>('/api/v1/drills', {
    method: 'POST',
    headers: { 'idempotency-key': key, ...authorization },
    body: { planId: FAULT_PLANS[fault], fault, meetingId: meeting.meetingId },
  });
}
