import { describe, expect, it } from 'vitest';
import { parseLayers, type LayerWish } from './layers';
import { parseHeartbeat } from './payload';
import { parseSpeakers } from './speakers';

/** As LayersPayload of the relay writes it. */
function packet(sequence: number, lines: readonly LayerWish[]): ArrayBuffer {
  const entries = lines.flatMap(({ mid, on, off }) => {
    const name = [...new TextEncoder().encode(mid)];
    return [on, off, name.length, ...name];
  });
  const padding = 6 + entries.length;
  const bytes = [0xfb, 0x41, padding, 0xff, 0xfe, 3, 0, 0, 0, sequence, lines.length, ...entries];
  return new Uint8Array(bytes).buffer;
}

const CAMERA: LayerWish = { mid: '1', on: 0b001, off: 0b100 };

describe('parseLayers', () => {
  it('reads which layers of which line are wanted', () => {
    const other = { mid: 'cam', on: 0b111, off: 0 };
    expect(parseLayers(packet(7, [CAMERA, other]))).toEqual({ sequence: 7, lines: [CAMERA, other] });
  });

  it('is not taken for something else, even as long as a heartbeat', () => {
    const layers = packet(1, [CAMERA]);
    expect(layers.byteLength).toBe(15);
    expect(parseHeartbeat(layers)).toBeNull();
    expect(parseSpeakers(layers)).toBeNull();
  });

  it('refuses what ends too early', () => {
    const whole = packet(1, [CAMERA]);
    for (let length = 0; length < whole.byteLength; length++) {
      expect(parseLayers(whole.slice(0, length))).toBeNull();
    }
  });
});
