import { formatTime } from '../i18n/format';

/** `Monday, 1 March 2027`, in the reader's own zone. */
export function formatDay(locale: string, instant: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full' }).format(new Date(instant));
}

/** `09:00–09:45`, in the reader's own zone. */
export function formatSpan(locale: string, startsAt: string, endsAt: string): string {
  return `${formatTime(locale, startsAt)}–${formatTime(locale, endsAt)}`;
}
