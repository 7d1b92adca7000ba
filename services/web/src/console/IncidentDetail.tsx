import * as Dialog from '@radix-ui/react-dialog';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Incident } from '../api/incidents';
import { formatTimeWithSeconds } from '../i18n/format';
import { currentLocale } from '../i18n/i18n';
import { IncidentAlerts } from './alerts/IncidentAlerts';
import { IncidentActions } from './IncidentActions';
import { incidentTitle } from './incident-title';
import { StateBadge } from './StateBadge';
import { incidentHealth } from './verdict';

/** One incident: what it is, what speaks for it, what was done. */
export function IncidentDetail({
  incident,
  onClose,
}: {
  readonly incident: Incident;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="drawer">
          <div className="drawer-head">
            <StateBadge
              health={incidentHealth(incident)}
              text={t(`console.incidentState.${incident.state}`)}
            />
            <Dialog.Close className="icon-button" aria-label={t('common.close')}>
              <X size={20} aria-hidden />
            </Dialog.Close>
          </div>
          <Dialog.Title>{incidentTitle(incident)}</Dialog.Title>
          <p lang="en">{incident.summary}</p>
          <Dialog.Description className="muted small">
            {t('console.causeLine', {
              rule: incident.rule,
              domain: incident.cause.domain,
              id: incident.cause.id,
            })}
          </Dialog.Description>
          {typeof incident.owner === 'string' && (
            <p className="small">{t('console.ownedBy', { owner: incident.owner })}</p>
          )}
          <IncidentActions incident={incident} />
          <IncidentAlerts incident={incident} />
          <MeetingLinks meetingIds={incident.meetingIds} />
          <Moments
            title={t('console.timeline')}
            moments={incident.timeline.map(({ at, by, text }) => ({ at, who: by, text }))}
          />
          <Moments
            title={t('console.evidence')}
            moments={incident.evidence.map(({ at, source, text }) => ({ at, who: source, text }))}
          />
          <p className="muted small mono">{incident.incidentId}</p>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function MeetingLinks({ meetingIds }: { readonly meetingIds: readonly string[] }) {
  const { t } = useTranslation();
  if (meetingIds.length === 0) return null;
  return (
    <p className="small">
      {t('console.affectedMeetings')}{' '}
      {meetingIds.map((id) => (
        <Link key={id} href={`/m/${id}/report`} className="mono meeting-link">
          {id}
        </Link>
      ))}
    </p>
  );
}

interface Moment {
  readonly at: string;
  readonly who: string;
  readonly text: string;
}

function Moments({ title, moments }: { readonly title: string; readonly moments: readonly Moment[] }) {
  const { t } = useTranslation();
  return (
    <section className="moments">
      <h3>{title}</h3>
      {moments.length === 0 && <p className="muted small">{t('console.nothingYet')}</p>}
      <ol>
        {moments.map((moment, i) => (
          <li key={`${moment.at} ${i}`}>
            <time className="numeric muted small" dateTime={moment.at}>
              {formatTimeWithSeconds(currentLocale(), moment.at)}
            </time>
            <p>
              {moment.text} <span className="muted small">{moment.who}</span>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
