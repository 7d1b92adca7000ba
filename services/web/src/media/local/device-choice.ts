/** A device as the person chose it. Browsers change ids between visits; the label finds it again. */
export interface RememberedDevice {
  readonly deviceId: string;
  readonly label: string;
}

type Device = Pick<MediaDeviceInfo, 'deviceId' | 'label'>;

/** The remembered device among those that are there: by id, else by label; null when it is not. */
export function findRemembered(devices: readonly Device[], wanted: RememberedDevice | null): string | null {
  if (wanted === null) return null;
  const same =
    devices.find((device) => device.deviceId === wanted.deviceId) ??
    devices.find((device) => device.label !== '' && device.label === wanted.label);
  return same?.deviceId ?? null;
}

/** What to try when a device failed: the others of its kind, those after it first. */
export function nextDevices(
  devices: readonly Device[],
  failed: ReadonlySet<string>,
  from: string | null,
): string[] {
  // Chromium lists its choices “default” and “communications” beside the devices themselves.
  const real = devices.filter(({ deviceId }) => deviceId !== 'default' && deviceId !== 'communications');
  const at = real.findIndex((device) => device.deviceId === from);
  const inTurn = [...real.slice(at + 1), ...real.slice(0, Math.max(0, at))];
  return inTurn.map((device) => device.deviceId).filter((id) => id !== from && !failed.has(id));
}
