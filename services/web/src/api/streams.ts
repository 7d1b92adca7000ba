import { requestJson } from './http';

/** `publish` comes in by WHIP, `watch` goes out by WHEP. */
export type StreamUse = 'publish' | 'watch';

/** Something outside that may come into a meeting, or watch it. */
export interface Stream {
  readonly streamId: string;
  readonly use: StreamUse;
  readonly name: string;
  /** Path of the WHIP or WHEP endpoint. */
  readonly url: string;
  readonly offeredAt: string;
  readonly expiresAt: string;
  /** The seat it has while it is in use. */
  readonly participantId?: string;
}

/** The token is told only here. */
export interface CreatedStream {
  readonly stream: Stream;
  readonly token: string;
}

/** The seat of a host. */
interface Seat {
  readonly participantId: string;
  readonly resumeKey: string;
}

export async function listStreams(meetingId: string, seat: Seat): Promise<readonly Stream[]> {
  const all = await requestJson<{ streams: readonly Stream[] }>(base(meetingId), { headers: headers(seat) });
  return all.streams;
}

export function offerStream(
  meetingId: string,
  seat: Seat,
  wish: { readonly use: StreamUse; readonly name: string },
): Promise<CreatedStream> {
  return requestJson(base(meetingId), { method: 'POST', headers: headers(seat), body: wish });
}

export function revokeStream(meetingId: string, seat: Seat, streamId: string): Promise<void> {
  return requestJson(`${base(meetingId)}/${encodeURIComponent(streamId)}`, {
    method: 'DELETE',
    headers: headers(seat),
  });
}

function base(meetingId: string): string {
  return `/api/v1/meetings/${encodeURIComponent(meetingId)}/streams`;
}

function headers({ participantId, resumeKey }: Seat): Record<string, string> {
  return { 'evenkeel-participant': participantId, 'evenkeel-resume-key': resumeKey };
}
