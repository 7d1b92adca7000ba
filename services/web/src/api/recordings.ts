import { requestJson } from './http';

/** Recordings, docs/interfaces.md. Times in milliseconds from the beginning of the recording. */
export interface RecordingSummary {
  readonly recordingId: string;
  readonly meetingId: string;
  readonly title: string;
  readonly startedAt: string;
  readonly state: 'recording' | 'ready' | 'deleting' | 'deleted';
  readonly deletedAt?: string | null;
  readonly durationMillis?: number | null;
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

export function getReplay(recordingId: string, token: string, signal: AbortSignal): Promise<Replay> {
  return requestJson(`${BASE}/${encodeURIComponent(recordingId)}`, { headers: bearing(token), signal });
}

/** From then on the browser's players may fetch the tracks. */
export function openRecording(recordingId: string, token: string): Promise<void> {
  return requestJson(`${BASE}/${encodeURIComponent(recordingId)}/session`, {
    method: 'POST',
    headers: bearing(token),
  });
}
