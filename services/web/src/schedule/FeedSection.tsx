import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../account/CopyButton';
import { useSubmit } from '../account/useSubmit';
import { createFeed, getFeed, revokeFeed } from '../api/schedule';
import { ConfirmDialog } from '../design/ConfirmDialog';
import { formatDateTime } from '../i18n/format';
import { currentLocale } from '../i18n/i18n';
import { PlanProblem } from './FieldProblem';
import { useLoaded } from './useLoaded';

/** The address under which one's own calendar program finds the meetings. */
export function FeedSection() {
  const { t } = useTranslation();
  const feed = useLoaded(getFeed);
  const [asking, setAsking] = useState<'replace' | 'revoke' | null>(null);
  const make = useSubmit(async () => feed.replace(await createFeed()));
  const drop = useSubmit(async () => {
    await revokeFeed();
    feed.replace({ exists: false });
  });
  const { value } = feed;
  const exists = value?.exists === true;
  const since = value?.createdAt;
  return (
    <section className="card schedule-feed" aria-labelledby="feed">
      <h2 id="feed">{t('schedule.feed.title')}</h2>
      <p className="muted">{t('schedule.feed.text')}</p>
      {value?.path !== undefined && (
        <>
          <p role="status">{t('schedule.feed.onlyNow')}</p>
          <code className="schedule-address">{location.origin + value.path}</code>
          <CopyButton text={location.origin + value.path} label={t('schedule.feed.copy')} />
        </>
      )}
      {since !== undefined && (
        <p className="small muted">
          {t('schedule.feed.since', { time: formatDateTime(currentLocale(), since) })}
        </p>
      )}
      <PlanProblem failure={feed.failure ?? make.failure ?? drop.failure} />
      <div className="schedule-actions">
        <button
          type="button"
          className="button"
          disabled={make.busy || value === null}
          onClick={() => (exists ? setAsking('replace') : void make.run())}
        >
          {t(exists ? 'schedule.feed.replace' : 'schedule.feed.create')}
        </button>
        {exists && (
          <button type="button" className="button" disabled={drop.busy} onClick={() => setAsking('revoke')}>
            {t('schedule.feed.revoke')}
          </button>
        )}
      </div>
      <ConfirmDialog
        open={asking !== null}
        title={t(`schedule.feed.${asking ?? 'revoke'}`)}
        text={t('schedule.feed.sure')}
        action={t(`schedule.feed.${asking ?? 'revoke'}`)}
        onConfirm={() => void (asking === 'replace' ? make : drop).run()}
        onClose={() => setAsking(null)}
      />
    </section>
  );
}
