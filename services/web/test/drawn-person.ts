/** A person before a chequered wall, as a model of people takes them for one. */
export interface DrawnPerson {
  /** RGBA. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  /** The middle of the face, in pixels. */
  readonly face: readonly [number, number];
}

type Colour = readonly [number, number, number];

/** In pictures 256 wide: a circle or ellipse, and its colour. */
interface Spot {
  readonly x: number;
  readonly y: number;
  readonly rx: number;
  readonly ry: number;
  readonly colour: Colour;
}

const WALL: readonly [Colour, Colour] = [
  [140, 153, 128],
  [191, 191, 178],
];
const SKIN: Colour = [214, 163, 134];
const HAIR: Colour = [51, 33, 26];
const DARK: Colour = [26, 26, 26];

const SPOTS: readonly Spot[] = [
  { x: 128, y: 60, rx: 30, ry: 38, colour: HAIR },
  { x: 128, y: 160, rx: 72, ry: 58, colour: [38, 64, 128] },
  { x: 128, y: 98, rx: 13, ry: 16, colour: [191, 140, 115] },
  { x: 128, y: 66, rx: 23, ry: 31, colour: SKIN },
  { x: 118, y: 60, rx: 4, ry: 2, colour: DARK },
  { x: 138, y: 60, rx: 4, ry: 2, colour: DARK },
  { x: 128, y: 71, rx: 3, ry: 6, colour: [199, 143, 115] },
  { x: 128, y: 84, rx: 8, ry: 2.5, colour: [178, 77, 77] },
];

/** Sixteen to nine; the squares of the wall are a thirty-second of the width. */
export function drawPerson(width: number): DrawnPerson {
  const height = (width * 9) / 16;
  const scale = 256 / width;
  const pixels = new Uint8ClampedArray(4 * width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      pixels.set([...colourAt((x + 0.5) * scale, (y + 0.5) * scale), 255], 4 * (y * width + x));
    }
  }
  return { pixels, face: [128 / scale, 66 / scale] };
}

function colourAt(x: number, y: number): Colour {
  const onTop = SPOTS.findLast((spot) => ((x - spot.x) / spot.rx) ** 2 + ((y - spot.y) / spot.ry) ** 2 < 1);
  return onTop?.colour ?? WALL[(Math.floor(x / 8) + Math.floor(y / 8)) % 2 === 0 ? 0 : 1];
}
