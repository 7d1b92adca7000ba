import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAccount } from '../account/account-store';
import { readFeedback, type FeedbackSummary } from '../api/feedback';
import { formatDateTime, formatNumber } from '../i18n/format';
import { currentLocale } from '../i18n/i18n';
import { loadHostKey } from '../meeting/session/seat';
import './feedback.css';

/** What those who were there say, in the report: only for the host's browser and for operators. */
export function FeedbackSection({ meetingId }: { readonly meetingId: string }) {
  const { t } = useTranslation();
  const summary = useSummary(meetingId);
  if (summary === null) return null;
  return (
    <section className="report-section" aria-labelledby="feedback-title">
      <h2 id="feedback-title">{t('feedback.title')}</h2>
      {summary.count === 0 ? <p className="muted">{t('feedback.none')}</p> : <Said summary={summary} />}
    </section>
  );
}

/** Null while it is not known, and for those who may not. */
function useSummary(meetingId: string): FeedbackSummary | null {
  const account = useAccount();
  const hostKey = loadHostKey(meetingId);
  const allowed = hostKey !== null || account?.rights.includes('console') === true;
  const [summary, setSummary] = useState<FeedbackSummary | null>(null);
  useEffect(() => {
    if (!allowed) return;
    let gone = false;
    readFeedback(meetingId, hostKey).then(
      (found) => {
        if (!gone) setSummary(found);
      },
      () => undefined, // the report is worth reading without
    );
    return () => {
      gone = true;
    };
  }, [meetingId, hostKey, allowed]);
  return summary;
}

function Said({ summary }: { readonly summary: FeedbackSummary }) {
  const { t } = useTranslation();
  const locale = currentLocale();
  const most = Math.max(...summary.ratings);
  return (
    <div className="card feedback-said">
      <p>
        <strong className="numeric">
          {t('feedback.average', { average: formatNumber(locale, summary.averageRating ?? 0, 1) })}
        </strong>{' '}
        <span className="muted">{t('feedback.count', { count: summary.count })}</span>
      </p>
      <ul className="feedback-bars numeric">
        {summary.ratings.map((count, i) => (
          <li key={i}>
            <span>{t(`feedback.rating.${(i + 1) as 1}`)}</span>
            <span
              className="feedback-bar"
              style={{ '--share': count / most } as React.CSSProperties}
              aria-hidden
            />
            <span>{count}</span>
          </li>
        ))}
      </ul>
      {summary.reasons.length > 0 && (
        <p className="feedback-tags small">
          {summary.reasons.map(({ reason, count }) => (
            <span key={reason} className="badge">
              {t(`feedback.reason.${reason}`)} {count}
            </span>
          ))}
        </p>
      )}
      <ul className="feedback-comments">
        {summary.comments.map(({ text, givenAt }) => (
          <li key={givenAt}>
            <p>{text}</p>
            <p className="muted small numeric">{formatDateTime(locale, givenAt)}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
