import type { Role } from './account';
import { requestJson } from './http';

export interface Person {
  readonly accountId: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly state: 'active' | 'invited' | 'disabled';
  readonly hasPasskey: boolean;
  readonly hasSecondFactor: boolean;
  readonly createdAt: string;
}

export interface PeoplePage {
  readonly accounts: readonly Person[];
  readonly next?: string;
}

/** A link to hand over; `link` is a path with the secret after its #. */
export interface PersonLink {
  readonly account: Person;
  readonly link: string;
  readonly expiresAt: string;
}

const BASE = '/api/v1/accounts';
const of = (id: string) => `${BASE}/${encodeURIComponent(id)}`;

export function listPeople(part: string, after: string | null, signal: AbortSignal): Promise<PeoplePage> {
  const query = new URLSearchParams({ q: part, ...(after === null ? {} : { after }) });
  return requestJson(`${BASE}?${query.toString()}`, { signal });
}

export function invite(email: string, name: string, roles: readonly Role[]): Promise<PersonLink> {
  return requestJson(BASE, { method: 'POST', body: { email, name, roles } });
}

export function setRoles(id: string, roles: readonly Role[]): Promise<Person> {
  return requestJson(`${of(id)}/roles`, { method: 'PUT', body: { roles } });
}

export function setDisabled(id: string, disabled: boolean): Promise<Person> {
  return requestJson(`${of(id)}/disabled`, { method: 'PUT', body: { disabled } });
}

export function makeLink(id: string): Promise<PersonLink> {
  return requestJson(`${of(id)}/links`, { method: 'POST', body: {} });
}

export function takeSecondFactor(id: string): Promise<undefined> {
  return requestJson(`${of(id)}/second-factor`, { method: 'DELETE' });
}
