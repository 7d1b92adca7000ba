import { useEffect, useRef } from 'react';
import { signInByAutofill } from './passkey';

/**
 * While the page is there, passkeys are among what the browser fills in.
 *
 * @param enabled whether this installation has passkeys
 * @returns stops it: a browser asks one authenticator at a time
 */
export function useAutofill(
  enabled: boolean,
  onSignedIn: () => void,
  onFailure: (cause: unknown) => void,
): () => void {
  const controller = useRef<AbortController | null>(null);
  const latest = useRef({ onSignedIn, onFailure });
  useEffect(() => {
    latest.current = { onSignedIn, onFailure };
  });
  useEffect(() => {
    if (!enabled) return;
    const mine = new AbortController();
    controller.current = mine;
    signInByAutofill(mine.signal)
      .then((done) => done && latest.current.onSignedIn())
      .catch((cause: unknown) => mine.signal.aborted || latest.current.onFailure(cause));
    return () => mine.abort();
  }, [enabled]);
  return () => controller.current?.abort();
}
