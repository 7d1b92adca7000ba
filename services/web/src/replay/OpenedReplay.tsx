import { useTranslation } from 'react-i18next';
import { Failure } from '../app/Failure';
import { PageHeader } from '../app/PageHeader';
import { Waiting } from '../app/Waiting';
import { usePageTitle } from '../app/usePageTitle';
import { RecordingMenu } from './RecordingMenu';
import { ReplayView } from './ReplayView';
import { Words } from './Words';
import { useReplay } from './useReplay';

/** Somebody who came by a link. */
export interface Guest {
  readonly token: string;
  /** Shown over the picture; null where the link does not ask for that. */
  readonly viewer: string | null;
}

interface Props {
  readonly recordingId: string;
  /** Who came by a link; null for those who were there. */
  readonly guest: Guest | null;
}

/** A recording with whatever opens it. */
export function OpenedReplay({ recordingId, guest }: Props) {
  const { t } = useTranslation();
  const { look, again } = useReplay(recordingId, guest?.token ?? null);
  usePageTitle(t('recording.title'));
  switch (look.name) {
    case 'loading':
      return <Waiting />;
    case 'ready':
      return (
        <ReplayView
          replay={look.replay}
          known={look.known}
          viewer={guest?.viewer ?? null}
          onChanged={again}
        />
      );
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
