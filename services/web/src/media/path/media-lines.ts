import type { Ceiling, DeviceSource, ScreenSource, Source } from '../../api/types';
import type { LayerWish } from '../heartbeat/layers';
import type { TileSize } from '../remote/tile-sizes';
import { cameraEncodings, simulcastWanted } from './camera-encodings';
import { preferCodecs } from './codecs';
import { SenderLayers } from './sender-layers';
import type { SessionDescription, ViewedTile } from './signalling';
import { SubscriptionLedger } from './subscription-ledger';

/** Text must be sharp before it moves smoothly. */
const SCREEN_BITS_PER_SECOND = 2_500_000;

/** Whose media are to come, and whether a screen is to go. */
export interface People {
  readonly participants: readonly string[];
  readonly screens: readonly string[];
  readonly sharing: boolean;
}

/** A receiving track and whose it is. */
export interface ReceivedTrack {
  readonly participantId: string;
  readonly source: Source;
  readonly track: MediaStreamTrack;
}

type Pair = Readonly<Record<DeviceSource, RTCRtpTransceiver>>;
type ScreenPair = Readonly<Record<ScreenSource, RTCRtpTransceiver>>;

/** The m-lines of one connection: what goes out, the heartbeat, and whom each receiving line belongs to. */
export class MediaLines {
  readonly #pc: RTCPeerConnection;
  readonly #added: () => void;
  readonly #own: Pair;
  readonly #cameraLayers: SenderLayers;
  readonly #heartbeat: RTCRtpTransceiver;
  readonly #ledger = new SubscriptionLedger<Pair>();
  readonly #screens = new SubscriptionLedger<ScreenPair>();
  /** Made when the person first shares: most never do, and every m-line costs. */
  #ownScreen: ScreenPair | null = null;

  /** `added` is told of every line that an offer made before does not have. */
  constructor(pc: RTCPeerConnection, added: () => void) {
    this.#pc = pc;
    this.#added = added;
    this.#own = { microphone: this.#sendOnly('audio'), camera: this.#sendOnly('video') };
    this.#cameraLayers = new SenderLayers(this.#own.camera.sender);
    this.#heartbeat = this.#receiveOnly('audio');
  }

  get heartbeatReceiver(): RTCRtpReceiver {
    return this.#heartbeat.receiver;
  }

  /** Makes room for so many participants beyond those known. */
  reserve(participants: number): void {
    this.#ledger.reserve(participants, () => this.#receivePair());
  }

  /** True when anything changed that the relay has to know. */
  reconcile({ participants, screens, sharing }: People): boolean {
    const people = this.#ledger.reconcile(participants, () => this.#receivePair());
    const shared = this.#screens.reconcile(screens, () => this.#receiveScreen());
    const begins = sharing && this.#ownScreen === null;
    if (begins) this.#ownScreen = this.#sendScreen();
    return people || shared || begins;
  }

  senders(): [Source, RTCRtpSender][] {
    return this.#sent().map(([source, { sender }]) => [source, sender]);
  }

  received(): ReceivedTrack[] {
    return this.#receiving().map(({ participantId, source, transceiver }) => ({
      participantId,
      source,
      track: transceiver.receiver.track,
    }));
  }

  /** What the relay is told beside the offer. */
  describe(): Omit<SessionDescription, 'offer'> {
    const receiving = this.#receiving().flatMap(({ participantId, source, transceiver: { mid } }) =>
      mid === null ? [] : [[mid, { participantId, source }] as const],
    );
    return {
      tracks: Object.fromEntries(
        this.#sent().flatMap(([source, { mid }]) => (mid === null ? [] : [[mid, source] as const])),
      ),
      subscriptions: Object.fromEntries(receiving),
      heartbeatMid: this.#heartbeat.mid ?? '',
    };
  }

  /** How large the camera of each line is shown, of those known. */
  viewed(sizes: ReadonlyMap<string, TileSize>): ViewedTile[] {
    return this.#ledger.owned().flatMap(({ participantId, pair }) => {
      const size = sizes.get(participantId);
      return size === undefined || pair.camera.mid === null ? [] : [{ mid: pair.camera.mid, ...size }];
    });
  }

  /** Layers nobody can need yet are not encoded, unless the relay has said what it wants. */
  adaptLayers(): void {
    this.#cameraLayers.expect(this.#ledger.owned().length);
  }

  /** Each receiver of the camera gets no more than that from now on. */
  hold(ceiling: Ceiling | null): void {
    this.#cameraLayers.hold(ceiling);
  }

  /** Another camera is sent, or none. */
  cameraChanged(): void {
    this.#cameraLayers.cameraChanged();
  }

  /** The relay says which layers of a line it wants. */
  wishLayers({ mid, on, off }: LayerWish): void {
    if (mid === this.#own.camera.mid) this.#cameraLayers.wish(on, off);
  }

  /** The camera goes on as it is sent over another connection. */
  adoptLayers(other: MediaLines): void {
    this.#cameraLayers.adopt(other.#cameraLayers);
  }

  /** The camera's picture is smaller by so much in width and height, once this has resolved. */
  async scaleCameraDown(by: number): Promise<void> {
    this.#cameraLayers.scaleDown(by);
    await this.#cameraLayers.settled();
  }

  #sent(): [Source, RTCRtpTransceiver][] {
    return [...sources(this.#own), ...(this.#ownScreen === null ? [] : sources(this.#ownScreen))];
  }

  #receiving() {
    return [...this.#ledger.owned(), ...this.#screens.owned()].flatMap(({ participantId, pair }) =>
      sources(pair).map(([source, transceiver]) => ({ participantId, source, transceiver })),
    );
  }

  #sendOnly(kind: 'audio' | 'video', encodings = cameraEncodings(simulcastWanted())): RTCRtpTransceiver {
    const sendEncodings = kind === 'video' ? encodings : [];
    const transceiver = this.#pc.addTransceiver(kind, { direction: 'sendonly', sendEncodings });
    preferCodecs(transceiver, kind);
    this.#added();
    return transceiver;
  }

  #receiveOnly(kind: 'audio' | 'video'): RTCRtpTransceiver {
    const transceiver = this.#pc.addTransceiver(kind, { direction: 'recvonly' });
    preferCodecs(transceiver, kind);
    this.#added();
    return transceiver;
  }

  #receivePair(): Pair {
    return { microphone: this.#receiveOnly('audio'), camera: this.#receiveOnly('video') };
  }

  #receiveScreen(): ScreenPair {
    return { screen: this.#receiveOnly('video'), 'screen-audio': this.#receiveOnly('audio') };
  }

  #sendScreen(): ScreenPair {
    return {
      screen: this.#sendOnly('video', [{ maxBitrate: SCREEN_BITS_PER_SECOND }]),
      'screen-audio': this.#sendOnly('audio'),
    };
  }
}

function sources(pair: Pair | ScreenPair): [Source, RTCRtpTransceiver][] {
  return Object.entries(pair) as [Source, RTCRtpTransceiver][];
}
