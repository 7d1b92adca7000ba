import { requestJson } from './http';

/** Shapes of room-service, docs/interfaces.md “Accounts”. */

export const ROLES = ['participant', 'host', 'technician', 'operator', 'admin', 'auditor'] as const;
export type Role = (typeof ROLES)[number];
export type Right =
  'own-account' | 'own-keys' | 'console' | 'see-people' | 'see-groups' | 'invite' | 'change-people';

export interface OwnAccount {
  readonly accountId: string;
  readonly email: string;
  /** Whose the address is, is known: meetings it is invited to are the person's. */
  readonly emailVerified: boolean;
  readonly name: string;
  readonly language: string;
  readonly roles: readonly Role[];
  readonly rights: readonly Right[];
  readonly hasPassword: boolean;
  readonly hasPasskey: boolean;
  readonly hasSecondFactor: boolean;
  /** A role counts only once a second factor is there and was shown. */
  readonly secondFactorMissing: boolean;
}

export interface SignInProvider {
  readonly provider: string;
  readonly name: string;
}

export interface AccountStart {
  readonly registration: 'open' | 'closed' | 'invited';
  /** Whether letters are sent: to reset a password, and to confirm an address. */
  readonly resetByMail: boolean;
  /** Whether this site can have passkeys. */
  readonly passkeys: boolean;
  /** Of single sign-on. */
  readonly providers: readonly SignInProvider[];
  readonly account?: OwnAccount;
}

export interface SessionInfo {
  readonly sessionId: string;
  readonly device: string;
  readonly address: string;
  readonly createdAt: string;
  readonly seenAt: string;
  readonly current: boolean;
}

export interface Enrolment {
  readonly secret: string;
  readonly uri: string;
}

/** Whose a one-time link is. */
export interface LinkOwner {
  readonly email: string;
  readonly name: string;
}

export interface NewAccount {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly language: string;
  readonly setup?: string;
}

const BASE = '/api/v1/account';

const post = <T>(path: string, body: unknown = {}) => requestJson<T>(BASE + path, { method: 'POST', body });
const put = <T>(path: string, body: unknown) => requestJson<T>(BASE + path, { method: 'PUT', body });
const remove = (path: string) => requestJson<undefined>(BASE + path, { method: 'DELETE' });

export const getAccount = () => requestJson<AccountStart>(BASE);
export const signIn = (email: string, password: string, code: string | null) =>
  post<OwnAccount>('/sessions', { email, password, ...(code === null ? {} : { code }) });
export const register = (account: NewAccount) => post<OwnAccount>('/registrations', account);
export const confirm = (password: string, code: string | null) =>
  post<undefined>('/confirmations', { password, ...(code === null ? {} : { code }) });
/** Answers where to sign out too, when a provider of single sign-on opened the session. */
export const signOut = () =>
  requestJson<{ location: string } | undefined>(`${BASE}/sessions/current`, { method: 'DELETE' });
export const signOutEverywhere = () => remove('/sessions');
export const listSessions = () => requestJson<{ sessions: readonly SessionInfo[] }>(`${BASE}/sessions`);
export const endSession = (id: string) => remove(`/sessions/${encodeURIComponent(id)}`);
export const changeProfile = (name: string, language: string) =>
  requestJson<undefined>(BASE, { method: 'PATCH', body: { name, language } });
export const changePassword = (password: string) => put<undefined>('/password', { password });
export const whoseLink = (secret: string) => post<LinkOwner>('/links', { secret });
export const choosePassword = (secret: string, password: string) =>
  put<LinkOwner>('/links/password', { secret, password });
export const confirmEmail = (secret: string) => put<LinkOwner>('/links/email', { secret });
export const askForConfirmation = () => post<undefined>('/verifications');
export const askForReset = (email: string) => post<undefined>('/resets', { email });
export const recoveryCodesLeft = () => requestJson<{ recoveryCodesLeft: number }>(`${BASE}/second-factor`);
export const beginSecondFactor = () => post<Enrolment>('/second-factor');
export const activateSecondFactor = (code: string) =>
  put<{ recoveryCodes: readonly string[] }>('/second-factor', { code });
export const removeSecondFactor = () => remove('/second-factor');
export const newRecoveryCodes = () =>
  post<{ recoveryCodes: readonly string[] }>('/second-factor/recovery-codes');
export const consoleToken = () => post<{ token: string; lifeSeconds: number }>('/console-tokens');
