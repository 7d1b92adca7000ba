/** How often a planned drill repeats, as people choose it. */
export const REPEATS = ['once', 'weekly', 'monthly', 'quarterly'] as const;
export type Repeat = (typeof REPEATS)[number];

const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;

/**
 * The rule (RFC 5545 section 3.3.10) of a series that begins at that date and time of day: each week
 * on its weekday, or each (third) month on the same weekday of the same week.
 */
export function repeatRule(start: string, repeat: Repeat): string | undefined {
  const date = new Date(`${start.slice(0, 10)}T00:00:00Z`);
  const day = DAYS[date.getUTCDay()] ?? 'MO';
  const week = Math.ceil(date.getUTCDate() / 7);
  const nth = `${week > 4 ? -1 : week}${day}`;
  switch (repeat) {
    case 'once':
      return undefined;
    case 'weekly':
      return `FREQ=WEEKLY;BYDAY=${day}`;
    case 'monthly':
      return `FREQ=MONTHLY;BYDAY=${nth}`;
    case 'quarterly':
      return `FREQ=MONTHLY;INTERVAL=3;BYDAY=${nth}`;
  }
}

/** The choice a rule was made of; `null` when it was made elsewhere. */
export function repeatOf(start: string, rule: string | null | undefined): Repeat | null {
  return REPEATS.find((repeat) => repeatRule(start, repeat) === (rule ?? undefined)) ?? null;
}
