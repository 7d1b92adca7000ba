// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { serve } from '../../test/http';
import { inEnglish, sessionWith, show } from '../../test/kit';
import { RequestFailure } from '../api/http';
import type { RecordingQuota } from '../api/recordings';
import { Store } from '../app/store';
import { isHostKey, rememberRecordingKey } from '../meeting/recording/recording-keys';
import { Toasts } from '../meeting/room/Toasts';
import { QuotaNote } from './QuotaNote';
import RecordingsPage from './RecordingsPage';
import { refusalKey } from './refusal';

inEnglish();
beforeEach(() => localStorage.clear());

const FREE: RecordingQuota = {
  organisation: 'default',
  usedBytes: 1_234_000_000,
  allowedBytes: 10_000_000_000,
  warningShare: 0.8,
  level: 'free',
};

function keyOf(...grants: readonly string[]) {
  const token = `h.${btoa(JSON.stringify({ grants }))}.s`;
  return { meetingId: 'abc-defg-hij', token };
}

describe('QuotaNote', () => {
  it('says how much is taken of how much', () => {
    show(<QuotaNote quota={FREE} />);
    expect(screen.getByRole('status').textContent).toBe('1.23 of 10 GB are taken.');
    const meter = screen.getByRole('meter', { name: 'Room taken by recordings' });
    expect(meter.getAttribute('value')).toBe('1234000000');
    expect(meter.getAttribute('max')).toBe('10000000000');
  });

  it('warns before it is full, and says what to do', () => {
    show(<QuotaNote quota={{ ...FREE, usedBytes: 8_000_000_000, level: 'warned' }} />);
    const note = screen.getByRole('status');
    expect(note.textContent).toContain('8 of 10 GB are taken. Delete what is not needed any more');
    expect(note.className).toContain('fair');
  });

  it('says what no longer happens when it is full', () => {
    show(<QuotaNote quota={{ ...FREE, usedBytes: 10_050_000_000, level: 'reached' }} />);
    const note = screen.getByRole('status');
    expect(note.textContent).toContain('10.05 of 10 GB are taken, so nothing new is recorded or exported.');
    expect(note.className).toContain('poor');
  });

  it('is not there without a limit, nor before it is known', () => {
    show(<QuotaNote quota={{ ...FREE, allowedBytes: null }} />);
    show(<QuotaNote quota={null} />);
    expect(screen.queryByRole('status')).toBeNull();
  });
});

describe('RecordingsPage', () => {
  const answers = {
    'GET /api/v1/recordings': () => Response.json([]),
    'GET /api/v1/recordings/quota': () => Response.json({ ...FREE, level: 'reached' }),
  };

  it('shows it to who was a host, also where there is no recording', async () => {
    serve(answers);
    rememberRecordingKey(keyOf('watch', 'host'));
    show(<RecordingsPage />);
    expect(await screen.findByText('No recordings here yet')).toBeDefined();
    expect((await screen.findByTestId('quota-note')).textContent).toContain('so nothing new is recorded');
  });

  it('asks nobody else for it', async () => {
    const calls = serve(answers);
    rememberRecordingKey(keyOf('watch'));
    show(<RecordingsPage />);
    expect(await screen.findByText('No recordings here yet')).toBeDefined();
    expect(calls.map(({ line }) => line)).not.toContain('GET /api/v1/recordings/quota');
  });
});

describe('what is refused for want of room', () => {
  it('is told to hosts in the meeting with what to do', () => {
    const refused = { problem: { status: 507, errorId: 'e-1' }, at: Date.now() };
    const { session } = sessionWith({ refused });
    Object.assign(session, { engine: { state: new Store({ lastSwitch: null }) } });
    show(<Toasts session={session} />);
    expect(screen.getByTestId('refused-toast').textContent).toContain('Nothing is recorded');
  });

  it('is told where an export was asked for', () => {
    const failure = new RequestFailure(507, { type: 'urn:evenkeel:problem:no-room' }, null);
    expect(refusalKey(failure)).toBe('recording.refusal.room');
  });
});

describe('isHostKey', () => {
  it('reads the grants of a token', () => {
    expect(isHostKey(keyOf('watch', 'host'))).toBe(true);
    expect(isHostKey(keyOf('watch'))).toBe(false);
    expect(isHostKey({ meetingId: 'a', token: 'nonsense' })).toBe(false);
  });
});
