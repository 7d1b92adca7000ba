import { requestJson } from './http';

export const GROUP_KINDS = ['site', 'department', 'team'] as const;
export type GroupKind = (typeof GROUP_KINDS)[number];

export interface Group {
  readonly groupId: string;
  readonly kind: GroupKind;
  readonly name: string;
  /** Of a site, as in the topology. */
  readonly siteId?: string;
  /** The value in a provider's claim that makes members. */
  readonly claim?: string;
}

export interface CountedGroup {
  readonly group: Group;
  readonly members: number;
}

export interface GroupWish {
  readonly kind: GroupKind;
  readonly name: string;
  readonly siteId: string;
  readonly claim: string;
}

export interface Member {
  readonly accountId: string;
  readonly email: string;
  readonly name: string;
  /** Of single sign-on, which says so; absent when an administrator did. */
  readonly provider?: string;
}

interface MemberPage {
  readonly members: readonly Member[];
  readonly next?: string;
}

/** What somebody belongs to, and where they sit if that is known. */
export interface OwnGroups {
  readonly groups: readonly Group[];
  readonly siteId?: string;
}

const BASE = '/api/v1/groups';
const of = (id: string) => `${BASE}/${encodeURIComponent(id)}`;
const memberOf = (id: string, accountId: string) => `${of(id)}/members/${encodeURIComponent(accountId)}`;

export async function listGroups(): Promise<readonly CountedGroup[]> {
  const { groups } = await requestJson<{ groups: readonly CountedGroup[] }>(BASE);
  return groups;
}

export function createGroup(wish: GroupWish): Promise<Group> {
  return requestJson(BASE, { method: 'POST', body: wish });
}

export function changeGroup(id: string, wish: GroupWish): Promise<Group> {
  return requestJson(of(id), { method: 'PUT', body: wish });
}

export function deleteGroup(id: string): Promise<undefined> {
  return requestJson(of(id), { method: 'DELETE' });
}

/** Page by page, in the order of the addresses. */
export async function allMembers(id: string): Promise<readonly Member[]> {
  const all: Member[] = [];
  let after: string | undefined;
  do {
    const query: string = after === undefined ? '' : `?${new URLSearchParams({ after }).toString()}`;
    const page: MemberPage = await requestJson(`${of(id)}/members${query}`);
    all.push(...page.members);
    after = page.next;
  } while (after !== undefined);
  return all;
}

export function putMember(id: string, accountId: string): Promise<undefined> {
  return requestJson(memberOf(id, accountId), { method: 'PUT', body: {} });
}

export function removeMember(id: string, accountId: string): Promise<undefined> {
  return requestJson(memberOf(id, accountId), { method: 'DELETE' });
}

export function ownGroups(): Promise<OwnGroups> {
  return requestJson('/api/v1/account/groups');
}
