import { describe, expect, it } from 'vitest';
import { findRemembered, nextDevices } from './device-choice';
import { brightness, isBlack, isDead, Lasting } from './device-fault';

const device = (deviceId: string, label = deviceId) => ({ deviceId, label });
const all = [device('a', 'Front'), device('b', 'Desk'), device('c', 'Back')];

describe('findRemembered', () => {
  it('finds it by id', () => {
    expect(findRemembered(all, { deviceId: 'b', label: 'renamed' })).toBe('b');
  });

  it('finds it by label when the browser gave it another id', () => {
    expect(findRemembered(all, { deviceId: 'old', label: 'Back' })).toBe('c');
  });

  it('does not take a nameless device for a nameless memory', () => {
    expect(findRemembered([device('x', '')], { deviceId: 'old', label: '' })).toBeNull();
    expect(findRemembered(all, null)).toBeNull();
  });
});

describe('nextDevices', () => {
  it('goes on after the one that failed, and round', () => {
    expect(nextDevices(all, new Set(), 'b')).toEqual(['c', 'a']);
  });

  it('leaves out what failed before', () => {
    expect(nextDevices(all, new Set(['b', 'c']), 'c')).toEqual(['a']);
  });

  it('does not take the alias of a device for another one', () => {
    expect(nextDevices([device('default'), device('communications'), device('a')], new Set(), 'a')).toEqual(
      [],
    );
  });

  it('tries all when the failed one is gone from the list', () => {
    expect(nextDevices(all, new Set(), 'unplugged')).toEqual(['a', 'b', 'c']);
  });
});

describe('faults', () => {
  const picture = (value: (i: number) => number) =>
    Uint8ClampedArray.from({ length: 32 * 18 * 4 }, (_, i) => (i % 4 === 3 ? 255 : value(i)));

  it('knows black from a dark room', () => {
    expect(isBlack(brightness(picture(() => 2)))).toBe(true);
    expect(isBlack(brightness(picture((i) => (i % 64 < 8 ? 60 : 4))))).toBe(false);
    expect(isBlack(brightness(picture(() => 128)))).toBe(false);
  });

  it('knows a dead microphone from a quiet one', () => {
    expect(isDead(new Float32Array(2_048))).toBe(true);
    expect(isDead(Float32Array.from({ length: 2_048 }, (_, i) => (i === 7 ? 1e-5 : 0)))).toBe(false);
  });

  it('waits until something has lasted', () => {
    const lasting = new Lasting(600);
    expect([lasting.look(true, 0), lasting.look(true, 500), lasting.look(true, 600)]).toEqual([
      false,
      false,
      true,
    ]);
    expect([lasting.look(false, 700), lasting.look(true, 800), lasting.look(true, 1_300)]).toEqual([
      false,
      false,
      false,
    ]);
  });
});
