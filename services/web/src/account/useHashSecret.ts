import { useState } from 'react';

/** The secret of a one-time link: it stands after the #, so that no server and no log sees it. */
export function useHashSecret(): string {
  const [secret] = useState(() => decodeURIComponent(window.location.hash.slice(1)));
  return secret;
}
