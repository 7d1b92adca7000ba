import { requestJson } from './http';

/** A recording as one file, docs/interfaces.md. */
export interface RecordingExport {
  readonly exportId: string;
  readonly format: ExportFormat;
  readonly participantId?: string | null;
  readonly state: 'queued' | 'running' | 'ready' | 'failed' | 'cancelled';
  /** 0–1 */
  readonly progress: number;
  readonly requestedAt: string;
  readonly lengthBytes?: number | null;
  /** Over 1: it began again, after a restart of the server. */
  readonly attempts: number;
}

export const FORMATS = ['mp4', 'hls', 'original', 'opus', 'mp3'] as const;
export type ExportFormat = (typeof FORMATS)[number];

function urlOf(recordingId: string, what = ''): string {
  return `/api/v1/recordings/${encodeURIComponent(recordingId)}/exports${what}`;
}

function bearing(token: string): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${token}` };
}

export function listExports(
  recordingId: string,
  token: string,
  signal: AbortSignal,
): Promise<readonly RecordingExport[]> {
  return requestJson(urlOf(recordingId), { headers: bearing(token), signal });
}

/** Of one person, or of everybody (null). */
export function askForExport(
  recordingId: string,
  token: string,
  format: ExportFormat,
  participantId: string | null,
): Promise<RecordingExport> {
  return requestJson(urlOf(recordingId), {
    method: 'POST',
    headers: bearing(token),
    body: { format, participantId },
  });
}

/** Stops it, or removes the file. */
export function cancelExport(recordingId: string, token: string, exportId: string): Promise<void> {
  return requestJson(urlOf(recordingId, `/${encodeURIComponent(exportId)}`), {
    method: 'DELETE',
    headers: bearing(token),
  });
}

/** For a browser that has opened the recording. */
export function downloadUrl(recordingId: string, exportId: string): string {
  return urlOf(recordingId, `/${encodeURIComponent(exportId)}/file`);
}

/** Of an export `hls`, for a browser that has opened the recording. */
export function playlistUrl(recordingId: string, exportId: string): string {
  return urlOf(recordingId, `/${encodeURIComponent(exportId)}/hls/playlist.m3u8`);
}
