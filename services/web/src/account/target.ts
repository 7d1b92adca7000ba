/** Where to go after signing in: a path of this site and nothing else. */
export function safeTarget(wished: string | null): string {
  return wished !== null && /^\/(?![/\\])/.test(wished) ? wished : '/';
}

/** Pages that are about getting in, or that a link opens once: nobody wants to come back to them. */
const WAYS_IN = [
  '/',
  '/signin',
  '/register',
  '/setup',
  '/forgot',
  '/welcome',
  '/reset',
  '/confirm',
  '/answer',
];

/** Where to sign in so that one comes back to this page afterwards. */
export function signInPath(path: string): string {
  return WAYS_IN.includes(path) ? '/signin' : `/signin?to=${encodeURIComponent(path)}`;
}
