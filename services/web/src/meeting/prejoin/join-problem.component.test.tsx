// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { refreshAccount } from '../../account/account-store';
import { RequestFailure } from '../../api/http';
import { inEnglish, show } from '../../../test/kit';
import { serve } from '../../../test/http';
import { JoinProblem } from './JoinProblem';

inEnglish();

const MEMBERS_ONLY = new RequestFailure(403, { type: 'urn:evenkeel:problem:members-only' }, null);

async function comesAs(account?: { readonly name: string; readonly email: string }) {
  const body = { registration: 'closed', providers: [], ...(account && { account }) };
  serve({
    'GET /api/v1/account': () =>
      new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } }),
  });
  await refreshAccount();
  show(<JoinProblem problem={MEMBERS_ONLY} />);
}

describe('a meeting for members', () => {
  it('asks who is not signed in to do so', async () => {
    await comesAs();
    expect(screen.getByRole('alert').textContent).toContain('If you belong to it, sign in first.');
    expect(screen.getByRole('link', { name: 'Sign in' }).getAttribute('href')).toMatch(/^\/signin/);
  });

  it('says to a member of nothing who can help', async () => {
    await comesAs({ name: 'Linus', email: 'linus@example.org' });
    expect(screen.getByRole('alert').textContent).toContain('Linus (linus@example.org) is not one of them');
    expect(screen.getByRole('link', { name: 'Sign in with another account' }).getAttribute('href')).toMatch(
      /^\/signin/,
    );
  });
});
