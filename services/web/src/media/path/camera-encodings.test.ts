import { describe, expect, it } from 'vitest';
import { cameraEncodings, encodingActive, simulcastWanted } from './camera-encodings';

describe('camera encodings', () => {
  it('are one by default', () => {
    expect(simulcastWanted()).toBe(false);
    expect(cameraEncodings(false)).toEqual([{ maxBitrate: 1_200_000 }]);
  });

  it('are two layers, the smaller one first, which rests', () => {
    const layers = cameraEncodings(true);
    expect(layers.map((layer) => layer.rid)).toEqual(['h', 'f']);
    expect(layers.map((layer) => layer.scaleResolutionDownBy ?? 1)).toEqual([2, 1]);
    expect(layers.map((layer) => layer.active ?? true)).toEqual([false, true]);
  });

  it('are all needed from three people on', () => {
    expect(['h', 'f'].map((rid) => encodingActive(rid, 1))).toEqual([false, true]);
    expect(['h', 'f'].map((rid) => encodingActive(rid, 2))).toEqual([true, true]);
    expect(encodingActive(undefined, 0)).toBe(true);
  });
});
