import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TileSizes, type TileSize } from './tile-sizes';

describe('tile sizes', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('are told once they have settled', () => {
    const told: [string, TileSize][][] = [];
    const sizes = new TileSizes((all) => told.push([...all]));
    sizes.resized('p-a', { width: 100, height: 50 });
    vi.advanceTimersByTime(200);
    sizes.resized('p-a', { width: 200, height: 100 });
    sizes.resized('p-b', { width: 320, height: 180 });
    vi.advanceTimersByTime(1_000);
    expect(told).toEqual([
      [
        ['p-a', { width: 200, height: 100 }],
        ['p-b', { width: 320, height: 180 }],
      ],
    ]);
  });

  it('are not told for a little more or less', () => {
    const told = vi.fn();
    const sizes = new TileSizes(told);
    sizes.resized('p-a', { width: 200, height: 100 });
    vi.advanceTimersByTime(1_000);
    sizes.resized('p-a', { width: 205, height: 104 });
    vi.advanceTimersByTime(1_000);
    expect(told).toHaveBeenCalledTimes(1);
  });
});
