/** Blurs the background of cameras' pictures, one at a time: what comes meanwhile is dropped by whoever sends it. */
import modelUrl from '@twilio/video-processors/dist/build/selfie_segmentation_landscape.tflite?url';
import runtimeUrl from '@twilio/video-processors/dist/build/tflite-simd-1-0-0.wasm?url';
import type { FromBlurWorker, PassageId, ToBlurWorker } from './messages';
import { Painter } from './painter';
import { Segmenter } from './segmenter';

const scope = globalThis as unknown as {
  onmessage: ((event: MessageEvent<ToBlurWorker>) => void) | null;
  postMessage: (message: FromBlurWorker, transfer?: Transferable[]) => void;
};

type Stream = Extract<ToBlurWorker, { type: 'stream' }>;
type Picture = Extract<ToBlurWorker, { type: 'picture' }>;

interface Passage {
  readonly painter: Painter;
  end: () => void;
}

const passages = new Map<PassageId, Passage>();

async function load(): Promise<Segmenter> {
  const [runtime, model] = await Promise.all([bytesOf(runtimeUrl), bytesOf(modelUrl)]);
  return Segmenter.of(runtime, model);
}

async function bytesOf(url: string): Promise<ArrayBuffer> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} for ${url}`);
  return response.arrayBuffer();
}

function passage(segmenter: Segmenter, id: PassageId): Passage {
  const known = passages.get(id);
  if (known !== undefined) return known;
  const made: Passage = { painter: new Painter(segmenter), end: () => undefined };
  passages.set(id, made);
  return made;
}

function paint(painter: Painter, id: PassageId, picture: VideoFrame | ImageBitmap): void {
  try {
    if (painter.paint(picture)) scope.postMessage({ type: 'slow', id });
  } finally {
    picture.close();
  }
}

async function pump(segmenter: Segmenter, { id, readable, writable }: Stream): Promise<void> {
  const reader = readable.getReader();
  const writer = writable.getWriter();
  const through = passage(segmenter, id);
  through.end = () => void reader.cancel().catch(() => undefined);
  for (let pictures = 0; ; pictures++) {
    const { done, value } = await reader.read();
    if (done || !passages.has(id)) {
      value?.close();
      break;
    }
    const { timestamp } = value;
    paint(through.painter, id, value);
    await writer.write(new VideoFrame(through.painter.canvas, { timestamp, alpha: 'discard' }));
    if (pictures === 0) scope.postMessage({ type: 'shown', id });
  }
  passages.delete(id);
  await writer.close();
}

function answer(segmenter: Segmenter, { id, picture }: Picture): void {
  const { painter } = passage(segmenter, id);
  paint(painter, id, picture);
  const painted = painter.canvas.transferToImageBitmap();
  scope.postMessage({ type: 'picture', id, picture: painted }, [painted]);
}

const failed = (id: PassageId | null) => (failure: unknown) => {
  scope.postMessage({ type: 'failed', id, reason: String(failure) });
};

const segmenter = load();
segmenter.then(() => scope.postMessage({ type: 'ready' }), failed(null));

async function receive(message: ToBlurWorker): Promise<void> {
  if (message.type === 'end') {
    passages.get(message.id)?.end();
    passages.delete(message.id);
  } else if (message.type === 'stream') await pump(await segmenter, message);
  else answer(await segmenter, message);
}

scope.onmessage = ({ data }) => void receive(data).catch(failed(data.id));
