import { useEffect } from 'react';
import { getAccount, type AccountStart, type OwnAccount } from '../api/account';
import { Store } from '../app/store';
import { useStore } from '../app/useStore';

interface Known {
  /** `null` until it is known. */
  readonly start: AccountStart | null;
  /** Why it is not known. */
  readonly failure: unknown;
}

const known = new Store<Known>({ start: null, failure: null });
let asked: Promise<AccountStart> | null = null;

/** Who is signed in in this browser; asks once, however many want to know. */
export function loadAccount(): Promise<AccountStart> {
  asked ??= refreshAccount();
  return asked;
}

/** Asks again: something about the account has changed, or the last attempt failed. */
export async function refreshAccount(): Promise<AccountStart> {
  try {
    const start = await getAccount();
    known.set({ start, failure: null });
    asked = Promise.resolve(start);
    return start;
  } catch (failure) {
    asked = null;
    known.patch({ failure });
    throw failure;
  }
}

export function useKnownAccount(): Known {
  useEffect(() => {
    loadAccount().catch(() => undefined);
  }, []);
  return useStore(known);
}

/** Who is signed in and how people get in; `null` until it is known, and while nobody can say. */
export function useAccountStart(): AccountStart | null {
  return useKnownAccount().start;
}

export function useAccount(): OwnAccount | null {
  return useKnownAccount().start?.account ?? null;
}
