import { requestJson } from './http';
import type { Admission, CreatedMeeting, MeetingInfo } from './types';

const BASE = '/api/v1/meetings';

export function createMeeting(signal?: AbortSignal): Promise<CreatedMeeting> {
  return requestJson(BASE, { method: 'POST', body: {}, ...(signal === undefined ? {} : { signal }) });
}

export function getMeeting(meetingId: string, signal?: AbortSignal): Promise<MeetingInfo> {
  return requestJson(`${BASE}/${encodeURIComponent(meetingId)}`, signal === undefined ? {} : { signal });
}

export function join(meetingId: string, name: string, hostKey: string | null): Promise<Admission> {
  const body = { name, ...(hostKey === null ? {} : { hostKey }) };
  return requestJson(`${BASE}/${encodeURIComponent(meetingId)}/participants`, { method: 'POST', body });
}

/** `abc-defg-hij`, also when it was pasted as a link or typed with capitals and spaces; null when there is none. */
export function meetingIdIn(text: string): string | null {
  return /[a-z]{3}-[a-z]{4}-[a-z]{3}/.exec(text.trim().toLowerCase())?.[0] ?? null;
}
