import { Background } from './background';
import { fit } from './fit';
import { renew, writeOpacity } from './mask';
import { Pace } from './pace';
import { HEIGHT, WIDTH, type Segmenter } from './segmenter';

/** Paints one camera's pictures again, with the background blurred. */
export class Painter {
  readonly canvas = new OffscreenCanvas(1, 1);
  readonly #segmenter: Segmenter;
  readonly #pace = new Pace();
  readonly #background = new Background(WIDTH, HEIGHT);
  readonly #mask = new Float32Array(WIDTH * HEIGHT);
  readonly #whole = contextOf(this.canvas);
  readonly #small = contextOf(new OffscreenCanvas(WIDTH, HEIGHT), { willReadFrequently: true });
  readonly #person = contextOf(new OffscreenCanvas(WIDTH, HEIGHT));
  readonly #behind = contextOf(new OffscreenCanvas(this.#background.width, this.#background.height));
  readonly #opacity = new ImageData(WIDTH, HEIGHT);
  readonly #blurred = new ImageData(this.#background.width, this.#background.height);
  #seenBefore = false;

  constructor(segmenter: Segmenter) {
    this.#segmenter = segmenter;
  }

  /** Leaves the picture on `canvas`, in its own size. True when the device has shown that it cannot keep up. */
  paint(picture: VideoFrame | ImageBitmap): boolean {
    const began = performance.now();
    const [width, height] = sizeOf(picture);
    const box = fit(width, height, WIDTH, HEIGHT);
    this.#small.clearRect(0, 0, WIDTH, HEIGHT);
    this.#small.drawImage(picture, box.x, box.y, box.width, box.height);
    this.#look(this.#small.getImageData(0, 0, WIDTH, HEIGHT).data, began);
    this.#compose(picture, width, height);
    const now = performance.now();
    return this.#pace.isTooSlow(now - began, now);
  }

  #look(pixels: Uint8ClampedArray, now: number): void {
    if (this.#pace.wantsMask(now)) {
      renew(this.#mask, this.#segmenter.segment(pixels), !this.#seenBefore);
      this.#seenBefore = true;
      writeOpacity(this.#mask, this.#opacity.data);
      this.#person.putImageData(this.#opacity, 0, 0);
    }
    this.#background.blur(pixels, this.#mask, this.#blurred.data);
    this.#behind.putImageData(this.#blurred, 0, 0);
  }

  #compose(picture: VideoFrame | ImageBitmap, width: number, height: number): void {
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
    }
    const draw = (from: OffscreenCanvas) => {
      const box = fit(width, height, from.width, from.height);
      this.#whole.drawImage(from, box.x, box.y, box.width, box.height, 0, 0, width, height);
    };
    this.#whole.globalCompositeOperation = 'copy';
    draw(this.#person.canvas);
    this.#whole.globalCompositeOperation = 'source-in';
    this.#whole.drawImage(picture, 0, 0, width, height);
    this.#whole.globalCompositeOperation = 'destination-over';
    draw(this.#behind.canvas);
  }
}

function sizeOf(picture: VideoFrame | ImageBitmap): readonly [number, number] {
  return 'displayWidth' in picture
    ? [picture.displayWidth, picture.displayHeight]
    : [picture.width, picture.height];
}

function contextOf(
  canvas: OffscreenCanvas,
  settings?: CanvasRenderingContext2DSettings,
): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', settings);
  if (context === null) throw new Error('no canvas to paint on');
  return context;
}
