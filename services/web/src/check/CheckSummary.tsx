import { CircleCheck, CircleDashed, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { worst } from './check';
import type { CheckRunState } from './check-run';

/** How far it has come, then what it comes to, in one line that is read out. */
export function CheckSummary({ state: { list, phase, complete } }: { readonly state: CheckRunState }) {
  const { t } = useTranslation();
  const ended = list.filter(({ state }) => state === 'done' || state === 'asking').length;
  if (phase === 'running') {
    return (
      <div className="check-progress">
        <p className="note">
          <CircleDashed size={16} aria-hidden />
          <span className="numeric">{t('check.progress', { done: ended, count: list.length })}</span>
        </p>
        <progress value={ended} max={list.length} aria-label={t('check.title')} />
      </div>
    );
  }
  const verdict = worst(
    list.flatMap(({ state, judgement }) => judgement?.verdict ?? (state === 'asking' ? 'unknown' : [])),
  );
  const kind = verdict === 'unknown' ? '' : verdict;
  return (
    <p className={`note ${kind}`} role="status">
      {verdict === 'good' ? <CircleCheck size={16} aria-hidden /> : <TriangleAlert size={16} aria-hidden />}
      <span>
        {t(`check.summary.${verdict}`)} {!complete && t('check.incomplete')}
      </span>
    </p>
  );
}
