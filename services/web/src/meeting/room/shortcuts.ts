/** The keys of the meeting, in the order the help shows them. One list for the listener and for the help. */
export const SHORTCUTS = [
  { key: 'm', name: 'microphone' },
  { key: 'v', name: 'camera' },
  { key: 'b', name: 'blur' },
  { key: ' ', name: 'pushToTalk' },
  { key: 's', name: 'screen' },
  { key: 'h', name: 'hand' },
  { key: 'c', name: 'chat' },
  { key: 'p', name: 'people' },
  { key: 'f', name: 'fullScreen' },
  { key: '?', name: 'help' },
] as const;

export type ShortcutName = (typeof SHORTCUTS)[number]['name'];

export function shortcutOf(key: string): ShortcutName | null {
  return SHORTCUTS.find((shortcut) => shortcut.key === key.toLowerCase())?.name ?? null;
}
