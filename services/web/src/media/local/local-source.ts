import { Store } from '../../app/store';
import type { DeviceSource } from '../../api/types';
import { nextDevices, type RememberedDevice } from './device-choice';
import type { DeviceFault } from './device-fault';
import { deviceProblem, type DeviceProblem } from './device-problem';
import { UNFILTERED, type TrackFilter } from './track-filter';
import { watchTrack, type TrackWatch } from './track-watch';

/** Another device took over by itself (row F4). */
export interface TakeOver {
  readonly fault: DeviceFault;
  readonly from: RememberedDevice;
  /** Label of the device that took over. */
  readonly to: string;
  readonly at: number;
}

export interface LocalSourceState {
  /** The person wants it on. */
  readonly on: boolean;
  readonly starting: boolean;
  /** What the person and everybody else is to see or hear. */
  readonly track: MediaStreamTrack | null;
  readonly deviceId: string | null;
  readonly problem: DeviceProblem | null;
  /** Null when nothing of that kind happened, or the person has seen to it. */
  readonly tookOver: TakeOver | null;
}

/** How a device is: its fault, or what put an end to one. */
export type DeviceCondition =
  { readonly fault: DeviceFault } | { readonly fault: null; readonly remedy: DeviceRemedy };

export type DeviceRemedy = 'another-device' | 'recovered' | 'switched-off';

/** What a source needs to know of the devices around it. */
export interface DevicePorts {
  /** Devices of this kind, as far as the browser names them. */
  devices(): readonly MediaDeviceInfo[];
  /** The person said that this device's picture or silence is meant. */
  isTrusted(label: string): boolean;
  trust(label: string): void;
  /** Tells that the device has failed, and once that is over. */
  condition(source: DeviceSource, condition: DeviceCondition): void;
}

const FAULTS: ReadonlySet<string> = new Set<DeviceFault>(['muted', 'silent', 'black', 'frozen']);

const CONSTRAINTS: Readonly<Record<DeviceSource, MediaTrackConstraints>> = {
  microphone: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  camera: { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 30, max: 30 } },
};

/** The person's own camera or microphone: opens it, watches it, finds another one when it fails. */
export class LocalSource {
  readonly source: DeviceSource;
  readonly state: Store<LocalSourceState>;
  readonly #ports: DevicePorts;
  readonly #filter: TrackFilter;
  /** Devices that failed since one was chosen by hand: none is tried twice. */
  readonly #failed = new Set<string>();
  /** The device's own track, which is watched whatever is shown of it. */
  #device: MediaStreamTrack | null = null;
  #watch: TrackWatch | null = null;
  #generation = 0;
  #shows = 0;
  #faulty = false;

  constructor(source: DeviceSource, ports: DevicePorts, filter: TrackFilter = UNFILTERED) {
    this.source = source;
    this.#ports = ports;
    this.#filter = filter;
    this.state = new Store<LocalSourceState>({
      on: false,
      starting: false,
      track: null,
      deviceId: null,
      problem: null,
      tookOver: null,
    });
  }

