import { useCallback, useRef, useState, type ReactNode } from 'react';
import { isKind } from './problem-text';
import { StepUpDialog } from './StepUpDialog';

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (cause: unknown) => void;
}

/**
 * Runs work that wants a fresh proof of who is there: when the service asks for one, so does a dialog, and the work is
 * done again. Cancelled work is rejected with what the service said.
 */
export function useStepUp(): {
  readonly withProof: <T>(work: () => Promise<T>) => Promise<T>;
  readonly dialog: ReactNode;
} {
  const [open, setOpen] = useState(false);
  const waiting = useRef<Waiting | null>(null);
  const settle = (confirmed: boolean, cause?: unknown) => {
    setOpen(false);
    if (confirmed) waiting.current?.resolve();
    else waiting.current?.reject(cause);
    waiting.current = null;
  };
  const refused = useRef<unknown>(null);
  const withProof = useCallback(async <T,>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (failure) {
      if (!isKind(failure, 'confirmation-needed')) throw failure;
      refused.current = failure;
    }
    await new Promise<void>((resolve, reject) => {
      waiting.current = { resolve, reject };
      setOpen(true);
    });
    return work();
  }, []);
  const dialog = open ? (
    <StepUpDialog onConfirmed={() => settle(true)} onCancel={() => settle(false, refused.current)} />
  ) : null;
  return { withProof, dialog };
}
