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
    const canvas = document.createElement('canvas');
    canvas.width = WIDTH;
    canvas.height = HEIGHT;
    const context = canvas.getContext('2d');
    // Without a rate each drawing is a frame: with one Firefox leaves out every third.
    const [track] = canvas.captureStream().getVideoTracks();
    if (context === null || track === undefined) throw new Error('no canvas to make a test picture with');
    this.track = track;
    const noise = noiseCanvas();
    const draw = () => {
      const shift = (most: number) => -Math.floor(Math.random() * most);
      context.drawImage(noise, shift(WIDTH), shift(HEIGHT), WIDTH * 2, HEIGHT * 2);
    };
    draw();
    this.#timer = setInterval(draw, 1_000 / FRAMES_PER_SECOND);
  }

  close(): void {
    clearInterval(this.#timer);
    this.track.stop();
  }
}

/** Drawn once; each frame shows another part of it. */
function noiseCanvas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = (WIDTH * 2) / GRAINS;
  canvas.height = (HEIGHT * 2) / GRAINS;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas to make a test picture with');
  const image = context.createImageData(canvas.width, canvas.height);
  for (let i = 0; i < image.data.length; i += 4) {
    const grey = Math.random() * 255;
    image.data.set([grey, 255 - grey, Math.random() * 255, 255], i);
  }
  context.putImageData(image, 0, 0);
  return canvas;
}
