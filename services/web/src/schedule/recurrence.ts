import { instantOf, localOf } from './zoned-time';

/** Rules people can choose; RFC 5545 section 3.3.10. */
export const KINDS = [
  'none',
  'daily',
  'weekdays',
  'weekly',
  'monthly-day',
  'monthly-weekday',
  'yearly',
] as const;
export const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Day = (typeof DAYS)[number];
export type Kind = (typeof KINDS)[number] | 'custom';

export interface Repeat {
  readonly kind: Kind;
  readonly interval: number;
  /** Besides the day it begins on. */
  readonly days: readonly Day[];
  readonly end: 'never' | 'on' | 'after';
  /** `2027-12-31`. */
  readonly until: string;
  readonly count: number;
  /** What is kept as it is, when it is none of the kinds. */
  readonly rule: string;
}

export const ONCE: Repeat = {
  kind: 'none',
  interval: 1,
  days: [],
  end: 'never',
  until: '',
  count: 10,
  rule: '',
};

const WORKDAYS = 'MO,TU,WE,TH,FR';

export function dayOf(local: string): Day {
  const sundayFirst = new Date(`${local.slice(0, 10)}T00:00:00Z`).getUTCDay();
  return DAYS[(sundayFirst + 6) % 7] ?? 'MO';
}

/** `2TU` for the second Tuesday, `-1TU` for the fifth, which many months do not have. */
function weekdayOfMonth(local: string): string {
  const week = Math.ceil(Number(local.slice(8, 10)) / 7);
  return `${week === 5 ? -1 : week}${dayOf(local)}`;
}

/** The rule for a meeting that begins then; nothing when it takes place once. */
export function toRule(repeat: Repeat, start: string, zone: string): string | undefined {
  if (repeat.kind === 'none') return undefined;
  if (repeat.kind === 'custom') return repeat.rule;
  const interval = repeat.interval > 1 ? `;INTERVAL=${repeat.interval}` : '';
  return base(repeat, start).replace(/^(FREQ=[A-Z]+)/, `$1${interval}`) + bound(repeat, zone);
}

function base(repeat: Repeat, start: string): string {
  switch (repeat.kind) {
    case 'weekdays':
      return `FREQ=WEEKLY;BYDAY=${WORKDAYS}`;
    case 'weekly':
      return `FREQ=WEEKLY;BYDAY=${DAYS.filter((day) => day === dayOf(start) || repeat.days.includes(day)).join(',')}`;
    case 'monthly-day':
      return 'FREQ=MONTHLY';
    case 'monthly-weekday':
      return `FREQ=MONTHLY;BYDAY=${weekdayOfMonth(start)}`;
    case 'yearly':
      return 'FREQ=YEARLY';
    default:
      return 'FREQ=DAILY';
  }
}

function bound(repeat: Repeat, zone: string): string {
  if (repeat.end === 'after') return `;COUNT=${repeat.count}`;
  if (repeat.end === 'never' || repeat.until === '') return '';
  const last = instantOf(`${repeat.until}T23:59`, zone);
  return `;UNTIL=${new Date(last).toISOString().replace(/[-:]/g, '').replace('.000', '')}`;
}

/** The same as a choice; a rule that is none of the kinds is kept as it is. */
export function fromRule(rule: string | undefined, start: string, zone: string): Repeat {
  if (rule === undefined) return ONCE;
  const parts = new Map(rule.split(';').map((part) => part.split('=') as [string, string]));
  const count = parts.get('COUNT');
  const until = parts.get('UNTIL');
  const days = (parts.get('BYDAY') ?? '').split(',').filter((day): day is Day => isDay(day));
  const repeat: Repeat = {
    kind: kindOf(parts, start),
    interval: Number(parts.get('INTERVAL') ?? 1),
    days,
    end: count !== undefined ? 'after' : until !== undefined ? 'on' : 'never',
    until: until === undefined ? '' : localOf(parseUtc(until), zone).slice(0, 10),
    count: Number(count ?? ONCE.count),
    rule,
  };
  return repeat;
}

function kindOf(parts: ReadonlyMap<string, string>, start: string): Kind {
  const days = parts.get('BYDAY');
  const others = ['BYMONTHDAY', 'BYMONTH', 'BYSETPOS', 'WKST'].some((part) => parts.has(part));
  if (others) return 'custom';
  switch (parts.get('FREQ')) {
    case 'DAILY':
      return days === undefined ? 'daily' : 'custom';
    case 'WEEKLY':
      return days === WORKDAYS ? 'weekdays' : 'weekly';
    case 'MONTHLY':
      if (days === undefined) return 'monthly-day';
      return days === weekdayOfMonth(start) ? 'monthly-weekday' : 'custom';
    case 'YEARLY':
      return days === undefined ? 'yearly' : 'custom';
    default:
      return 'custom';
  }
}

function parseUtc(basic: string): number {
  return Date.parse(basic.replace(/^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

function isDay(text: string): text is Day {
  return (DAYS as readonly string[]).includes(text);
}
