/** Which camera's way through the worker a message is about; a new one each time. */
export type PassageId = number;

export type ToBlurWorker =
  /** Everything that comes out of the one goes blurred into the other. */
  | {
      readonly type: 'stream';
      readonly id: PassageId;
      readonly readable: ReadableStream<VideoFrame>;
      readonly writable: WritableStream<VideoFrame>;
    }
  /** One picture, which is answered; the next comes after the answer. */
  | { readonly type: 'picture'; readonly id: PassageId; readonly picture: ImageBitmap }
  | { readonly type: 'end'; readonly id: PassageId };

export type FromBlurWorker =
  /** Everything is loaded. Nothing may be sent before. */
  | { readonly type: 'ready' }
  /** Without a passage: nothing could be loaded. */
  | { readonly type: 'failed'; readonly id: PassageId | null; readonly reason: string }
  /** The first picture is out. */
  | { readonly type: 'shown'; readonly id: PassageId }
  | { readonly type: 'picture'; readonly id: PassageId; readonly picture: ImageBitmap }
  /** The device cannot keep up with it. */
  | { readonly type: 'slow'; readonly id: PassageId };
