// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { refreshAccount } from '../account/account-store';
import type { Group } from '../api/groups';
import { inEnglish, show } from '../../test/kit';
import { serve } from '../../test/http';
import { GroupDialog } from './GroupDialog';
import GroupsPage from './GroupsPage';
import { MembersDialog } from './MembersDialog';

inEnglish();

const BERLIN: Group = { groupId: 'g-1', kind: 'site', name: 'Berlin', siteId: 'hq', claim: 'Corp Berlin' };
const json =
  (body: unknown, status = 200) =>
  () =>
    new Response(status === 204 ? null : JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json' },
    });
const atOnce = <T,>(work: () => Promise<T>) => work();
const account = (rights: readonly string[]) => ({
  registration: 'closed',
  providers: [],
  account: { accountId: 'a-1', name: 'Ann', email: 'ann@example.org', roles: [], rights },
});

describe('the page of groups', () => {
  beforeEach(async () => {
    serve({ 'GET /api/v1/account': json(account(['see-groups', 'see-people', 'change-people'])) });
    await refreshAccount();
  });

  it('says of each group what it is and how many belong to it', async () => {
    serve({ 'GET /api/v1/groups': json({ groups: [{ group: BERLIN, members: 2 }] }) });
    show(<GroupsPage />);
    const line = await screen.findByRole('listitem');
    for (const words of ['Berlin', 'Site hq', 'At single sign-on: Corp Berlin', '2 people']) {
      expect(line.textContent).toContain(words);
    }
    expect(within(line).getByRole('button', { name: 'Members of Berlin' })).toBeTruthy();
  });

  it('says that there are none', async () => {
    serve({ 'GET /api/v1/groups': json({ groups: [] }) });
    show(<GroupsPage />);
    expect(await screen.findByText('There are no groups yet.')).toBeTruthy();
  });

  it('lets who may only look make none', async () => {
    serve({ 'GET /api/v1/account': json(account(['see-groups', 'see-people'])) });
    await refreshAccount();
    serve({ 'GET /api/v1/groups': json({ groups: [{ group: BERLIN, members: 2 }] }) });
    show(<GroupsPage />);
    await screen.findByRole('listitem');
    expect(screen.queryByRole('button', { name: 'New group' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Change Berlin' })).toBeNull();
  });
});

describe('a group', () => {
  it('of people who sit together has a site, others have none', async () => {
    const calls = serve({ 'POST /api/v1/groups': json(BERLIN, 201) });
    const onChanged = vi.fn();
    show(<GroupDialog group={null} withProof={atOnce} onChanged={onChanged} onClose={vi.fn()} />);
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Kind' }), 'Site');
    await userEvent.type(screen.getByRole('textbox', { name: 'Name' }), 'Berlin');
    await userEvent.type(screen.getByRole('textbox', { name: 'Site in the topology' }), 'hq');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Kind' }), 'Team');
    expect(screen.queryByRole('textbox', { name: 'Site in the topology' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(calls[0]?.body).toEqual({ kind: 'team', name: 'Berlin', siteId: '', claim: '' });
    expect(onChanged).toHaveBeenCalledOnce();
  });

  it('says at the field what is wrong with it, and that a name is taken', async () => {
    const bad = { type: 'urn:evenkeel:problem:bad-field', field: '/siteId' };
    serve({ 'PUT /api/v1/groups/g-1': json(bad, 400) });
    show(<GroupDialog group={BERLIN} withProof={atOnce} onChanged={vi.fn()} onClose={vi.fn()} />);
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect((await screen.findByRole('alert')).textContent).toContain('as in the topology');
    serve({ 'PUT /api/v1/groups/g-1': json({ type: 'urn:evenkeel:problem:conflict' }, 409) });
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/Another group has this name/)).toBeTruthy();
  });
});

describe('the members of a group', () => {
  const member = { accountId: 'a-2', email: 'bob@example.org', name: 'Bob', provider: 'corp' };

  it('are all there, page by page, with who says so', async () => {
    serve({
      'GET /api/v1/groups/g-1/members': json({ members: [member], next: 'bob@example.org' }),
      'GET /api/v1/groups/g-1/members?after=bob%40example.org': json({
        members: [{ ...member, accountId: 'a-3', name: 'Cem', email: 'cem@example.org' }],
      }),
    });
    show(<MembersDialog group={BERLIN} withProof={null} onChanged={vi.fn()} onClose={vi.fn()} />);
    expect(await screen.findByText('Cem')).toBeTruthy();
    expect(screen.getAllByText(/by corp/)).toHaveLength(2);
    expect(screen.queryByRole('searchbox')).toBeNull();
  });

  it('are added by name and taken out', async () => {
    const calls = serve({
      'GET /api/v1/groups/g-1/members': json({ members: [member] }),
      'GET /api/v1/accounts?q=ann': json({ accounts: [{ ...member, accountId: 'a-1', name: 'Ann' }] }),
      'PUT /api/v1/groups/g-1/members/a-1': json(null, 204),
      'DELETE /api/v1/groups/g-1/members/a-2': json(null, 204),
    });
    show(<MembersDialog group={BERLIN} withProof={atOnce} onChanged={vi.fn()} onClose={vi.fn()} />);
    await userEvent.type(await screen.findByRole('searchbox'), 'ann');
    await userEvent.click(await screen.findByRole('button', { name: 'Add Ann' }));
    await userEvent.click(screen.getByRole('button', { name: 'Take Bob out' }));
    const lines = calls.map(({ line }) => line);
    expect(lines).toContain('PUT /api/v1/groups/g-1/members/a-1');
    expect(lines).toContain('DELETE /api/v1/groups/g-1/members/a-2');
  });
});
