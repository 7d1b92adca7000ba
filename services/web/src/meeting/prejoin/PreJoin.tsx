import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAccount } from '../../account/account-store';
import type { MeetingInfo } from '../../api/types';
import { PageHeader } from '../../app/PageHeader';
import { ConnectionCheck } from '../../check/ConnectionCheck';
import type { LocalMedia } from '../../media/local/local-media';
import { RecordedNote } from '../recording/RecordedNote';
import { loadPreferences } from '../session/preferences';
import { CameraPreview } from './CameraPreview';
import { DeviceHelp } from './DeviceHelp';
import { BlurNotice } from '../devices/BlurNotice';
import { DevicePickers } from '../devices/DevicePickers';
import { TakeOverNotice } from '../devices/TakeOverNotice';
import type { JoinWish } from '../useMeeting';
import { JoinProblem, asksForPasscode } from './JoinProblem';
import { Reachability, useReach } from './Reachability';
import { whereaboutsOf } from './whereabouts';
import type { RelayReach } from './reachability';
import './prejoin.css';

interface Props {
  readonly meetingId: string;
  readonly local: LocalMedia;
  readonly meeting: MeetingInfo;
  readonly join: (wish: JoinWish, pressedAt: number) => Promise<void>;
}

/** The way in: see yourself, say who you are, press one button. */
export function PreJoin({ meetingId, local, meeting, join }: Props) {
  const { t } = useTranslation();
  useStartDevices(local);
  const relays = useReach();
  return (
    <div className="prejoin-page">
      <PageHeader />
      <main className="prejoin">
        <div className="prejoin-preview">
          <CameraPreview local={local} />
          <DeviceHelp local={local} />
          <TakeOverNotice source={local.camera} />
          <TakeOverNotice source={local.microphone} />
          <BlurNotice blur={local.blur} />
          <DevicePickers local={local} />
        </div>
        <section className="prejoin-way-in">
          <h1>{t('prejoin.title')}</h1>
          <p className="muted">
            <span className="mono">{meetingId}</span> ·{' '}
            {t('prejoin.people', { count: meeting.participantCount })}
          </p>
          {meeting.recording !== undefined && <RecordedNote />}
          <JoinForm join={join} passcode={meeting.access.passcode} relays={relays ?? []} />
          <Reachability relays={relays} />
          <ConnectionCheck meetingId={meetingId} local={local} />
        </section>
      </main>
    </div>
  );
}

function useStartDevices(local: LocalMedia): void {
  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    const { microphone, camera } = loadPreferences();
    if (camera) void local.startRemembered('camera');
    if (microphone) void local.startRemembered('microphone');
  }, [local]);
}

interface FormProps extends Pick<Props, 'join'> {
  readonly passcode: boolean;
  readonly relays: readonly RelayReach[];
}

function JoinForm({ join, passcode, relays }: FormProps) {
  const { t } = useTranslation();
  const account = useAccount();
  const [typed, setTyped] = useState<string | null>(null);
  const [passcodeTyped, setPasscodeTyped] = useState('');
  // Whoever is signed in need not say who they are; what was typed wins, what was typed last time comes last.
  const name = typed ?? account?.name ?? loadPreferences().name;
  const [joining, setJoining] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const pressedAt = performance.now();
    if (name.trim() === '') {
      setProblem('name');
      return;
    }
    setJoining(true);
    setProblem(null);
    const wish = { name: name.trim(), passcode: passcodeTyped, ...whereaboutsOf(relays) };
    join(wish, pressedAt).catch((failure: unknown) => {
      setJoining(false);
      setProblem(failure);
    });
  };
  return (
    <form className="prejoin-form" onSubmit={submit} noValidate>
      <div className="field">
        <label htmlFor="name">{t('prejoin.name')}</label>
        <input
          id="name"
          className="input"
          autoComplete="name"
          maxLength={60}
          value={name}
          aria-invalid={problem === 'name'}
          aria-describedby={problem === null ? undefined : 'join-problem'}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      {(passcode || asksForPasscode(problem)) && (
        <div className="field">
          <label htmlFor="passcode">{t('prejoin.passcode')}</label>
          <input
            id="passcode"
            className="input"
            type="password"
            autoComplete="off"
            maxLength={32}
            value={passcodeTyped}
            aria-invalid={asksForPasscode(problem)}
            aria-describedby={problem === null ? undefined : 'join-problem'}
            onChange={(event) => setPasscodeTyped(event.target.value)}
          />
        </div>
      )}
      <JoinProblem problem={problem} />
      <button type="submit" className="button primary large" disabled={joining} aria-busy={joining}>
        {joining ? t('prejoin.joining') : t('prejoin.join')}
      </button>
    </form>
  );
}
