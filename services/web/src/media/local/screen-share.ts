import { Store } from '../../app/store';

export interface ScreenShareState {
  readonly screen: MediaStreamTrack | null;
  /** Null where the browser or the person does not share sound. */
  readonly sound: MediaStreamTrack | null;
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

const NOTHING: ScreenShareState = { screen: null, sound: null };

/** The person's own screen, while it is shared. */
export class ScreenShare {
  readonly state = new Store<ScreenShareState>(NOTHING);

  /** Phones, and pages without https, cannot. */
  static get isPossible(): boolean {
    const devices = (navigator as Partial<Navigator>).mediaDevices as Partial<MediaDevices> | undefined;
    return devices?.getDisplayMedia !== undefined;
  }

  /** Lets the person choose. False when they did not want to; rejects when the browser could not. */
  async start(): Promise<boolean> {
    try {
      const stream = await navigator.mediaDevices.getDisplayMedia(OPTIONS);
      const screen = stream.getVideoTracks()[0] ?? null;
      const sound = stream.getAudioTracks()[0] ?? null;
      if (screen === null) return false;
      screen.contentHint = 'detail';
      screen.addEventListener('ended', () => this.stop(), { once: true });
      this.state.set({ screen, sound });
      return true;
    } catch (failure) {
      if (failure instanceof DOMException && failure.name === 'NotAllowedError') return false;
      throw failure;
    }
  }

  stop(): void {
    const { screen, sound } = this.state.get();
    screen?.stop();
    sound?.stop();
    this.state.set(NOTHING);
  }
}
