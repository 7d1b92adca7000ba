import type { RememberedDevice } from '../../media/local/device-choice';
import type { DeviceMemory } from '../../media/local/local-media';
import type { LayoutMode } from '../layout/stage-plan';

/** What the person chose last time. */
export interface Preferences {
  readonly name: string;
  readonly microphone: boolean;
  readonly camera: boolean;
  readonly blur: boolean;
  readonly devices: Readonly<Partial<Record<DeviceKind, RememberedDevice>>>;
  /** Labels of devices whose black picture or silence is meant. */
  readonly trustedDevices: readonly string[];
  readonly layout: Exclude<LayoutMode, 'presenter'>;
  readonly hideSelf: boolean;
  readonly pushToTalk: boolean;
}

export type DeviceKind = 'microphone' | 'camera' | 'speaker';

const KEY = 'evenkeel.preferences';
const DEFAULTS: Preferences = {
  name: '',
  microphone: true,
  camera: true,
  blur: false,
  devices: {},
  trustedDevices: [],
  layout: 'grid',
  hideSelf: false,
  pushToTalk: false,
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

export function rememberDevice(kind: DeviceKind, device: RememberedDevice): void {
  const { deviceId, label } = device;
  savePreferences({ devices: { ...loadPreferences().devices, [kind]: { deviceId, label } } });
}

/** The memory of devices in this browser. */
export const DEVICE_MEMORY: DeviceMemory = {
  remembered: (kind) => loadPreferences().devices[kind] ?? null,
  isTrusted: (label) => loadPreferences().trustedDevices.includes(label),
  wantsBlur: () => loadPreferences().blur,
  trust: (label) => {
    const { trustedDevices } = loadPreferences();
    if (!trustedDevices.includes(label)) savePreferences({ trustedDevices: [...trustedDevices, label] });
  },
};
