import { useSyncExternalStore } from 'react';
import type { Store } from './store';

/**
 * The value, or the part of it that is selected: a component that names the part it shows is not drawn again for the
 * others. What is selected must be the same object as long as it says the same.
 */
export function useStore<T>(store: Store<T>): T;
export function useStore<T, P>(store: Store<T>, select: (value: T) => P): P;
export function useStore<T, P>(store: Store<T>, select?: (value: T) => P): T | P {
  const part = () => (select === undefined ? store.get() : select(store.get()));
  return useSyncExternalStore<T | P>(store.subscribe, part);
}
