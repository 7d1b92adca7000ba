import type { Source } from '../../api/types';

/** What the person chose last time; devices too, as far as the browser keeps their ids. */
export interface Preferences {
  readonly name: string;
  readonly microphone: boolean;
  readonly camera: boolean;
  readonly microphoneId: string | null;
  readonly cameraId: string | null;
}

const KEY = 'evenkeel.preferences';
const DEFAULTS: Preferences = {
  name: '',
  microphone: true,
  camera: true,
  microphoneId: null,
  cameraId: null,
};

export function loadPreferences(): Preferences {
  try {
    return { ...DEFAULTS, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>) };
  } catch {
    return DEFAULTS;
  }
}

export function savePreferences(part: Partial<Preferences>): void {
  localStorage.setItem(KEY, JSON.stringify({ ...loadPreferences(), ...part }));
}

export function deviceKey(source: Source): 'microphoneId' | 'cameraId' {
  return source === 'microphone' ? 'microphoneId' : 'cameraId';
}
