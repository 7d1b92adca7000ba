/** What a device that runs may do wrong. */
export type DeviceFault = 'ended' | 'muted' | 'silent' | 'black' | 'frozen';

/** Brightness of a picture, 0–255: its mean and its spread. */
export interface Brightness {
  readonly mean: number;
  readonly spread: number;
}

const BLACK_MEAN = 10;
const BLACK_SPREAD = 4;

/** The brightness of RGBA pixels (ITU-R BT.601 luma). */
export function brightness(pixels: Uint8ClampedArray): Brightness {
  let sum = 0;
  let squares = 0;
  const count = pixels.length / 4;
  for (let i = 0; i < pixels.length; i += 4) {
    const luma = 0.299 * (pixels[i] ?? 0) + 0.587 * (pixels[i + 1] ?? 0) + 0.114 * (pixels[i + 2] ?? 0);
    sum += luma;
    squares += luma * luma;
  }
  const mean = sum / count;
  return { mean, spread: Math.sqrt(Math.max(0, squares / count - mean * mean)) };
}

/** Dark and without any structure: a covered or broken camera, not a dark room. */
export function isBlack({ mean, spread }: Brightness): boolean {
  return mean < BLACK_MEAN && spread < BLACK_SPREAD;
}

/** Digital silence: not even the noise that every working microphone makes. */
export function isDead(samples: Float32Array): boolean {
  return samples.every((sample) => sample === 0);
}

/** Says once that something has lasted for so long without a break. */
export class Lasting {
  readonly #millis: number;
  #since: number | null = null;

  constructor(millis: number) {
    this.#millis = millis;
  }

  look(holds: boolean, now: number): boolean {
    if (!holds) {
      this.#since = null;
      return false;
    }
    this.#since ??= now;
    return now - this.#since >= this.#millis;
  }
}
