// @vitest-environment jsdom
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { serve } from '../../test/http';
import { inEnglish, show } from '../../test/kit';
import ConfirmPage from './ConfirmPage';
import LinkPage from './LinkPage';

inEnglish();

const LOOK = 'POST /api/v1/account/links';

/** Each secret is somebody's. */
const owners: Readonly<Record<string, string>> = { first: 'ann@example.org', second: 'bob@example.org' };

function serveLinks() {
  const secrets: string[] = [];
  const calls = serve({
    [LOOK]: () => {
      const { secret } = calls.at(-1)?.body as { secret: string };
      secrets.push(secret);
      return owners[secret] === undefined
        ? new Response(JSON.stringify({ type: 'urn:evenkeel:problem:link-spent' }), {
            status: 410,
            headers: { 'content-type': 'application/problem+json' },
          })
        : new Response(JSON.stringify({ email: owners[secret], name: secret }));
    },
  });
  return secrets;
}

/** What a browser does with a link that differs from the page's own after the # only. */
function paste(secret: string): void {
  act(() => {
    window.history.replaceState(null, '', `#${secret}`);
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  });
}

describe('a link that is pasted over another one', () => {
  beforeEach(() => window.history.replaceState(null, '', '/here#first'));

  it('is read where an address is confirmed', async () => {
    const secrets = serveLinks();
    show(<ConfirmPage />);
    expect(await screen.findByText(/Is ann@example\.org your address/)).toBeTruthy();

    paste('second');

    expect(await screen.findByText(/Is bob@example\.org your address/)).toBeTruthy();
    expect(secrets).toEqual(['first', 'second']);
  });

  it('is read where a password is chosen, and nothing typed for the first one is left', async () => {
    serveLinks();
    show(<LinkPage purpose="reset" />);
    await userEvent.type(await screen.findByLabelText('New password'), 'for ann only');

    paste('second');

    expect(await screen.findByDisplayValue('bob@example.org')).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('New password').value).toBe('');
  });

  it('makes up for one that was spent', async () => {
    serveLinks();
    paste('spent');
    show(<LinkPage purpose="reset" />);
    await screen.findByRole('alert');

    paste('second');

    expect(await screen.findByDisplayValue('bob@example.org')).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
