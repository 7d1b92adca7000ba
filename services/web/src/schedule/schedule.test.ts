import { describe, expect, it } from 'vitest';
import { addressesIn, draftOf, emptyDraft, wishOf } from './draft';
import { ONCE, fromRule, toRule, type Repeat } from './recurrence';
import { instantOf, localOf, nextHour } from './zoned-time';

describe('instantOf', () => {
  it.each([
    ['2027-03-22T09:00', 'Europe/Berlin', '2027-03-22T08:00:00.000Z'],
    ['2027-03-29T09:00', 'Europe/Berlin', '2027-03-29T07:00:00.000Z'],
    // Clocks skip this hour: the offset before counts, as RFC 5545 has it.
    ['2027-03-28T02:30', 'Europe/Berlin', '2027-03-28T01:30:00.000Z'],
    // Clocks show this hour twice: the first counts.
    ['2027-10-31T02:30', 'Europe/Berlin', '2027-10-31T00:30:00.000Z'],
    ['2027-03-14T02:30', 'America/New_York', '2027-03-14T07:30:00.000Z'],
    ['2027-11-07T01:30', 'America/New_York', '2027-11-07T05:30:00.000Z'],
    ['2027-07-01T09:00', 'Asia/Shanghai', '2027-07-01T01:00:00.000Z'],
    // Half an hour.
    ['2027-04-04T01:45', 'Australia/Lord_Howe', '2027-04-03T14:45:00.000Z'],
    ['2027-10-03T02:15', 'Australia/Lord_Howe', '2027-10-02T15:45:00.000Z'],
    ['2027-07-01T09:00', 'UTC', '2027-07-01T09:00:00.000Z'],
  ])('reads %s in %s', (local, zone, instant) => {
    expect(new Date(instantOf(local, zone)).toISOString()).toBe(instant);
  });

  it('says when it is no time', () => {
    expect(instantOf('T', 'UTC')).toBeNaN();
  });

  it('is the other way round of localOf', () => {
    for (const zone of ['Europe/Berlin', 'America/New_York', 'Asia/Shanghai', 'Australia/Lord_Howe']) {
      for (let month = 0; month < 12; month++) {
        const instant = Date.UTC(2027, month, 17, 12, 15);
        expect(instantOf(localOf(instant, zone), zone)).toBe(instant);
      }
    }
  });

  it('begins with the next full hour', () => {
    expect(nextHour(Date.UTC(2027, 0, 1, 22, 31), 'Europe/Berlin')).toBe('2027-01-02T00:00');
  });
});

describe('rules', () => {
  const start = '2027-03-29T09:00';
  const zone = 'Europe/Berlin';
  const repeat = (changes: Partial<Repeat>): Repeat => ({ ...ONCE, ...changes });

  it.each([
    [repeat({}), undefined],
    [repeat({ kind: 'daily' }), 'FREQ=DAILY'],
    [repeat({ kind: 'daily', interval: 3 }), 'FREQ=DAILY;INTERVAL=3'],
    [repeat({ kind: 'weekdays' }), 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
    [repeat({ kind: 'weekly', days: ['WE'] }), 'FREQ=WEEKLY;BYDAY=MO,WE'],
    [repeat({ kind: 'weekly', interval: 2 }), 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO'],
    [repeat({ kind: 'monthly-day' }), 'FREQ=MONTHLY'],
    [repeat({ kind: 'monthly-weekday' }), 'FREQ=MONTHLY;BYDAY=-1MO'],
    [repeat({ kind: 'yearly', end: 'after', count: 4 }), 'FREQ=YEARLY;COUNT=4'],
    [repeat({ kind: 'daily', end: 'on', until: '2027-04-30' }), 'FREQ=DAILY;UNTIL=20270430T215900Z'],
    [repeat({ kind: 'custom', rule: 'FREQ=MONTHLY;BYMONTHDAY=-1' }), 'FREQ=MONTHLY;BYMONTHDAY=-1'],
  ])('%j is %s', (choice, rule) => {
    expect(toRule(choice, start, zone)).toBe(rule);
  });

  it.each([
    'FREQ=DAILY',
    'FREQ=DAILY;INTERVAL=3',
    'FREQ=WEEKLY;BYDAY=MO,WE',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR;COUNT=9',
    'FREQ=MONTHLY;BYDAY=-1MO',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
    'FREQ=YEARLY;COUNT=4',
    'FREQ=DAILY;UNTIL=20270430T215900Z',
    undefined,
  ])('%s stays what it is', (rule) => {
    expect(toRule(fromRule(rule, start, zone), start, zone)).toBe(rule);
  });
});

describe('a draft', () => {
  it('is sent as it was read', () => {
    const empty = emptyDraft(Date.UTC(2027, 0, 1), 'Europe/Berlin');
    const wish = wishOf({ ...empty, title: ' Weekly ', groups: ['g-1'], onlyGroup: 'g-1' }, 3);
    const meeting = {
      ...wish,
      meetingId: 'abc-defg-hij',
      link: '/m/abc-defg-hij',
      startsAt: '',
      lobby: false,
      waitForHost: false,
      organizer: { email: '', name: '' },
      invitees: [],
      groups: ['g-1'],
      relation: 'organizer',
      sequence: 3,
      occurrences: [],
      mail: true,
    } as const;
    expect(wish).toMatchObject({ title: 'Weekly', start: '2027-01-01T02:00', reminderMinutes: 10 });
    expect(wishOf(draftOf(meeting, undefined), 3)).toEqual(wish);
  });

  it('leaves out whoever is invited as a member: the group stands for them', () => {
    const bob = { email: 'bob@example.org', name: 'Bob', coHost: false, answer: 'pending' } as const;
    const meeting = {
      ...wishOf(emptyDraft(0, 'UTC')),
      meetingId: 'abc-defg-hij',
      link: '/m/abc-defg-hij',
      startsAt: '',
      lobby: false,
      waitForHost: false,
      organizer: { email: '', name: '' },
      invitees: [bob, { ...bob, email: 'cem@example.org', groupId: 'g-1' }],
      groups: ['g-1'],
      relation: 'organizer',
      sequence: 0,
      occurrences: [],
      mail: true,
    } as const;
    const wish = wishOf(draftOf(meeting, undefined));
    expect(wish.invitees?.map(({ email }) => email)).toEqual(['bob@example.org']);
    expect(wish.groups).toEqual(['g-1']);
  });

  it('takes addresses as they are pasted', () => {
    const found = addressesIn('a@x.org, "Bo B" <b@x.org>; c@x.org\nd@x.org e@x.org');
    expect(found.map(({ email }) => email)).toEqual(['a@x.org', 'b@x.org', 'c@x.org', 'd@x.org', 'e@x.org']);
    expect(found[1]?.name).toBe('Bo B');
    expect(addressesIn('  ')).toEqual([]);
  });
});
