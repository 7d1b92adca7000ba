import { useTranslation } from 'react-i18next';
import { Waiting } from '../app/Waiting';
import { GuestDoor } from './GuestDoor';
import { OpenedReplay } from './OpenedReplay';
import { Words } from './Words';
import { refusalKey } from './refusal';
import { useGuest } from './useGuest';

/** A recording for whoever has a link to it. */
export function GuestPage({
  recordingId,
  secret,
}: {
  readonly recordingId: string;
  readonly secret: string;
}) {
  const { t } = useTranslation();
  const { look, show } = useGuest(recordingId, secret);
  switch (look.name) {
    case 'loading':
      return <Waiting />;
    case 'asked':
      return <GuestDoor what={look.what} failure={look.failure} onShow={show} />;
    case 'refused':
      return <Words title={t('recording.door.closed')} text={t(refusalKey(look.failure))} onAgain={null} />;
    case 'in':
      return <OpenedReplay recordingId={recordingId} guest={look} />;
  }
}
