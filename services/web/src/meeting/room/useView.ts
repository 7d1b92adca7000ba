import { useState } from 'react';
import type { LayoutMode } from '../layout/stage-plan';
import { loadPreferences, savePreferences } from '../session/preferences';

/** How this person looks at the meeting. */
export interface View {
  readonly mode: LayoutMode;
  readonly pinned: string | null;
  readonly hideSelf: boolean;
  readonly page: number;
  readonly setMode: (mode: LayoutMode) => void;
  readonly togglePin: (tileId: string) => void;
  readonly setHideSelf: (hide: boolean) => void;
  readonly setPage: (page: number) => void;
}

/** A screen takes the stage when it is shared, and gives it back; what the person chose otherwise is remembered. */
export function useView(screens: number): View {
  const [chosen, setChosen] = useState<LayoutMode>(() => loadPreferences().layout);
  const [hideSelf, setHide] = useState(() => loadPreferences().hideSelf);
  const [pinned, setPinned] = useState<string | null>(null);
  const [page, setPage] = useState(0);
  const [presenting, setPresenting] = useState(screens > 0);
  const [before, setBefore] = useState(screens);
  // React's way of adjusting state while rendering: a new screen shows itself, the last one goes.
  if (screens !== before) {
    setBefore(screens);
    if (screens > before || screens === 0) setPresenting(screens > 0);
  }
  return {
    mode: presenting ? 'presenter' : chosen,
    pinned,
    hideSelf,
    page,
    setMode: (mode) => {
      setPage(0);
      setPinned(null);
      setPresenting(mode === 'presenter');
      if (mode === 'presenter') return;
      setChosen(mode);
      savePreferences({ layout: mode });
    },
    togglePin: (tileId) => setPinned((now) => (now === tileId ? null : tileId)),
    setHideSelf: (hide) => {
      setHide(hide);
      savePreferences({ hideSelf: hide });
    },
    setPage,
  };
}