  /** Switches on with the device (null: the browser's choice). Resolves when it runs or the problem is known. */
  async start(deviceId: string | null = this.state.get().deviceId): Promise<void> {
    this.#failed.clear();
    const device = this.#device;
    if (device !== null && device.readyState === 'live' && isDevice(device, deviceId)) {
      device.enabled = true;
      this.state.patch({ on: true, problem: null });
      return;
    }
    this.state.patch({ tookOver: null });
    if (await this.#open(deviceId)) this.#well('another-device');
  }

  /** A muted microphone stays open, so that unmuting is instant; a camera is let go, so that its light goes out. */
  stop(): void {
    this.#generation += 1;
    this.#well('switched-off');
    if (this.source === 'microphone' && this.#device !== null) {
      this.#device.enabled = false;
      return this.state.patch({ on: false, starting: false });
    }
    this.release();
  }

  /** Lets the device go. */
  release(): void {
    this.#generation += 1;
    this.#well('switched-off');
    this.#drop();
    this.state.patch({ on: false, starting: false, track: null });
  }

  /** The filter has changed its mind about what is shown. */
  async refilter(): Promise<void> {
    if (this.#device !== null) await this.#show(this.#device);
  }

  /** Back to the device that was taken from the person; it is left alone from now on. */
  async undoTakeOver(): Promise<void> {
    const { tookOver } = this.state.get();
    if (tookOver === null) return;
    this.#ports.trust(tookOver.from.label);
    await this.start(tookOver.from.deviceId);
  }

  /** The person has read that another device took over. */
  acceptTakeOver(): void {
    this.state.patch({ tookOver: null });
  }

  async #open(deviceId: string | null): Promise<boolean> {
    const generation = (this.#generation += 1);
    this.#drop();
    this.state.patch({ on: true, starting: true, problem: null, track: null });
    try {
      const track = await this.#capture(deviceId);
      if (generation !== this.#generation) {
        track.stop();
        return true;
      }
      this.#device = track;
      this.#follow(track);
      this.state.patch({ deviceId: track.getSettings().deviceId ?? deviceId });
      await this.#show(track);
      return true;
    } catch (failure) {
      if (generation !== this.#generation) return true;
      this.state.patch({ on: false, starting: false, track: null, problem: deviceProblem(failure) });
      return false;
    }
  }

  /** Until the filter has something to show of the device, what was shown stays. */
  async #show(device: MediaStreamTrack): Promise<void> {
    const show = (this.#shows += 1);
    const track = await this.#filter.through(device);
    if (show === this.#shows) this.state.patch({ starting: false, track });
  }

  #follow(track: MediaStreamTrack): void {
    track.addEventListener('ended', () => void this.#failedBy(track, 'ended'), { once: true });
    if (this.#ports.isTrusted(track.label)) return;
    this.#watch = watchTrack(track, (fault) => {
      if (fault === null) this.#recovered();
      else void this.#failedBy(track, fault);
    });
  }

  async #capture(deviceId: string | null): Promise<MediaStreamTrack> {
    const devices = (navigator as Partial<Navigator>).mediaDevices;
    if (devices === undefined) throw new DOMException('needs https', 'InsecureContext');
    const chosen = deviceId === null ? {} : { deviceId: { exact: deviceId } };
    const constraints = { ...CONSTRAINTS[this.source], ...chosen };
    const stream = await devices.getUserMedia(
      this.source === 'microphone' ? { audio: constraints } : { video: constraints },
    );
    const track = stream.getTracks()[0];
    if (track === undefined) throw new DOMException('no track', 'NotFoundError');
    return track;
  }

  /** The device ended, went black, froze or fell silent: the next of its kind takes over, unless none is left. */
  async #failedBy(track: MediaStreamTrack, fault: DeviceFault): Promise<void> {
    if (this.#device !== track) return;
    const { deviceId, on } = this.state.get();
    const from = { deviceId: deviceId ?? '', label: track.label };
    this.#failed.add(from.deviceId);
    this.#faulty = true;
    this.#ports.condition(this.source, { fault });
    const next = nextDevices(this.#ports.devices(), this.#failed, deviceId);
    if (next.length === 0) {
      if (fault !== 'ended') this.state.patch({ problem: fault });
      else if (await this.#open(null)) this.#well('another-device');
      return;
    }
    await this.#takeOver(next, { fault, from, to: '', at: Date.now() });
    if (this.state.get().track !== null) this.#well('another-device');
    if (!on) this.stop();
  }

  /** A fault is over, if there was one. */
  #well(remedy: DeviceRemedy): void {
    if (!this.#faulty) return;
    this.#faulty = false;
    this.#ports.condition(this.source, { fault: null, remedy });
  }

  /** What could not be helped has passed by itself. */
  #recovered(): void {
    const { problem } = this.state.get();
    if (problem !== null && FAULTS.has(problem)) this.state.patch({ problem: null });
    this.#well('recovered');
    this.#failed.clear();
  }

  async #takeOver(candidates: readonly string[], takeOver: TakeOver): Promise<void> {
    for (const candidate of candidates) {
      if (await this.#open(candidate)) {
        const { label } = this.#device ?? {};
        if (label !== undefined) this.state.patch({ tookOver: { ...takeOver, to: label } });
        return;
      }
      this.#failed.add(candidate);
    }
  }

  #drop(): void {
    this.#stopWatching();
    this.#shows += 1;
    this.#filter.release();
    this.#device?.stop();
    this.#device = null;
  }

  #stopWatching(): void {
    this.#watch?.close();
    this.#watch = null;
  }
}

function isDevice(track: MediaStreamTrack, deviceId: string | null): boolean {
  return deviceId === null || track.getSettings().deviceId === deviceId;
}
