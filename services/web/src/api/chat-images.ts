import { request } from './http';

/** Images of the chat, docs/interfaces.md “Images in the chat”. */

/** The limit of the server, in bytes. */
export const LARGEST_IMAGE = 4 * 1024 * 1024;

/** Characters. */
export const LONGEST_CAPTION = 300;

export interface Seat {
  readonly participantId: string;
  readonly resumeKey: string;
}

/** What an image is said with; the same id is the same message. */
export interface ImageMessage {
  readonly id: string;
  readonly text: string;
  readonly to?: string;
  readonly replyTo?: string;
}

export async function sayImage(
  meetingId: string,
  seat: Seat,
  { id, ...about }: ImageMessage,
  content: Blob,
): Promise<void> {
  const query = new URLSearchParams(Object.entries(about)).toString();
  await request(`${address(meetingId, id)}?${query}`, {
    method: 'PUT',
    headers: { ...headers(seat), 'content-type': content.type },
    body: content,
  });
}

export async function readImage(meetingId: string, seat: Seat, messageId: string): Promise<Blob> {
  return (await request(address(meetingId, messageId), { headers: headers(seat) })).blob();
}

function address(meetingId: string, messageId: string): string {
  return `/api/v1/meetings/${encodeURIComponent(meetingId)}/chat/${encodeURIComponent(messageId)}/image`;
}

function headers({ participantId, resumeKey }: Seat): Record<string, string> {
  return { 'evenkeel-participant': participantId, 'evenkeel-resume-key': resumeKey };
}
