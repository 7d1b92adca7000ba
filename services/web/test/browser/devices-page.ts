import { LocalMedia } from '../../src/media/local/local-media';
import type { DeviceSource } from '../../src/api/types';
import type { TakeOver } from '../../src/media/local/local-source';

/** Two cameras and two microphones made of real tracks, which can be told to fail. */
export interface Bench {
  start(source: DeviceSource): Promise<void>;
  /** `empty`: it never gives a picture, from when it is next opened. */
  fail(deviceId: string, how: 'ended' | 'black' | 'frozen' | 'silent' | 'empty'): void;
  /** What took over, and how long after the last failure, in milliseconds. */
  tookOver(source: DeviceSource): { takeOver: TakeOver; afterMillis: number } | null;
  deviceOf(source: DeviceSource): string | null;
  problemOf(source: DeviceSource): string | null;
  undo(source: DeviceSource): Promise<void>;
}

declare global {
  interface Window {
    bench: Bench;
  }
}

interface Fake {
  readonly info: MediaDeviceInfo;
  readonly open: () => MediaStreamTrack;
  track: MediaStreamTrack | null;
  fault: string | null;
}

function camera(deviceId: string, colour: string): Fake {
  const canvas = document.createElement('canvas');
  canvas.width = 160;
  canvas.height = 90;
  const context = canvas.getContext('2d');
  const fake: Fake = device(deviceId, 'videoinput', () =>
    fake.fault === 'empty' ? withoutPictures() : canvas.captureStream(30).getTracks()[0],
  );
  let step = 0;
  setInterval(() => {
    if (context === null || fake.fault === 'frozen') return;
    context.fillStyle = fake.fault === 'black' ? '#000' : colour;
    context.fillRect(0, 0, 160, 90);
    context.fillStyle = fake.fault === 'black' ? '#000' : '#fff';
    context.fillRect((step += 3) % 160, 20, 30, 30);
  }, 33);
  return fake;
}

/** A track into which nobody writes (MediaStreamTrack Insertable Streams, in Chromium only). */
function withoutPictures(): MediaStreamTrack {
  const { MediaStreamTrackGenerator } = window as unknown as {
    MediaStreamTrackGenerator: new (init: { kind: 'video' }) => MediaStreamTrack;
  };
  return new MediaStreamTrackGenerator({ kind: 'video' });
}

function microphone(deviceId: string): Fake {
  const context = new AudioContext();
  const gain = context.createGain();
  const tone = context.createOscillator();
  gain.gain.value = 0.01;
  tone.connect(gain);
  tone.start();
  addEventListener('pointerdown', () => void context.resume());
  const fake: Fake = device(deviceId, 'audioinput', () => {
    const out = context.createMediaStreamDestination();
    gain.connect(out);
    return out.stream.getTracks()[0];
  });
  setInterval(() => {
    gain.gain.value = fake.fault === 'silent' ? 0 : 0.01;
  }, 20);
  return fake;
}

function device(deviceId: string, kind: MediaDeviceKind, make: () => MediaStreamTrack | undefined): Fake {
  const label = `Label of ${deviceId}`;
  const info = { deviceId, kind, label, groupId: '', toJSON: () => ({}) } as MediaDeviceInfo;
  const fake: Fake = {
    info,
    track: null,
    fault: null,
    open: () => {
      const track = make();
      if (track === undefined) throw new DOMException('', 'NotFoundError');
      Object.defineProperty(track, 'label', { value: label });
      track.getSettings = () => ({ deviceId });
      fake.track = track;
      return track;
    },
  };
  return fake;
}

const fakes = [camera('cam-a', '#246'), camera('cam-b', '#642'), microphone('mic-a'), microphone('mic-b')];

navigator.mediaDevices.enumerateDevices = () => Promise.resolve(fakes.map((fake) => fake.info));
navigator.mediaDevices.getUserMedia = (constraints) => {
  const kind = constraints?.video === undefined ? 'audioinput' : 'videoinput';
  const wish = (constraints?.video ?? constraints?.audio) as MediaTrackConstraints;
  const wanted = (wish.deviceId as ConstrainDOMStringParameters | undefined)?.exact;
  const found = fakes.find(
    ({ info }) => info.kind === kind && (wanted === undefined || info.deviceId === wanted),
  );
  return found === undefined
    ? Promise.reject(new DOMException('', 'NotFoundError'))
    : Promise.resolve(new MediaStream([found.open()]));
};

const trusted = new Set<string>();
const local = new LocalMedia({
  remembered: () => null,
  isTrusted: (label) => trusted.has(label),
  trust: (label) => trusted.add(label),
});
let failedAt = 0;
const tookOverAt = new Map<DeviceSource, number>();
for (const source of ['camera', 'microphone'] as const) {
  local.of(source).state.subscribe(() => {
    if (local.of(source).state.get().tookOver === null) tookOverAt.delete(source);
    else if (!tookOverAt.has(source)) tookOverAt.set(source, performance.now());
  });
}

window.bench = {
  start: (source) => local.startRemembered(source),
  fail: (deviceId, how) => {
    const fake = fakes.find(({ info }) => info.deviceId === deviceId);
    if (fake === undefined) throw new Error(deviceId);
    failedAt = performance.now();
    fake.fault = how;
    if (how === 'ended') fake.track?.dispatchEvent(new Event('ended'));
  },
  tookOver: (source) => {
    const { tookOver } = local.of(source).state.get();
    const at = tookOverAt.get(source);
    return tookOver === null || at === undefined ? null : { takeOver: tookOver, afterMillis: at - failedAt };
  },
  deviceOf: (source) => local.of(source).state.get().deviceId,
  problemOf: (source) => local.of(source).state.get().problem,
  undo: (source) => local.of(source).undoTakeOver(),
};
