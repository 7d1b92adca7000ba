// @vitest-environment jsdom
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startI18n } from '../i18n/i18n';
import { FeedbackForm } from './FeedbackForm';

const SEAT = { participantId: 'p-aaaaaaaaaaaa', resumeKey: 'key', name: 'Ada' };
let sent: Record<string, unknown>[];
let answer: () => Response;

beforeEach(async () => {
  sent = [];
  answer = () => new Response(null, { status: 204 });
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
    sent.push(JSON.parse(init.body as string) as Record<string, unknown>);
    return Promise.resolve(answer());
  });
  await startI18n();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it('says how it was with one click, and why with another', async () => {
  // Given
  render(<FeedbackForm meetingId="abc-defg-hij" seat={SEAT} />);

  // When
  screen.getByRole('radio', { name: 'Bad' }).click();
  await screen.findByText(/Thank you/);
  screen.getByRole('checkbox', { name: 'Echo or noise' }).click();

  // Then
  await waitFor(() =>
    expect(sent).toEqual([
      { resumeKey: 'key', rating: 2, reasons: [] },
      { resumeKey: 'key', rating: 2, reasons: ['echo'] },
    ]),
  );
});

it('says when it was not taken', async () => {
  // Given
  answer = () => new Response('{}', { status: 503 });
  render(<FeedbackForm meetingId="abc-defg-hij" seat={SEAT} />);

  // When
  screen.getByRole('radio', { name: 'Very good' }).click();

  // Then
  expect((await screen.findByRole('alert')).textContent).toContain('It was not taken.');
  expect(screen.queryByRole('checkbox')).toBeNull();
});
