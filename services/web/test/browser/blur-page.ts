import type { BlurState } from '../../src/media/blur/background-blur';
import { LocalMedia } from '../../src/media/local/local-media';
import { drawPerson } from '../drawn-person';
import { camera, fail, plugIn, type Scene } from './fake-devices';

/** What is to be seen of the camera now. */
export interface Seen {
  /** Frames since the page was opened. */
  readonly frames: number;
  readonly width: number;
  readonly height: number;
  /** Standard deviation of green, 0–255: of the wall beside the person, and about the eyes. */
  readonly wall: number;
  readonly face: number;
}

/** Two cameras that look at somebody before a chequered wall. */
export interface BlurBench {
  start(deviceId?: string): Promise<void>;
  stop(): void;
  turn(on: boolean): void;
  fail(deviceId: string, how: 'ended' | 'black'): void;
  blur(): BlurState;
  deviceOf(): string | null;
  look(): Seen;
}

declare global {
  interface Window {
    blurBench: BlurBench;
  }
}

const WIDTH = 640;
const HEIGHT = 360;
const person = drawPerson(WIDTH);
const [faceX, faceY] = person.face;

/** They stand still; a lamp at the edge does not. */
const portrait: Scene = (context, step) => {
  context.putImageData(new ImageData(person.pixels, WIDTH), 0, 0);
  context.fillStyle = step % 2 === 0 ? '#fff' : '#000';
  context.fillRect(0, HEIGHT - 10, 10, 10);
};

const fakes = [camera('cam-a', WIDTH, portrait), camera('cam-b', WIDTH, portrait)];
plugIn(fakes);
const local = new LocalMedia({
  remembered: () => null,
  isTrusted: () => false,
  trust: () => undefined,
  wantsBlur: () => new URLSearchParams(location.search).has('wanted'),
});

const video = document.createElement('video');
video.muted = true;
document.body.append(video);
let shown: MediaStreamTrack | null = null;
let frames = 0;
const count = () => {
  frames += 1;
  video.requestVideoFrameCallback(count);
};
video.requestVideoFrameCallback(count);
local.camera.state.subscribe(() => {
  const { track } = local.camera.state.get();
  if (track === shown) return;
  shown = track;
  video.srcObject = track === null ? null : new MediaStream([track]);
  void video.play().catch(() => undefined);
});

const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
const context = canvas.getContext('2d', { willReadFrequently: true });

function spread(x: number, y: number, width: number, height: number): number {
  const { data } = context?.getImageData(x, y, width, height) ?? { data: [] };
  const green = Array.from({ length: width * height }, (_, i) => data[4 * i + 1] ?? 0);
  const mean = green.reduce((sum, one) => sum + one, 0) / green.length;
  return Math.sqrt(green.reduce((sum, one) => sum + (one - mean) ** 2, 0) / green.length);
}

window.blurBench = {
  start: (deviceId) => local.camera.start(deviceId ?? null),
  stop: () => local.camera.stop(),
  turn: (on) => local.blur.turn(on),
  fail: (deviceId, how) => fail(fakes, deviceId, how),
  blur: () => local.blur.state.get(),
  deviceOf: () => local.camera.state.get().deviceId,
  look: () => {
    context?.clearRect(0, 0, WIDTH, HEIGHT);
    context?.drawImage(video, 0, 0, WIDTH, HEIGHT);
    return {
      frames,
      width: video.videoWidth,
      height: video.videoHeight,
      wall: spread(20, 20, 120, 160),
      face: spread(Math.round(faceX) - 40, Math.round(faceY) - 30, 80, 40),
    };
  },
};
void local.refreshDevices();
