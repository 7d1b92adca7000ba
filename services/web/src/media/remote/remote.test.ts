import { describe, expect, it } from 'vitest';
import { FrameGaps } from './frame-gaps';
import { LaneChoice } from './lane-choice';

describe('FrameGaps', () => {
  it('finds the longest time between two frames', () => {
    // Given
    const gaps = new FrameGaps();
    // When
    for (const now of [0, 33, 66, 366, 399]) gaps.frame(now);
    // Then
    expect(gaps.longest(410)).toBe(300);
    expect(gaps.frames).toBe(5);
  });

  it('counts the gap that is still open', () => {
    // Given
    const gaps = new FrameGaps();
    // When
    gaps.frame(100);
    // Then
    expect(gaps.longest(900)).toBe(800);
  });

  it('does not count the time while the camera is off', () => {
    // Given
    const gaps = new FrameGaps();
    gaps.frame(0);
    gaps.frame(33);
    // When
    gaps.pause();
    gaps.frame(60_000);
    // Then
    expect(gaps.longest(60_010)).toBe(33);
  });

  it('starts anew after a reset', () => {
    // Given
    const gaps = new FrameGaps();
    gaps.frame(0);
    gaps.frame(5_000);
    // When
    gaps.reset();
    gaps.frame(5_100);
    gaps.frame(5_133);
    // Then
    expect(gaps.longest(5_140)).toBe(33);
    expect(gaps.frames).toBe(2);
  });
});

describe('LaneChoice', () => {
  it('shows the lane that makes frames', () => {
    // Given
    const choice = new LaneChoice();
    // When
    choice.frame(1, 1, 0);
    // Then
    expect(choice.shown).toBe(1);
  });

  it('goes to the new active lane with its first frame', () => {
    // Given
    const choice = new LaneChoice();
    choice.frame(0, 0, 0);
    // When
    choice.frame(1, 1, 10);
    // Then
    expect(choice.shown).toBe(1);
  });

  it('does not flicker while both lanes make frames', () => {
    // Given
    const choice = new LaneChoice();
    choice.frame(0, 0, 0);
    choice.frame(1, 1, 10);
    // When
    const shown = [33, 66, 99, 132].map((now) => choice.frame(0, 1, now));
    // Then
    expect(shown).toEqual([1, 1, 1, 1]);
  });

  it('shows the idle lane when the active one has long made nothing', () => {
    // Given
    const choice = new LaneChoice();
    choice.frame(1, 1, 0);
    // When
    choice.frame(0, 1, 400);
    // Then
    expect(choice.shown).toBe(0);
  });
});
