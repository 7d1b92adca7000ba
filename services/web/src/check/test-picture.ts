const WIDTH = 640;
const HEIGHT = 360;
const FRAMES_PER_SECOND = 20;
const GRAINS = 4;

/**
 * A picture that no encoder can make small: noise that moves. It fills the path up to what a camera would take, which
 * a quiet room before a real camera does not.
 */
export class TestPicture {
  readonly track: MediaStreamTrack;
  readonly #timer: ReturnType<typeof setInterval>;

  constructor() {
    const [canvas, context] = canvasOf(WIDTH, HEIGHT);
    // Without a rate each drawing is a frame: with one Firefox leaves out every third.
    const [track] = canvas.captureStream().getVideoTracks();
    if (track === undefined) throw new Error('no canvas to make a test picture with');
    this.track = track;
    const noise = noiseCanvas();
    const draw = () => {
      const shift = (most: number) => -Math.floor(Math.random() * most);
      context.drawImage(noise, shift(WIDTH), shift(HEIGHT));
    };
    draw();
    this.#timer = setInterval(draw, 1_000 / FRAMES_PER_SECOND);
  }

  close(): void {
    clearInterval(this.#timer);
    this.track.stop();
  }
}

/** Drawn once, in full size; each frame is a copy of another part of it, which costs little also without a graphics card. */
function noiseCanvas(): HTMLCanvasElement {
  const [small, grains] = canvasOf((WIDTH * 2) / GRAINS, (HEIGHT * 2) / GRAINS);
  const image = grains.createImageData(small.width, small.height);
  for (let i = 0; i < image.data.length; i += 4) {
    const grey = Math.random() * 255;
    image.data.set([grey, 255 - grey, Math.random() * 255, 255], i);
  }
  grains.putImageData(image, 0, 0);
  const [large, context] = canvasOf(WIDTH * 2, HEIGHT * 2);
  context.drawImage(small, 0, 0, large.width, large.height);
  return large;
}

function canvasOf(width: number, height: number): [HTMLCanvasElement, CanvasRenderingContext2D] {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  // Nobody sees it: drawing on a processor's memory spares reading each frame back from a graphics card.
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (context === null) throw new Error('no canvas to make a test picture with');
  return [canvas, context];
}
