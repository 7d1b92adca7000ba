import { useCallback, useEffect, useRef, useState } from 'react';
import { getMeeting, join } from '../api/meetings';
import { LocalMedia } from '../media/local/local-media';
import { MediaKit } from '../media/media-kit';
import { MeetingSession, type OwnMedia } from './session/meeting-session';
import type { MeetingState } from './session/meeting-state';
import { loadPreferences, savePreferences } from './session/preferences';
import { forgetSeat, loadHostKey, loadSeat, saveSeat, type Seat } from './session/seat';

/** People who may come while one looks into the camera. */
const SPARE_SEATS = 2;

export type End = NonNullable<MeetingState['end']>;

export type Step =
  | { readonly name: 'looking' }
  | { readonly name: 'failed'; readonly failure: unknown }
  | { readonly name: 'prejoin'; readonly local: LocalMedia; readonly participantCount: number }
  | { readonly name: 'room'; readonly session: MeetingSession }
  | { readonly name: 'over'; readonly end: End };

export interface Meeting {
  readonly step: Step;
  /** Rejects with RequestFailure when the server does not admit. */
  readonly join: (name: string, pressedAt: number) => Promise<void>;
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
      const media = (own.current = { local: new LocalMedia(), kit: new MediaKit() });
      const seat = loadSeat(meetingId);
      if (seat !== null) {
        enter(resume(meetingId, seat, media));
        return;
      }
      const info = await getMeeting(meetingId, abort.signal);
      if (info.state === 'ended') setStep({ name: 'over', end: 'ended' });
      else {
        setStep({ name: 'prejoin', local: media.local, participantCount: info.participantCount });
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
    async (name: string, pressedAt: number) => {
      const media = own.current;
      if (media === null) return;
      const admission = await join(meetingId, name, loadHostKey(meetingId));
      const { participantId, resumeKey } = admission;
      const seat: Seat = { participantId, resumeKey, name };
      saveSeat(meetingId, seat);
      savePreferences({ name });
      enter(new MeetingSession(meetingId, seat, media, admission, pressedAt));
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
      if (end === 'not-admitted') lookAgain();
      else setStep({ name: 'over', end });
    },
    [meetingId, lookAgain],
  );

  return { step, join: joinMeeting, ended, lookAgain };
}

function resume(meetingId: string, seat: Seat, media: OwnMedia): MeetingSession {
  const { microphone, camera, microphoneId, cameraId } = loadPreferences();
  if (microphone) void media.local.microphone.start(microphoneId);
  if (camera) void media.local.camera.start(cameraId);
  return new MeetingSession(meetingId, seat, media, null, null);
}
