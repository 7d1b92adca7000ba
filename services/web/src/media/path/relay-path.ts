import type { Ceiling, RelayRef, Source } from '../../api/types';
import type { TileSize } from '../remote/tile-sizes';
import { backoffMillis } from './backoff';
import type { People } from './media-lines';
import type { ConnectionEnd, ConnectionEvents, OpenWish, RelayConnection } from './relay-connection';
import type { Activity } from './signalling';

export type PathState = 'new' | 'connecting' | 'connected' | 'lost' | 'closed';

/** What a path needs of the meeting around it. */
export interface PathPorts {
  /** Heartbeats can be observed from here on. */
  readonly ready: Promise<void>;
  /** A join token that was not used at this relay yet. */
  freshToken(): Promise<string>;
  /** TURN servers, as they came with the newest join token. */
  iceServers(): readonly RTCIceServer[];
  activity(relayId: string): Activity;
  /** Where a new connection's estimate of what can be sent begins, in bits per second. */
  startRate(): Promise<number>;
  localTrack(source: Source): MediaStreamTrack | null;
  participants(): readonly string[];
  /** How large each other participant is shown. */
  tileSizes(): ReadonlyMap<string, TileSize>;
  /** What each person gets at most for now. */
  ceiling(): Ceiling | null;
  /** Others who share a screen. */
  screens(): readonly string[];
  /** Whether the person shares one. */
  sharing(): boolean;
  stateChanged(path: RelayPath): void;
  /** A connection whose heartbeat is observed. */
  newConnection(): RelayConnection;
  connectionOpened(path: RelayPath): void;
  /** Whether what is on the screen comes over this path too. */
  received(path: RelayPath): boolean;
  remoteTrack(path: RelayPath, participantId: string, source: Source, track: MediaStreamTrack): void;
}

const RECONNECT = { firstMillis: 300, maxMillis: 5_000 };
/** A relay that said it would end has: a new connection in vain costs the page a moment. The placement will name another. */
const LEFT_MILLIS = 4_000;
const CONNECT_TIMEOUT_MILLIS = 8_000;
const SOURCES: readonly Source[] = ['microphone', 'camera', 'screen', 'screen-audio'];

/**
 * A participant's way to one relay, kept connected until it is closed:
 *
 *     new → connecting ⇄ lost
 *               ↓         ↑
 *            connected ───┘      (any) → closed
 */
