import { useEffect, useState } from 'react';

/**
 * The secret of a one-time link: it stands after the #, so that no server and no log sees it. A link pasted over one
 * that is open changes nothing else, so the browser does not load the page again.
 */
export function useHashSecret(): string {
  const [secret, setSecret] = useState(readSecret);
  useEffect(() => {
    const read = () => setSecret(readSecret());
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  return secret;
}

function readSecret(): string {
  return decodeURIComponent(window.location.hash.slice(1));
}
