import type { Source } from '../../api/types';
import type { TileSize } from '../remote/tile-sizes';
import { cameraEncodings, encodingActive, simulcastWanted } from './camera-encodings';
import { preferCodecs } from './codecs';
import { withoutMsid } from './sdp';
import { Signalling, type Activity, type Refused, type Session, type SessionDescription } from './signalling';
import { SubscriptionLedger } from './subscription-ledger';

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
  readonly participants: readonly string[];
  activity(): Activity;
}

type Pair = Readonly<Record<Source, RTCRtpTransceiver>>;

/** One RTCPeerConnection with one session at one relay, from the offer to the end; it never comes back. */
export class RelayConnection {
  readonly id: string;
  #signalling: Signalling | null = null;
  #events: ConnectionEvents | null = null;
  readonly #pc = new RTCPeerConnection({ bundlePolicy: 'max-bundle', rtcpMuxPolicy: 'require' });
  readonly #own: Pair;
  readonly #heartbeat: RTCRtpTransceiver;
  readonly #ledger = new SubscriptionLedger<Pair>();
  #session: Session | null = null;
  #negotiating = false;
  #again = false;
  #prepared: Promise<void> = Promise.resolve();
  #offerStands = false;
  #closed = false;
  #sizes: ReadonlyMap<string, TileSize> = new Map();

  constructor(id: string) {
    this.id = id;
    this.#own = { microphone: this.#sendOnly('audio'), camera: this.#sendOnly('video') };
    this.#heartbeat = this.#receiveOnly('audio');
    this.#pc.onconnectionstatechange = () => this.#transportChanged();
  }

  get heartbeatReceiver(): RTCRtpReceiver {
    return this.#heartbeat.receiver;
  }

  /** Makes the offer ahead of need, with room for so many participants, so that opening does not wait for it. */
  prepare(participants: number): void {
    this.#ledger.reserve(participants, () => this.#receivePair());
    this.#prepared = this.#pc.setLocalDescription().then(() => {
      this.#offerStands = true;
    });
    // Whoever opens the connection meets the failure again.
    this.#prepared.catch(() => undefined);
  }

  /** Offers, with a pair for each participant, and connects to the relay whose media API is at `url`. */
  async open(wish: OpenWish, events: ConnectionEvents): Promise<void> {
    this.#events = events;
    const signalling = (this.#signalling = new Signalling(wish.url));
    await this.#exclusively(async () => {
      await this.#prepared;
      this.#ledger.reconcile(wish.participants, () => this.#receivePair());
      if (!this.#offerStands) this.#ledger.reserve(SPARE_PAIRS, () => this.#receivePair());
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

  /** Follows the list of other participants; changes made while one negotiation runs share the next. */
  async setParticipants(participants: readonly string[]): Promise<void> {
    if (this.#closed || !this.#ledger.reconcile(participants, () => this.#receivePair())) return;
    await this.#renegotiate();
  }

  /** Tells the relay how large pictures are shown, so that it sends none that are larger. A hint: it may be lost. */
  setView(sizes: ReadonlyMap<string, TileSize>): void {
    this.#sizes = sizes;
    const session = this.#session;
    if (session === null || this.#closed || this.#signalling === null) return;
    const views = this.#ledger.owned().flatMap(({ participantId, pair }) => {
      const size = sizes.get(participantId);
      return size === undefined || pair.camera.mid === null ? [] : [{ mid: pair.camera.mid, ...size }];
    });
    if (views.length > 0) void this.#signalling.view(session, views);
  }

  async send(source: Source, track: MediaStreamTrack | null): Promise<void> {
    if (!this.#closed) await this.#own[source].sender.replaceTrack(track);
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
    return new Map(Object.entries(this.#subscriptions()));
  }

  sentMids(): ReadonlyMap<string, Source> {
    return new Map(Object.entries(this.#tracks()));
  }

  getStats(): Promise<RTCStatsReport> {
    return this.#pc.getStats();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#pc.onconnectionstatechange = null;
    for (const [, { sender }] of sources(this.#own)) void sender.replaceTrack(null);
    this.#deleteSession();
    setTimeout(() => this.#pc.close(), DISPOSAL_MILLIS);
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
    return {
      offer: this.#pc.localDescription?.sdp ?? '',
      tracks: this.#tracks(),
      subscriptions: this.#subscriptions(),
      heartbeatMid: this.#heartbeat.mid ?? '',
    };
  }

  async #accept(answer: string): Promise<void> {
    if (this.#closed) return;
    await this.#pc.setRemoteDescription({ type: 'answer', sdp: withoutMsid(answer) });
    this.#adaptLayers();
    this.setView(this.#sizes);
    for (const { participantId, pair } of this.#ledger.owned()) {
      this.#events?.remoteTrack(participantId, 'microphone', pair.microphone.receiver.track);
      this.#events?.remoteTrack(participantId, 'camera', pair.camera.receiver.track);
    }
  }

  /** Layers nobody can need yet are not encoded. */
  #adaptLayers(): void {
    const { sender } = this.#own.camera;
    const parameters = sender.getParameters();
    const others = this.#ledger.owned().length;
    const wrong = parameters.encodings.filter(({ rid, active }) => active !== encodingActive(rid, others));
    if (parameters.encodings.length < 2 || wrong.length === 0) return;
    for (const encoding of wrong) encoding.active = !encoding.active;
    sender.setParameters(parameters).catch((failure: unknown) => console.error('setParameters', failure));
  }

  #tracks(): Record<string, Source> {
    return Object.fromEntries(
      sources(this.#own).flatMap(([source, { mid }]) => (mid === null ? [] : [[mid, source]])),
    );
  }

  #subscriptions(): Record<string, { participantId: string; source: Source }> {
    const entries = this.#ledger
      .owned()
      .flatMap(({ participantId, pair }) =>
        sources(pair).flatMap(([source, { mid }]) =>
          mid === null ? [] : [[mid, { participantId, source }]],
        ),
      );
    return Object.fromEntries(entries) as Record<string, { participantId: string; source: Source }>;
  }

  #sendOnly(kind: 'audio' | 'video'): RTCRtpTransceiver {
    const sendEncodings = kind === 'video' ? cameraEncodings(simulcastWanted()) : [];
    const transceiver = this.#pc.addTransceiver(kind, { direction: 'sendonly', sendEncodings });
    preferCodecs(transceiver, kind);
    return transceiver;
  }

  #receiveOnly(kind: 'audio' | 'video'): RTCRtpTransceiver {
    const transceiver = this.#pc.addTransceiver(kind, { direction: 'recvonly' });
    preferCodecs(transceiver, kind);
    return transceiver;
  }

  /** New m-lines make an offer that was prepared out of date. */
  #receivePair(): Pair {
    this.#offerStands = false;
    return { microphone: this.#receiveOnly('audio'), camera: this.#receiveOnly('video') };
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

function sources(pair: Pair): [Source, RTCRtpTransceiver][] {
  return [
    ['microphone', pair.microphone],
    ['camera', pair.camera],
  ];
}
