/** What counts as background for certain, and what as a person; between them the edge is soft. */
const BACKGROUND = 0.25;
const PERSON = 0.75;

/** So much of a new look counts at once; the rest of it comes with the next ones, so that edges do not flicker. */
const NEW_SHARE = 0.65;

/**
 * Takes a new look into the mask.
 *
 * @param mask opacity of the person, 0–1 by pixel; changed in place
 * @param seen certainty of a person, 0–1 by pixel
 * @param first whether the mask holds nothing yet
 */
export function renew(mask: Float32Array, seen: Float32Array, first: boolean): void {
  const share = first ? 1 : NEW_SHARE;
  for (let i = 0; i < mask.length; i++) {
    const before = mask[i] ?? 0;
    mask[i] = before + share * (opacity(seen[i] ?? 0) - before);
  }
}

function opacity(certainty: number): number {
  const x = Math.min(1, Math.max(0, (certainty - BACKGROUND) / (PERSON - BACKGROUND)));
  return x * x * (3 - 2 * x);
}

/** Writes the mask as the opacity of a picture of as many RGBA pixels. */
export function writeOpacity(mask: Float32Array, pixels: Uint8ClampedArray): void {
  for (let i = 0; i < mask.length; i++) pixels[4 * i + 3] = 255 * (mask[i] ?? 0);
}
