import { Store } from '../../app/store';
import type { DeviceSource } from '../../api/types';
import { BackgroundBlur } from '../blur/background-blur';
import { findRemembered, type RememberedDevice } from './device-choice';
import { LocalSource, type DeviceCondition, type DevicePorts } from './local-source';
import type { TrackFilter } from './track-filter';

export interface Devices {
  readonly microphones: readonly MediaDeviceInfo[];
  readonly cameras: readonly MediaDeviceInfo[];
  readonly speakers: readonly MediaDeviceInfo[];
}

/** What the person chose in earlier meetings. */
export interface DeviceMemory {
  remembered(kind: DeviceSource | 'speaker'): RememberedDevice | null;
  isTrusted(label: string): boolean;
  trust(label: string): void;
  /** Whether the background is to be blurred. */
  wantsBlur(): boolean;
}

/** The person's own devices, from the pre-join page through the meeting. */
export class LocalMedia {
  readonly microphone: LocalSource;
  readonly camera: LocalSource;
  readonly blur: BackgroundBlur;
  readonly devices = new Store<Devices>({ microphones: [], cameras: [], speakers: [] });
  /** Where sound comes out; empty: the system's choice. */
  readonly speakerId = new Store<string>('');
  /** How each device was said to be last; null: nothing was wrong with it so far. */
  readonly conditions = new Store<Readonly<Record<DeviceSource, DeviceCondition | null>>>({
    microphone: null,
    camera: null,
  });
  readonly #memory: DeviceMemory;
  readonly #refresh = () => void this.refreshDevices();

  constructor(memory: DeviceMemory) {
    this.#memory = memory;
    this.microphone = this.#source('microphone', () => this.devices.get().microphones);
    this.blur = new BackgroundBlur(memory.wantsBlur(), () => void this.camera.refilter());
    this.camera = this.#source('camera', () => this.devices.get().cameras, this.blur);
    this.#media?.addEventListener('devicechange', this.#refresh);
    this.microphone.state.subscribe(this.#refresh);
    this.camera.state.subscribe(this.#refresh);
  }

  of(source: DeviceSource): LocalSource {
    return source === 'microphone' ? this.microphone : this.camera;
  }

  /** Switches on with the device of last time, or with the browser's choice when it is not there. */
  async startRemembered(source: DeviceSource): Promise<void> {
    const wanted = this.#memory.remembered(source);
    await this.refreshDevices();
    const known = findRemembered(this.#listOf(source), wanted);
    await this.of(source).start(known);
    // Only with permission do devices have labels; a remembered one may be found by now.
    if (wanted === null || known !== null) return;
    await this.refreshDevices();
    const found = findRemembered(this.#listOf(source), wanted);
    if (found !== null && this.of(source).state.get().on) await this.of(source).start(found);
  }

  async refreshDevices(): Promise<void> {
    const all = (await this.#media?.enumerateDevices()) ?? [];
    const of = (kind: MediaDeviceKind) =>
      all.filter((device) => device.kind === kind && device.deviceId !== '');
    const next = { microphones: of('audioinput'), cameras: of('videoinput'), speakers: of('audiooutput') };
    if (signature(next) === signature(this.devices.get())) return;
    this.devices.set(next);
    const remembered = findRemembered(next.speakers, this.#memory.remembered('speaker'));
    this.speakerId.set(remembered ?? '');
  }

  dispose(): void {
    this.#media?.removeEventListener('devicechange', this.#refresh);
    this.microphone.release();
    this.camera.release();
    this.blur.dispose();
  }

  #source(
    source: DeviceSource,
    devices: () => readonly MediaDeviceInfo[],
    filter?: TrackFilter,
  ): LocalSource {
    const ports: DevicePorts = {
      devices,
      isTrusted: (label) => this.#memory.isTrusted(label),
      trust: (label) => this.#memory.trust(label),
      condition: (of, condition) => this.conditions.patch({ [of]: condition }),
    };
    return new LocalSource(source, ports, filter);
  }

  #listOf(source: DeviceSource): readonly MediaDeviceInfo[] {
    const { microphones, cameras } = this.devices.get();
    return source === 'microphone' ? microphones : cameras;
  }

  get #media(): MediaDevices | undefined {
    return (navigator as Partial<Navigator>).mediaDevices;
  }
}

function signature(devices: Devices): string {
  const all = [...devices.microphones, ...devices.cameras, ...devices.speakers];
  return all.map((device) => `${device.kind} ${device.deviceId} ${device.label}`).join('\n');
}
