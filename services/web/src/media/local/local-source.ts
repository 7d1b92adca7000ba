import { Store } from '../../app/store';
import type { Source } from '../../api/types';
import { deviceProblem, type DeviceProblem } from './device-problem';

export interface LocalSourceState {
  /** The person wants it on. */
  readonly on: boolean;
  readonly starting: boolean;
  readonly track: MediaStreamTrack | null;
  readonly deviceId: string | null;
  readonly problem: DeviceProblem | null;
  /** Label of the device that took over after another one vanished; null when nothing of that kind happened. */
  readonly tookOver: string | null;
}

const CONSTRAINTS: Readonly<Record<Source, MediaTrackConstraints>> = {
  microphone: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  camera: { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 30, max: 30 } },
};

/** The person's own camera or microphone: opens it, keeps it, finds another one when it vanishes. */
export class LocalSource {
  readonly source: Source;
  readonly state: Store<LocalSourceState>;
  #generation = 0;

  constructor(source: Source) {
    this.source = source;
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
    const { track } = this.state.get();
    if (track !== null && track.readyState === 'live' && isDevice(track, deviceId)) {
      track.enabled = true;
      this.state.patch({ on: true, problem: null });
      return;
    }
    await this.#open(deviceId, null);
  }

  /** A muted microphone stays open, so that unmuting is instant; a camera is let go, so that its light goes out. */
  stop(): void {
    this.#generation += 1;
    const { track } = this.state.get();
    if (this.source === 'microphone' && track !== null) {
      track.enabled = false;
      return this.state.patch({ on: false, starting: false });
    }
    this.release();
  }

  /** Lets the device go. */
  release(): void {
    this.#generation += 1;
    this.#drop();
    this.state.patch({ on: false, starting: false, track: null });
  }

  async #open(deviceId: string | null, tookOver: string | null): Promise<void> {
    const generation = (this.#generation += 1);
    this.#drop();
    this.state.patch({ on: true, starting: true, problem: null, track: null, tookOver });
    try {
      const track = await this.#capture(deviceId);
      if (generation !== this.#generation) {
        track.stop();
        return;
      }
      track.addEventListener('ended', () => void this.#replaceLost(track), { once: true });
      const id = track.getSettings().deviceId ?? deviceId;
      const label = tookOver === null ? null : track.label;
      this.state.patch({ starting: false, track, deviceId: id, tookOver: label });
    } catch (failure) {
      if (generation !== this.#generation) return;
      this.state.patch({ on: false, starting: false, track: null, problem: deviceProblem(failure) });
    }
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

  /** The device was unplugged or died: another one of its kind takes over (row F4). */
  async #replaceLost(track: MediaStreamTrack): Promise<void> {
    if (this.state.get().track !== track) return;
    const wasOn = this.state.get().on;
    await this.#open(null, track.label);
    if (!wasOn) this.stop();
  }

  #drop(): void {
    this.state.get().track?.stop();
  }
}

function isDevice(track: MediaStreamTrack, deviceId: string | null): boolean {
  return deviceId === null || track.getSettings().deviceId === deviceId;
}
