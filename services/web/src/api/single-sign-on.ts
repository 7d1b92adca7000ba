import { requestJson } from './http';

/** Shapes of room-service, docs/interfaces.md “Accounts”. */

export interface LinkedIdentity {
  readonly provider: string;
  readonly email: string;
  readonly linkedAt: string;
  readonly usedAt: string;
}

const BASE = '/api/v1/account/oidc';
const below = (provider: string, path: string) => `${BASE}/${encodeURIComponent(provider)}/${path}`;

export const listIdentities = () => requestJson<{ identities: readonly LinkedIdentity[] }>(BASE);
export const unlinkProvider = (provider: string) =>
  requestJson<undefined>(below(provider, 'links'), { method: 'DELETE' });

/** Leaves the page for the provider, which sends the browser back to `to`. */
export async function goToProvider(
  provider: string,
  purpose: 'logins' | 'confirmations' | 'links',
  to: string,
): Promise<void> {
  const { location } = await requestJson<{ location: string }>(below(provider, purpose), {
    method: 'POST',
    body: { to },
  });
  window.location.assign(location);
}
