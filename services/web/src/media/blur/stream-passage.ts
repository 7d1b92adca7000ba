import type { BlurWorker } from './blur-worker';
import type { PassageId } from './messages';
import type { Passage } from './passage';

/** MediaStreamTrack Insertable Media Processing using Streams, as Chromium has it: in pages, not in workers. */
interface InsertableStreams {
  readonly MediaStreamTrackProcessor: new (init: { track: MediaStreamTrack; maxBufferSize: number }) => {
    readonly readable: ReadableStream<VideoFrame>;
  };
  readonly MediaStreamTrackGenerator: new (init: {
    kind: 'video';
  }) => MediaStreamTrack & { readonly writable: WritableStream<VideoFrame> };
}

/**
 * Pictures go from the camera to the worker and from there to whoever sends them, past the page, also in a hidden tab.
 * Of those that come while one is worked on, the newest is kept and the others are dropped.
 */
export class StreamPassage implements Passage {
  static get isPossible(): boolean {
    return 'MediaStreamTrackProcessor' in globalThis && 'MediaStreamTrackGenerator' in globalThis;
  }

  readonly id: PassageId;
  readonly track: MediaStreamTrack;
  readonly #worker: BlurWorker;

  constructor(id: PassageId, device: MediaStreamTrack, worker: BlurWorker) {
    const insertable = globalThis as unknown as InsertableStreams;
    const { readable } = new insertable.MediaStreamTrackProcessor({ track: device, maxBufferSize: 1 });
    const generator = new insertable.MediaStreamTrackGenerator({ kind: 'video' });
    const { writable } = generator;
    this.id = id;
    this.track = generator;
    this.#worker = worker;
    worker.send({ type: 'stream', id, readable, writable }, [readable, writable]);
  }

  close(): void {
    this.#worker.send({ type: 'end', id: this.id });
    this.track.stop();
  }
}
