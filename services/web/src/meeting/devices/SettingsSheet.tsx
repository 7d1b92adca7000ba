import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../../app/useStore';
import { Sheet } from '../../design/Sheet';
import { Switch } from '../../design/Switch';
import { DeviceHelp } from '../prejoin/DeviceHelp';
import { LevelBar } from '../prejoin/LevelBar';
import type { MeetingSession } from '../session/meeting-session';
import { loadPreferences, savePreferences } from '../session/preferences';
import type { View } from '../room/useView';
import { DevicePickers } from './DevicePickers';

interface Props {
  readonly session: MeetingSession;
  readonly view: View;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Devices and habits, during the meeting. */
export function SettingsSheet({ session, view, open, onClose }: Props) {
  const { t } = useTranslation();
  const microphone = useStore(session.local.microphone.state);
  const [pushToTalk, setPushToTalk] = useState(() => loadPreferences().pushToTalk);
  return (
    <Sheet open={open} title={t('settings.title')} onClose={onClose}>
      <DevicePickers local={session.local} />
      {microphone.on && microphone.track !== null && <LevelBar track={microphone.track} />}
      <DeviceHelp local={session.local} />
      <Switch
        label={t('settings.hideSelf')}
        hint={t('settings.hideSelfHint')}
        checked={view.hideSelf}
        onChange={view.setHideSelf}
      />
      <Switch
        label={t('settings.pushToTalk')}
        hint={t('settings.pushToTalkHint')}
        checked={pushToTalk}
        onChange={(on) => {
          setPushToTalk(on);
          savePreferences({ pushToTalk: on });
        }}
      />
    </Sheet>
  );
}
