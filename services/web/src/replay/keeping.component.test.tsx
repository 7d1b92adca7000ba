// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { serve } from '../../test/http';
import { inEnglish, show } from '../../test/kit';
import type { RecordingSummary } from '../api/recordings';
import { DamageNote } from './DamageNote';
import { HoldNote } from './HoldNote';
import { RecordingMenu } from './RecordingMenu';

inEnglish();

const READY: RecordingSummary = {
  recordingId: 'rec-1',
  meetingId: 'abc-defg-hij',
  title: 'Weekly',
  startedAt: '2026-03-02T10:00:00Z',
  state: 'ready',
  held: false,
  may: ['watch', 'manage'],
};

function menuOf(recording: RecordingSummary) {
  const onChanged = vi.fn();
  show(<RecordingMenu recording={recording} token="t" onChanged={onChanged} />);
  return onChanged;
}

async function choose(name: string) {
  await userEvent.click(screen.getByRole('button', { name: 'What to do with this recording' }));
  await userEvent.click(screen.getByRole('menuitem', { name }));
}

describe('RecordingMenu', () => {
  it('has nothing for those who may only watch', () => {
    menuOf({ ...READY, may: ['watch'] });
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('asks once before deleting, then shows the proof', async () => {
    const proof = {
      recordingId: 'rec-1',
      deletedAt: '2026-03-03T10:00:00Z',
      by: 'p-1',
      reason: 'asked',
      lines: 6,
      sha256: 'abc123',
      signature: 'c2lnbmVk',
    };
    serve({
      'DELETE /api/v1/recordings/rec-1': () => new Response(null, { status: 204 }),
      'GET /api/v1/recordings/rec-1/proof': () => Response.json(proof),
    });
    const onChanged = menuOf(READY);
    await choose('Delete');
    expect(screen.getByText(/cannot be brought back/)).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Delete' }));
    expect(await screen.findByText('abc123')).toBeDefined();
    expect(screen.getByText('A host deleted it.')).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(onChanged).toHaveBeenCalledOnce();
  });

  it('says why something was refused', async () => {
    serve({
      'DELETE /api/v1/recordings/rec-1': () =>
        Response.json(
          { status: 409 },
          { status: 409, headers: { 'content-type': 'application/problem+json' } },
        ),
    });
    menuOf(READY);
    await choose('Delete');
    await userEvent.click(screen.getByRole('button', { name: 'Delete' }));
    expect((await screen.findByRole('alert')).textContent).toContain('it may be held');
  });

  it('says of a held one what to do first, and asks nothing', async () => {
    menuOf({ ...READY, held: true, hold: { by: 'p-1', at: '2026-03-02T12:00:00Z', reason: 'Complaint 17' } });
    await choose('Delete');
    expect(screen.getByText(/Release it first/)).toBeDefined();
    expect(screen.getByText(/Complaint 17/)).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Delete' })).toBeNull();
  });

  it('holds with a reason, by keyboard', async () => {
    const calls = serve({
      'PUT /api/v1/recordings/rec-1/hold': () => new Response(null, { status: 204 }),
    });
    const onChanged = menuOf(READY);
    await userEvent.tab();
    await userEvent.keyboard('{Enter}{ArrowDown}{ArrowDown}{Enter}');
    await userEvent.type(await screen.findByLabelText('Why'), 'Complaint 17{Enter}');
    await waitFor(() => expect(onChanged).toHaveBeenCalledOnce());
    expect(calls[0]?.body).toEqual({ reason: 'Complaint 17' });
  });
});

describe('HoldNote', () => {
  it('is there while it is held', () => {
    const { container } = show(<HoldNote recording={READY} />);
    expect(container.textContent).toBe('');
    show(<HoldNote recording={{ ...READY, held: true }} />);
    expect(screen.getByText('Held: it cannot be deleted.')).toBeDefined();
  });
});

describe('DamageNote', () => {
  it('is there when something was found', () => {
    const verified = { ...READY, verifiedAt: '2026-03-03T10:00:00Z' };
    const { container } = show(<DamageNote recording={{ ...verified, findings: 0 }} />);
    expect(container.textContent).toBe('');
    show(<DamageNote recording={{ ...verified, findings: 2 }} />);
    expect(screen.getByText(/2 things in it were not as they were sealed/)).toBeDefined();
  });
});
