export interface TileSize {
  readonly columns: number;
  readonly width: number;
  readonly height: number;
}

/** Widest and narrowest shape of a tile: a laptop's picture and a phone's upright one. */
const WIDEST = 16 / 9;
const NARROWEST = 3 / 4;

/** The column count that shows most of `count` equal pictures in the given space. Lengths in CSS pixels. */
export function layOut(count: number, width: number, height: number, gap: number): TileSize {
  let best: TileSize = { columns: 1, width: 0, height: 0 };
  for (let columns = 1; columns <= count; columns++) {
    const tile = tileFor(columns, count, width, height, gap);
    if (worth(tile) > worth(best)) best = tile;
  }
  return best;
}

/** Area, less what a tile narrower than the picture cuts off; the square root, as a little cropping does no harm. */
function worth({ width, height }: TileSize): number {
  return width === 0 ? 0 : width * height * Math.sqrt(width / height / WIDEST);
}

function tileFor(columns: number, count: number, width: number, height: number, gap: number): TileSize {
  const rows = Math.ceil(count / columns);
  const w = Math.max(0, (width - gap * (columns - 1)) / columns);
  const h = Math.max(0, (height - gap * (rows - 1)) / rows);
  if (w > h * WIDEST) return { columns, width: Math.floor(h * WIDEST), height: Math.floor(h) };
  if (w < h * NARROWEST) return { columns, width: Math.floor(w), height: Math.floor(w / NARROWEST) };
  return { columns, width: Math.floor(w), height: Math.floor(h) };
}
