import type { Ceiling, Source } from '../../api/types';
import type { LayerWish } from '../heartbeat/layers';
import type { TileSize } from '../remote/tile-sizes';
import { peerConfiguration } from './ice';
import { MediaLines, type People } from './media-lines';
import { beginningAt, withoutMsid } from './sdp';
import { SendingWatch } from './sending-watch';
import { USUAL_START } from './start-rate';
import { UDP_ALONE_MILLIS, tcpApart } from './tcp-candidates';
import { Signalling, type Activity, type Refused, type Session, type SessionDescription } from './signalling';

/** Closing a connection holds up the page for up to 200 ms, which is not to happen while new pictures are about to come. */
const DISPOSAL_MILLIS = 1_500;
const SPARE_PAIRS = 2;

/** Why a connection is of no use any more. */
export type ConnectionEnd = { readonly why: 'transport' } | ({ readonly why: 'refused' } & Refused);

export interface ConnectionEvents {
  connected(): void;
  /** At most once; the connection has closed itself. */
  ended(end: ConnectionEnd): void;
  /** A receiving track is now this participant's. */
  remoteTrack(participantId: string, source: Source, track: MediaStreamTrack): void;
}

export interface OpenWish {
  readonly url: string;
  readonly token: string;
  /** TURN servers, with credentials that are good now. */
  readonly iceServers: readonly RTCIceServer[];
  readonly people: People;
  /** Where the estimate of what can be sent begins, in bits per second. */
  readonly startRate: number;
  activity(): Activity;
}

