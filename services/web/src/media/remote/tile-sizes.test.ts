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

  it('are told at once when a tile appears', () => {
    // Given
    const told = vi.fn();
    const sizes = new TileSizes(told);
    sizes.resized('p-a', { width: 0, height: 0 });
    vi.advanceTimersByTime(1_000);
    // When
    sizes.resized('p-a', { width: 200, height: 100 });
    sizes.resized('p-b', { width: 200, height: 100 });
    vi.advanceTimersByTime(50);
    // Then
    expect(told).toHaveBeenCalledTimes(2);
    expect(sizes.sizes.get('p-b')).toEqual({ width: 200, height: 100 });
  });

  it('are none of whoever is on no page', () => {
    // Given
    const told = vi.fn();
    const sizes = new TileSizes(told);
    // When
    sizes.follow('p-a', {} as Element);
    vi.advanceTimersByTime(2_000);
    // Then
    expect(told).toHaveBeenCalledTimes(1);
    expect(sizes.sizes.get('p-a')).toEqual({ width: 0, height: 0 });
  });

  it('say nothing of who left before', () => {
    // Given
    const told = vi.fn();
    const sizes = new TileSizes(told);
    const element = {} as Element;
    // When
    sizes.follow('p-a', element);
    sizes.forget('p-a', element);
    vi.advanceTimersByTime(2_000);
    // Then
    expect(told).not.toHaveBeenCalled();
  });
});
