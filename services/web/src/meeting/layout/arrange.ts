import { pageSize, tile } from './tiling';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Placed extends Box {
  readonly id: string;
  /** Large or one of many. */
  readonly part: 'main' | 'strip' | 'grid';
}

export interface Arrangement {
  readonly tiles: readonly Placed[];
  readonly page: number;
  readonly pages: number;
}

export interface Wish {
  /** Shown large, side by side; when empty everybody is shown alike. */
  readonly main: readonly string[];
  readonly rest: readonly string[];
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly gap: number;
}

const NOTHING: Arrangement = { tiles: [], page: 0, pages: 1 };

/** Of the longer side, so that the strip never takes more than a quarter of the stage. */
const STRIP_SHARE = 0.22;
const STRIP_WIDTH = { least: 132, most: 260 };
const STRIP_HEIGHT = { least: 88, most: 160 };
const STRIP_SHAPE = 16 / 10;
const SCREEN_SHAPE = 16 / 9;

/** Where each tile goes. Pure; all lengths in CSS pixels; nothing overlaps and nothing spills over. */
export function arrange(wish: Wish): Arrangement {
  if (wish.width <= 0 || wish.height <= 0) return NOTHING;
  if (wish.main.length === 0) return grid(wish.rest, wish, wish.page);
  if (wish.rest.length === 0)
    return { ...NOTHING, tiles: main(wish.main, { ...wish, x: 0, y: 0 }, wish.gap) };
  return wish.width > wish.height * 1.1 ? stripBeside(wish) : stripBelow(wish);
}

function grid(ids: readonly string[], { width, height, gap }: Wish, wanted: number): Arrangement {
  if (ids.length === 0) return NOTHING;
  const size = pageSize(ids.length, width, height, gap);
  const { page, pages, shown } = pageOf(ids, size, wanted);
  // The last page keeps the size of the others, so that nobody grows by being turned to.
  const { columns, width: w, height: h } = tile(pages === 1 ? shown.length : size, width, height, gap);
  const rows = Math.ceil(shown.length / columns);
  const top = (height - rows * h - (rows - 1) * gap) / 2;
  const tiles = shown.map((id, i): Placed => {
    const row = Math.floor(i / columns);
    const inRow = Math.min(columns, shown.length - row * columns);
    const left = (width - inRow * w - (inRow - 1) * gap) / 2;
    const x = Math.floor(left + (i % columns) * (w + gap));
    return { id, part: 'grid', x, y: Math.floor(top + row * (h + gap)), width: w, height: h };
  });
  return { tiles, page, pages };
}

function stripBeside(wish: Wish): Arrangement {
  const { width, height, gap } = wish;
  const stripWidth = clamp(width * STRIP_SHARE, STRIP_WIDTH);
  const each = Math.floor(stripWidth / STRIP_SHAPE);
  const fit = Math.max(1, Math.floor((height + gap) / (each + gap)));
  const { page, pages, shown } = pageOf(wish.rest, fit, wish.page);
  const top = Math.max(0, (height - shown.length * each - (shown.length - 1) * gap) / 2);
  const x = width - stripWidth;
  const strip = shown.map((id, i): Placed => {
    const y = Math.floor(top + i * (each + gap));
    return { id, part: 'strip', x, y, width: stripWidth, height: Math.min(each, height) };
  });
  const rest = { x: 0, y: 0, width: x - gap, height };
  return { tiles: [...main(wish.main, rest, gap), ...strip], page, pages };
}

/** At least three faces beside each other, also on a phone. */
function stripBelow(wish: Wish): Arrangement {
  const { width, height, gap } = wish;
  const wanted = Math.min(3, wish.rest.length);
  const widest = (width - gap * (wanted - 1)) / wanted;
  const stripHeight = clamp(Math.min(height * STRIP_SHARE, widest / STRIP_SHAPE), STRIP_HEIGHT);
  const each = Math.floor(Math.min(stripHeight * STRIP_SHAPE, widest));
  const fit = Math.max(1, Math.floor((width + gap) / (each + gap)));
  const { page, pages, shown } = pageOf(wish.rest, fit, wish.page);
  const left = Math.max(0, (width - shown.length * each - (shown.length - 1) * gap) / 2);
  const y = height - stripHeight;
  const strip = shown.map((id, i): Placed => {
    const x = Math.floor(left + i * (each + gap));
    return { id, part: 'strip', x, y, width: each, height: stripHeight };
  });
  const rest = { x: 0, y: 0, width, height: y - gap };
  return { tiles: [...main(wish.main, rest, gap), ...strip], page, pages };
}

/** One large picture fills its space; several share it so that a screen of the usual shape is seen largest. */
function main(ids: readonly string[], box: Box, gap: number): Placed[] {
  const count = ids.length;
  const share = (length: number) => Math.floor((length - gap * (count - 1)) / count);
  const beside = { width: share(box.width), height: box.height };
  const below = { width: box.width, height: share(box.height) };
  const isBeside = seen(beside) >= seen(below);
  const { width, height } = isBeside ? beside : below;
  return ids.map((id, i) => ({
    id,
    part: 'main',
    x: Math.floor(box.x + (isBeside ? i * (width + gap) : 0)),
    y: Math.floor(box.y + (isBeside ? 0 : i * (height + gap))),
    width,
    height,
  }));
}

/** How high a screen is seen in a space when all of it is shown. */
function seen({ width, height }: Pick<Box, 'width' | 'height'>): number {
  return Math.min(height, width / SCREEN_SHAPE);
}

function pageOf(ids: readonly string[], size: number, wanted: number) {
  const pages = Math.max(1, Math.ceil(ids.length / size));
  const page = Math.min(Math.max(0, wanted), pages - 1);
  return { page, pages, shown: ids.slice(page * size, (page + 1) * size) };
}

function clamp(value: number, { least, most }: { readonly least: number; readonly most: number }): number {
  return Math.floor(Math.min(most, Math.max(least, value)));
}
