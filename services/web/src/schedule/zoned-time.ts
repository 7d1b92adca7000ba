/** Times of day on the clocks of a zone, `2027-03-28T09:00`, and the instants they are. */

const DAY = 86_400_000;

export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** All zones the browser knows, and this one. */
export function zoneNames(also: string): readonly string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', also])].sort();
}

/** How far the zone's clocks are ahead of UTC at this instant. */
function offsetMillis(instant: number, zone: string): number {
  return Date.parse(`${localOf(instant, zone)}:00Z`) - Math.floor(instant / 60_000) * 60_000;
}

/** What the zone's clocks show. */
export function localOf(instant: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(new Date(instant));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '00';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** As RFC 5545 reads it: in a gap the offset before it counts, of two the first. NaN when it is no time. */
export function instantOf(local: string, zone: string): number {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local)) return Number.NaN;
  const asUtc = Date.parse(`${local}:00Z`);
  if (Number.isNaN(asUtc)) return Number.NaN;
  const before = offsetMillis(asUtc - DAY, zone);
  const after = offsetMillis(asUtc + DAY, zone);
  const early = asUtc - before;
  if (offsetMillis(early, zone) === before) return early;
  const late = asUtc - after;
  return offsetMillis(late, zone) === after ? late : early;
}

/** The next full hour on the zone's clocks. */
export function nextHour(now: number, zone: string): string {
  return `${localOf(now + 3_600_000, zone).slice(0, 13)}:00`;
}
