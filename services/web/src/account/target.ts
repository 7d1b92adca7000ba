/** Where to go after signing in: a path of this site and nothing else. */
export function safeTarget(wished: string | null): string {
  return wished !== null && /^\/(?![/\\])/.test(wished) ? wished : '/';
}
