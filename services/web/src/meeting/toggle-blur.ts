import { BackgroundBlur } from '../media/blur/background-blur';
import { savePreferences } from './session/preferences';

/** Switches blur on or off and remembers the wish. */
export function toggleBlur(blur: BackgroundBlur): void {
  if (!BackgroundBlur.isPossible) return;
  const on = !blur.state.get().on;
  savePreferences({ blur: on });
  blur.turn(on);
}
