import type { BlurWorker } from './blur-worker';
import { CanvasPassage } from './canvas-passage';
import type { PassageId } from './messages';
import { StreamPassage } from './stream-passage';

/** One camera's way through the worker. */
export interface Passage {
  readonly id: PassageId;
  /** What comes out. */
  readonly track: MediaStreamTrack;
  /** The camera's own track is left alone. */
  close(): void;
}

let passages = 0;

/** Whether this browser has what either way needs. */
export function canBlur(): boolean {
  return (
    'Worker' in globalThis &&
    'WebAssembly' in globalThis &&
    'OffscreenCanvas' in globalThis &&
    (StreamPassage.isPossible || CanvasPassage.isPossible)
  );
}

/** Pictures take the way that leaves the page alone where the browser has it. */
export function openPassage(device: MediaStreamTrack, worker: BlurWorker): Passage {
  const id = (passages += 1);
  return StreamPassage.isPossible
    ? new StreamPassage(id, device, worker)
    : new CanvasPassage(id, device, worker);
}
