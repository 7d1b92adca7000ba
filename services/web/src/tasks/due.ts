/** `5 Apr 2027`: a day is the same day everywhere. */
export function formatDue(locale: string, dueOn: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${dueOn}T00:00:00Z`),
  );
}

/** Whether the day is over where the reader is. */
export function isOverdue(dueOn: string, now: Date): boolean {
  const month = String(now.getMonth() + 1).padStart(2, '0');
  return dueOn < `${now.getFullYear()}-${month}-${String(now.getDate()).padStart(2, '0')}`;
}