/** One RTCPeerConnection with one session at one relay, from the offer to the end; it never comes back. */
export class RelayConnection {
  readonly id: string;
  #signalling: Signalling | null = null;
  #events: ConnectionEvents | null = null;
  readonly #pc = new RTCPeerConnection(peerConfiguration([]));
  #offerStands = false;
  readonly #lines = new MediaLines(this.#pc, () => {
    // New m-lines make an offer that was prepared out of date.
    this.#offerStands = false;
  });
  /** Whether what is sent has begun to flow. */
  readonly sending = new SendingWatch(() => this.#lines.senders().map(([, sender]) => sender));
  #session: Session | null = null;
  #negotiating = false;
  #again = false;
  #prepared: Promise<void> = Promise.resolve();
  #closed = false;
  #sizes: ReadonlyMap<string, TileSize> = new Map();
  /** Never changed: libwebrtc would begin anew. */
  #startRate = USUAL_START;

  constructor(id: string) {
    this.id = id;
    this.#pc.onconnectionstatechange = () => this.#transportChanged();
  }

  get heartbeatReceiver(): RTCRtpReceiver {
    return this.#lines.heartbeatReceiver;
  }

  /** Makes the offer ahead of need, with room for so many participants, so that opening does not wait for it. */
  prepare(participants: number): void {
    this.#lines.reserve(participants);
    this.#prepared = this.#pc.setLocalDescription().then(() => {
      this.#offerStands = true;
    });
    // Whoever opens the connection meets the failure again.
    this.#prepared.catch(() => undefined);
  }

  /** Offers, with a pair for each participant, and connects to the relay whose media API is at `url`. */
  async open(wish: OpenWish, events: ConnectionEvents): Promise<void> {
    this.#events = events;
    this.#startRate = wish.startRate;
    const signalling = (this.#signalling = new Signalling(wish.url));
    await this.#exclusively(async () => {
      await this.#prepared;
      this.#reachBy(wish.iceServers);
      this.#lines.reconcile(wish.people);
      if (!this.#offerStands) this.#lines.reserve(SPARE_PAIRS);
      const description = await this.#describe();
      const outcome = await signalling.open(wish.token, { ...description, ...wish.activity() });
      if (!outcome.ok) {
        this.#end({ why: 'refused', ...outcome });
        return;
      }
      const { sessionId, sessionKey, answer } = outcome.value;
      this.#session = { sessionId, sessionKey };
      if (this.#closed) {
        this.#deleteSession();
        return;
      }
      await this.#accept(answer);
    });
  }

  /** Follows the other participants and the screens; changes made while one negotiation runs share the next. */
  async follow(people: People): Promise<void> {
    if (this.#closed || !this.#lines.reconcile(people)) return;
    await this.#renegotiate();
  }

  /** Tells the relay how large pictures are shown, so that it sends none that are larger. A hint: it may be lost. */
  setView(sizes: ReadonlyMap<string, TileSize>): void {
    this.#sizes = sizes;
    const session = this.#session;
    if (session === null || this.#closed || this.#signalling === null) return;
    const views = this.#lines.viewed(sizes);
    if (views.length > 0) void this.#signalling.view(session, views);
  }

  /** The relay says which simulcast layers it wants. */
  wishLayers(wishes: readonly LayerWish[]): void {
    if (this.#closed) return;
    for (const wish of wishes) this.#lines.wishLayers(wish);
  }

  /** What each receiver of the camera gets at most from now on. */
  hold(ceiling: Ceiling | null): void {
    if (!this.#closed) this.#lines.hold(ceiling);
  }

  /** Should media change over to this connection, the camera goes on in the layers in which it is sent now. */
  adoptLayers(other: RelayConnection): void {
    if (!this.#closed) this.#lines.adoptLayers(other.#lines);
  }

  /** The camera's picture is smaller by so much in width and height, once this has resolved. */
  async scaleCameraDown(by: number): Promise<void> {
    if (!this.#closed) await this.#lines.scaleCameraDown(by);
  }

  async send(source: Source, track: MediaStreamTrack | null): Promise<void> {
    if (this.#closed) return;
    await this.#lines
      .senders()
      .find(([sent]) => sent === source)?.[1]
      .replaceTrack(track);
    if (source === 'camera') this.#lines.cameraChanged();
  }

  /** Tells the relay whether this is the participant's active path. Only becoming active is worth insisting on. */
  async setActive(activity: Activity, epoch: number): Promise<void> {
    for (let attempt = 0; attempt < (activity.active ? 5 : 1); attempt++) {
      if (this.#session === null || this.#closed) return;
      const outcome = await this.#signalling?.setActive(this.#session, { ...activity, epoch });
      if (outcome === undefined || outcome.ok) return;
      if (outcome.status === 404 || outcome.status === 409) {
        this.#end({ why: 'refused', ...outcome });
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** attempt));
    }
  }

  /** Participant and source of each receiving track, by the mid that getStats names. */
  receivedMids(): ReadonlyMap<string, { participantId: string; source: Source }> {
    return new Map(Object.entries(this.#lines.describe().subscriptions));
  }

  sentMids(): ReadonlyMap<string, Source> {
    return new Map(Object.entries(this.#lines.describe().tracks));
  }

  getStats(): Promise<RTCStatsReport> {
    return this.#pc.getStats();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#pc.onconnectionstatechange = null;
    for (const [, sender] of this.#lines.senders()) void sender.replaceTrack(null);
    this.#deleteSession();
    setTimeout(() => this.#pc.close(), DISPOSAL_MILLIS);
  }

  /** An offer that was prepared has to be made again: candidates are looked for as it was made. */
  #reachBy(iceServers: readonly RTCIceServer[]): void {
    if (iceServers.length === 0) return;
    this.#pc.setConfiguration(peerConfiguration(iceServers));
    this.#offerStands = false;
  }

  async #renegotiate(): Promise<void> {
    await this.#exclusively(async () => {
      const session = this.#session;
      if (session === null || this.#signalling === null || this.#closed) return;
      const outcome = await this.#signalling.renegotiate(session, await this.#describe());
      if (!outcome.ok) {
        this.#end({ why: 'refused', ...outcome });
        return;
      }
      await this.#accept(outcome.value.answer);
    });
  }

  /** Runs one negotiation at a time; a request that comes meanwhile makes one more afterwards. */
  async #exclusively(negotiate: () => Promise<void>): Promise<void> {
    if (this.#negotiating) {
      this.#again = true;
      return;
    }
    this.#negotiating = true;
    try {
      await negotiate();
    } catch (failure) {
      if (!this.#closed) console.error('negotiation failed', failure);
      this.#end({ why: 'transport' });
    } finally {
      this.#negotiating = false;
    }
    if (!this.#again) return;
    this.#again = false;
    await this.#renegotiate();
  }

  async #describe(): Promise<SessionDescription> {
    if (!this.#offerStands) await this.#pc.setLocalDescription();
    this.#offerStands = false;
    return { offer: this.#pc.localDescription?.sdp ?? '', ...this.#lines.describe() };
  }

  async #accept(answer: string): Promise<void> {
    if (this.#closed) return;
    const { answer: overUdp, tcp } = tcpApart(answer);
    await this.#pc.setRemoteDescription({
      type: 'answer',
      sdp: beginningAt(withoutMsid(overUdp), this.#startRate),
    });
    setTimeout(() => this.#tryTcp(tcp), UDP_ALONE_MILLIS);
    this.#lines.adaptLayers();
    this.setView(this.#sizes);
    for (const { participantId, source, track } of this.#lines.received()) {
      this.#events?.remoteTrack(participantId, source, track);
    }
  }

  #tryTcp(candidates: readonly RTCIceCandidateInit[]): void {
    if (this.#closed || /connected|completed/.test(this.#pc.iceConnectionState)) return;
    for (const candidate of candidates) {
      // One that is not understood leaves the others.
      this.#pc.addIceCandidate(candidate).catch((failure: unknown) => console.warn('TCP candidate', failure));
    }
  }

  #transportChanged(): void {
    const state = this.#pc.connectionState;
    if (state === 'connected') this.#events?.connected();
    // 'disconnected' may heal; the heartbeat notices a dead path long before it would say 'failed'.
    else if (state === 'failed' || state === 'closed') this.#end({ why: 'transport' });
  }

  #end(end: ConnectionEnd): void {
    if (this.#closed) return;
    this.close();
    this.#events?.ended(end);
  }

  #deleteSession(): void {
    const session = this.#session;
    this.#session = null;
    if (session !== null) void this.#signalling?.close(session);
  }
}
