import { requestJson } from './http';
import type { OwnAccount } from './account';

/** Shapes of room-service, docs/interfaces.md “Accounts”. */

export interface PasskeyInfo {
  readonly passkeyId: string;
  readonly name: string;
  /** Whether other devices of the person have it too. */
  readonly synchronised: boolean;
  readonly createdAt: string;
  readonly usedAt?: string;
}

const BASE = '/api/v1/account';

const post = <T>(path: string, body: unknown = {}) => requestJson<T>(BASE + path, { method: 'POST', body });
const one = (id: string) => `${BASE}/passkeys/${encodeURIComponent(id)}`;

export const listPasskeys = () => requestJson<{ passkeys: readonly PasskeyInfo[] }>(`${BASE}/passkeys`);
export const beginPasskey = () => post<PublicKeyCredentialCreationOptionsJSON>('/passkeys/challenges');
export const addPasskey = (name: string, credential: unknown) =>
  post<PasskeyInfo>('/passkeys', { name, credential });
export const renamePasskey = (id: string, name: string) =>
  requestJson<undefined>(one(id), { method: 'PATCH', body: { name } });
export const removePasskey = (id: string) => requestJson<undefined>(one(id), { method: 'DELETE' });
export const beginPasskeySignIn = () =>
  post<PublicKeyCredentialRequestOptionsJSON>('/passkey-sessions/challenges');
export const signInWithPasskey = (credential: unknown) =>
  post<OwnAccount>('/passkey-sessions', { credential });
export const beginPasskeyConfirmation = () =>
  post<PublicKeyCredentialRequestOptionsJSON>('/confirmations/passkey/challenges');
export const confirmWithPasskey = (credential: unknown) =>
  post<undefined>('/confirmations/passkey', { credential });
