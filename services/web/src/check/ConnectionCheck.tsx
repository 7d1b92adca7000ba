import { Activity, TriangleAlert } from 'lucide-react';
import { Suspense, lazy, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalMedia } from '../media/local/local-media';
import type { CheckResult } from './check';
import { quickChecks } from './quick-checks';

const CheckSheet = lazy(() => import('./CheckSheet'));

interface Props {
  readonly meetingId: string;
  readonly local: LocalMedia;
}

/** On the way in: says what would spoil the meeting as far as that is known at once, and offers to check the rest. */
export function ConnectionCheck({ meetingId, local }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const problems = useQuickChecks(meetingId).filter(({ verdict }) => verdict === 'poor');
  return (
    <>
      <div aria-live="polite" className="device-help">
        {problems.map(({ check, finding }) => (
          <p key={check} className="note poor">
            <TriangleAlert size={16} aria-hidden />
            <span>
              <strong>{t(`check.name.${check}`)}:</strong>{' '}
              {finding !== undefined && t(`check.advice.${finding}`)}
            </span>
          </p>
        ))}
      </div>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        <Activity size={18} aria-hidden />
        {t('check.open')}
      </button>
      {open && (
        <Suspense>
          <CheckSheet meetingId={meetingId} local={local} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

function useQuickChecks(meetingId: string): readonly CheckResult[] {
  const [results, setResults] = useState<readonly CheckResult[]>([]);
  useEffect(() => {
    const abort = new AbortController();
    // Wait a tick: a render that React throws away at once (StrictMode) must not ask anybody.
    const timer = setTimeout(() => {
      void quickChecks(meetingId, abort.signal).then((found) => {
        if (!abort.signal.aborted) setResults(found);
      });
    });
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [meetingId]);
  return results;
}
