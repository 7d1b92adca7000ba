import { useTranslation } from 'react-i18next';
import type { ConsoleMeeting, Incident } from '../api/incidents';
import { useNow } from '../app/useNow';
import { formatDuration } from '../i18n/format';
import { currentLocale } from '../i18n/i18n';
import { pairsOf } from './pairs';
import { StateBadge } from './StateBadge';

interface Props {
  readonly meetings: readonly ConsoleMeeting[];
  readonly incidents: readonly Incident[];
}

export function MeetingTable({ meetings, incidents }: Props) {
  const { t } = useTranslation();
  return (
    <section className="card console-card" aria-labelledby="meetings-title">
      <h2 id="meetings-title">{t('console.meetings')}</h2>
      {meetings.length === 0 ? (
        <p className="muted">{t('console.noMeetings')}</p>
      ) : (
        <div className="table-space" role="region" tabIndex={0} aria-label={t('console.meetings')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('console.meeting')}</th>
                <th scope="col" className="number">
                  {t('console.people')}
                </th>
                <th scope="col">{t('console.placement')}</th>
                <th scope="col">{t('console.quality')}</th>
              </tr>
            </thead>
            <tbody>
              {meetings.map((meeting) => (
                <MeetingRow key={meeting.meetingId} meeting={meeting} incidents={incidents} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function MeetingRow({
  meeting,
  incidents,
}: {
  readonly meeting: ConsoleMeeting;
  readonly incidents: readonly Incident[];
}) {
  const { t } = useTranslation();
  const now = useNow(10_000);
  const { meetingId, startedAt, participants, placement, quality } = meeting;
  const open = incidents.filter(
    (one) => one.state !== 'resolved' && one.meetingIds.includes(meetingId),
  ).length;
  return (
    <tr>
      <th scope="row">
        <span className="mono">{meetingId}</span>
        <span className="muted small numeric">
          {startedAt != null && formatDuration(currentLocale(), now - Date.parse(startedAt))}
        </span>
      </th>
      <td className="number numeric">{participants}</td>
      <td>
        {placement == null ? (
          '–'
        ) : (
          <>
            {pairsOf(meeting).map((pair, branch) => (
              <span key={branch} className="mono">
                {pair.primary} → {pair.standby ?? t('console.noStandby')}
              </span>
            ))}
            <span className="muted small numeric">{t('console.epoch', { epoch: placement.epoch })}</span>
          </>
        )}
      </td>
      <td>
        <StateBadge health={quality.verdict} text={t(`quality.level.${quality.verdict}`)} />
        {open > 0 && <span className="muted small">{t('console.openIncidents', { count: open })}</span>}
      </td>
    </tr>
  );
}
