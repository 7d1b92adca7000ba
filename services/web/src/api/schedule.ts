import { requestJson } from './http';
import type { Whereabouts } from './meetings';

/** Shapes of room-service, docs/interfaces.md “Scheduled meetings”. */

export type Relation = 'organizer' | 'co-host' | 'invitee' | 'other' | 'guest';
export const ANSWERS = ['accepted', 'tentative', 'declined'] as const;
export type Answer = (typeof ANSWERS)[number];
export type Attendance = Answer | 'pending';
export type Scope = 'this' | 'this-and-following';

export interface Invitee {
  readonly email: string;
  readonly name: string;
  readonly coHost: boolean;
}

export interface Invited extends Invitee {
  readonly answer: Attendance;
  /** Of the group the person is invited as a member of. */
  readonly groupId?: string;
}

export interface Occurrence {
  readonly meetingId: string;
  readonly recurrenceId: string;
  readonly title: string;
  readonly agenda: string;
  /** On the clocks of the zone: `2027-03-28T09:00`. */
  readonly start: string;
  readonly zone: string;
  readonly minutes: number;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly recurring: boolean;
  readonly changed: boolean;
  readonly relation: Relation;
}

export interface ScheduledMeeting {
  readonly meetingId: string;
  readonly link: string;
  readonly title: string;
  readonly agenda: string;
  readonly start: string;
  readonly zone: string;
  readonly minutes: number;
  readonly recurrence?: string;
  readonly startsAt: string;
  readonly passcode?: string;
  readonly lobby: boolean;
  readonly waitForHost: boolean;
  readonly capacity?: number;
  readonly reminderMinutes?: number;
  readonly organizer: { readonly email: string; readonly name: string };
  readonly invitees: readonly Invited[];
  /** Ids of groups that are invited whole. */
  readonly groups: readonly string[];
  /** Id of the group whose members come in. */
  readonly onlyGroup?: string;
  readonly relation: Relation;
  readonly answer?: Attendance;
  readonly sequence: number;
  readonly cancelledAt?: string;
  readonly continuedBy?: string;
  readonly occurrences: readonly Occurrence[];
  /** Whether this installation sends invitations. */
  readonly mail: boolean;
}

export interface PlanWish {
  readonly title: string;
  readonly agenda: string;
  readonly start: string;
  readonly zone: string;
  readonly minutes: number;
  readonly recurrence?: string;
  readonly passcode?: string;
  readonly lobby?: boolean;
  readonly waitForHost?: boolean;
  readonly capacity?: number;
  readonly reminderMinutes?: number;
  readonly invitees?: readonly Invitee[];
  readonly groups?: readonly string[];
  readonly onlyGroup?: string;
  readonly sequence?: number;
}

/** What everybody with the link sees. */
export interface Door {
  readonly meetingId: string;
  readonly title: string;
  readonly state: 'open' | 'not-yet' | 'over' | 'cancelled';
  readonly live: boolean;
  readonly mayOpen: boolean;
  readonly relation: Relation;
  readonly zone: string;
  readonly startsAt?: string;
  readonly endsAt?: string;
  readonly opensAt?: string;
  readonly continuedBy?: string;
}

export interface Invitation {
  readonly meetingId: string;
  readonly title: string;
  readonly organizer: string;
  readonly email: string;
  readonly answer: Attendance;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly zone: string;
  readonly recurring: boolean;
  readonly cancelled: boolean;
}

export interface Feed {
  readonly exists: boolean;
  readonly createdAt?: string;
  readonly path?: string;
}

const BASE = '/api/v1/schedule';
const one = (meetingId: string) => `${BASE}/meetings/${encodeURIComponent(meetingId)}`;
const occurrence = (meetingId: string, recurrenceId: string, scope: Scope) =>
  `${one(meetingId)}/occurrences/${encodeURIComponent(recurrenceId)}?scope=${scope}`;
const send = <T>(method: string, url: string, body?: unknown) => requestJson<T>(url, { method, body });

export const listOccurrences = (when: 'upcoming' | 'past') =>
  requestJson<{ occurrences: readonly Occurrence[] }>(`${BASE}/meetings?when=${when}`);
export const planMeeting = (wish: PlanWish) => send<ScheduledMeeting>('POST', `${BASE}/meetings`, wish);
export const getScheduled = (id: string) => requestJson<ScheduledMeeting>(one(id));
export const changeScheduled = (id: string, wish: PlanWish) => send<ScheduledMeeting>('PUT', one(id), wish);
export const cancelScheduled = (id: string) => send<ScheduledMeeting>('DELETE', one(id));
export const changeOccurrence = (id: string, recurrenceId: string, scope: Scope, wish: PlanWish) =>
  send<ScheduledMeeting>('PUT', occurrence(id, recurrenceId, scope), wish);
export const cancelOccurrence = (id: string, recurrenceId: string, scope: Scope) =>
  send<ScheduledMeeting>('DELETE', occurrence(id, recurrenceId, scope));
export const answerScheduled = (id: string, answer: Answer) =>
  send<ScheduledMeeting>('PUT', `${one(id)}/answer`, { answer });
export const lookAtDoor = (id: string) => requestJson<Door>(`${one(id)}/door`);
export const enterDoor = (id: string, known: Whereabouts) =>
  send<{ meetingId: string; hostKey?: string }>('POST', `${one(id)}/door`, known);
export const whatInvitation = (secret: string) => send<Invitation>('POST', `${BASE}/invitations`, { secret });
export const answerInvitation = (secret: string, answer: Answer) =>
  send<undefined>('PUT', `${BASE}/invitations/answer`, { secret, answer });
export const getFeed = () => requestJson<Feed>(`${BASE}/feed`);
export const createFeed = () => send<Feed>('POST', `${BASE}/feed`, {});
export const revokeFeed = () => send<undefined>('DELETE', `${BASE}/feed`);
