// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { StreamsSheet } from './StreamsSheet';
import { inEnglish, sessionWith, show } from '../../../test/kit';

inEnglish();

const STREAM = {
  streamId: 's1',
  use: 'publish',
  name: 'Stage camera',
  url: '/whip/v1/abc-defg-hij/s1',
  offeredAt: '2026-01-01T00:00:00Z',
  expiresAt: '2026-01-02T00:00:00Z',
};

/** What the server says, by method. */
function serverSays(answers: Readonly<Record<string, unknown>>) {
  return vi.spyOn(globalThis, 'fetch').mockImplementation((_url, init) => {
    const answer = answers[init?.method ?? 'GET'];
    return Promise.resolve(
      answer === undefined ? new Response(null, { status: 204 }) : Response.json(answer),
    );
  });
}

afterEach(() => vi.restoreAllMocks());

describe('StreamsSheet', () => {
  it('gives an address and a token that are shown once', async () => {
    serverSays({ GET: { streams: [] }, POST: { stream: STREAM, token: 'secret-token' } });
    show(<StreamsSheet session={sessionWith({}).session} use="publish" onClose={() => undefined} />);
    await userEvent.type(screen.getByRole('textbox', { name: 'Name' }), 'Stage camera');
    await userEvent.click(screen.getByRole('button', { name: 'Get address and token' }));
    expect(await screen.findByText('secret-token')).toBeTruthy();
    expect(screen.getByText(`${location.origin}/whip/v1/abc-defg-hij/s1`)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Done' }));
    expect(screen.queryByText('secret-token')).toBeNull();
  });

  it('lists what was given, and revokes it', async () => {
    const asked = serverSays({ GET: { streams: [STREAM, { ...STREAM, streamId: 's2', use: 'watch' }] } });
    show(<StreamsSheet session={sessionWith({}).session} use="publish" onClose={() => undefined} />);
    await userEvent.click(await screen.findByRole('button', { name: 'Revoke Stage camera' }));
    const [url, init] = asked.mock.calls.find(([, options]) => options?.method === 'DELETE') ?? [];
    expect(url).toMatch(/\/streams\/s1$/);
    expect(new Headers(init?.headers).get('evenkeel-resume-key')).not.toBeNull();
  });
});
