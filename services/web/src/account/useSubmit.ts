import { useState, type SubmitEvent } from 'react';

export interface Submit {
  readonly busy: boolean;
  /** Why the last attempt was refused; null when it was not. */
  readonly failure: unknown;
  readonly onSubmit: (event: SubmitEvent) => void;
  readonly run: () => Promise<void>;
  /** What was wrong is being put right. */
  readonly forget: () => void;
}

/** Runs the work of a form, once at a time, and keeps what went wrong. */
export function useSubmit(work: () => Promise<unknown>): Submit {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const run = async () => {
    if (busy) return;
    setBusy(true);
    try {
      await work();
      setFailure(null);
    } catch (cause) {
      setFailure(cause);
    } finally {
      setBusy(false);
    }
  };
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    void run();
  };
  return { busy, failure, onSubmit, run, forget: () => setFailure(null) };
}
