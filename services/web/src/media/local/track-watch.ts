import { brightness, isBlack, isDead, Lasting, type DeviceFault } from './device-fault';

const LOOK_MILLIS = 100;

/** Well within the second in which another device is to have taken over. */
const PATIENCE_MILLIS = 550;

/** A busy machine skips frames now and then. */
const FROZEN_MILLIS = 700;

/** A device needs a moment before its first frame, and some begin with a few black ones. */
const WARM_UP_MILLIS = 1_200;

/** Who has shown nothing at all by now shows nothing: infrared and depth cameras are listed beside the others. */
const NOTHING_MILLIS = 3_000;

/** Reading pixels costs several milliseconds where no graphics card helps: twice within the patience is enough. */
const PIXELS_MILLIS = 250;

/** A page that was held up itself knows nothing of what the device did meanwhile. */
const LATE_MILLIS = 300;
const WIDTH = 32;
const HEIGHT = 18;

/** Covers 0.68 s at 48 kHz, so that a look that comes late misses nothing. */
const WINDOW_SAMPLES = 32_768;

type Report = (fault: DeviceFault | null) => void;

/** Watches a running track. */
export interface TrackWatch {
  close(): void;
}

/** Reports a fault when it begins, and null when it is over. */
export function watchTrack(track: MediaStreamTrack, report: Report): TrackWatch {
  const specific = track.kind === 'video' ? new PictureWatch(track, report) : new SoundWatch(track, report);
  let timer: ReturnType<typeof setTimeout> | undefined;
  // The browser itself says that nothing comes from the device; a short pause is none of our business.
  const muted = () => (timer = setTimeout(() => track.muted && report('muted'), PATIENCE_MILLIS));
  const unmuted = () => {
    clearTimeout(timer);
    report(null);
  };
  track.addEventListener('mute', muted);
  track.addEventListener('unmute', unmuted);
  return {
    close: () => {
      clearTimeout(timer);
      track.removeEventListener('mute', muted);
      track.removeEventListener('unmute', unmuted);
      specific.close();
    },
  };
}

/** Looks ten times a second, and tells of changes. */
class Looking {
  readonly #timer: ReturnType<typeof setInterval>;
  readonly #start = performance.now();
  #last = performance.now();
  #fault: DeviceFault | null = null;

  constructor(look: (judged: boolean, now: number) => DeviceFault | null, report: Report) {
    this.#timer = setInterval(() => {
      const now = performance.now();
      const late = now - this.#last > LATE_MILLIS;
      this.#last = now;
      const fault = look(!late && now - this.#start > WARM_UP_MILLIS, now);
      if (fault === this.#fault) return;
      this.#fault = fault;
      report(fault);
    }, LOOK_MILLIS);
  }

  close(): void {
    clearInterval(this.#timer);
  }
}

/** Black: no light and no structure, or never a frame. Frozen: no new frame. A hidden tab draws nothing, so nothing is concluded there. */
class PictureWatch implements TrackWatch {
  readonly #video = document.createElement('video');
  readonly #canvas = document.createElement('canvas');
  readonly #looking: Looking;
  readonly #black = new Lasting(PATIENCE_MILLIS);
  readonly #frozen = new Lasting(FROZEN_MILLIS);
  readonly #nothing = new Lasting(NOTHING_MILLIS - WARM_UP_MILLIS);
  #frames = 0;
  #seen = 0;
  #awaiting = false;
  #wasBlack = false;
  #readAt = 0;

  constructor(track: MediaStreamTrack, report: Report) {
    this.#canvas.width = WIDTH;
    this.#canvas.height = HEIGHT;
    this.#video.muted = true;
    this.#video.playsInline = true;
    this.#video.srcObject = new MediaStream([track]);
    this.#video.play().catch(() => undefined);
    this.#awaitFrame();
    this.#looking = new Looking((judged, now) => this.#look(judged, now), report);
  }

  close(): void {
    this.#looking.close();
    this.#video.srcObject = null;
  }

  /** One frame is enough to know that there are some: asking for each would cost thirty calls a second. */
  #awaitFrame(): void {
    this.#awaiting = true;
    this.#video.requestVideoFrameCallback(() => {
      this.#awaiting = false;
      this.#frames += 1;
    });
  }

  #look(judged: boolean, now: number): DeviceFault | null {
    const fresh = this.#frames > this.#seen;
    this.#seen = this.#frames;
    if (!this.#awaiting) this.#awaitFrame();
    const shown = judged && !document.hidden;
    const certain = shown && this.#frames > 0;
    const frozen = this.#frozen.look(certain && !fresh, now);
    const readable = fresh && now - this.#readAt >= PIXELS_MILLIS;
    const black = this.#black.look(certain && (readable ? this.#isBlack(now) : this.#wasBlack), now);
    const nothing = this.#nothing.look(shown && this.#frames === 0, now);
    return frozen ? 'frozen' : black || nothing ? 'black' : null;
  }

  #isBlack(now: number): boolean {
    this.#readAt = now;
    const context = this.#canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) return false;
    context.drawImage(this.#video, 0, 0, WIDTH, HEIGHT);
    this.#wasBlack = isBlack(brightness(context.getImageData(0, 0, WIDTH, HEIGHT).data));
    return this.#wasBlack;
  }
}

/** Silent: not even noise. A microphone that is switched off in the page is not judged. */
class SoundWatch implements TrackWatch {
  readonly #context = new AudioContext();
  readonly #analyser = this.#context.createAnalyser();
  readonly #node: MediaStreamAudioSourceNode;
  readonly #samples: Float32Array<ArrayBuffer>;
  readonly #looking: Looking;
  /** The window alone is most of the patience. */
  readonly #silent = new Lasting(50);
  readonly #on = new Lasting(WARM_UP_MILLIS);

  constructor(track: MediaStreamTrack, report: Report) {
    this.#analyser.fftSize = WINDOW_SAMPLES;
    this.#samples = new Float32Array(this.#analyser.fftSize);
    this.#node = this.#context.createMediaStreamSource(new MediaStream([track]));
    this.#node.connect(this.#analyser);
    this.#looking = new Looking((judged, now) => {
      const certain = this.#on.look(this.#context.state === 'running' && track.enabled, now) && judged;
      this.#analyser.getFloatTimeDomainData(this.#samples);
      return this.#silent.look(certain && isDead(this.#samples), now) ? 'silent' : null;
    }, report);
  }

  close(): void {
    this.#looking.close();
    this.#node.disconnect();
    void this.#context.close();
  }
}
