import { describe, expect, it } from 'vitest';
import { underCeiling } from './camera-ceiling';

const CAMERA = { maxBitrate: 1_200_000 };

describe('underCeiling', () => {
  it('leaves the camera as it is without one', () => {
    expect(underCeiling(CAMERA, null, 3, 360)).toEqual({ maxBitrate: 1_200_000, scaleResolutionDownBy: 1 });
  });

  it('sends fewer lines, and the bits that belong to them', () => {
    // When
    const limits = underCeiling(CAMERA, { audioOnly: false, height: 180 }, 3, 360);
    // Then
    expect(limits).toEqual({ maxBitrate: 424_264, scaleResolutionDownBy: 2 });
  });

  it('never enlarges a picture that is smaller already', () => {
    expect(underCeiling(CAMERA, { audioOnly: false, height: 360 }, 3, 240)).toEqual({
      maxBitrate: 1_200_000,
      scaleResolutionDownBy: 1,
    });
  });

  it('leaves each camera its share of what a receiver may get, and a face at least', () => {
    const ceiling = { audioOnly: false, bitsPerSecond: 664_000 };
    expect(underCeiling(CAMERA, ceiling, 3, 360).maxBitrate).toBe(200_000);
    expect(underCeiling(CAMERA, ceiling, 30, 360).maxBitrate).toBe(60_000);
  });

  it('does next to nothing while nobody gets the picture', () => {
    expect(underCeiling(CAMERA, { audioOnly: true }, 1, 360)).toEqual({
      maxBitrate: 60_000,
      scaleResolutionDownBy: 4,
    });
  });
});
