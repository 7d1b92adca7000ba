/** Figures as people read them. Locale first, so that each function is pure. */

export function formatTime(locale: string, instant: string | number): string {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(new Date(instant));
}

export function formatTimeWithSeconds(locale: string, instant: string | number): string {
  const style = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
  return new Intl.DateTimeFormat(locale, style).format(new Date(instant));
}

export function formatDateTime(locale: string, instant: string | number): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(instant),
  );
}

type TimeUnit = 'millisecond' | 'second' | 'minute' | 'hour';

/** SI symbols; Intl's English short forms, “sec” and “hr”, are neither words nor symbols. */
const SYMBOLS: Readonly<Record<TimeUnit, string>> = {
  millisecond: 'ms',
  second: 's',
  minute: 'min',
  hour: 'h',
};

function unit(locale: string, value: number, name: TimeUnit, digits: number, fewestDigits = 0): string {
  const precision = { maximumFractionDigits: digits, minimumFractionDigits: fewestDigits };
  if (locale.startsWith('en'))
    return `${new Intl.NumberFormat(locale, precision).format(value)} ${SYMBOLS[name]}`;
  const style = { style: 'unit', unit: name, unitDisplay: 'short' } as const;
  return new Intl.NumberFormat(locale, { ...style, ...precision }).format(value);
}

/** `240 ms`, `1.2 s`, `3 min 5 s`, `2 h 10 min`: never more than two units. */
export function formatDuration(locale: string, millis: number): string {
  const ms = Math.max(0, millis);
  if (ms < 1_000) return unit(locale, Math.round(ms), 'millisecond', 0);
  if (ms < 10_000) return unit(locale, ms / 1_000, 'second', 1);
  const seconds = Math.round(ms / 1_000);
  if (seconds < 60) return unit(locale, seconds, 'second', 0);
  if (seconds < 3_600) return pair(locale, Math.floor(seconds / 60), 'minute', seconds % 60, 'second');
  const minutes = Math.round(seconds / 60);
  return pair(locale, Math.floor(minutes / 60), 'hour', minutes % 60, 'minute');
}

function pair(
  locale: string,
  large: number,
  largeUnit: TimeUnit,
  small: number,
  smallUnit: TimeUnit,
): string {
  const first = unit(locale, large, largeUnit, 0);
  return small === 0 ? first : `${first} ${unit(locale, small, smallUnit, 0)}`;
}

/** Seconds with two decimals, for the notice after a switch. */
export function formatSeconds(locale: string, millis: number): string {
  return unit(locale, millis / 1_000, 'second', 2, 2);
}

export function formatPercent(locale: string, ratio: number): string {
  const digits = ratio > 0 && ratio < 0.1 ? 1 : 0;
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: digits }).format(ratio);
}

export function formatBitRate(locale: string, bitsPerSecond: number): string {
  const mega = bitsPerSecond >= 1_000_000;
  const value = bitsPerSecond / (mega ? 1_000_000 : 1_000);
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: mega ? 1 : 0 }).format(value);
  return `${number} ${mega ? 'Mbit/s' : 'kbit/s'}`;
}

export function formatNumber(locale: string, value: number, digits = 0): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
}

/** `A, B, C` in the way of the language: Chinese has a comma of its own for lists. */
export function formatList(locale: string, items: readonly string[]): string {
  return new Intl.ListFormat(locale, { type: 'conjunction', style: 'narrow' }).format(items);
}

/** `12 s ago`, `3 min. ago`. */
export function formatAgo(locale: string, instant: string, now: number): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(instant)) / 1_000));
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'always', style: 'short' });
  if (seconds < 60) return format.format(-seconds, 'second');
  if (seconds < 3_600) return format.format(-Math.floor(seconds / 60), 'minute');
  return format.format(-Math.floor(seconds / 3_600), 'hour');
}
