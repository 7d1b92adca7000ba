/** Pixels to each side that a pass mixes, in the small picture: of a picture 640 wide, 20 each. */
const RADIUS = 4;
const PASSES = 2;

const CHANNELS = 4;

/**
 * What lies behind a person, blurred beyond recognition. People do not bleed into it: each pixel counts by how little it
 * belongs to one (normalised convolution). Works at half the size in each direction.
 */
export class Background {
  readonly width: number;
  readonly height: number;
  readonly #fullWidth: number;
  readonly #planes: Float32Array;
  readonly #mixed: Float32Array;

  /** For pictures of that size, which has to be even. */
  constructor(fullWidth: number, fullHeight: number) {
    this.width = fullWidth / 2;
    this.height = fullHeight / 2;
    this.#fullWidth = fullWidth;
    this.#planes = new Float32Array(CHANNELS * this.width * this.height);
    this.#mixed = new Float32Array(this.#planes.length);
  }

  /**
   * @param picture RGBA; transparent pixels lie outside the camera's picture and do not count
   * @param mask opacity of the person, 0–1 by pixel
   * @param out RGBA, `width` × `height`; opaque
   */
  blur(picture: Uint8ClampedArray, mask: Float32Array, out: Uint8ClampedArray): void {
    this.#gather(picture, mask);
    for (let pass = 0; pass < PASSES; pass++) {
      // Along rows, then along columns.
      for (let y = 0; y < this.height; y++) mixLine(this.#planes, this.#mixed, y * this.width, 1, this.width);
      for (let x = 0; x < this.width; x++) mixLine(this.#mixed, this.#planes, x, this.width, this.height);
    }
    this.#write(out);
  }

  /** Sums of two by two pixels: red, green and blue times their weight, and the weight itself. */
  #gather(picture: Uint8ClampedArray, mask: Float32Array): void {
    this.#planes.fill(0);
    for (let i = 0; i < mask.length; i++) {
      const weight = ((1 - (mask[i] ?? 0)) * (picture[4 * i + 3] ?? 0)) / 255;
      if (weight === 0) continue;
      const y = Math.floor(i / this.#fullWidth) >> 1;
      const x = (i % this.#fullWidth) >> 1;
      const at = CHANNELS * (y * this.width + x);
      for (let c = 0; c < 3; c++) add(this.#planes, at + c, weight * (picture[4 * i + c] ?? 0));
      add(this.#planes, at + 3, weight);
    }
  }

  #write(out: Uint8ClampedArray): void {
    for (let at = 0; at < this.#planes.length; at += CHANNELS) {
      const weight = this.#planes[at + 3] ?? 0;
      // Rounding leaves crumbs of weight where there is none.
      const scale = weight > 1e-3 ? 1 / weight : 0;
      for (let c = 0; c < 3; c++) out[at + c] = scale * (this.#planes[at + c] ?? 0);
      out[at + 3] = 255;
    }
  }
}

/** Replaces each pixel of a row or column by the sum of those around it; past the ends there is nothing. */
function mixLine(from: Float32Array, to: Float32Array, first: number, step: number, length: number): void {
  for (let c = 0; c < CHANNELS; c++) {
    const at = (i: number) => CHANNELS * (first + i * step) + c;
    let sum = 0;
    for (let i = 0; i < RADIUS; i++) sum += from[at(i)] ?? 0;
    for (let i = 0; i < length; i++) {
      if (i + RADIUS < length) sum += from[at(i + RADIUS)] ?? 0;
      if (i - RADIUS - 1 >= 0) sum -= from[at(i - RADIUS - 1)] ?? 0;
      to[at(i)] = sum;
    }
  }
}

function add(planes: Float32Array, at: number, value: number): void {
  planes[at] = (planes[at] ?? 0) + value;
}
