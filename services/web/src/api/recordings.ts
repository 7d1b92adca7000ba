import { requestJson } from './http';

/** Recordings, docs/interfaces.md. Times in milliseconds from the beginning of the recording. */
export interface RecordingSummary {
  readonly recordingId: string;
  readonly meetingId: string;
  readonly title: string;
  readonly startedAt: string;
  readonly state: 'recording' | 'ready' | 'deleting' | 'deleted';
  readonly deletedAt?: string | null;
  readonly deletionReason?: 'asked' | 'expired' | null;
  readonly durationMillis?: number | null;
  /** Neither people nor its age delete it. */
  readonly held: boolean;
  readonly hold?: Hold | null;
  /** When it was last compared with what was sealed. */
  readonly verifiedAt?: string | null;
  /** How much was not as it was then. */
  readonly findings?: number | null;
  /** What the token's bearer may do. */
  readonly may: readonly RecordingRight[];
}

export type RecordingRight = 'watch' | 'manage';

export interface Hold {
  readonly by: string;
  readonly at: string;
  readonly reason?: string | null;
}

/** What remains of a deleted recording, signed by the installation. */
export interface DeletionProof {
  readonly recordingId: string;
  readonly deletedAt: string;
  readonly by: string;
  readonly reason: 'asked' | 'expired';
  readonly lines: number;
  readonly sha256: string;
  readonly signature: string;
}

/** How much of what they may take recordings and their exports take. */
export interface RecordingQuota {
  readonly organisation: string;
  readonly usedBytes: number;
  /** Null: there is no limit. */
  readonly allowedBytes?: number | null;
  readonly warningShare: number;
  /** `reached`: nothing new begins. */
  readonly level: 'free' | 'warned' | 'reached';
}

export interface RecordedTrack {
  readonly id: string;
  readonly participantId: string;
  readonly source: string;
  readonly codec: string;
  readonly video: boolean;
  readonly startMillis: number;
  readonly durationMillis: number;
  readonly url: string;
}

export interface RecordedEvent {
  readonly atMillis: number;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface RecordedGap {
  readonly track: string;
  readonly fromMillis: number;
  readonly toMillis: number;
  readonly reason: 'packets-lost' | 'relay-switched' | 'relay-buffer-full';
}

export interface Replay {
  readonly recordingId: string;
  readonly meetingId: string;
  readonly title: string;
  readonly startedAt: string;
  readonly durationMillis: number;
  readonly tracks: readonly RecordedTrack[];
  readonly events: readonly RecordedEvent[];
  readonly gaps: readonly RecordedGap[];
}

const BASE = '/api/v1/recordings';

function bearing(token: string): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${token}` };
}

/** The recordings of the token's meeting. */
export function listRecordings(token: string, signal: AbortSignal): Promise<readonly RecordingSummary[]> {
  return requestJson(BASE, { headers: bearing(token), signal });
}

/** For hosts and operators. */
export function getQuota(token: string, signal: AbortSignal): Promise<RecordingQuota> {
  return requestJson(`${BASE}/quota`, { headers: bearing(token), signal });
}

function urlOf(recordingId: string, what = ''): string {
  return `${BASE}/${encodeURIComponent(recordingId)}${what}`;
}

export function getReplay(recordingId: string, token: string, signal: AbortSignal): Promise<Replay> {
  return requestJson(urlOf(recordingId), { headers: bearing(token), signal });
}

/** For good. Rejects with 409 while it is held. */
export function deleteRecording(recordingId: string, token: string): Promise<void> {
  return requestJson(urlOf(recordingId), { method: 'DELETE', headers: bearing(token) });
}

export function getProof(recordingId: string, token: string, signal: AbortSignal): Promise<DeletionProof> {
  return requestJson(urlOf(recordingId, '/proof'), { headers: bearing(token), signal });
}

/** Keeps it from being deleted, or lets it go again. */
export function setHold(recordingId: string, token: string, held: boolean, reason: string): Promise<void> {
  return requestJson(urlOf(recordingId, '/hold'), {
    method: held ? 'PUT' : 'DELETE',
    headers: bearing(token),
    body: { reason },
  });
}

/** From then on the browser's players may fetch the tracks. */
export function openRecording(recordingId: string, token: string): Promise<void> {
  return requestJson(urlOf(recordingId, '/session'), {
    method: 'POST',
    headers: bearing(token),
  });
}
