/** A device made of a real track, which can be told to fail. */
export interface Fake {
  readonly info: MediaDeviceInfo;
  readonly open: () => MediaStreamTrack;
  track: MediaStreamTrack | null;
  fault: string | null;
}

/** Paints what is to be seen; `step` counts up. */
export type Scene = (context: CanvasRenderingContext2D, step: number) => void;

export function camera(deviceId: string, width: number, scene: Scene): Fake {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = (width * 9) / 16;
  const context = canvas.getContext('2d');
  const fake: Fake = device(deviceId, 'videoinput', () =>
    fake.fault === 'empty' ? withoutPictures() : canvas.captureStream(30).getTracks()[0],
  );
  let step = 0;
  setInterval(() => {
    if (context === null || fake.fault === 'frozen') return;
    if (fake.fault !== 'black') return scene(context, (step += 1));
    context.fillStyle = '#000';
    context.fillRect(0, 0, canvas.width, canvas.height);
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

export function microphone(deviceId: string): Fake {
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

/** From now on the browser has these and no others. */
export function plugIn(fakes: readonly Fake[]): void {
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
}

export function fail(fakes: readonly Fake[], deviceId: string, how: string): void {
  const fake = fakes.find(({ info }) => info.deviceId === deviceId);
  if (fake === undefined) throw new Error(deviceId);
  fake.fault = how;
  if (how === 'ended') fake.track?.dispatchEvent(new Event('ended'));
}
