// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { MeetingInfo } from '../../api/types';
import { inEnglish, person, sessionWith, show } from '../../../test/kit';
import { RecordingNotice } from './RecordingNotice';
import { recordingKeys, rememberRecordingKey } from './recording-keys';

inEnglish();
beforeEach(() => localStorage.clear());

function meeting(consents: Readonly<Record<string, boolean>>): MeetingInfo {
  return {
    meetingId: 'abc-defg-hij',
    state: 'open',
    createdAt: '2026-01-01T00:00:00Z',
    participantCount: 2,
    access: { locked: false, passcode: false, lobby: false, waitForHost: false },
    recording: { recordingId: 'rec-1', by: 'a', startedAt: '2026-01-01T00:00:00Z', consents },
  };
}

describe('RecordingNotice', () => {
  it('asks who has not said anything, and says what was chosen', async () => {
    const { session, ask } = sessionWith({ meeting: meeting({}) });
    show(<RecordingNotice session={session} />);
    await userEvent.click(screen.getByRole('button', { name: 'No, leave me out' }));
    expect(ask.mock.calls).toEqual([[{ type: 'record-consent', agreed: false }]]);
  });

  it('says to who agreed that they are recorded, and lets them change it', async () => {
    const { session, ask } = sessionWith({
      meeting: meeting({ me: true, a: true }),
      others: [person('a'), person('b')],
    });
    show(<RecordingNotice session={session} />);
    expect(screen.getByTestId('recording-notice').textContent).toContain('You are recorded · 2 of 3 agreed');
    await userEvent.click(screen.getByRole('button', { name: 'Change' }));
    await userEvent.click(screen.getByRole('button', { name: 'No, leave me out' }));
    expect(ask.mock.calls).toEqual([[{ type: 'record-consent', agreed: false }]]);
  });

  it('is not there when nothing is recorded', () => {
    show(<RecordingNotice session={sessionWith({}).session} />);
    expect(screen.queryByTestId('recording-notice')).toBeNull();
  });
});

describe('recordingKeys', () => {
  it('keeps the newest key of each meeting, the last meeting first', () => {
    rememberRecordingKey({ meetingId: 'a', token: '1' });
    rememberRecordingKey({ meetingId: 'b', token: '2' });
    rememberRecordingKey({ meetingId: 'a', token: '3' });
    expect(recordingKeys()).toEqual([
      { meetingId: 'a', token: '3' },
      { meetingId: 'b', token: '2' },
    ]);
  });

  it('begins anew when what is stored cannot be read', () => {
    localStorage.setItem('evenkeel.recordings', '{');
    expect(recordingKeys()).toEqual([]);
  });
});
