import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drawPerson, type DrawnPerson } from '../../services/web/test/drawn-person.ts';
import { TEST_HOME } from './testInstallation.ts';

const WIDTH = 640;
const HEIGHT = 360;
const FPS = 15;

/** Somebody before a chequered wall, as a file that Chromium takes for a camera, over and over (YUV4MPEG2). */
export async function drawnCamera(): Promise<string> {
  const file = join(TEST_HOME, 'person.y4m');
  const person = drawPerson(WIDTH);
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FPS}:1 Ip A1:1 C420jpeg\n`);
  const frames = [0, 1].flatMap((lamp) => [Buffer.from('FRAME\n'), planes(person, lamp)]);
  await writeFile(file, Buffer.concat([head, ...frames]));
  return file;
}

/** ITU-R BT.601 at full range, one value of colour for two by two pixels. In a corner there is a lamp, on or off. */
function planes({ pixels }: DrawnPerson, lamp: number): Buffer {
  const luma = Buffer.alloc(WIDTH * HEIGHT);
  const blue = Buffer.alloc(luma.length / 4);
  const red = Buffer.alloc(luma.length / 4);
  for (let i = 0; i < luma.length; i++) {
    const [r = 0, g = 0, b = 0] = pixels.subarray(4 * i, 4 * i + 3);
    const y = 0.299 * r + 0.587 * g + 0.114 * b;
    const row = Math.floor(i / WIDTH);
    const column = i % WIDTH;
    luma[i] = row > HEIGHT - 10 && column < 10 ? 255 * lamp : y;
    const coarse = (row >> 1) * (WIDTH / 2) + (column >> 1);
    blue[coarse] = 128 + 0.564 * (b - y);
    red[coarse] = 128 + 0.713 * (r - y);
  }
  return Buffer.concat([luma, blue, red]);
}

/** Parts of the drawn camera's picture: x, y, width and height as shares of the whole. */
export const WALL = [0.04, 0.06, 0.18, 0.44] as const;
export const FACE = [0.44, 0.38, 0.12, 0.11] as const;
