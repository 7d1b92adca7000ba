import { MicOff, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../../app/useStore';
import { Sheet } from '../../design/Sheet';
import { Switch } from '../../design/Switch';
import type { MeetingSession } from '../session/meeting-session';
import { PasscodeForm } from './PasscodeForm';

/** What hosts set for everybody: at the foot of the list of people. */
export function AccessMenu({ session }: { readonly session: MeetingSession }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <footer className="panel-foot">
      <button type="button" className="button small" onClick={() => session.ask({ type: 'mute-all' })}>
        <MicOff size={16} aria-hidden />
        {t('people.muteAll')}
      </button>
      <button type="button" className="button small" onClick={() => setOpen(true)}>
        <ShieldCheck size={16} aria-hidden />
        {t('access.title')}
      </button>
      <AccessSheet session={session} open={open} onClose={() => setOpen(false)} />
    </footer>
  );
}

interface SheetProps {
  readonly session: MeetingSession;
  readonly open: boolean;
  readonly onClose: () => void;
}

function AccessSheet({ session, open, onClose }: SheetProps) {
  const { t } = useTranslation();
  const { meeting } = useStore(session.state);
  if (meeting === null) return null;
  const { locked, lobby, waitForHost, passcode } = meeting.access;
  return (
    <Sheet open={open} title={t('access.title')} text={t('access.text')} onClose={onClose}>
      <Switch
        label={t('access.locked')}
        hint={t('access.lockedHint')}
        checked={locked}
        onChange={(on) => session.ask({ type: 'access', locked: on })}
      />
      <Switch
        label={t('access.lobby')}
        hint={t('access.lobbyHint')}
        checked={lobby}
        onChange={(on) => session.ask({ type: 'access', lobby: on })}
      />
      <Switch
        label={t('access.waitForHost')}
        hint={t('access.waitForHostHint')}
        checked={waitForHost}
        onChange={(on) => session.ask({ type: 'access', waitForHost: on })}
      />
      <PasscodeForm
        isSet={passcode}
        onSet={(code) => session.ask({ type: 'access', passcode: code })}
        onClear={() => session.ask({ type: 'access', passcode: '' })}
      />
    </Sheet>
  );
}
