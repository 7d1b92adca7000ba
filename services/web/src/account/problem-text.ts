import { RequestFailure } from '../api/http';
import { failureKey } from '../app/Failure';
import { PasskeyRefused } from './passkey';

const KINDS = [
  'wrong-credentials',
  'code-needed',
  'wrong-code',
  'too-many-requests',
  'signed-out',
  'second-factor-required',
  'confirmation-needed',
  'email-taken',
  'already-verified',
  'link-spent',
  'wrong-passkey',
  'challenge-spent',
  'last-way-in',
  'single-sign-on-only',
  'provider-away',
  'conflict',
  'forbidden',
  'not-found',
] as const;

const FIELDS = ['/email', '/name', '/password', '/code', '/roles', '/siteId', '/claim'] as const;

export function isKind(failure: unknown, kind: (typeof KINDS)[number]): boolean {
  return failure instanceof RequestFailure && failure.kind === kind;
}

/** The field of the form that is to blame; null when it is none. */
export function blamedField(failure: unknown): string | null {
  if (!(failure instanceof RequestFailure) || failure.problem.field === undefined) return null;
  return FIELDS.find((field) => field === failure.problem.field)?.slice(1) ?? null;
}

/** The key of what to say about a refused form. */
export function problemKey(failure: unknown) {
  if (failure instanceof PasskeyRefused) return passkeyKey(failure);
  if (!(failure instanceof RequestFailure)) return failureKey(failure);
  const kind = KINDS.find((one) => one === failure.kind);
  if (kind !== undefined) return `account.problem.${kind}` as const;
  if (failure.kind !== 'bad-field') return failureKey(failure);
  return passwordKey(failure) ?? fieldKey(failure) ?? failureKey(failure);
}

function passkeyKey(failure: PasskeyRefused) {
  return failure.known ? ('account.passkey.known' as const) : ('account.passkey.cancelled' as const);
}

/** A password is refused for being short or long, or for being well known. */
function passwordKey(failure: RequestFailure) {
  if (failure.problem.field !== '/password') return null;
  return failure.problem.expected?.includes('–') === true
    ? ('account.problem.password-length' as const)
    : ('account.problem.password-common' as const);
}

function fieldKey(failure: RequestFailure) {
  const field = FIELDS.find((one) => one === failure.problem.field);
  if (field === undefined || field === '/password') return null;
  return `account.problem.field-${field.slice(1) as 'email' | 'name' | 'code' | 'roles' | 'siteId' | 'claim'}` as const;
}
