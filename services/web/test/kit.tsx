import * as Tooltip from '@radix-ui/react-tooltip';
import { cleanup, render } from '@testing-library/react';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, vi } from 'vitest';
import type { Participant } from '../src/api/types';
import { Store } from '../src/app/store';
import en from '../src/locales/en.json';
import { ScreenShare } from '../src/media/local/screen-share';
import { EMPTY_MEETING, type MeetingState } from '../src/meeting/session/meeting-state';
import type { MeetingSession } from '../src/meeting/session/meeting-session';

/** English, and a clean page after each test. */
export function inEnglish(): void {
  beforeAll(async () => {
    await i18next.use(initReactI18next).init({
      lng: 'en',
      resources: { en: { translation: en } },
      interpolation: { escapeValue: false },
    });
  });
  afterEach(cleanup);
}

export function person(participantId: string, changes: Partial<Participant> = {}): Participant {
  return {
    participantId,
    kind: 'person',
    name: participantId,
    role: 'participant',
    joinedAt: '2026-01-01T00:00:00Z',
    microphone: 'on',
    camera: 'off',
    screen: 'off',
    ...changes,
  };
}

/** A seat as the components see it: the state, and what is asked of the meeting. */
export function sessionWith(state: Partial<MeetingState>) {
  const ask = vi.fn(() => true);
  const session = {
    meetingId: 'abc-defg-hij',
    seat: { participantId: 'me', resumeKey: 'k', name: 'Me' },
    state: new Store<MeetingState>({ ...EMPTY_MEETING, ...state }),
    ask,
    screen: new ScreenShare(),
  } as unknown as MeetingSession;
  return { session, ask };
}

export function show(node: ReactNode) {
  return render(<Tooltip.Provider>{node}</Tooltip.Provider>);
}
