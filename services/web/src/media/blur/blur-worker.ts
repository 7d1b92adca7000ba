import type { FromBlurWorker, ToBlurWorker } from './messages';

/** Three megabytes over a slow line, once; then they are in the browser's cache. */
const LOAD_MILLIS = 20_000;

type Listener = (message: FromBlurWorker) => void;

/** The worker that blurs, from the first use until blur is switched off. */
export class BlurWorker {
  /** Rejects when it cannot be loaded, or not in time. */
  readonly ready: Promise<void>;
  readonly #worker = new Worker(new URL('./blur.worker.ts', import.meta.url), { type: 'module' });
  #gone: (reason: Error) => void = () => undefined;

  constructor() {
    this.ready = new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#gone(new Error('blur is not loaded in time')), LOAD_MILLIS);
      this.#gone = (reason) => {
        clearTimeout(timer);
        reject(reason);
      };
      this.listen((message) => {
        if (message.type === 'ready') {
          clearTimeout(timer);
          resolve();
        } else if (message.type === 'failed' && message.id === null) this.#gone(new Error(message.reason));
      });
    });
    // Whoever asks hears of it; when nobody does, it is nobody's business.
    this.ready.catch(() => undefined);
  }

  /** Until the signal, if there is one. A worker that breaks says so like one that failed. */
  listen(listener: Listener, until?: AbortSignal): void {
    const options = until === undefined ? {} : { signal: until };
    const hear = ({ data }: MessageEvent<FromBlurWorker>) => listener(data);
    const broken = ({ message }: ErrorEvent) => listener({ type: 'failed', id: null, reason: message });
    this.#worker.addEventListener('message', hear, options);
    this.#worker.addEventListener('error', broken, options);
  }

  send(message: ToBlurWorker, transfer: Transferable[] = []): void {
    this.#worker.postMessage(message, transfer);
  }

  close(): void {
    this.#worker.terminate();
    this.#gone(new Error('blur is switched off'));
  }
}
