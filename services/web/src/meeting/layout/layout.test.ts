import { describe, expect, it } from 'vitest';
import { arrange, type Placed } from './arrange';
import { planStage, screenTile, type Stage } from './stage-plan';
import { pageSize, tile } from './tiling';

const STAGES = [
  ['a small phone', 304, 560],
  ['a phone', 374, 760],
  ['a phone on its side', 780, 300],
  ['a laptop', 1266, 700],
  ['a laptop with a panel', 930, 700],
  ['a wall display', 3824, 2060],
] as const;
const GAP = 8;
const people = (count: number) => Array.from({ length: count }, (_, i) => `p${i}`);

function overlap(a: Placed, b: Placed): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function expectSound(tiles: readonly Placed[], width: number, height: number): void {
  for (const one of tiles) {
    expect(one.x).toBeGreaterThanOrEqual(0);
    expect(one.y).toBeGreaterThanOrEqual(0);
    expect(one.x + one.width).toBeLessThanOrEqual(width);
    expect(one.y + one.height).toBeLessThanOrEqual(height);
    expect(tiles.some((other) => other !== one && overlap(one, other))).toBe(false);
  }
}

describe('tile', () => {
  it.each([
    [1, 1366, 690, 1],
    [2, 1366, 690, 2],
    [4, 1366, 690, 2],
    [9, 1366, 690, 3],
    [4, 374, 760, 1],
    [20, 1366, 690, 5],
    [1, 374, 760, 1],
    [2, 374, 760, 1],
    [6, 374, 760, 2],
  ])('lays %i tiles out in %i × %i as %i columns', (count, width, height, columns) => {
    expect(tile(count, width, height, GAP).columns).toBe(columns);
  });

  it('has no tile in no space', () => {
    expect(tile(3, 0, 0, GAP)).toMatchObject({ width: 0, height: 0 });
  });
});

describe('pageSize', () => {
  it('shows all when all are readable', () => {
    expect(pageSize(9, 1266, 700, GAP)).toBe(9);
    expect(pageSize(49, 3824, 2060, GAP)).toBe(49);
  });

  it('fills pages alike rather than leave one with a single face', () => {
    const size = pageSize(17, 374, 760, GAP);
    const pages = Math.ceil(17 / size);
    expect(size * pages - 17).toBeLessThan(pages);
    expect(pages).toBeGreaterThan(1);
  });
});

describe('arrange', () => {
  it.each(STAGES)(
    'never overlaps or spills on %s, from 1 to 100 people in every layout',
    (_, width, height) => {
      for (let count = 1; count <= 100; count++) {
        const ids = people(count);
        for (const main of [[], ids.slice(0, 1), ids.slice(0, 2)]) {
          const rest = ids.slice(main.length);
          const { tiles, pages } = arrange({ main, rest, page: 0, width, height, gap: GAP });
          expectSound(tiles, width, height);
          expect(tiles.length).toBeGreaterThan(0);
          expect(pages).toBeGreaterThan(0);
        }
      }
    },
  );

  it.each(STAGES)('keeps every face in a grid readable on %s', (_, width, height) => {
    for (let count = 2; count <= 100; count++) {
      const { tiles } = arrange({ main: [], rest: people(count), page: 0, width, height, gap: GAP });
      for (const one of tiles) {
        expect(one.width).toBeGreaterThanOrEqual(140);
        expect(one.height).toBeGreaterThanOrEqual(90);
      }
    }
  });

  it('shows everybody once over all pages', () => {
    const wish = { main: [], rest: people(100), width: 374, height: 760, gap: GAP };
    const { pages } = arrange({ ...wish, page: 0 });
    const shown = Array.from({ length: pages }, (_, page) =>
      arrange({ ...wish, page }).tiles.map((t) => t.id),
    );
    expect(shown.flat()).toEqual(people(100));
  });

  it('stays on the last page when people leave', () => {
    const { page, pages } = arrange({
      main: [],
      rest: people(5),
      page: 9,
      width: 374,
      height: 760,
      gap: GAP,
    });
    expect(page).toBe(pages - 1);
  });

  it('gives the large picture most of the stage', () => {
    for (const [, width, height] of STAGES) {
      const { tiles } = arrange({ main: ['m'], rest: people(8), page: 0, width, height, gap: GAP });
      const [main] = tiles;
      expect(((main?.width ?? 0) * (main?.height ?? 0)) / (width * height)).toBeGreaterThan(0.55);
    }
  });

  it('shows three faces below a large picture on a phone', () => {
    const { tiles } = arrange({ main: ['m'], rest: people(8), page: 0, width: 374, height: 760, gap: GAP });
    expect(tiles.filter((tile) => tile.part === 'strip')).toHaveLength(3);
  });

  it('puts two screens where they are seen largest', () => {
    const wish = { main: ['a', 'b'], rest: [], page: 0, gap: GAP };
    const [first, second] = arrange({ ...wish, width: 1_000, height: 700 }).tiles;
    expect(second?.y).toBeGreaterThan(first?.y ?? 0);
    const [left, right] = arrange({ ...wish, width: 3_000, height: 900 }).tiles;
    expect(right?.x).toBeGreaterThan(left?.x ?? 0);
  });

  it('uses at least half of the stage whatever comes', () => {
    for (const [, width, height] of STAGES) {
      for (const count of [2, 3, 4, 6, 9, 12, 16, 25]) {
        const { tiles } = arrange({ main: [], rest: people(count), page: 0, width, height, gap: GAP });
        const covered = tiles.reduce((sum, t) => sum + t.width * t.height, 0);
        expect(covered / (width * height)).toBeGreaterThan(0.5);
      }
    }
  });
});

describe('planStage', () => {
  const stage: Stage = {
    mode: 'grid',
    others: ['anna', 'ben'],
    self: 'me',
    hideSelf: false,
    pinned: null,
    speaker: null,
    sharers: [],
  };

  it('shows all alike in the grid', () => {
    expect(planStage(stage)).toEqual({ main: [], rest: ['anna', 'ben', 'me'] });
  });

  it('hides oneself on request, unless nobody else is there', () => {
    expect(planStage({ ...stage, hideSelf: true }).rest).toEqual(['anna', 'ben']);
    expect(planStage({ ...stage, hideSelf: true, others: [] }).rest).toEqual(['me']);
  });

  it('puts the speaker in front', () => {
    const plan = planStage({ ...stage, mode: 'speaker', speaker: 'ben' });
    expect(plan).toEqual({ main: ['ben'], rest: ['anna', 'me'] });
  });

  it('puts the first in front while nobody has spoken', () => {
    expect(planStage({ ...stage, mode: 'speaker' }).main).toEqual(['anna']);
  });

  it('shows two screens side by side', () => {
    const plan = planStage({ ...stage, mode: 'presenter', sharers: ['anna', 'me'] });
    expect(plan.main).toEqual([screenTile('anna'), screenTile('me')]);
    expect(plan.rest).toEqual(['anna', 'ben', 'me']);
  });

  it('lets a pin win over everything', () => {
    for (const mode of ['grid', 'speaker', 'presenter'] as const) {
      const plan = planStage({ ...stage, mode, pinned: 'ben', speaker: 'anna', sharers: ['anna'] });
      expect(plan.main).toEqual(['ben']);
    }
  });

  it('forgets a pin of somebody who left', () => {
    expect(planStage({ ...stage, pinned: 'gone' }).main).toEqual([]);
  });
});
