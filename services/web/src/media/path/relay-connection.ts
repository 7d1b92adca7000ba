import type { DeviceSource, ScreenSource, Source } from '../../api/types';
import { preferCodecs } from './codecs';
import { withoutMsid } from './sdp';
import { Signalling, type Activity, type Refused, type Session, type SessionDescription } from './signalling';
import { SubscriptionLedger } from './subscription-ledger';

const CAMERA_BITS_PER_SECOND = 1_200_000;

/** Text must be sharp before it moves smoothly. */
const SCREEN_BITS_PER_SECOND = 2_500_000;

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
  readonly people: People;
  activity(): Activity;
}

/** Whose media are to come, and whether a screen is to go. */
export interface People {
  readonly participants: readonly string[];
  readonly screens: readonly string[];
  readonly sharing: boolean;
}

type Pair = Readonly<Record<DeviceSource, RTCRtpTransceiver>>;
type ScreenPair = Readonly<Record<ScreenSource, RTCRtpTransceiver>>;

/** One RTCPeerConnection with one session at one relay, from the offer to the end; it never comes back. */
export class RelayConnection {
  readonly id: string;
  #signalling: Signalling | null = null;
  #events: ConnectionEvents | null = null;
  readonly #pc = new RTCPeerConnection({ bundlePolicy: 'max-bundle', rtcpMuxPolicy: 'require' });
  readonly #own: Pair;
  readonly #heartbeat: RTCRtpTransceiver;
  readonly #ledger = new SubscriptionLedger<Pair>();
  readonly #screens = new SubscriptionLedger<ScreenPair>();
  /** Made when the person first shares: most never do, and every m-line costs. */
  #ownScreen: ScreenPair | null = null;
  #session: Session | null = null;
  #negotiating = false;
  #again = false;
  #prepared: Promise<void> = Promise.resolve();
  #offerStands = false;
  #closed = false;

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
      this.#reconcile(wish.people);
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

  /** Follows the other participants and the screens; changes made while one negotiation runs share the next. */
  async follow(people: People): Promise<void> {
    if (this.#closed || !this.#reconcile(people)) return;
    await this.#renegotiate();
  }

  async send(source: Source, track: MediaStreamTrack | null): Promise<void> {
    if (!this.#closed) await this.#sender(source)?.replaceTrack(track);
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
    for (const [, { sender }] of this.#sent()) void sender.replaceTrack(null);
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
    for (const { participantId, pair } of this.#ledger.owned()) {
      this.#events?.remoteTrack(participantId, 'microphone', pair.microphone.receiver.track);
      this.#events?.remoteTrack(participantId, 'camera', pair.camera.receiver.track);
    }
    for (const { participantId, pair } of this.#screens.owned()) {
      this.#events?.remoteTrack(participantId, 'screen', pair.screen.receiver.track);
      this.#events?.remoteTrack(participantId, 'screen-audio', pair['screen-audio'].receiver.track);
    }
  }

  /** True when anything changed that the relay has to know. */
  #reconcile({ participants, screens, sharing }: People): boolean {
    const people = this.#ledger.reconcile(participants, () => this.#receivePair());
    const shared = this.#screens.reconcile(screens, () => this.#receiveScreen());
    const begins = sharing && this.#ownScreen === null;
    if (begins) this.#ownScreen = this.#sendScreen();
    return people || shared || begins;
  }

  #sender(source: Source): RTCRtpSender | undefined {
    return this.#sent().find(([sent]) => sent === source)?.[1].sender;
  }

  #sent(): [Source, RTCRtpTransceiver][] {
    return [...sources(this.#own), ...(this.#ownScreen === null ? [] : sources(this.#ownScreen))];
  }

  #tracks(): Record<string, Source> {
    return Object.fromEntries(
      this.#sent().flatMap(([source, { mid }]) => (mid === null ? [] : [[mid, source]])),
    );
  }

  #subscriptions(): Record<string, { participantId: string; source: Source }> {
    const owned = [...this.#ledger.owned(), ...this.#screens.owned()];
    const entries = owned.flatMap(({ participantId, pair }) =>
      sources(pair).flatMap(([source, { mid }]) => (mid === null ? [] : [[mid, { participantId, source }]])),
    );
    return Object.fromEntries(entries) as Record<string, { participantId: string; source: Source }>;
  }

  #sendOnly(kind: 'audio' | 'video', maxBitrate = CAMERA_BITS_PER_SECOND): RTCRtpTransceiver {
    const sendEncodings = kind === 'video' ? [{ maxBitrate }] : [];
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

  #receiveScreen(): ScreenPair {
    this.#offerStands = false;
    return { screen: this.#receiveOnly('video'), 'screen-audio': this.#receiveOnly('audio') };
  }

  #sendScreen(): ScreenPair {
    this.#offerStands = false;
    return {
      screen: this.#sendOnly('video', SCREEN_BITS_PER_SECOND),
      'screen-audio': this.#sendOnly('audio'),
    };
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

function sources(pair: Pair | ScreenPair): [Source, RTCRtpTransceiver][] {
  return Object.entries(pair) as [Source, RTCRtpTransceiver][];
}
