// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import type { AccountStart } from '../api/account';
import en from '../locales/en.json';
import zh from '../locales/zh-CN.json';
import { inEnglish, show } from '../../test/kit';
import { OtherWays } from './OtherWays';
import { SsoNotice } from './SsoNotice';

inEnglish();
afterEach(() => vi.unstubAllGlobals());

const START: AccountStart = {
  registration: 'closed',
  resetByMail: false,
  passkeys: true,
  providers: [
    { provider: 'corp', name: 'Example Corp' },
    { provider: 'school', name: 'School' },
  ],
};

const ways = (start: AccountStart) =>
  show(<OtherWays start={start} target="/console" onBegin={vi.fn()} onSignedIn={vi.fn()} />);

/** What the page says at an address. */
function at(search: string) {
  const { hook, searchHook } = memoryLocation({ path: `/signin${search}` });
  return show(
    <Router hook={hook} searchHook={searchHook}>
      <SsoNotice />
    </Router>,
  );
}

describe('other ways in', () => {
  it('are a button for every provider, and none for passkeys where the browser has none', () => {
    ways(START);
    expect(screen.getAllByRole('button').map((one) => one.textContent)).toEqual([
      'Sign in with Example Corp',
      'Sign in with School',
    ]);
  });

  it('are not there where there are none', () => {
    const { container } = ways({ ...START, providers: [] });
    expect(container.textContent).toBe('');
  });

  it('lead to the provider, and say when it is away', async () => {
    const request = vi.fn<typeof fetch>(() =>
      Promise.resolve(
        new Response(JSON.stringify({ type: 'urn:evenkeel:problem:provider-away' }), {
          status: 503,
          headers: { 'content-type': 'application/problem+json' },
        }),
      ),
    );
    vi.stubGlobal('fetch', request);
    ways(START);
    await userEvent.click(screen.getByRole('button', { name: 'Sign in with Example Corp' }));
    expect((await screen.findByRole('alert')).textContent).toContain('does not answer');
    expect(request.mock.calls[0]?.[0]).toBe('/api/v1/account/oidc/corp/logins');
    expect(request.mock.calls[0]?.[1]?.body).toBe('{"to":"/console"}');
  });
});

describe('what came of single sign-on', () => {
  it.each(Object.entries(en.account.sso.refused))('is said as an alert: %s', (word, sentence) => {
    at(`?sso=${word}`);
    expect(screen.getByRole('alert').textContent).toBe(sentence);
  });

  it('is said as a status when it worked', () => {
    at('?sso=linked');
    expect(screen.getByRole('status').textContent).toBe(en.account.sso.linked);
  });

  it('is nothing for a word that somebody made up', () => {
    const { container } = at('?sso=<b>send%20money</b>');
    expect(container.textContent).toBe('');
  });

  it('has a sentence in every language', () => {
    expect(Object.keys(zh.account.sso.refused)).toEqual(Object.keys(en.account.sso.refused));
  });
});
