import { Antenna, Tv } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { StreamUse } from '../../api/streams';
import { useStore } from '../../app/useStore';
import { MenuItem } from '../../design/Menu';
import type { MeetingSession } from '../session/meeting-session';

interface Props {
  readonly session: MeetingSession;
  readonly onStreams: (use: StreamUse) => void;
}

/** Hosts let encoders in and players watch. */
export function StreamItems({ session, onStreams }: Props) {
  const { t } = useTranslation();
  const { self } = useStore(session.state);
  if (self === null || self.role === 'participant') return null;
  return (
    <>
      <MenuItem icon={<Antenna size={18} aria-hidden />} onSelect={() => onStreams('publish')}>
        {t('streams.publish.title')}
      </MenuItem>
      <MenuItem icon={<Tv size={18} aria-hidden />} onSelect={() => onStreams('watch')}>
        {t('streams.watch.title')}
      </MenuItem>
    </>
  );
}
