import type { BlurWorker } from './blur-worker';
import type { PassageId } from './messages';
import type { Passage } from './passage';

/** A hidden tab is told of no frames; others see that often that the person is there. */
const HIDDEN_MILLIS = 1_000;

/**
 * For browsers without insertable streams: the page hands each picture to the worker and draws what comes back. The next
 * one is taken when the last one is drawn.
 */
export class CanvasPassage implements Passage {
  static get isPossible(): boolean {
    return (
      'captureStream' in HTMLCanvasElement.prototype &&
      'requestVideoFrameCallback' in HTMLVideoElement.prototype
    );
  }

  readonly id: PassageId;
  readonly track: MediaStreamTrack;
  readonly #worker: BlurWorker;
  readonly #video = document.createElement('video');
  readonly #canvas = document.createElement('canvas');
  readonly #closed = new AbortController();
  #waiting: () => void = () => undefined;

  constructor(id: PassageId, device: MediaStreamTrack, worker: BlurWorker) {
    this.id = id;
    this.#worker = worker;
    // Firefox captures only a canvas that has a context.
    this.#context();
    const track = this.#canvas.captureStream().getVideoTracks()[0];
    if (track === undefined) throw new Error('no track of a canvas');
    this.track = track;
    worker.listen((message) => {
      if (message.type === 'picture' && message.id === id) this.#draw(message.picture);
    }, this.#closed.signal);
    this.#video.muted = true;
    this.#video.playsInline = true;
    this.#video.srcObject = new MediaStream([device]);
    this.#video.play().catch(() => undefined);
    this.#next();
  }

  close(): void {
    this.#waiting();
    this.#closed.abort();
    this.#video.srcObject = null;
    this.track.stop();
    this.#worker.send({ type: 'end', id: this.id });
  }

  #next(): void {
    const take = () => {
      this.#waiting();
      void this.#take();
    };
    const frame = this.#video.requestVideoFrameCallback(take);
    const timer = setTimeout(take, HIDDEN_MILLIS);
    this.#waiting = () => {
      clearTimeout(timer);
      this.#video.cancelVideoFrameCallback(frame);
    };
  }

  async #take(): Promise<void> {
    // Before its first frame there is nothing to take.
    const picture =
      this.#video.videoWidth === 0 ? null : await createImageBitmap(this.#video).catch(() => null);
    if (this.#closed.signal.aborted) picture?.close();
    else if (picture === null) this.#next();
    else this.#worker.send({ type: 'picture', id: this.id, picture }, [picture]);
  }

  #draw(picture: ImageBitmap): void {
    if (this.#canvas.width !== picture.width || this.#canvas.height !== picture.height) {
      this.#canvas.width = picture.width;
      this.#canvas.height = picture.height;
    }
    this.#context().drawImage(picture, 0, 0);
    picture.close();
    this.#next();
  }

  #context(): CanvasRenderingContext2D {
    const context = this.#canvas.getContext('2d', { alpha: false });
    if (context === null) throw new Error('no canvas to show on');
    return context;
  }
}
