import type { ConsoleSnapshot } from '../api/incidents';
import { Store } from '../app/store';
import { backoffMillis } from '../media/path/backoff';
import { consoleAuthorization } from './console-authorization';
import { readEvents } from './event-stream';

export interface ConsoleState {
  readonly snapshot: ConsoleSnapshot | null;
  /**
   * `stale`: what is shown is the last that was known; `since` says from when. `signed-out`, `forbidden`: the console is
   * not for who asks.
   */
  readonly link: 'connecting' | 'live' | 'stale' | 'signed-out' | 'forbidden';
  readonly receivedAt: number | null;
}

const RECONNECT = { firstMillis: 500, maxMillis: 10_000 };
const UNAUTHORISED = 401;
const FORBIDDEN = 403;

/** Follows the console's Server-Sent Events and comes back after every loss. */
export class ConsoleStream {
  readonly state = new Store<ConsoleState>({ snapshot: null, link: 'connecting', receivedAt: null });
  #abort: AbortController | null = null;
  #attempt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  open(): void {
    const abort = new AbortController();
    this.#abort = abort;
    this.#follow(abort.signal)
      .catch(() => 0)
      .then((status) => {
        if (!abort.signal.aborted) this.#lost(status);
      })
      .catch(() => undefined);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#abort?.abort();
    this.#abort = null;
  }

  /** The status of the answer, once the stream is over. EventSource would not send the token. */
  async #follow(signal: AbortSignal): Promise<number> {
    const response = await fetch('/api/v1/console/stream', {
      signal,
      headers: {
        accept: 'text/event-stream',
        ...(await consoleAuthorization()),
      },
    });
    if (response.ok && response.body !== null)
      await readEvents(response.body, (event, data) => {
        if (event === 'snapshot') this.#received(JSON.parse(data) as ConsoleSnapshot);
      });
    return response.status;
  }

  #received(snapshot: ConsoleSnapshot): void {
    this.#attempt = 0;
    this.state.set({ snapshot, link: 'live', receivedAt: Date.now() });
  }

  #lost(status: number): void {
    if (status === UNAUTHORISED || status === FORBIDDEN) {
      const link = status === UNAUTHORISED ? 'signed-out' : 'forbidden';
      this.state.set({ snapshot: null, link, receivedAt: null });
      return;
    }
    this.state.patch({ link: 'stale' });
    this.#timer = setTimeout(() => this.open(), backoffMillis(RECONNECT, this.#attempt, Math.random()));
    this.#attempt += 1;
  }
}
