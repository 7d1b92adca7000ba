import type { LocalSourceState } from '../media/local/local-source';
import { brightness, isBlack } from '../media/local/device-fault';
import type { Check, CheckResult, Finding, Judgement } from './check';
import { clipping, level, motion, picture, size, type Picture, type Sound } from './judges';
import { pause } from './pause';

const LOOK_MILLIS = 2_500;
const LISTEN_MILLIS = 3_000;
const LISTEN_EVERY_MILLIS = 40;
const WIDTH = 32;
const HEIGHT = 18;
const FULL_SCALE = 0.99;

/** Permission first; then, of a camera that runs, whether there is light, movement and size. */
export async function checkCamera(camera: LocalSourceState, signal: AbortSignal): Promise<CheckResult[]> {
  const permission = { check: 'camera-permission', ...permitted(camera) } as const;
  if (camera.track === null) return [permission, ...without(camera, PICTURE_CHECKS)];
  const seen = await look(camera.track, signal);
  return [
    permission,
    { check: 'camera-picture', ...picture(seen) },
    { check: 'camera-motion', ...motion(seen) },
    { check: 'camera-size', ...size(seen) },
  ];
}

export async function checkMicrophone(
  microphone: LocalSourceState,
  signal: AbortSignal,
): Promise<CheckResult[]> {
  const permission = { check: 'microphone-permission', ...permitted(microphone) } as const;
  if (microphone.track === null) return [permission, ...without(microphone, SOUND_CHECKS)];
  const heard = await listen(microphone.track, signal);
  if (heard === null) return [permission, ...unmeasured(SOUND_CHECKS)];
  return [
    permission,
    { check: 'microphone-level', ...level(heard) },
    { check: 'microphone-clipping', ...clipping(heard) },
  ];
}

export function checkSpeakers(speakers: readonly MediaDeviceInfo[]): CheckResult {
  // Some browsers list no speakers though there are some.
  if (!('setSinkId' in HTMLMediaElement.prototype)) return { check: 'speaker-devices', verdict: 'unknown' };
  return speakers.length > 0
    ? { check: 'speaker-devices', verdict: 'good', value: speakers.length }
    : { check: 'speaker-devices', verdict: 'poor', finding: 'speaker-none' };
}

const PICTURE_CHECKS: readonly Check[] = ['camera-picture', 'camera-motion', 'camera-size'];
const SOUND_CHECKS: readonly Check[] = ['microphone-level', 'microphone-clipping'];

const FINDINGS: Readonly<Partial<Record<string, Finding>>> = {
  denied: 'device-denied',
  'in-use': 'device-in-use',
  none: 'device-none',
  insecure: 'insecure',
};

export function permitted({ track, problem }: LocalSourceState): Judgement {
  if (track !== null) return { verdict: 'good' };
  if (problem === null) return { verdict: 'unknown', finding: 'device-off' };
  return { verdict: 'poor', finding: FINDINGS[problem] ?? 'device-failed' };
}

function without(source: LocalSourceState, checks: readonly Check[]): CheckResult[] {
  return unmeasured(checks, source.problem === null ? 'device-off' : 'not-measured');
}

function unmeasured(checks: readonly Check[], finding: Finding = 'not-measured'): CheckResult[] {
  return checks.map((check) => ({ check, verdict: 'unknown', finding }));
}

/** Counts frames, and says whether the last ones were black. */
async function look(track: MediaStreamTrack, signal: AbortSignal): Promise<Picture> {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = new MediaStream([track]);
  // Not waited for: a browser may hold it back for ever.
  video.play().catch(() => undefined);
  let frames = 0;
  let first = 0;
  let last = 0;
  const count = (now: number) => {
    frames += 1;
    if (frames === 1) first = now;
    last = now;
    video.requestVideoFrameCallback(count);
  };
  video.requestVideoFrameCallback(count);
  await pause(LOOK_MILLIS, signal);
  const seen = {
    black: frames > 0 && isBlack(brightness(pixels(video))),
    framesPerSecond: frames < 2 ? 0 : ((frames - 1) * 1_000) / (last - first),
    height: video.videoHeight,
  };
  video.srcObject = null;
  return seen;
}

function pixels(video: HTMLVideoElement): Uint8ClampedArray {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no canvas to look at the picture with');
  context.drawImage(video, 0, 0, WIDTH, HEIGHT);
  return context.getImageData(0, 0, WIDTH, HEIGHT).data;
}

/** Null where the browser let nothing be heard: in Firefox no sound is looked at on a machine that can play none. */
async function listen(track: MediaStreamTrack, signal: AbortSignal): Promise<Sound | null> {
  const context = new AudioContext();
  void context.resume();
  const analyser = context.createAnalyser();
  analyser.fftSize = 2_048;
  const node = context.createMediaStreamSource(new MediaStream([track]));
  node.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let peak = 0;
  let clipped = 0;
  let all = 0;
  const end = performance.now() + LISTEN_MILLIS;
  while (performance.now() < end && !signal.aborted) {
    await pause(LISTEN_EVERY_MILLIS, signal);
    if (context.state !== 'running') continue;
    analyser.getFloatTimeDomainData(samples);
    for (const sample of samples) {
      const loud = Math.abs(sample);
      peak = Math.max(peak, loud);
      if (loud >= FULL_SCALE) clipped += 1;
    }
    all += samples.length;
  }
  node.disconnect();
  await context.close();
  return all === 0 ? null : { peakDecibel: 20 * Math.log10(peak), clippedRatio: clipped / all };
}
