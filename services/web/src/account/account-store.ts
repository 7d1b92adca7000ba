import { getAccount, type AccountStart, type OwnAccount } from '../api/account';
import { Store } from '../app/store';
import { useStore } from '../app/useStore';

/** Who is signed in in this browser; `null` until it is known, and while nobody can say. */
const start = new Store<AccountStart | null>(null);
let asked: Promise<AccountStart> | null = null;

/** Asks once, however many components want to know. */
export function loadAccount(): Promise<AccountStart> {
  asked ??= refreshAccount();
  return asked;
}

/** Asks again: something about the account has changed. */
export async function refreshAccount(): Promise<AccountStart> {
  try {
    const known = await getAccount();
    start.set(known);
    asked = Promise.resolve(known);
    return known;
  } catch (failure) {
    asked = null;
    throw failure;
  }
}

export function useAccountStart(): AccountStart | null {
  return useStore(start);
}

export function useAccount(): OwnAccount | null {
  return useStore(start)?.account ?? null;
}
