import type { Source } from '../../api/types';

/** HTTP signalling of one relay, docs/interfaces.md “Relay media API”. Refusals are values; nothing here throws. */

export interface SessionDescription {
  readonly offer: string;
  readonly tracks: Readonly<Record<string, Source>>;
  readonly subscriptions: Readonly<Record<string, { participantId: string; source: Source }>>;
  readonly heartbeatMid: string;
}

export interface Activity {
  readonly active: boolean;
  readonly activation: number;
}

export interface Session {
  readonly sessionId: string;
  readonly sessionKey: string;
}

/** How large the picture of an m-line is shown, in device pixels. */
export interface ViewedTile {
  readonly mid: string;
  readonly width: number;
  readonly height: number;
}

export interface Refused {
  readonly ok: false;
  /** HTTP status; 0 when the relay was not reached. */
  readonly status: number;
  readonly retryAfterMillis: number | null;
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | Refused;

/** A relay that hangs must not hold one of the few connections a browser makes to the front door. */
const PATIENCE_MILLIS = 5_000;

export class Signalling {
  readonly #base: string;
  readonly #patienceMillis: number;

  constructor(base: string, patienceMillis = PATIENCE_MILLIS) {
    this.#base = base;
    this.#patienceMillis = patienceMillis;
  }

  open(
    token: string,
    body: SessionDescription & Activity,
  ): Promise<Outcome<Session & { readonly answer: string }>> {
    return this.#request(`${this.#base}/sessions`, 'POST', token, body);
  }

  renegotiate(session: Session, body: SessionDescription): Promise<Outcome<{ readonly answer: string }>> {
    return this.#request(this.#url(session), 'PUT', session.sessionKey, body);
  }

  setActive(session: Session, body: Activity & { readonly epoch: number }): Promise<Outcome<unknown>> {
    return this.#request(`${this.#url(session)}/active`, 'POST', session.sessionKey, body, true);
  }

  view(session: Session, views: readonly ViewedTile[]): Promise<Outcome<unknown>> {
    return this.#request(`${this.#url(session)}/view`, 'POST', session.sessionKey, { views });
  }

  close(session: Session): Promise<Outcome<unknown>> {
    return this.#request(this.#url(session), 'DELETE', session.sessionKey, undefined, true);
  }

  #url(session: Session): string {
    return `${this.#base}/sessions/${encodeURIComponent(session.sessionId)}`;
  }

  async #request<T>(
    url: string,
    method: string,
    bearer: string,
    body?: unknown,
    keepalive = false,
  ): Promise<Outcome<T>> {
    try {
      const response = await fetch(url, {
        method,
        keepalive,
        signal: AbortSignal.timeout(this.#patienceMillis),
        headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!response.ok) return refusal(response);
      const value = (response.status === 204 ? undefined : await response.json()) as T;
      return { ok: true, value };
    } catch {
      return { ok: false, status: 0, retryAfterMillis: null };
    }
  }
}

function refusal(response: Response): Refused {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const retryAfterMillis = Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : null;
  return { ok: false, status: response.status, retryAfterMillis };
}
