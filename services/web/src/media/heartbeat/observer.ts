import type { FromWorker, ToWorker } from './messages';
import { HeartbeatWatch } from './watch';

/** Hears the heartbeats of the paths it is given and reports what follows from them. */
export interface HeartbeatObserver {
  /** Nothing may be attached before. */
  readonly ready: Promise<void>;
  listen(listener: Listener): void;
  /**
   * Starts to listen to the heartbeat m-line of a path. To be called in the same task that made the transceiver:
   * Chromium lets the frames of a receiver pass by a transform that comes later.
   */
  attach(path: string, receiver: RTCRtpReceiver): void;
  send(message: ToWorker): void;
  close(): void;
}

export type Listener = (message: FromWorker) => void;

class WorkerObserver implements HeartbeatObserver {
  readonly ready: Promise<void>;
  readonly #worker: Worker;

  constructor() {
    this.#worker = new Worker(new URL('./heartbeat.worker.ts', import.meta.url), { type: 'module' });
    this.ready = new Promise((resolve) => {
      this.listen((message) => {
        if (message.type === 'ready') resolve();
      });
    });
  }

  listen(listener: Listener): void {
    this.#worker.addEventListener('message', (event: MessageEvent<FromWorker>) => listener(event.data));
  }

  attach(path: string, receiver: RTCRtpReceiver): void {
    receiver.transform = new RTCRtpScriptTransform(this.#worker, { path });
  }

  send(message: ToWorker): void {
    this.#worker.postMessage(message);
  }

  close(): void {
    this.#worker.terminate();
  }
}

const POLL_MILLIS = 40;

/**
 * For browsers without encoded transforms: sees that packets arrive but not what they say, so that it only ever
 * decides `path-lost`; in a hidden tab its late ticks restart the clocks and it decides nothing.
 */
class PollingObserver implements HeartbeatObserver {
  readonly ready = Promise.resolve();
  readonly #listeners: Listener[] = [];
  readonly #watch = new HeartbeatWatch((message) => {
    for (const listener of this.#listeners) listener(message);
  });
  readonly #receivers = new Map<string, { receiver: RTCRtpReceiver; timestamp: number }>();
  readonly #timer = setInterval(() => this.#poll(), POLL_MILLIS);

  listen(listener: Listener): void {
    this.#listeners.push(listener);
  }

  attach(path: string, receiver: RTCRtpReceiver): void {
    this.#receivers.set(path, { receiver, timestamp: 0 });
  }

  send(message: ToWorker): void {
    this.#watch.receive(message, performance.now());
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #poll(): void {
    const now = performance.now();
    for (const [path, known] of this.#receivers) {
      if (known.receiver.track.readyState === 'ended') this.#receivers.delete(path);
      const newest = Math.max(
        0,
        ...known.receiver.getSynchronizationSources().map((source) => source.timestamp),
      );
      if (newest <= known.timestamp) continue;
      known.timestamp = newest;
      this.#watch.heard(path, { peerHeard: true, fenced: false }, now);
    }
    this.#watch.tick(now);
  }
}

export function observeHeartbeats(): HeartbeatObserver {
  return 'RTCRtpScriptTransform' in globalThis ? new WorkerObserver() : new PollingObserver();
}
