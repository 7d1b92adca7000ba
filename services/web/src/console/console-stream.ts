import { Store } from '../app/store';
import type { ConsoleSnapshot } from '../api/incidents';
import { backoffMillis } from '../media/path/backoff';

export interface ConsoleState {
  readonly snapshot: ConsoleSnapshot | null;
  /** `stale`: what is shown is the last that was known; `since` says from when. */
  readonly link: 'connecting' | 'live' | 'stale';
  readonly receivedAt: number | null;
}

const RECONNECT = { firstMillis: 500, maxMillis: 10_000 };

/** Follows the console's Server-Sent Events and comes back after every loss. */
export class ConsoleStream {
  readonly state = new Store<ConsoleState>({ snapshot: null, link: 'connecting', receivedAt: null });
  #source: EventSource | null = null;
  #attempt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  open(): void {
    const source = new EventSource('/api/v1/console/stream');
    this.#source = source;
    source.addEventListener('snapshot', (event: MessageEvent<string>) => {
      this.#attempt = 0;
      const snapshot = JSON.parse(event.data) as ConsoleSnapshot;
      this.state.set({ snapshot, link: 'live', receivedAt: Date.now() });
    });
    // The browser's own retry gives up on an HTTP error, ours does not.
    source.onerror = () => this.#lost(source);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = null;
  }

  #lost(source: EventSource): void {
    source.close();
    if (source !== this.#source) return;
    this.state.patch({ link: 'stale' });
    this.#timer = setTimeout(() => this.open(), backoffMillis(RECONNECT, this.#attempt, Math.random()));
    this.#attempt += 1;
  }
}
