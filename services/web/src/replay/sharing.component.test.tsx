// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { serve } from '../../test/http';
import { inEnglish, show } from '../../test/kit';
import type { RecordingSummary } from '../api/recordings';
import { GuestPage } from './GuestPage';
import { ShareSheet } from './ShareSheet';

inEnglish();

const RECORDING: RecordingSummary = {
  recordingId: 'rec-1',
  meetingId: 'abc-defg-hij',
  title: 'Weekly',
  startedAt: '2026-03-02T10:00:00Z',
  state: 'ready',
  held: false,
  may: ['watch', 'manage'],
};

const RULES = {
  access: 'participants',
  named: [],
  people: [
    { participantId: 'p-1', name: 'Ada' },
    { participantId: 'p-2', name: 'Bo' },
  ],
};

const LINK = {
  linkId: 'l-1',
  label: 'Customer',
  passcode: true,
  watermark: false,
  createdAt: '2026-03-02T12:00:00Z',
  expiresAt: '2999-01-01T00:00:00Z',
  lastUsedAt: '2026-03-03T12:00:00Z',
  uses: 3,
};

function problem(status: number, kind: string) {
  return () =>
    new Response(JSON.stringify({ type: `urn:evenkeel:problem:${kind}` }), {
      status,
      headers: { 'content-type': 'application/problem+json' },
    });
}

describe('ShareSheet', () => {
  function open(links: readonly unknown[], answers: Readonly<Record<string, () => Response>> = {}) {
    const calls = serve({
      'GET /api/v1/recordings/rec-1/access': () => Response.json(RULES),
      'GET /api/v1/recordings/rec-1/shares': () => Response.json(links),
      ...answers,
    });
    show(<ShareSheet recording={RECORDING} token="t" onClose={() => undefined} />);
    return calls;
  }

  it('makes a link and shows it once', async () => {
    const calls = open([], {
      'POST /api/v1/recordings/rec-1/shares': () =>
        Response.json({ share: LINK, path: '/r/rec-1#secret' }, { status: 201 }),
    });
    await userEvent.type(await screen.findByLabelText('What it is for'), 'Customer');
    await userEvent.type(screen.getByLabelText(/^Passcode/), 'tulip');
    await userEvent.click(screen.getByRole('button', { name: 'Make the link' }));
    expect(await screen.findByText(`${window.location.origin}/r/rec-1#secret`)).toBeDefined();
    expect(calls.find(({ line }) => line.startsWith('POST'))?.body).toMatchObject({
      label: 'Customer',
      passcode: 'tulip',
      watermark: false,
    });
  });

  it('lists links with their last use and revokes them', async () => {
    const calls = open([LINK], {
      'DELETE /api/v1/recordings/rec-1/shares/l-1': () => new Response(null, { status: 204 }),
    });
    expect(await screen.findByText(/used 3 times/)).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Revoke Customer' }));
    await waitFor(() => expect(calls.filter(({ line }) => line.endsWith('/shares'))).toHaveLength(2));
  });

  it('names people who may watch', async () => {
    const calls = open([], {
      'PUT /api/v1/recordings/rec-1/access': () => new Response(null, { status: 204 }),
    });
    await userEvent.selectOptions(await screen.findByLabelText('Who of the meeting may watch'), 'named');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Bo' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save who may watch' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Save who may watch' })).toBeNull());
    expect(calls.at(-1)?.body).toEqual({ access: 'named', named: ['p-2'] });
  });
});

describe('GuestPage', () => {
  it('asks for the passcode, then for the name, then opens', async () => {
    const answer = vi
      .fn<() => Response>()
      .mockImplementationOnce(problem(401, 'passcode-needed'))
      .mockImplementationOnce(problem(401, 'passcode-wrong'))
      .mockImplementationOnce(problem(400, 'viewer-needed'))
      .mockImplementationOnce(() =>
        Response.json({ token: 'guest', expiresAt: '2999-01-01T00:00:00Z', watermark: true }),
      );
    const calls = serve({
      'POST /api/v1/recordings/rec-1/visits': answer,
      'POST /api/v1/recordings/rec-1/session': () => new Response(null, { status: 204 }),
      'GET /api/v1/recordings/rec-1': () =>
        Response.json({
          ...RECORDING,
          durationMillis: 9_000,
          tracks: [],
          events: [],
          gaps: [],
        }),
    });
    show(<GuestPage recordingId="rec-1" secret="s" />);
    await userEvent.type(await screen.findByLabelText('Passcode'), 'rose{Enter}');
    expect((await screen.findByRole('alert')).textContent).toBe('That is not the passcode.');
    await userEvent.clear(screen.getByLabelText('Passcode'));
    await userEvent.type(screen.getByLabelText('Passcode'), 'tulip{Enter}');
    await userEvent.type(await screen.findByLabelText(/Your name/), 'Dora{Enter}');
    expect(await screen.findByRole('heading', { name: 'Weekly' })).toBeDefined();
    expect(screen.getAllByText(/^Dora · /).length).toBeGreaterThan(5);
    expect(screen.queryByRole('button', { name: 'What to do with this recording' })).toBeNull();
    expect(calls.findLast(({ line }) => line.endsWith('/visits'))?.body).toEqual({
      secret: 's',
      passcode: 'tulip',
      viewer: 'Dora',
    });
  });

  it('says that a link has ended', async () => {
    serve({ 'POST /api/v1/recordings/rec-1/visits': problem(410, 'share-ended') });
    show(<GuestPage recordingId="rec-1" secret="s" />);
    expect(await screen.findByText(/The link has ended/)).toBeDefined();
  });
});
