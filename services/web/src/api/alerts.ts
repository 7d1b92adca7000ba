import { requestJson } from './http';

/** Shapes of incident-service, docs/alerts.md. */

export type MatchField = 'rule' | 'severity' | 'team' | 'domain' | 'cause' | 'site' | 'region' | 'incident';

export interface Silence {
  readonly id: string;
  readonly kind: 'silence' | 'maintenance';
  readonly match: Readonly<Partial<Record<MatchField, string>>>;
  readonly from: string;
  readonly until: string;
  readonly author: string;
  readonly reason: string;
  readonly state: 'coming' | 'active' | 'over';
}

export interface Delivery {
  readonly id: string;
  readonly receiver: string;
  readonly kind: 'webhook' | 'alertmanager' | 'pagerduty' | 'mail';
  readonly state: 'gathering' | 'waiting' | 'sending' | 'delivered' | 'failed';
  readonly actions: readonly ('trigger' | 'acknowledge' | 'resolve')[];
  readonly level: number;
  readonly attempts: number;
  readonly createdAt: string;
  readonly deliveredAt?: string | null;
  readonly dueAt?: string | null;
  readonly lastError?: string | null;
}

export interface Site {
  readonly id: string;
  readonly name: string;
  readonly links: readonly { readonly id: string; readonly name: string }[];
  readonly rooms: readonly {
    readonly id: string;
    readonly name: string;
    readonly devices: readonly { readonly id: string; readonly name: string }[];
  }[];
}

export interface TopologyInForce {
  readonly sites: readonly Site[];
  readonly errors: readonly string[];
}

export interface RoutingInForce {
  readonly receivers: Readonly<Record<string, Delivery['kind']>>;
  readonly routes: number;
  readonly errors: readonly string[];
}

export interface NewSilence {
  readonly match: Silence['match'];
  readonly until: string;
  readonly author: string;
  readonly reason: string;
}

type Authorization = Readonly<Record<string, string>>;

/** The same key is the same silence, so that it may be sent again. */
export function makeSilence(
  silence: NewSilence,
  key: string,
  authorization: Authorization,
): Promise<Silence> {
  return requestJson<Silence>('/api/v1/silences', {
    method: 'POST',
    headers: { 'idempotency-key': key, ...authorization },
    body: silence,
  });
}

export function endSilence(id: string, authorization: Authorization): Promise<Silence> {
  return requestJson<Silence>(`/api/v1/silences/${encodeURIComponent(id)}`, {
    method: 'DELETE',
    headers: authorization,
  });
}

/** Sends the same message once more. */
export async function replayDelivery(id: string, authorization: Authorization): Promise<void> {
  await requestJson<unknown>(`/api/v1/alerts/deliveries/${encodeURIComponent(id)}/replay`, {
    method: 'POST',
    headers: authorization,
  });
}
