import { describe, expect, it } from 'vitest';
import { Background } from './background';
import { fit } from './fit';
import { renew, writeOpacity } from './mask';
import { Pace } from './pace';

describe('fit', () => {
  it('fills the frame with a picture of its proportions', () => {
    expect(fit(640, 360, 256, 144)).toEqual({ x: 0, y: 0, width: 256, height: 144 });
  });

  it('puts the picture of an upright phone into the middle', () => {
    expect(fit(360, 640, 256, 144)).toEqual({ x: 87, y: 0, width: 81, height: 144 });
  });
});

describe('the mask', () => {
  it('is certain of what the first look is fairly certain of', () => {
    const mask = new Float32Array(3);
    renew(mask, Float32Array.of(0.1, 0.5, 0.9), true);
    expect([...mask]).toEqual([0, 0.5, 1]);
  });

  it('follows later looks in steps', () => {
    const mask = Float32Array.of(0);
    const steps = [1, 2, 3, 4].map(() => {
      renew(mask, Float32Array.of(1), false);
      return mask[0] ?? 0;
    });
    expect(steps[0]).toBeCloseTo(0.65);
    expect(steps.at(-1)).toBeGreaterThan(0.98);
  });

  it('becomes the opacity of a picture and leaves its colours', () => {
    const pixels = Uint8ClampedArray.of(1, 2, 3, 4, 5, 6, 7, 8);
    writeOpacity(Float32Array.of(0, 1), pixels);
    expect([...pixels]).toEqual([1, 2, 3, 0, 5, 6, 7, 255]);
  });
});

describe('the background', () => {
  const WIDTH = 64;
  const HEIGHT = 36;
  const background = new Background(WIDTH, HEIGHT);

  function blurred(colour: (x: number, y: number) => number, person: (x: number, y: number) => number) {
    const picture = new Uint8ClampedArray(4 * WIDTH * HEIGHT).fill(255);
    const mask = new Float32Array(WIDTH * HEIGHT);
    for (let y = 0; y < HEIGHT; y++) {
      for (let x = 0; x < WIDTH; x++) {
        picture.fill(colour(x, y), 4 * (y * WIDTH + x), 4 * (y * WIDTH + x) + 3);
        mask[y * WIDTH + x] = person(x, y);
      }
    }
    const out = new Uint8ClampedArray(4 * background.width * background.height);
    background.blur(picture, mask, out);
    return (x: number, y: number) => out[4 * (y * background.width + x)] ?? -1;
  }

  const nobody = () => 0;

  it('keeps an even wall as it is, to the edges', () => {
    const at = blurred(() => 90, nobody);
    for (const [x, y] of [
      [0, 0],
      [31, 17],
      [15, 9],
    ] as const)
      expect(at(x, y)).toBeCloseTo(90, -0.5);
  });

  it('leaves nothing of a pattern', () => {
    const at = blurred((x, y) => (((x >> 2) + (y >> 2)) % 2) * 200, nobody);
    const values = Array.from({ length: 16 }, (_, i) => at(8 + i, 9));
    expect(Math.max(...values) - Math.min(...values)).toBeLessThan(30);
  });

  it('takes nothing of the person into it', () => {
    const person = (x: number) => (x >= 24 && x < 40 ? 1 : 0);
    const at = blurred((x) => (person(x) === 1 ? 255 : 40), person);
    expect(at(10, 9)).toBe(40);
    expect(at(21, 9)).toBe(40);
  });

  it('is opaque where nobody knows what is behind', () => {
    const at = blurred(
      () => 200,
      () => 1,
    );
    expect(at(16, 9)).toBe(0);
  });
});

describe('the pace', () => {
  it('looks for people every second picture of thirty a second', () => {
    const pace = new Pace();
    const looks = Array.from({ length: 6 }, (_, i) => pace.wantsMask(i * 33));
    expect(looks).toEqual([true, false, true, false, true, false]);
  });

  it('gives up on a device that needs a quarter of a second for each of them', () => {
    const pace = new Pace();
    const told = Array.from({ length: 21 }, (_, i) => pace.isTooSlow(250, (i + 1) * 250));
    expect(told.indexOf(true)).toBe(19);
  });

  it('bears one that was held up, and a camera with few pictures', () => {
    const pace = new Pace();
    const told = Array.from({ length: 60 }, (_, i) => pace.isTooSlow(i === 3 ? 900 : 10, 900 + i * 500));
    expect(told).not.toContain(true);
  });
});
