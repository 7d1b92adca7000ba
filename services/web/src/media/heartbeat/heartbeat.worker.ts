/**
 * Sees every heartbeat frame of both paths as it arrives, also while the tab is hidden, and judges on its own timer.
 * Frames end here: nothing is decoded or played.
 */
import { parseHeartbeat } from './payload';
import { parseSpeakers } from './speakers';
import type { FromWorker, ToWorker, TransformOptions } from './messages';
import { HeartbeatWatch, TICK_MILLIS } from './watch';

interface TransformEvent extends Event {
  readonly transformer: {
    readonly readable: ReadableStream<RTCEncodedAudioFrame>;
    readonly options: TransformOptions;
  };
}

const scope = globalThis as unknown as {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  onrtctransform: ((event: TransformEvent) => void) | null;
  postMessage: (message: FromWorker) => void;
};

const watch = new HeartbeatWatch((message) => scope.postMessage(message));

async function read(path: string, frames: ReadableStream<RTCEncodedAudioFrame>): Promise<void> {
  const reader = frames.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const beat = parseHeartbeat(value.data);
    if (beat !== null) watch.heard(path, beat, performance.now());
    const speakers = beat === null ? parseSpeakers(value.data) : null;
    if (speakers !== null) watch.said(path, speakers);
  }
}

scope.onmessage = (event) => watch.receive(event.data, performance.now());
scope.onrtctransform = ({ transformer }) => {
  // The stream errors when its connection closes; there is nothing left to read then.
  read(transformer.options.path, transformer.readable).catch(() => undefined);
};
setInterval(() => watch.tick(performance.now()), TICK_MILLIS);
scope.postMessage({ type: 'ready' });
