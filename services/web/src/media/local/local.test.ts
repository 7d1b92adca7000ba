import { describe, expect, it } from 'vitest';
import { deviceProblem } from './device-problem';
import { loudness } from './level-meter';

describe('deviceProblem', () => {
  it.each([
    ['NotAllowedError', 'denied'],
    ['NotReadableError', 'in-use'],
    ['NotFoundError', 'none'],
    ['OverconstrainedError', 'none'],
    ['InsecureContext', 'insecure'],
    ['TypeError', 'unknown'],
  ])('reads %s as %s', (name, expected) => {
    expect(deviceProblem(new DOMException('', name))).toBe(expected);
  });

  it('does not guess about what is no error', () => {
    expect(deviceProblem('odd')).toBe('unknown');
  });
});

describe('loudness', () => {
  const wave = (amplitude: number) => new Float32Array(512).map((_, i) => amplitude * Math.sin(i / 4));

  it('is 0 in silence and 1 at full scale', () => {
    expect(loudness(new Float32Array(512))).toBe(0);
    expect(loudness(wave(1))).toBeGreaterThan(0.94);
  });

  it('falls by a sixth with each 10 dB', () => {
    expect(loudness(wave(0.1)) - loudness(wave(0.0316))).toBeCloseTo(1 / 6, 2);
  });
});
