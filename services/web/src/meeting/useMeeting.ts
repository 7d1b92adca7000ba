import { useCallback, useEffect, useRef, useState } from 'react';
import { getMeeting, join, type Whereabouts } from '../api/meetings';
import type { MeetingInfo } from '../api/types';
import { reportQuickChecks } from '../check/quick-checks';
import { LocalMedia } from '../media/local/local-media';
import { MediaKit } from '../media/media-kit';
import { MeetingSession, type OwnMedia } from './session/meeting-session';
import type { MeetingState } from './session/meeting-state';
import { DEVICE_MEMORY, loadPreferences, savePreferences } from './session/preferences';
import { forgetSeat, loadFormerSeat, loadHostKey, loadSeat, saveSeat, type Seat } from './session/seat';

/** People who may come while one looks into the camera. */
const SPARE_SEATS = 2;

export type End = NonNullable<MeetingState['end']>;

export type Step =
  | { readonly name: 'looking' }
  | { readonly name: 'failed'; readonly failure: unknown }
  | { readonly name: 'prejoin'; readonly local: LocalMedia; readonly meeting: MeetingInfo }
  | { readonly name: 'room'; readonly session: MeetingSession }
  /** `seat` is that of somebody who was in; it says for whom feedback is. */
  | { readonly name: 'over'; readonly end: End; readonly seat: Seat | null };

/** What the person typed at the door, and how far away the relays are from there. */
export interface JoinWish extends Whereabouts {
  readonly name: string;
  readonly passcode: string;
}

export interface Meeting {
  readonly step: Step;
  /** Rejects with RequestFailure when the server does not admit. */
  readonly join: (wish: JoinWish, pressedAt: number) => Promise<void>;
  readonly ended: (end: End) => void;
  readonly lookAgain: () => void;
}

/** Walks a person through a meeting: look it up, or take the old seat again; join; over. */
export function useMeeting(meetingId: string): Meeting {
  const [step, setStep] = useState<Step>({ name: 'looking' });
  const [round, setRound] = useState(0);
  const own = useRef<OwnMedia | null>(null);
  const session = useRef<MeetingSession | null>(null);

  const enter = useCallback((next: MeetingSession) => {
    session.current = next;
    setStep({ name: 'room', session: next });
  }, []);

  useEffect(() => {
    const abort = new AbortController();
    const begin = async () => {
      const media = (own.current = { local: new LocalMedia(DEVICE_MEMORY), kit: new MediaKit() });
      const seat = loadSeat(meetingId);
      if (seat !== null) {
        enter(resume(meetingId, seat, media));
        return;
      }
      const info = await getMeeting(meetingId, abort.signal);
      if (info.state === 'ended') setStep({ name: 'over', end: 'ended', seat: null });
      else {
        setStep({ name: 'prejoin', local: media.local, meeting: info });
        await media.kit.prepare(info.participantCount + SPARE_SEATS);
      }
    };
    // Wait a tick: a render that React throws away at once (StrictMode) must not take the seat.
    const timer = setTimeout(() => {
      begin().catch((failure: unknown) => {
        if (!abort.signal.aborted) setStep({ name: 'failed', failure });
      });
    });
    return () => {
      clearTimeout(timer);
      abort.abort();
      session.current?.dispose();
      own.current?.local.dispose();
      own.current?.kit.close();
    };
  }, [meetingId, round, enter]);

  const joinMeeting = useCallback(
    async ({ name, passcode, ...whereabouts }: JoinWish, pressedAt: number) => {
      const media = own.current;
      if (media === null) return;
      const hostKey = loadHostKey(meetingId);
      const formerSeat = loadFormerSeat(meetingId);
      const answer = await join(meetingId, {
        name,
        ...whereabouts,
        ...(hostKey === null ? {} : { hostKey }),
        ...(passcode === '' ? {} : { passcode }),
        ...(formerSeat === null ? {} : { formerSeat }),
      });
      const { participantId, resumeKey } = answer;
      const seat: Seat = { participantId, resumeKey, name };
      saveSeat(meetingId, seat);
      savePreferences({ name });
      const admission = 'waiting' in answer ? null : answer;
      if (admission !== null)
        reportQuickChecks({ meetingId, participantId, telemetryToken: admission.telemetryToken });
      enter(new MeetingSession(meetingId, seat, media, admission, admission === null ? null : pressedAt));
    },
    [meetingId, enter],
  );

  const lookAgain = useCallback(() => {
    setStep({ name: 'looking' });
    setRound((r) => r + 1);
  }, []);

  const ended = useCallback(
    (end: End) => {
      forgetSeat(meetingId);
      // The seat was not known any more, for example after a long sleep: back to the door.
      if (end === 'not-admitted' || end === 'passcode-changed') lookAgain();
      else setStep({ name: 'over', end, seat: session.current?.seat ?? null });
    },
    [meetingId, lookAgain],
  );

  return { step, join: joinMeeting, ended, lookAgain };
}

function resume(meetingId: string, seat: Seat, media: OwnMedia): MeetingSession {
  const { microphone, camera } = loadPreferences();
  if (microphone) void media.local.startRemembered('microphone');
  if (camera) void media.local.startRemembered('camera');
  return new MeetingSession(meetingId, seat, media, null, null);
}