export class RelayPath {
  readonly relay: RelayRef;
  /** Which of a tile's two video elements shows what comes over this path. */
  readonly lane: 0 | 1;
  readonly #ports: PathPorts;
  #state: PathState = 'new';
  #connection: RelayConnection | null = null;
  #sending = false;
  #attempt = 0;
  #draining = false;
  #claimed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(relay: RelayRef, lane: 0 | 1, ports: PathPorts) {
    this.relay = relay;
    this.lane = lane;
    this.#ports = ports;
  }

  get state(): PathState {
    return this.#state;
  }

  get relayId(): string {
    return this.relay.relayId;
  }

  get connection(): RelayConnection | null {
    return this.#connection;
  }

  /** Connects with the token, or with a fresh one when none is at hand. */
  connect(token: string | null): void {
    if (this.#state === 'closed' || this.#state === 'connecting' || this.#state === 'connected') return;
    clearTimeout(this.#timer);
    this.#become('connecting');
    void this.#open(token);
  }

  /** The heartbeat says that nothing comes over this path any more. */
  declareDead(connectionId: string): void {
    const connection = this.#connection;
    if (connection?.id !== connectionId) return;
    connection.close();
    this.#ended({ why: 'transport' });
  }

  setSending(sending: boolean, cameraScaleDownBy = 1): void {
    const scaled = this.#connection?.scaleCameraDown(cameraScaleDownBy);
    if (sending === this.#sending) return;
    this.#sending = sending;
    this.#connection?.sending.begin();
    if (cameraScaleDownBy === 1) this.#refreshTracks();
    // A large picture first would be one more keyframe.
    else void scaled?.then(() => this.#refreshTracks());
  }

  get draining(): boolean {
    return this.#draining;
  }

  setDraining(draining: boolean): void {
    this.#draining = draining;
  }

  sends(): boolean {
    return this.#connection?.sending.flows ?? false;
  }

  /** Whether the relay has been told that this is, or is not, the active path. */
  get claimed(): boolean {
    return this.#claimed;
  }

  receives(): boolean {
    return this.#claimed && this.#ports.received(this);
  }

  #refreshTracks(): void {
    for (const source of SOURCES) this.refreshTrack(source);
  }

  /** Sends the participant's current track of that source, or nothing on an idle path. */
  refreshTrack(source: Source): void {
    const track = this.#sending ? this.#ports.localTrack(source) : null;
    this.#connection?.send(source, track).catch((failure: unknown) => console.error('replaceTrack', failure));
  }

  refreshParticipants(): void {
    void this.#connection?.follow(this.#people());
  }

  /** The person begins or ceases to share a screen. */
  async refreshScreen(): Promise<void> {
    await this.#connection?.follow(this.#people());
    this.refreshTrack('screen');
    this.refreshTrack('screen-audio');
  }

  refreshView(): void {
    this.#connection?.setView(this.#ports.tileSizes());
  }

  refreshCeiling(): void {
    this.#connection?.hold(this.#ports.ceiling());
  }

  setActive(epoch: number): void {
    const connection = this.#connection;
    this.#claimed = false;
    void connection?.setActive(this.#ports.activity(this.relayId), epoch).then(() => {
      this.#claimed = connection === this.#connection;
    });
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#connection?.close();
    this.#connection = null;
    this.#become('closed');
  }

  async #open(token: string | null): Promise<void> {
    const ports = this.#ports;
    const [joinToken, startRate] = await Promise.all([
      token ?? ports.freshToken(),
      ports.startRate(),
      ports.ready,
    ]);
    if (this.#state !== 'connecting') return;
    const connection = this.#ports.newConnection();
    this.#connection = connection;
    this.#timer = setTimeout(() => this.declareDead(connection.id), CONNECT_TIMEOUT_MILLIS);
    this.refreshCeiling();
    this.#refreshTracks();
    this.#ports.connectionOpened(this);
    connection.setView(this.#ports.tileSizes());
    await connection.open(this.#wish(joinToken, startRate), this.#events());
    await this.refreshScreen();
  }

  #wish(token: string, startRate: number): OpenWish {
    return {
      url: this.relay.url,
      token,
      startRate,
      iceServers: this.#ports.iceServers(),
      people: this.#people(),
      activity: () => this.#ports.activity(this.relayId),
    };
  }

  #people(): People {
    const ports = this.#ports;
    return { participants: ports.participants(), screens: ports.screens(), sharing: ports.sharing() };
  }

  #events(): ConnectionEvents {
    return {
      connected: () => this.#connected(),
      ended: (end) => this.#ended(end),
      remoteTrack: (participantId, source, track) =>
        this.#ports.remoteTrack(this, participantId, source, track),
    };
  }

  #connected(): void {
    clearTimeout(this.#timer);
    this.#attempt = 0;
    this.#become('connected');
  }

  #ended(end: ConnectionEnd): void {
    if (this.#state === 'closed') return;
    clearTimeout(this.#timer);
    this.#connection = null;
    this.#become('lost');
    const delay = backoffMillis(RECONNECT, this.#attempt, Math.random());
    const asked = end.why === 'refused' ? (end.retryAfterMillis ?? 0) : 0;
    this.#attempt += 1;
    const gone = this.#draining ? LEFT_MILLIS : 0;
    this.#draining = false;
    this.#timer = setTimeout(() => this.connect(null), Math.max(delay, asked, gone));
  }

  #become(state: PathState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#ports.stateChanged(this);
  }
}
