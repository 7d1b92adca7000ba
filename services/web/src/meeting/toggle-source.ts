import type { LocalSource } from '../media/local/local-source';
import { savePreferences } from './session/preferences';

/** Switches a source on or off and remembers the wish. */
export function toggleSource(source: LocalSource): void {
  const on = !source.state.get().on;
  savePreferences({ [source.source]: on });
  if (on) void source.start();
  else source.stop();
}
