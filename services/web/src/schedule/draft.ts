import type { Invitee, Occurrence, PlanWish, ScheduledMeeting } from '../api/schedule';
import { ONCE, fromRule, toRule, type Repeat } from './recurrence';
import { nextHour } from './zoned-time';

/** A meeting as it stands in the form. */
export interface Draft {
  readonly title: string;
  readonly agenda: string;
  readonly date: string;
  readonly time: string;
  readonly zone: string;
  readonly minutes: number;
  readonly repeat: Repeat;
  readonly invitees: readonly Invitee[];
  /** Ids of groups that are invited whole. */
  readonly groups: readonly string[];
  /** Id of the group whose members come in; empty: everybody with the link. */
  readonly onlyGroup: string;
  readonly passcode: string;
  readonly lobby: boolean;
  readonly waitForHost: boolean;
  /** Empty: no bound. */
  readonly capacity: string;
  /** Minutes; empty: none. */
  readonly reminder: string;
}

export function emptyDraft(now: number, zone: string): Draft {
  const start = nextHour(now, zone);
  return {
    title: '',
    agenda: '',
    date: start.slice(0, 10),
    time: start.slice(11),
    zone,
    minutes: 45,
    repeat: ONCE,
    invitees: [],
    groups: [],
    onlyGroup: '',
    passcode: '',
    lobby: false,
    waitForHost: false,
    capacity: '',
    reminder: '10',
  };
}

/** The whole meeting, or with an occurrence as it is at that time. */
export function draftOf(meeting: ScheduledMeeting, occurrence: Occurrence | undefined): Draft {
  const { title, agenda, start, minutes } = occurrence ?? meeting;
  return {
    title,
    agenda,
    date: start.slice(0, 10),
    time: start.slice(11),
    zone: meeting.zone,
    minutes,
    repeat: fromRule(meeting.recurrence, meeting.start, meeting.zone),
    invitees: meeting.invitees.flatMap(({ email, name, coHost, groupId }) =>
      groupId === undefined ? [{ email, name, coHost }] : [],
    ),
    groups: meeting.groups,
    onlyGroup: meeting.onlyGroup ?? '',
    passcode: meeting.passcode ?? '',
    lobby: meeting.lobby,
    waitForHost: meeting.waitForHost,
    capacity: meeting.capacity === undefined ? '' : String(meeting.capacity),
    reminder: meeting.reminderMinutes === undefined ? '' : String(meeting.reminderMinutes),
  };
}

export function startOf(draft: Draft): string {
  return `${draft.date}T${draft.time}`;
}

export function wishOf(draft: Draft, sequence?: number): PlanWish {
  const rule = toRule(draft.repeat, startOf(draft), draft.zone);
  return {
    title: draft.title.trim(),
    agenda: draft.agenda,
    start: startOf(draft),
    zone: draft.zone,
    minutes: draft.minutes,
    ...(rule === undefined ? {} : { recurrence: rule }),
    ...(draft.passcode === '' ? {} : { passcode: draft.passcode }),
    lobby: draft.lobby,
    waitForHost: draft.waitForHost,
    ...(draft.capacity === '' ? {} : { capacity: Number(draft.capacity) }),
    ...(draft.reminder === '' ? {} : { reminderMinutes: Number(draft.reminder) }),
    invitees: draft.invitees,
    groups: draft.groups,
    ...(draft.onlyGroup === '' ? {} : { onlyGroup: draft.onlyGroup }),
    ...(sequence === undefined ? {} : { sequence }),
  };
}

/** Addresses as they are pasted: with commas, semicolons, spaces or lines between, with names or without. */
export function addressesIn(text: string): readonly Invitee[] {
  return text
    .split(/[,;\n]+/)
    .flatMap((part) => {
      const named = /^\s*"?([^"<]*?)"?\s*<([^<>\s]+)>\s*$/.exec(part);
      return named === null
        ? part.split(/\s+/).map((email) => ({ email, name: '', coHost: false }))
        : [{ email: named[2] ?? '', name: named[1] ?? '', coHost: false }];
    })
    .filter(({ email }) => email !== '');
}
