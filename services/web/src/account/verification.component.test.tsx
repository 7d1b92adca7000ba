// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import type { OwnAccount } from '../api/account';
import { serve } from '../../test/http';
import { inEnglish, show } from '../../test/kit';
import { refreshAccount } from './account-store';
import ConfirmPage from './ConfirmPage';
import { ProfileSection } from './ProfileSection';
import RegisterPage from './RegisterPage';

inEnglish();

const ANN: OwnAccount = {
  accountId: 'a-aaaaaaaaaaaa',
  email: 'ann@example.org',
  emailVerified: false,
  name: 'Ann',
  language: 'en',
  roles: ['participant', 'host'],
  rights: ['own-account', 'own-keys'],
  hasPassword: true,
  hasPasskey: false,
  hasSecondFactor: false,
  secondFactorMissing: false,
};

const json =
  (body: unknown, status = 200) =>
  () =>
    new Response(JSON.stringify(body), { status });
const taken = () => new Response(null, { status: 202 });
const refused = (status: number, kind: string) => () =>
  new Response(JSON.stringify({ type: `urn:evenkeel:problem:${kind}` }), {
    status,
    headers: { 'content-type': 'application/problem+json', 'retry-after': '42' },
  });
const start = (account?: OwnAccount, resetByMail = true) =>
  json({
    registration: 'open',
    resetByMail,
    passkeys: false,
    providers: [],
    ...(account === undefined ? {} : { account }),
  });

/** A page at an address of its own; where it went is in `history`. */
function showAt(page: ReactNode) {
  const { hook, history } = memoryLocation({ path: '/here', record: true });
  show(<Router hook={hook}>{page}</Router>);
  return history;
}

describe('an address on the account page', () => {
  const ask = 'POST /api/v1/account/verifications';
  const again = () => userEvent.click(screen.getByRole('button', { name: 'Send the letter again' }));

  it('says nothing more once it is confirmed', () => {
    show(<ProfileSection account={{ ...ANN, emailVerified: true }} byMail />);
    expect(screen.queryByText('not confirmed')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Send the letter again' })).toBeNull();
  });

  it('is sent another letter, and that is said', async () => {
    const calls = serve({ [ask]: taken });
    show(<ProfileSection account={ANN} byMail />);
    expect(screen.getByText('not confirmed')).toBeTruthy();
    await again();
    expect(await screen.findByText(/on its way to ann@example\.org/)).toBeTruthy();
    expect(calls.map(({ line }) => line)).toEqual([ask]);
  });

  it('is not sent letters too often', async () => {
    serve({ [ask]: refused(429, 'too-many-requests') });
    show(<ProfileSection account={ANN} byMail />);
    await again();
    expect((await screen.findByRole('alert')).textContent).toMatch(/a moment ago.*42/);
  });

  it('was confirmed in another window: the page finds out', async () => {
    const calls = serve({
      [ask]: refused(409, 'already-verified'),
      'GET /api/v1/account': start({ ...ANN, emailVerified: true }),
    });
    show(<ProfileSection account={ANN} byMail />);
    await again();
    expect((await screen.findByRole('alert')).textContent).toContain('confirmed already');
    expect(calls.map(({ line }) => line)).toEqual([ask, 'GET /api/v1/account']);
  });

  it('cannot be confirmed where no mail is sent', () => {
    show(<ProfileSection account={ANN} byMail={false} />);
    expect(screen.getByText(/sends no mail/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Send the letter again' })).toBeNull();
  });
});

describe('the page of the link', () => {
  const look = 'POST /api/v1/account/links';
  const take = 'PUT /api/v1/account/links/email';
  const owner = json({ email: ANN.email, name: ANN.name });
  const confirm = async () =>
    userEvent.click(await screen.findByRole('button', { name: 'Confirm the address' }));

  beforeEach(() => window.history.replaceState(null, '', '/confirm#s3cret'));

  /** Opens it with this account signed in, if any. */
  async function open(answers: Parameters<typeof serve>[0], account?: OwnAccount) {
    const calls = serve({ 'GET /api/v1/account': start(account), [look]: owner, ...answers });
    await refreshAccount();
    showAt(<ConfirmPage />);
    return calls;
  }

  it('needs one', async () => {
    window.history.replaceState(null, '', '/confirm');
    const calls = await open({});
    expect(screen.getByText(/needs the link/)).toBeTruthy();
    expect(calls.filter(({ line }) => line === look)).toEqual([]);
  });

  it('confirms nothing before somebody says so', async () => {
    const calls = await open({ [take]: owner });
    expect(await screen.findByText(/Is ann@example\.org your address/)).toBeTruthy();
    expect(calls.filter(({ line }) => line === take)).toEqual([]);
  });

  it.each([undefined, ANN])('leads to the meetings, signed in or not: %j', async (account) => {
    const calls = await open({ [take]: owner }, account);
    await confirm();
    const link = await screen.findByRole('link', { name: 'To my meetings' });
    expect(link.getAttribute('href')).toBe('/meetings');
    expect(document.activeElement).toBe(link);
    expect(screen.getByRole('status').textContent).toContain('Meetings that ann@example.org');
    expect(calls.find(({ line }) => line === take)?.body).toEqual({ secret: 's3cret' });
  });

  it('says whose link it is to who is signed in as somebody else', async () => {
    await open({ [take]: owner }, { ...ANN, email: 'bob@example.org' });
    expect(await screen.findByText(/signed in as bob@example\.org.*for ann@example\.org/)).toBeTruthy();
    await confirm();
    expect(await screen.findByRole('link', { name: 'To the start page' })).toBeTruthy();
  });

  it('says what to do about a spent link', async () => {
    await open({ [look]: refused(410, 'link-spent') });
    expect((await screen.findByRole('alert')).textContent).toContain('used, replaced');
    expect(screen.getByText(/have the letter sent again/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'To my account' }).getAttribute('href')).toBe('/account');
  });

  it('says likewise when it is spent meanwhile', async () => {
    await open({ [take]: refused(410, 'link-spent') });
    await confirm();
    expect(await screen.findByText(/have the letter sent again/)).toBeTruthy();
  });

  it('says that nothing is left to do when it was used', async () => {
    await open({ [look]: refused(410, 'link-spent') }, { ...ANN, emailVerified: true });
    expect(await screen.findByText(/ann@example\.org is confirmed/)).toBeTruthy();
  });
});

describe('who has just registered', () => {
  async function register(resetByMail: boolean) {
    let account: OwnAccount | undefined;
    serve({
      'GET /api/v1/account': () => start(account, resetByMail)(),
      'POST /api/v1/account/registrations': () => {
        account = ANN;
        return json(ANN, 201)();
      },
    });
    await refreshAccount();
    const history = showAt(<RegisterPage />);
    await userEvent.click(await screen.findByRole('button', { name: 'Create account' }));
    return history;
  }

  it('is told of the letter', async () => {
    await register(true);
    expect(await screen.findByRole('heading', { name: 'Look into your mail' })).toBeTruthy();
    expect(screen.getByRole('status').textContent).toContain('ann@example.org');
    expect(document.activeElement).toBe(screen.getByRole('link', { name: 'To the start page' }));
  });

  it('is not told of one where no mail is sent', async () => {
    const history = await register(false);
    await expect.poll(() => history.at(-1)).toBe('/');
  });
});
