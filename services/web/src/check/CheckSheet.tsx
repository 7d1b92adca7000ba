import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../app/useStore';
import { Sheet } from '../design/Sheet';
import type { LocalMedia } from '../media/local/local-media';
import { CheckRun } from './check-run';
import { CheckRows } from './CheckRows';
import { CheckSummary } from './CheckSummary';
import './check.css';

interface Props {
  readonly meetingId: string;
  readonly local: LocalMedia;
  readonly onClose: () => void;
}

/** Runs all checks and shows each as it comes to its end; closing it gives the rest up. */
export default function CheckSheet({ meetingId, local, onClose }: Props) {
  const { t } = useTranslation();
  const [round, setRound] = useState(0);
  return (
    <Sheet open title={t('check.title')} text={t('check.text')} onClose={onClose}>
      <Run
        key={round}
        meetingId={meetingId}
        local={local}
        onAgain={() => setRound(round + 1)}
        onClose={onClose}
      />
    </Sheet>
  );
}

function Run({ meetingId, local, onAgain, onClose }: Props & { readonly onAgain: () => void }) {
  const { t } = useTranslation();
  const run = useRun(meetingId, local);
  const state = useStore(run.state);
  const running = state.phase === 'running';
  return (
    <>
      <CheckSummary state={state} />
      <CheckRows run={run} list={state.list} />
      <div className="actions check-actions">
        {running ? (
          <button type="button" className="button" onClick={() => run.stop()}>
            {t('check.skip')}
          </button>
        ) : (
          <button type="button" className="button" onClick={onAgain}>
            {t('check.again')}
          </button>
        )}
        <button type="button" className="button primary" onClick={onClose}>
          {t('check.done')}
        </button>
      </div>
    </>
  );
}

function useRun(meetingId: string, local: LocalMedia): CheckRun {
  const [run] = useState(() => new CheckRun(meetingId, local));
  const begun = useRef(false);
  useEffect(() => {
    // Wait a tick: a render that React throws away at once (StrictMode) must not begin.
    const timer = setTimeout(() => {
      if (begun.current) return;
      begun.current = true;
      void run.start();
    });
    return () => {
      clearTimeout(timer);
      if (begun.current) run.stop();
    };
  }, [run]);
  return run;
}
