import { describe, expect, it } from 'vitest';
import { ActiveSpeaker } from './active-speaker';

const STEP = 500;

/** Plays levels, one set each half second, and says who had the floor after each. */
function play(...levels: Record<string, number>[]): (string | null)[] {
  const speaker = new ActiveSpeaker();
  return levels.map((level, i) => speaker.hear(new Map(Object.entries(level)), i * STEP));
}

const repeat = (times: number, level: Record<string, number>) => Array.from({ length: times }, () => level);

describe('ActiveSpeaker', () => {
  it('gives the floor to the first who speaks', () => {
    expect(play({ anna: 0, ben: 0 }, { anna: 0, ben: 0.2 })).toEqual([null, 'ben']);
  });

  it('leaves it to a speaker who pauses for breath', () => {
    const floor = play(
      { anna: 0.2, ben: 0 },
      { anna: 0, ben: 0.2 },
      { anna: 0, ben: 0 },
      { anna: 0.2, ben: 0 },
    );
    expect(new Set(floor)).toEqual(new Set(['anna']));
  });

  it('passes it on to who goes on speaking in the silence', () => {
    const floor = play({ anna: 0.2, ben: 0 }, ...repeat(4, { anna: 0, ben: 0.1 }));
    expect(floor.at(0)).toBe('anna');
    expect(floor.at(-1)).toBe('ben');
  });

  it('is not moved by a cough', () => {
    const floor = play(
      ...repeat(3, { anna: 0.1, ben: 0 }),
      { anna: 0, ben: 0.9 },
      ...repeat(3, { anna: 0.1, ben: 0 }),
    );
    expect(new Set(floor)).toEqual(new Set(['anna']));
  });

  it('lets the clearly louder one interrupt after a while', () => {
    const floor = play({ anna: 0.1, ben: 0 }, ...repeat(6, { anna: 0.1, ben: 0.5 }));
    expect(floor.slice(0, 5)).toEqual(['anna', 'anna', 'anna', 'anna', 'anna']);
    expect(floor.at(-1)).toBe('ben');
  });

  it('forgets who left', () => {
    const speaker = new ActiveSpeaker();
    speaker.hear(new Map([['anna', 0.5]]), 0);
    speaker.retain(['ben']);
    expect(speaker.current).toBeNull();
  });
});
