import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { CopyButton } from '../account/CopyButton';
import { ANSWERS, type Occurrence, type ScheduledMeeting } from '../api/schedule';
import { currentLocale } from '../i18n/i18n';
import { formatDay, formatSpan } from './when';
import { ownZone } from './zoned-time';

interface Props {
  readonly meeting: ScheduledMeeting;
  readonly occurrence: Occurrence | undefined;
}

/** When, where, who: for everybody invited. */
export function PlanFacts({ meeting, occurrence }: Props) {
  const { t } = useTranslation();
  const next = occurrence ?? meeting.occurrences[0];
  const link = location.origin + meeting.link;
  const agenda = occurrence?.agenda ?? meeting.agenda;
  return (
    <section className="card schedule-facts" aria-label={t('schedule.facts')}>
      <dl>
        <dt>{t('schedule.form.when')}</dt>
        <dd>
          {next === undefined ? t('schedule.noneToCome') : <When occurrence={next} />}
          <span className="small muted">{t('schedule.yourZone', { zone: ownZone() })}</span>
        </dd>
        <dt>{t('schedule.organizer')}</dt>
        <dd>{meeting.organizer.name}</dd>
        {meeting.passcode !== undefined && (
          <>
            <dt>{t('schedule.door.passcode')}</dt>
            <dd className="mono">{meeting.passcode}</dd>
          </>
        )}
        {agenda !== '' && (
          <>
            <dt>{t('schedule.form.agenda')}</dt>
            <dd className="schedule-text">{agenda}</dd>
          </>
        )}
        {meeting.invitees.length > 0 && <People meeting={meeting} />}
        <dt>{t('schedule.link')}</dt>
        <dd className="schedule-link">
          <Link href={meeting.link} className="mono">
            {link}
          </Link>
          <CopyButton text={link} label={t('schedule.copyLink')} />
        </dd>
      </dl>
      {!meeting.mail && <p className="note fair">{t('schedule.noMail')}</p>}
      {meeting.continuedBy !== undefined && (
        <p>
          <Link href={`/meetings/${meeting.continuedBy}`}>{t('schedule.continued')}</Link>
        </p>
      )}
    </section>
  );
}

function When({ occurrence: { startsAt, endsAt } }: { readonly occurrence: Occurrence }) {
  const locale = currentLocale();
  return (
    <span>
      {formatDay(locale, startsAt)}, {formatSpan(locale, startsAt, endsAt)}
    </span>
  );
}

function People({ meeting }: { readonly meeting: ScheduledMeeting }) {
  const { t } = useTranslation();
  const counts = [...ANSWERS, 'pending' as const]
    .map((answer) => ({ answer, count: meeting.invitees.filter((one) => one.answer === answer).length }))
    .filter(({ count }) => count > 0)
    .map(({ answer, count }) => `${t(`schedule.answered.${answer}`)}: ${count}`)
    .join(' · ');
  return (
    <>
      <dt>{t('schedule.people.title')}</dt>
      <dd>
        <p className="small muted">{counts}</p>
        <ul>
          {meeting.invitees.map(({ email, name, coHost, answer }) => (
            <li key={email}>
              {name === '' ? email : name}{' '}
              <span className="small muted">
                {coHost && `${t('schedule.people.coHost')} · `}
                {t(`schedule.answered.${answer}`)}
              </span>
            </li>
          ))}
        </ul>
      </dd>
    </>
  );
}
