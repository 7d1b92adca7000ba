import { requestJson } from './http';
import type { Admission, AtTheDoor, CreatedMeeting, MeetingInfo } from './types';

const BASE = '/api/v1/meetings';

/** What is known of where somebody is who opens a meeting or comes into one. */
export interface Whereabouts {
  /** To each relay by its id; at most 32. */
  readonly roundTripMillis?: Readonly<Record<string, number>>;
}

export function createMeeting(known: Whereabouts = {}, signal?: AbortSignal): Promise<CreatedMeeting> {
  return requestJson(BASE, { method: 'POST', body: known, ...(signal === undefined ? {} : { signal }) });
}

export function getMeeting(meetingId: string, signal?: AbortSignal): Promise<MeetingInfo> {
  return requestJson(`${BASE}/${encodeURIComponent(meetingId)}`, signal === undefined ? {} : { signal });
}

/** What is shown at the door. */
export interface Knock extends Whereabouts {
  readonly name: string;
  readonly hostKey?: string;
  readonly passcode?: string;
  /** The last seat in this meeting; whoever was sent out of it does not come back. */
  readonly formerSeat?: { readonly participantId: string; readonly resumeKey: string };
}

/** Admitted, or to wait at the door. */
export function join(meetingId: string, knock: Knock): Promise<Admission | AtTheDoor> {
  return requestJson(`${BASE}/${encodeURIComponent(meetingId)}/participants`, {
    method: 'POST',
    body: knock,
  });
}

/** `abc-defg-hij`, also when it was pasted as a link or typed with capitals and spaces; null when there is none. */
export function meetingIdIn(text: string): string | null {
  return /[a-z]{3}-[a-z]{4}-[a-z]{3}/.exec(text.trim().toLowerCase())?.[0] ?? null;
}
