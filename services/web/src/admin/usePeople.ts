import { useCallback, useEffect, useState } from 'react';
import { listPeople, type Person } from '../api/people';

const TYPING_MILLIS = 200;

interface Found {
  readonly accounts: readonly Person[] | null;
  readonly next?: string | undefined;
  readonly failure: unknown;
}

/** The people who match, page by page; the old ones stay until the new ones are there. */
export function usePeople(part: string) {
  const [found, setFound] = useState<Found>({ accounts: null, failure: null });
  const [version, setVersion] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(() => {
      listPeople(part, null, abort.signal)
        .then(({ accounts, next }) => setFound({ accounts, next, failure: null }))
        .catch((failure: unknown) => {
          if (!abort.signal.aborted) setFound((before) => ({ ...before, failure }));
        });
    }, TYPING_MILLIS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [part, version]);
  const reload = useCallback(() => setVersion((before) => before + 1), []);
  const more = () => {
    listPeople(part, found.next ?? null, new AbortController().signal)
      .then(({ accounts, next }) =>
        setFound((before) => ({ accounts: [...(before.accounts ?? []), ...accounts], next, failure: null })),
      )
      .catch((failure: unknown) => setFound((before) => ({ ...before, failure })));
  };
  return { ...found, reload, more };
}
