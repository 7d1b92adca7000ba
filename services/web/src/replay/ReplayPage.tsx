import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Failure } from '../app/Failure';
import { PageHeader } from '../app/PageHeader';
import { Waiting } from '../app/Waiting';
import { usePageTitle } from '../app/usePageTitle';
import { RecordingMenu } from './RecordingMenu';
import { ReplayView } from './ReplayView';
import { useReplay } from './useReplay';
import './replay.css';

/** A recording, for those who were there. */
export default function ReplayPage({ recordingId }: { readonly recordingId: string }) {
  const { t } = useTranslation();
  const { look, again } = useReplay(recordingId);
  usePageTitle(t('recording.title'));
  switch (look.name) {
    case 'loading':
      return <Waiting />;
    case 'ready':
      return <ReplayView replay={look.replay} known={look.known} onChanged={again} />;
    case 'failed':
      return (
        <>
          <PageHeader />
          <Failure failure={look.failure}>
            <button type="button" className="button primary" onClick={again}>
              {t('error.again')}
            </button>
          </Failure>
        </>
      );
    case 'not-ready':
      return <Words title={t('recording.notReady')} text={t('recording.notReadyText')} onAgain={again} />;
    case 'deleted':
      return (
        <Words title={t('recording.deleted')} text={t('recording.deletedText')} onAgain={null}>
          {look.known !== null && <RecordingMenu {...look.known} onChanged={again} />}
        </Words>
      );
    case 'no-key':
      return <Words title={t('recording.noKey')} text={t('recording.noKeyText')} onAgain={null} />;
  }
}

function Words({
  title,
  text,
  onAgain,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly onAgain: (() => void) | null;
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader />
      <main className="centre-page">
        <h1>{title}</h1>
        <p className="muted">{text}</p>
        <div className="actions">
          {onAgain !== null && (
            <button type="button" className="button primary" onClick={onAgain}>
              {t('recording.lookAgain')}
            </button>
          )}
          {children}
          <Link href="/recordings" className="button">
            {t('recording.list')}
          </Link>
        </div>
      </main>
    </>
  );
}
