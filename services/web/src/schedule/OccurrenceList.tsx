import { Repeat } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Occurrence } from '../api/schedule';
import { currentLocale } from '../i18n/i18n';
import { formatDay, formatSpan } from './when';

interface Props {
  readonly occurrences: readonly Occurrence[];
  readonly past: boolean;
}

/** Occurrences by day, in the reader's own zone. */
export function OccurrenceList({ occurrences, past }: Props) {
  const locale = currentLocale();
  const days = new Map<string, Occurrence[]>();
  for (const one of occurrences) {
    const day = formatDay(locale, one.startsAt);
    days.set(day, [...(days.get(day) ?? []), one]);
  }
  return (
    <div className="schedule-list">
      {[...days].map(([day, those]) => (
        <section key={day} aria-label={day}>
          <h2>{day}</h2>
          <ul className="card">
            {those.map((one) => (
              <Item key={one.meetingId + one.recurrenceId} occurrence={one} past={past} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Item({ occurrence, past }: { readonly occurrence: Occurrence; readonly past: boolean }) {
  const { t } = useTranslation();
  const { meetingId, recurrenceId, title, startsAt, endsAt, recurring, relation } = occurrence;
  const query = recurring ? `?occurrence=${recurrenceId}` : '';
  return (
    <li>
      <span className="schedule-span">{formatSpan(currentLocale(), startsAt, endsAt)}</span>
      <span className="schedule-what">
        <Link href={`/meetings/${meetingId}${query}`}>{title}</Link>
        <span className="small muted">
          {recurring && <Repeat size={14} aria-label={t('schedule.recurring')} />}{' '}
          {t(`schedule.relation.${relation}`)}
          {occurrence.changed && ` · ${t('schedule.changed')}`}
        </span>
      </span>
      {!past && (
        <Link
          href={`/m/${meetingId}`}
          className="button small"
          aria-label={t('schedule.openLabel', { title })}
        >
          {t('schedule.open')}
        </Link>
      )}
    </li>
  );
}
