/**
 * Sees every heartbeat frame of both paths as it arrives, also while the tab is hidden, and judges on its own timer.
 * Frames end here: nothing is decoded or played.
 */
import { parseLayers } from './layers';
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
    hear(path, value.data);
  }
}

function hear(path: string, packet: ArrayBuffer): void {
  const beat = parseHeartbeat(packet);
  if (beat !== null) return watch.heard(path, beat, performance.now());
  const speakers = parseSpeakers(packet);
  if (speakers !== null) return watch.said(path, speakers);
  const layers = parseLayers(packet);
  if (layers !== null) watch.wished(path, layers);
}

scope.onmessage = (event) => watch.receive(event.data, performance.now());
scope.onrtctransform = ({ transformer }) => {
  // The stream errors when its connection closes; there is nothing left to read then.
  read(transformer.options.path, transformer.readable).catch(() => undefined);
};
setInterval(() => watch.tick(performance.now()), TICK_MILLIS);
scope.postMessage({ type: 'ready' });
