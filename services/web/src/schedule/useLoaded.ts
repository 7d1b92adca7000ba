import { useCallback, useEffect, useState } from 'react';

export interface Loaded<T> {
  /** Null until it is there. */
  readonly value: T | null;
  readonly failure: unknown;
  readonly reload: () => void;
  readonly replace: (value: T) => void;
}

/** Something from the server, for as long as `load` stays the same. */
export function useLoaded<T>(load: () => Promise<T>): Loaded<T> {
  const [value, setValue] = useState<T | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let current = true;
    load()
      .then((found) => {
        if (!current) return;
        setValue(found);
        setFailure(null);
      })
      .catch((cause: unknown) => {
        if (current) setFailure(cause);
      });
    return () => {
      current = false;
    };
  }, [load, round]);
  const reload = useCallback(() => setRound((before) => before + 1), []);
  return { value, failure, reload, replace: setValue };
}
