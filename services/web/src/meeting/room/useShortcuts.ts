import { useEffect } from 'react';
import type { MeetingSession } from '../session/meeting-session';
import { toggleSource } from '../toggle-source';
import type { Panel } from './Toolbar';

/** m, v, c and p, unless somebody is typing. */
export function useShortcuts(session: MeetingSession, toggle: (panel: Panel) => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) return;
      const action = ACTIONS[event.key.toLowerCase()];
      if (action === undefined) return;
      event.preventDefault();
      action(session, toggle);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [session, toggle]);
}

const ACTIONS: Readonly<Record<string, (session: MeetingSession, toggle: (panel: Panel) => void) => void>> = {
  m: ({ local }) => toggleSource(local.microphone),
  v: ({ local }) => toggleSource(local.camera),
  c: (_, toggle) => toggle('chat'),
  p: (_, toggle) => toggle('people'),
};

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  );
}
