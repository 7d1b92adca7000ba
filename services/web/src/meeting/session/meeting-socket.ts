import { backoffMillis } from '../../media/path/backoff';
import { seatEnd, type ClientMessage, type SeatEnd, type ServerMessage } from './messages';

/** The part of a WebSocket that is used; injected so that tests can lose connections. */
export type SocketLike = Pick<WebSocket, 'send' | 'close' | 'onopen' | 'onmessage' | 'onclose'>;

export interface SocketPorts {
  connect(): SocketLike;
  hello(): ClientMessage;
  received(message: ServerMessage): void;
  /** `open` after the server welcomed us; `reconnecting` while it cannot be reached. */
  linkChanged(link: 'open' | 'reconnecting'): void;
  seatEnded(end: SeatEnd): void;
}

/** Who waits for the server is back within three seconds of its return. */
const RECONNECT = { firstMillis: 250, maxMillis: 2_000 };
const PING_MILLIS = 4_000;
const SILENCE_MILLIS = 10_000;

/** The meeting's WebSocket: comes back by itself after every loss until the seat is over or given up. */
export class MeetingSocket {
  readonly #ports: SocketPorts;
  #socket: SocketLike | null = null;
  #welcomed = false;
  #attempt = 0;
  #lastHeard = 0;
  #stopped = false;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #pinger: ReturnType<typeof setInterval> | undefined;

  constructor(ports: SocketPorts) {
    this.#ports = ports;
  }

  open(): void {
    const socket = this.#ports.connect();
    this.#socket = socket;
    this.#lastHeard = Date.now();
    socket.onopen = () => socket.send(JSON.stringify(this.#ports.hello()));
    socket.onmessage = (event) => this.#received(JSON.parse(String(event.data)) as ServerMessage);
    socket.onclose = (event) => this.#lost(socket, event.code);
    clearInterval(this.#pinger);
    this.#pinger = setInterval(() => this.#checkLife(), PING_MILLIS);
  }

  /** Sends when welcomed; false when the message was not sent and nobody will send it later. */
  send(message: ClientMessage): boolean {
    if (this.#socket === null || !this.#welcomed) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  /** The network came back: no reason to wait for the next attempt. */
  retryNow(): void {
    if (this.#socket !== null || this.#stopped) return;
    clearTimeout(this.#retry);
    this.open();
  }

  close(): void {
    this.#stopped = true;
    clearTimeout(this.#retry);
    clearInterval(this.#pinger);
    const socket = this.#socket;
    this.#socket = null;
    socket?.close(1000);
  }

  #received(message: ServerMessage): void {
    this.#lastHeard = Date.now();
    if (message.type === 'welcome') {
      this.#welcomed = true;
      this.#attempt = 0;
    }
    this.#ports.received(message);
    if (message.type === 'welcome') this.#ports.linkChanged('open');
  }

  #checkLife(): void {
    if (Date.now() - this.#lastHeard > SILENCE_MILLIS) this.#abandon();
    else this.send({ type: 'ping', t: Date.now() });
  }

  /** Nothing came for long: the connection is taken for lost without waiting for TCP to agree. */
  #abandon(): void {
    const socket = this.#socket;
    if (socket === null) return;
    socket.close();
    this.#lost(socket, 1006);
  }

  #lost(socket: SocketLike, code: number): void {
    if (socket !== this.#socket || this.#stopped) return;
    this.#socket = null;
    this.#welcomed = false;
    clearInterval(this.#pinger);
    const end = seatEnd(code);
    if (end !== null) {
      this.#stopped = true;
      return this.#ports.seatEnded(end);
    }
    this.#ports.linkChanged('reconnecting');
    const delay = backoffMillis(RECONNECT, this.#attempt, Math.random());
    this.#attempt += 1;
    this.#retry = setTimeout(() => this.open(), delay);
  }
}
