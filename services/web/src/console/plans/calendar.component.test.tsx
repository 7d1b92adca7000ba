// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { inEnglish, show } from '../../../test/kit';
import type { DrillCalendar } from '../../api/drill-schedules';
import { CalendarSection } from './CalendarSection';

inEnglish();

const calendar: DrillCalendar = {
  allowed: true,
  schedules: [
    {
      schedule: {
        scheduleId: 's-1',
        planId: 'relay-loss',
        fault: 'freeze',
        start: '2026-12-01T03:00:00',
        zone: 'Europe/Berlin',
        rule: 'FREQ=MONTHLY;BYDAY=1TU',
        createdBy: 'operator',
      },
      nextDates: ['2026-12-01T02:00:00Z', '2027-01-05T02:00:00Z'],
    },
  ],
  dates: [
    { scheduleId: 's-1', at: '2026-11-03T02:00:00Z', outcome: 'missed', detail: 'The service was away.' },
  ],
};

function answering() {
  const asked = vi.fn((input: RequestInfo | URL, init?: RequestInit) => {
    const url = input instanceof Request ? input.url : String(input);
    const body =
      url.includes('drill-schedules') && init?.method !== 'POST' ? calendar : calendar.schedules[0];
    return Promise.resolve(
      new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } }),
    );
  });
  vi.stubGlobal('fetch', asked);
  return asked;
}

afterEach(() => vi.unstubAllGlobals());

describe('the calendar of drills', () => {
  it('shows the next dates and what became of those that have come', async () => {
    answering();
    show(<CalendarSection />);
    const next = await screen.findByRole('list', { name: 'Next dates' });
    expect(next.querySelectorAll('time')).toHaveLength(2);
    expect(screen.getByText('missed')).toBeTruthy();
    expect(screen.getByText(/every month · Europe/)).toBeTruthy();
  });

  it('hands all that is planned over as a calendar file', async () => {
    const asked = answering();
    const made = vi.fn((file: Blob) => `blob:${file.type}`);
    vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: made, revokeObjectURL: vi.fn() }));
    show(<CalendarSection />);
    await userEvent.click(await screen.findByRole('button', { name: 'Save as a calendar file (.ics)' }));
    await waitFor(() => expect(made).toHaveBeenCalledOnce());
    expect(made.mock.calls[0]?.[0].type).toBe('text/calendar;charset=utf-8');
    expect(asked.mock.calls.map(([url]) => url)).toContain('/api/v1/drill-schedules/calendar.ics');
  });

  it('plans a drill every week on the clocks of whoever plans it', async () => {
    const asked = answering();
    show(<CalendarSection />);
    await userEvent.click(await screen.findByText('Plan a drill', { selector: 'summary' }));
    fireEvent.change(screen.getByLabelText(/Date and time/), { target: { value: '2026-12-01T03:00' } });
    await userEvent.selectOptions(screen.getByLabelText('Repeats'), 'every week');
    await userEvent.click(screen.getByRole('button', { name: 'Plan a drill' }));
    await waitFor(() => expect(asked.mock.calls.some(([, init]) => init?.method === 'POST')).toBe(true));
    const posted = asked.mock.calls.find(([, init]) => init?.method === 'POST')?.[1]?.body;
    expect(JSON.parse(typeof posted === 'string' ? posted : '{}')).toMatchObject({
      planId: 'relay-loss',
      fault: 'kill',
      start: '2026-12-01T03:00',
      rule: 'FREQ=WEEKLY;BYDAY=TU',
    });
  });
});
