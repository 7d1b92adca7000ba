import i18next from 'i18next';
import type { Sentence } from '../api/incidents';
import { formatDuration, formatPercent } from '../i18n/format';
import { currentLocale } from '../i18n/i18n';

/** A sentence of the report in the reader's language; in English as written when its code is newer than this page. */
export function sentenceText(sentence: Sentence): string {
  const params = readable(sentence.params, currentLocale());
  return i18next.t(`sentence.${sentence.code}`, { ...params, defaultValue: sentence.text });
}

/** Parameters as people read them; their names say the unit. */
export function readable(params: Sentence['params'], locale: string): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, figure(name, value, locale)]),
  );
}

function figure(name: string, value: string | number, locale: string): string | number {
  if (typeof value !== 'number') return value;
  if (name.endsWith('Millis')) return formatDuration(locale, value);
  if (name.endsWith('Ratio')) return formatPercent(locale, value);
  if (name === 'seconds') return formatDuration(locale, value * 1_000);
  if (name === 'minutes') return formatDuration(locale, value * 60_000);
  return value;
}
