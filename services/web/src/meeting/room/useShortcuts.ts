import { useEffect, type RefObject } from 'react';
import type { LocalSource } from '../../media/local/local-source';
import type { MeetingSession } from '../session/meeting-session';
import { loadPreferences } from '../session/preferences';
import { toggleBlur } from '../toggle-blur';
import { toggleSource } from '../toggle-source';
import { toggleFullScreen } from './full-screen';
import { shortcutOf, type ShortcutName } from './shortcuts';
import { toggleHand } from './toggle-hand';
import type { Panel } from './Toolbar';

/** The keys of the meeting, unless somebody is typing. Space is push-to-talk: it speaks while it is held. */
export function useShortcuts(
  session: MeetingSession,
  room: RefObject<HTMLElement | null>,
  toggle: (panel: Panel) => void,
  help: () => void,
): void {
  useEffect(() => {
    const talk = new PushToTalk(session.local.microphone);
    const actions: Readonly<Record<ShortcutName, () => void>> = {
      microphone: () => toggleSource(session.local.microphone),
      camera: () => toggleSource(session.local.camera),
      blur: () => toggleBlur(session.local.blur),
      pushToTalk: () => loadPreferences().pushToTalk && talk.press(),
      screen: () => void session.toggleScreen(),
      hand: () => toggleHand(session),
      chat: () => toggle('chat'),
      people: () => toggle('people'),
      fullScreen: () => void toggleFullScreen(room.current),
      help,
    };
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTaken(event)) return;
      const name = shortcutOf(event.key);
      if (name === null || (name === 'pushToTalk' && !loadPreferences().pushToTalk)) return;
      event.preventDefault();
      actions[name]();
    };
    const release = (event: KeyboardEvent) => event.key === ' ' && talk.release();
    const blur = () => talk.release();
    addEventListener('keydown', press);
    addEventListener('keyup', release);
    addEventListener('blur', blur);
    return () => {
      talk.release();
      removeEventListener('keydown', press);
      removeEventListener('keyup', release);
      removeEventListener('blur', blur);
    };
  }, [session, room, toggle, help]);
}

/** Opens a muted microphone while a key is held; one that was on stays on. */
class PushToTalk {
  readonly #microphone: LocalSource;
  #talking = false;

  constructor(microphone: LocalSource) {
    this.#microphone = microphone;
  }

  press(): void {
    if (this.#microphone.state.get().on) return;
    this.#talking = true;
    void this.#microphone.start();
  }

  release(): void {
    if (this.#talking) this.#microphone.stop();
    this.#talking = false;
  }
}

/** Somebody types, or the key belongs to what has the focus: Space and Enter to buttons, letters to menus. */
function isTaken({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('input, textarea, select, [contenteditable], [role="menu"], [role="dialog"]') !== null)
    return true;
  return key === ' ' && target.closest('button, a, summary') !== null;
}
