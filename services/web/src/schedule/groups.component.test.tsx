// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { refreshAccount } from '../account/account-store';
import { RequestFailure } from '../api/http';
import { inEnglish, show } from '../../test/kit';
import { serve } from '../../test/http';
import { emptyDraft, wishOf, type Draft } from './draft';
import { GroupFields } from './GroupFields';

inEnglish();

const json = (body: unknown) => () =>
  new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
const SALES = { groupId: 'g-1', kind: 'department', name: 'Sales' };

interface Props {
  readonly failure?: unknown;
  readonly onDraft?: (draft: Draft) => void;
}

function Form({ failure = null, onDraft }: Props) {
  const [draft, setDraft] = useState(emptyDraft(0, 'UTC'));
  const change = (changes: Partial<Draft>) => {
    setDraft({ ...draft, ...changes });
    onDraft?.({ ...draft, ...changes });
  };
  return <GroupFields draft={draft} failure={failure} onChange={change} />;
}

async function signedIn(rights: readonly string[]) {
  const account = { accountId: 'a-1', name: 'Ann', email: 'ann@example.org', roles: [], rights };
  serve({
    'GET /api/v1/account': json({ registration: 'closed', providers: [], account }),
    'GET /api/v1/groups': json({ groups: [{ group: SALES, members: 1 }] }),
  });
  await refreshAccount();
}

describe('groups of a meeting', () => {
  it('are invited whole, and let in alone', async () => {
    await signedIn(['see-groups']);
    let draft = emptyDraft(0, 'UTC');
    show(<Form onDraft={(next) => (draft = next)} />);
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Sales 1 person' }));
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Lets in' }), 'Sales');
    expect(wishOf(draft)).toMatchObject({ groups: ['g-1'], onlyGroup: 'g-1' });
    await userEvent.click(screen.getByRole('checkbox', { name: 'Sales 1 person' }));
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: 'Lets in' }),
      'everybody with the link',
    );
    expect(wishOf(draft)).toMatchObject({ groups: [] });
    expect('onlyGroup' in wishOf(draft)).toBe(false);
  });

  it('say what is wrong with them', async () => {
    await signedIn(['see-groups']);
    const problem = { type: 'urn:evenkeel:problem:bad-field', field: '/groups/0' };
    show(<Form failure={new RequestFailure(400, problem, null)} />);
    expect((await screen.findByRole('alert')).textContent).toContain('A group is gone');
  });

  it('are not there for whoever may not see them', async () => {
    await signedIn([]);
    const { container } = show(<Form />);
    expect(container.textContent).toBe('');
  });
});
