// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { serve } from '../../test/http';
import { inEnglish, show } from '../../test/kit';
import type { RecordingSummary } from '../api/recordings';
import { ExportSheet } from './ExportSheet';

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

const RUNNING = {
  exportId: 'x-1',
  format: 'mp4',
  participantId: null,
  state: 'running',
  progress: 0.4,
  requestedAt: '2026-03-02T12:00:00Z',
  attempts: 1,
};

const READY = {
  ...RUNNING,
  exportId: 'x-2',
  format: 'opus',
  participantId: 'p-1',
  state: 'ready',
  progress: 1,
  lengthBytes: 1_500_000,
};

function open(all: readonly unknown[], answers: Readonly<Record<string, () => Response>> = {}) {
  const calls = serve({
    'POST /api/v1/recordings/rec-1/session': () => new Response(null, { status: 204 }),
    'GET /api/v1/recordings/rec-1/access': () =>
      Response.json({
        access: 'participants',
        named: [],
        people: [{ participantId: 'p-1', name: 'Ada' }],
      }),
    'GET /api/v1/recordings/rec-1/exports': () => Response.json(all),
    ...answers,
  });
  show(<ExportSheet recording={RECORDING} token="t" onClose={() => undefined} />);
  return calls;
}

describe('ExportSheet', () => {
  it('shows how far each file is, and hands over what is ready', async () => {
    open([RUNNING, READY]);
    expect((await screen.findByRole('progressbar')).getAttribute('value')).toBe('0.4');
    expect(screen.getByText(/40% done/)).toBeDefined();
    expect(await screen.findByText('Voices (Opus) · Ada')).toBeDefined();
    expect(screen.getByText('1.5 MB')).toBeDefined();
    expect(screen.getByRole('link', { name: 'Download' }).getAttribute('href')).toBe(
      '/api/v1/recordings/rec-1/exports/x-2/file',
    );
  });

  it('has a playlist for other players of a film in parts only', async () => {
    open([READY, { ...READY, exportId: 'x-4', format: 'hls', participantId: null }]);
    const playlists = await screen.findAllByRole('link', { name: 'Playlist' });
    expect(playlists.map((link) => link.getAttribute('href'))).toEqual([
      '/api/v1/recordings/rec-1/exports/x-4/hls/playlist.m3u8',
    ]);
  });

  it('says that it began again after a restart', async () => {
    open([
      { ...RUNNING, progress: 0.1, attempts: 2 },
      { ...RUNNING, exportId: 'x-3' },
    ]);
    expect(await screen.findByText(/10% done; .* · begun again after a restart/)).toBeDefined();
    expect(screen.getAllByText(/begun again/)).toHaveLength(1);
  });

  it('asks for a file of one person', async () => {
    const calls = open([], {
      'POST /api/v1/recordings/rec-1/exports': () => Response.json(RUNNING, { status: 202 }),
    });
    await screen.findByRole('option', { name: 'Ada' });
    await userEvent.selectOptions(screen.getByLabelText('What'), 'mp3');
    await userEvent.selectOptions(screen.getByLabelText('Whose'), 'p-1');
    await userEvent.click(screen.getByRole('button', { name: 'Make the file' }));
    await waitFor(() =>
      expect(calls.find(({ line }) => line === 'POST /api/v1/recordings/rec-1/exports')?.body).toEqual({
        format: 'mp3',
        participantId: 'p-1',
      }),
    );
  });

  it('cancels', async () => {
    const calls = open([RUNNING], {
      'DELETE /api/v1/recordings/rec-1/exports/x-1': () => new Response(null, { status: 204 }),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(calls.some(({ line }) => line.startsWith('DELETE'))).toBe(true));
  });
});
