import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { drawPerson } from '../../../test/drawn-person';
import { HEIGHT, Segmenter, WIDTH } from './segmenter';

const { resolve } = createRequire(import.meta.url);

function shipped(name: string): ArrayBuffer {
  return new Uint8Array(readFileSync(resolve(`@twilio/video-processors/dist/build/${name}`))).buffer;
}

const runtime = () => shipped('tflite-simd-1-0-0.wasm');

describe('the model as it is shipped', () => {
  it('tells a person from the wall behind them', async () => {
    // Given
    const segmenter = await Segmenter.of(runtime(), shipped('selfie_segmentation_landscape.tflite'));
    const { pixels, face } = drawPerson(WIDTH);
    // When
    const mask = segmenter.segment(pixels);
    // Then
    const at = (x: number, y: number) => mask[y * WIDTH + x];
    expect(at(face[0], face[1])).toBeGreaterThan(0.9);
    expect(at(face[0], HEIGHT - 5)).toBeGreaterThan(0.9);
    for (const x of [10, WIDTH - 10]) expect(at(x, 20)).toBeLessThan(0.1);
  });

  it('is refused when it is something else', async () => {
    await expect(Segmenter.of(runtime(), new ArrayBuffer(1_000))).rejects.toThrow();
  });
});
