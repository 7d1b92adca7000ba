// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { RequestFailure } from '../api/http';
import type { Whereabouts } from '../api/meetings';
import { inEnglish, show } from '../../test/kit';
import { emptyDraft, wishOf, type Draft } from './draft';
import { PlanForm } from './PlanForm';
import { ScheduledDoor } from './ScheduledDoor';
import { sharedId } from './stable-link';

inEnglish();

function Form({ failure, onDraft }: { failure: unknown; onDraft: (draft: Draft) => void }) {
  const [draft, setDraft] = useState(() => emptyDraft(Date.UTC(2027, 0, 1), 'Europe/Berlin'));
  const change = (changes: Partial<Draft>) => {
    const next = { ...draft, ...changes };
    setDraft(next);
    onDraft(next);
  };
  const submit = { busy: false, failure, onSubmit: vi.fn(), run: vi.fn(), forget: vi.fn() };
  return <PlanForm draft={draft} onChange={change} submit={submit} action="Save" onlyOne={false} />;
}

describe('PlanForm', () => {
  it('plans a weekly meeting with a co-host by keyboard', async () => {
    let draft = emptyDraft(0, 'UTC');
    show(<Form failure={null} onDraft={(next) => (draft = next)} />);
    await userEvent.type(screen.getByRole('textbox', { name: 'Title' }), 'Weekly');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'How often' }), 'Weekly');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Monday' }));
    await userEvent.click(screen.getByRole('textbox', { name: 'E-mail addresses' }));
    await userEvent.paste('bob@example.org');
    await userEvent.keyboard('{Enter}');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Co-host' }));
    expect(wishOf(draft)).toMatchObject({
      title: 'Weekly',
      recurrence: 'FREQ=WEEKLY;BYDAY=MO,FR',
      invitees: [{ email: 'bob@example.org', coHost: true }],
    });
  }, 30_000);

  it('keeps the time of day when the zone changes', async () => {
    let draft = emptyDraft(0, 'UTC');
    show(<Form failure={null} onDraft={(next) => (draft = next)} />);
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Time zone' }), 'Asia/Shanghai');
    expect(wishOf(draft)).toMatchObject({ start: '2027-01-01T02:00', zone: 'Asia/Shanghai' });
  }, 30_000);

  it('says at the field what is wrong with it', () => {
    const problem = { type: 'urn:evenkeel:problem:bad-field', field: '/title' };
    show(<Form failure={new RequestFailure(400, problem, null)} onDraft={vi.fn()} />);
    expect(screen.getByRole('textbox', { name: 'Title' }).getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByRole('alert').textContent).toContain('120 characters');
  });
});

describe('ScheduledDoor', () => {
  const door = {
    meetingId: 'abc-defg-hij',
    title: 'Weekly',
    live: false,
    mayOpen: false,
    relation: 'guest',
    zone: 'UTC',
  };
  /** What was said to the door by who went in. */
  const said: Whereabouts[] = [];
  /** What the door answers, one after the other; who is signed in is not told. */
  const answers = (...found: readonly (readonly [number, unknown])[]) => {
    const left = [...found];
    said.length = 0;
    vi.stubGlobal('fetch', (url: string, init?: RequestInit) => {
      if (url === '/api/v1/relays')
        return Promise.resolve(Response.json({ relays: [{ relayId: 'relay-a', state: 'ready' }] }));
      if (url.startsWith('/relays/')) return Promise.resolve(new Response(null, { status: 204 }));
      if (init?.method === 'POST') said.push(JSON.parse(init.body as string) as Whereabouts);
      const [status, body] = (url.endsWith('/door') ? left.shift() : undefined) ?? [503, {}];
      const headers = { 'content-type': 'application/json' };
      return Promise.resolve(new Response(JSON.stringify(body), { status, headers }));
    });
    return left;
  };
  const page = () =>
    show(
      <ScheduledDoor
        meetingId="abc-defg-hij"
        inside={(live) => <p>inside {live}</p>}
        nothing={<p>nothing</p>}
      />,
    );

  afterEach(() => {
    vi.unstubAllGlobals();
    sessionStorage.clear();
  });

  it('says when it begins', async () => {
    const startsAt = new Date(Date.now() + 7_200_000).toISOString();
    const endsAt = new Date(Date.now() + 9_000_000).toISOString();
    answers([200, { ...door, state: 'not-yet', startsAt, endsAt }]);
    page();
    expect(await screen.findByRole('heading', { name: 'Weekly' })).toBeTruthy();
    expect(screen.getByText(/^in (2 h|1 h 59 min)/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Begin now' })).toBeNull();
  });

  it('goes in by itself when it is time, and keeps the link and the host key', async () => {
    answers(
      [200, { ...door, state: 'open', mayOpen: true }],
      [200, { meetingId: 'xyz-wxyz-xyz', hostKey: 'k' }],
    );
    page();
    expect(await screen.findByText('inside xyz-wxyz-xyz')).toBeTruthy();
    expect(sharedId('xyz-wxyz-xyz')).toBe('abc-defg-hij');
    expect(localStorage.getItem('evenkeel.host.xyz-wxyz-xyz')).toBe('k');
    expect(said[0]?.roundTripMillis?.['relay-a']).toBeGreaterThanOrEqual(0);
  });

  it('says nothing of where people are to a meeting that goes on', async () => {
    answers([200, { ...door, live: true, state: 'open' }], [200, { meetingId: 'xyz-wxyz-xyz' }]);
    page();
    expect(await screen.findByText('inside xyz-wxyz-xyz')).toBeTruthy();
    expect(said).toEqual([{}]);
  });

  it('lets a host begin before its time', async () => {
    const left = answers(
      [200, { ...door, state: 'over', mayOpen: true }],
      [200, { meetingId: 'xyz-wxyz-xyz' }],
    );
    page();
    await userEvent.click(await screen.findByRole('button', { name: 'Begin now' }));
    await waitFor(() => expect(screen.getByText('inside xyz-wxyz-xyz')).toBeTruthy());
    expect(left).toEqual([]);
  });

  it('says that there is nothing', async () => {
    answers([404, {}]);
    page();
    expect(await screen.findByText('nothing')).toBeTruthy();
  });
});
