import { describe, expect, it } from 'vitest';
import { watchMillis } from './check-run';

describe('watchMillis', () => {
  it('is long enough for a good look where there is time', () => {
    expect(watchMillis(20_000, 2)).toBe(3_500);
  });

  it('shrinks with the time that is left, so that every relay has its turn', () => {
    expect(watchMillis(12_000, 2)).toBe(2_500);
    expect(watchMillis(6_000, 1)).toBe(2_500);
  });

  it('is never too short to see anything', () => {
    expect(watchMillis(4_000, 2)).toBe(1_500);
    expect(watchMillis(-1, 1)).toBe(1_500);
  });
});
