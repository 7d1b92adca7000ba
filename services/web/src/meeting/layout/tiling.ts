export interface Tiling {
  readonly columns: number;
  readonly rows: number;
  readonly width: number;
  readonly height: number;
}

/** Widest and narrowest shape of a tile: a laptop's picture and a phone's upright one. */
const WIDEST = 16 / 9;
const NARROWEST = 3 / 4;

/** Smaller than this, faces cannot be read. CSS pixels. */
const READABLE_WIDTH = 140;
const READABLE_HEIGHT = 96;
const LARGEST_PAGE = 49;

/** The column count that shows most of `count` equal pictures in the given space. Lengths in CSS pixels. */
export function tile(count: number, width: number, height: number, gap: number): Tiling {
  let best: Tiling = { columns: 1, rows: Math.max(1, count), width: 0, height: 0 };
  for (let columns = 1; columns <= count; columns++) {
    const next = tileFor(columns, count, width, height, gap);
    if (worth(next) > worth(best)) best = next;
  }
  return best;
}

/** How many tiles of a readable size fit at once; all of them if they do, else pages of equal fullness. */
export function pageSize(count: number, width: number, height: number, gap: number): number {
  let size = Math.min(count, LARGEST_PAGE);
  while (size > 1 && !isReadable(tile(size, width, height, gap))) size -= 1;
  const pages = Math.ceil(count / Math.max(1, size));
  return Math.max(1, Math.ceil(count / Math.max(1, pages)));
}

function isReadable({ width, height }: Tiling): boolean {
  return width >= READABLE_WIDTH && height >= READABLE_HEIGHT;
}

/** Area, less what a tile narrower than the picture cuts off; the square root, as a little cropping does no harm. */
function worth({ width, height }: Tiling): number {
  return width === 0 ? 0 : width * height * Math.sqrt(width / height / WIDEST);
}

function tileFor(columns: number, count: number, width: number, height: number, gap: number): Tiling {
  const rows = Math.ceil(count / columns);
  const w = Math.max(0, (width - gap * (columns - 1)) / columns);
  const h = Math.max(0, (height - gap * (rows - 1)) / rows);
  if (w > h * WIDEST) return { columns, rows, width: Math.floor(h * WIDEST), height: Math.floor(h) };
  if (w < h * NARROWEST) return { columns, rows, width: Math.floor(w), height: Math.floor(w / NARROWEST) };
  return { columns, rows, width: Math.floor(w), height: Math.floor(h) };
}
