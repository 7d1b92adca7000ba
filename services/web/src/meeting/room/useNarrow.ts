import { useSyncExternalStore } from 'react';

/** The width from which the whole tool bar fits; the same as in toolbar.css. */
const NARROW = '(width < 52rem)';

export function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = matchMedia(NARROW);
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => matchMedia(NARROW).matches,
  );
}
