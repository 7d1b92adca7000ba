import { Store } from '../../app/store';

export interface ScreenShareState {
  readonly screen: MediaStreamTrack | null;
  /** Null where the browser or the person does not share sound. */
  readonly sound: MediaStreamTrack | null;
  /** The browser could not share, last time it was asked. A person who does not want to is no failure. */
  readonly failed: { readonly cause: unknown } | null;
}

/** Newer than the types that TypeScript knows; browsers without them ignore them. */
interface DisplayOptions extends DisplayMediaStreamOptions {
  readonly systemAudio?: 'include' | 'exclude';
  readonly surfaceSwitching?: 'include' | 'exclude';
  readonly selfBrowserSurface?: 'include' | 'exclude';
}

const OPTIONS: DisplayOptions = {
  video: { frameRate: { ideal: 15, max: 30 } },
  audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
  systemAudio: 'include',
  surfaceSwitching: 'include',
  selfBrowserSurface: 'exclude',
};

const NOTHING: ScreenShareState = { screen: null, sound: null, failed: null };

/** The person's own screen, while it is shared. */
export class ScreenShare {
  readonly state = new Store<ScreenShareState>(NOTHING);

  /** Phones, and pages without https, cannot. */
  static get isPossible(): boolean {
    const devices = (navigator as Partial<Navigator>).mediaDevices as Partial<MediaDevices> | undefined;
    return devices?.getDisplayMedia !== undefined;
  }

  /** Lets the person choose; resolves when something is shared, or it is known that nothing is. */
  async start(): Promise<void> {
    try {
      const stream = await navigator.mediaDevices.getDisplayMedia(OPTIONS);
      const screen = stream.getVideoTracks()[0] ?? null;
      const sound = stream.getAudioTracks()[0] ?? null;
      if (screen === null) throw new DOMException('no picture of a screen', 'NotFoundError');
      screen.contentHint = 'detail';
      screen.addEventListener('ended', () => this.stop(), { once: true });
      this.state.set({ screen, sound, failed: null });
    } catch (cause) {
      if (cause instanceof DOMException && cause.name === 'NotAllowedError') return;
      this.state.set({ ...NOTHING, failed: { cause } });
    }
  }

  stop(): void {
    const { screen, sound } = this.state.get();
    screen?.stop();
    sound?.stop();
    this.state.set(NOTHING);
  }
}
