import { useCallback, useEffect, useState } from 'react';
import { requestJson } from '../../api/http';
import { consoleAuthorization } from '../console-authorization';

export type Fetched<T> =
  | { readonly name: 'loading' }
  | { readonly name: 'ready'; readonly value: T }
  | { readonly name: 'failed'; readonly failure: unknown };

const AGAIN_MILLIS = 3_000;

/** Reads something of the console every few seconds; what was read stays while a later reading fails. */
export function useFetched<T>(url: string): { readonly state: Fetched<T>; readonly again: () => void } {
  const [state, setState] = useState<Fetched<T>>({ name: 'loading' });
  const [round, setRound] = useState(0);
  const again = useCallback(() => setRound((before) => before + 1), []);
  useEffect(() => {
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const next = await read<T>(url, abort.signal);
      if (abort.signal.aborted) return;
      setState((before) => (next.name === 'failed' && before.name === 'ready' ? before : next));
      timer = setTimeout(() => void look(), AGAIN_MILLIS);
    };
    void look();
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [url, round]);
  return { state, again };
}

async function read<T>(url: string, signal: AbortSignal): Promise<Fetched<T>> {
  try {
    const headers = await consoleAuthorization();
    return { name: 'ready', value: await requestJson<T>(url, { headers, signal }) };
  } catch (failure) {
    return { name: 'failed', failure };
  }
}
