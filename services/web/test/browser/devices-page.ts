import { LocalMedia } from '../../src/media/local/local-media';
import type { DeviceSource } from '../../src/api/types';
import type { DeviceCondition, TakeOver } from '../../src/media/local/local-source';
import { camera, fail, microphone, plugIn, type Scene } from './fake-devices';

/** Two cameras and two microphones made of real tracks, which can be told to fail. */
export interface Bench {
  start(source: DeviceSource): Promise<void>;
  /** `empty`: it never gives a picture, from when it is next opened. */
  fail(deviceId: string, how: 'ended' | 'black' | 'frozen' | 'silent' | 'empty'): void;
  /** What took over, and how long after the last failure, in milliseconds. */
  tookOver(source: DeviceSource): { takeOver: TakeOver; afterMillis: number } | null;
  deviceOf(source: DeviceSource): string | null;
  problemOf(source: DeviceSource): string | null;
  /** What was told of the device, in that order. */
  told(source: DeviceSource): readonly DeviceCondition[];
  undo(source: DeviceSource): Promise<void>;
}

declare global {
  interface Window {
    bench: Bench;
  }
}

/** A square that wanders. */
const square =
  (colour: string): Scene =>
  (context, step) => {
    context.fillStyle = colour;
    context.fillRect(0, 0, 160, 90);
    context.fillStyle = '#fff';
    context.fillRect((3 * step) % 160, 20, 30, 30);
  };

const fakes = [
  camera('cam-a', 160, square('#246')),
  camera('cam-b', 160, square('#642')),
  microphone('mic-a'),
  microphone('mic-b'),
];
plugIn(fakes);

const trusted = new Set<string>();
const local = new LocalMedia({
  remembered: () => null,
  isTrusted: (label) => trusted.has(label),
  trust: (label) => trusted.add(label),
  wantsBlur: () => false,
});
const told: Record<DeviceSource, DeviceCondition[]> = { camera: [], microphone: [] };
local.conditions.subscribe(() => {
  for (const source of ['camera', 'microphone'] as const) {
    const condition = local.conditions.get()[source];
    if (condition !== null && condition !== told[source].at(-1)) told[source].push(condition);
  }
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
    failedAt = performance.now();
    fail(fakes, deviceId, how);
  },
  tookOver: (source) => {
    const { tookOver } = local.of(source).state.get();
    const at = tookOverAt.get(source);
    return tookOver === null || at === undefined ? null : { takeOver: tookOver, afterMillis: at - failedAt };
  },
  deviceOf: (source) => local.of(source).state.get().deviceId,
  problemOf: (source) => local.of(source).state.get().problem,
  told: (source) => told[source],
  undo: (source) => local.of(source).undoTakeOver(),
};
