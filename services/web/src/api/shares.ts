import { requestJson } from './http';

/** Who watches a recording: rules and links, docs/interfaces.md. */
export interface ShareLink {
  readonly linkId: string;
  readonly label: string;
  readonly passcode: boolean;
  readonly watermark: boolean;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly revokedAt?: string | null;
  readonly lastUsedAt?: string | null;
  readonly uses: number;
}

export interface WantedShare {
  readonly label: string;
  readonly expiresAt: string;
  readonly passcode: string;
  readonly watermark: boolean;
}

/** Told once: the path carries the secret. */
export interface MadeShare {
  readonly share: ShareLink;
  readonly path: string;
}

export const ACCESS = ['participants', 'hosts', 'named', 'nobody'] as const;
export type Access = (typeof ACCESS)[number];

export interface AccessRules {
  readonly access: Access;
  readonly named: readonly string[];
  readonly people: readonly { readonly participantId: string; readonly name: string }[];
}

export interface Visit {
  readonly token: string;
  readonly expiresAt: string;
  readonly watermark: boolean;
}

function urlOf(recordingId: string, what: string): string {
  return `/api/v1/recordings/${encodeURIComponent(recordingId)}${what}`;
}

function bearing(token: string): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${token}` };
}

export function listShares(
  recordingId: string,
  token: string,
  signal: AbortSignal,
): Promise<readonly ShareLink[]> {
  return requestJson(urlOf(recordingId, '/shares'), { headers: bearing(token), signal });
}

export function makeShare(recordingId: string, token: string, wanted: WantedShare): Promise<MadeShare> {
  return requestJson(urlOf(recordingId, '/shares'), {
    method: 'POST',
    headers: bearing(token),
    body: wanted,
  });
}

export function revokeShare(recordingId: string, token: string, linkId: string): Promise<void> {
  return requestJson(urlOf(recordingId, `/shares/${encodeURIComponent(linkId)}`), {
    method: 'DELETE',
    headers: bearing(token),
  });
}

export function getAccess(recordingId: string, token: string, signal: AbortSignal): Promise<AccessRules> {
  return requestJson(urlOf(recordingId, '/access'), { headers: bearing(token), signal });
}

export function setAccess(
  recordingId: string,
  token: string,
  access: Access,
  named: readonly string[],
): Promise<void> {
  return requestJson(urlOf(recordingId, '/access'), {
    method: 'PUT',
    headers: bearing(token),
    body: { access, named },
  });
}

/** Comes in by a link. Rejects with the kinds `passcode-needed`, `passcode-wrong`, `viewer-needed`, `share-ended`. */
export function visit(
  recordingId: string,
  shown: { readonly secret: string; readonly passcode: string; readonly viewer: string },
): Promise<Visit> {
  return requestJson(urlOf(recordingId, '/visits'), { method: 'POST', body: shown });
}
