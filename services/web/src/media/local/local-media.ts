import { Store } from '../../app/store';
import type { Source } from '../../api/types';
import { LocalSource } from './local-source';

export interface Devices {
  readonly microphones: readonly MediaDeviceInfo[];
  readonly cameras: readonly MediaDeviceInfo[];
  readonly speakers: readonly MediaDeviceInfo[];
}

/** The person's own devices, from the pre-join page through the meeting. */
export class LocalMedia {
  readonly microphone = new LocalSource('microphone');
  readonly camera = new LocalSource('camera');
  readonly devices = new Store<Devices>({ microphones: [], cameras: [], speakers: [] });
  readonly #refresh = () => void this.refreshDevices();

  constructor() {
    this.#media?.addEventListener('devicechange', this.#refresh);
    this.microphone.state.subscribe(this.#refresh);
    this.camera.state.subscribe(this.#refresh);
  }

  of(source: Source): LocalSource {
    return source === 'microphone' ? this.microphone : this.camera;
  }

  async refreshDevices(): Promise<void> {
    const all = (await this.#media?.enumerateDevices()) ?? [];
    const of = (kind: MediaDeviceKind) =>
      all.filter((device) => device.kind === kind && device.deviceId !== '');
    const next = { microphones: of('audioinput'), cameras: of('videoinput'), speakers: of('audiooutput') };
    if (signature(next) !== signature(this.devices.get())) this.devices.set(next);
  }

  dispose(): void {
    this.#media?.removeEventListener('devicechange', this.#refresh);
    this.microphone.release();
    this.camera.release();
  }

  get #media(): MediaDevices | undefined {
    return (navigator as Partial<Navigator>).mediaDevices;
  }
}

function signature(devices: Devices): string {
  const all = [...devices.microphones, ...devices.cameras, ...devices.speakers];
  return all.map((device) => `${device.kind} ${device.deviceId} ${device.label}`).join('\n');
}
