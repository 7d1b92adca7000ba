import { Store } from '../app/store';
import type { Ceiling, DeviceSource, Placement, RelayRef, Source, SwitchReason } from '../api/types';
import { Diagnostics } from './diagnostics';
import { PathSelector, type PathSwitch } from './failover/path-selector';
import type { LayerWish } from './heartbeat/layers';
import type { Speaker } from './heartbeat/speakers';
import type { LocalMedia } from './local/local-media';
import type { ScreenShare } from './local/screen-share';
import type { MediaKit } from './media-kit';
import { RelayPath, type PathState } from './path/relay-path';
import { availableRate, startRate } from './path/start-rate';
import type { Lane } from './remote/lane-choice';
import { RemoteMedia } from './remote/remote-media';
import { StatsReporter } from './stats/stats-reporter';

/** What the engine needs of the meeting. */
export interface EnginePorts {
  readonly meetingId: string;
  readonly participantId: string;
  readonly local: LocalMedia;
  readonly screen: ScreenShare;
  readonly kit: MediaKit;
  /** Asks the meeting for a token; answers as soon as the meeting can be reached. */
  freshToken(): Promise<string>;
  iceServers(): readonly RTCIceServer[];
  telemetryToken(): string;
  siteId(): string | undefined;
  nextActivation(): number;
  switched(change: PathSwitch): void;
}

/** The state of media as a person may be told it. */
export interface MediaState {
  /** `protected`: both paths stand. `unprotected`: media flows, there is no second path. `interrupted`: no path stands. */
  readonly connectivity: 'connecting' | 'protected' | 'unprotected' | 'interrupted';
  readonly activeRelayId: string | null;
  readonly lastSwitch: {
    readonly reason: SwitchReason;
    readonly interruptionMillis: number;
    readonly at: number;
  } | null;
}

/** So long after the new relay knows, sound comes over it; a relay that is left sends for so long at most. */
const SOUND_OVERLAP_MILLIS = 250;
const LINGER_MILLIS = 3_500;

const SOURCES: readonly DeviceSource[] = ['microphone', 'camera'];

/** Media of one seat in one meeting: two paths, the choice between them, pictures, voices and statistics. */
export class MediaEngine {
  readonly state = new Store<MediaState>({
    connectivity: 'connecting',
    activeRelayId: null,
    lastSwitch: null,
  });
  readonly remote: RemoteMedia;
  readonly stats: StatsReporter;
  readonly #ports: EnginePorts;
  readonly #selector: PathSelector<RelayPath>;
  readonly #diagnostics: Diagnostics;
  readonly #unsubscribe: (() => void)[];
  #participants: readonly string[] = [];
  #screens: readonly string[] = [];
  #ceiling: Ceiling | null = null;
  #stood = false;
  #hearing: ReturnType<typeof setTimeout> | undefined;
  /** By connection. */
  readonly #speakers = new Map<string, readonly Speaker[]>();

  constructor(ports: EnginePorts, joinPressedAt: number | null) {
    this.#ports = ports;
    this.remote = new RemoteMedia(
      () => this.#activeLane(),
      () => this.#viewChanged(),
    );
    this.#selector = this.#makeSelector();
    ports.kit.observer.listen((message) => {
      this.#selector.observed(message);
      if (message.type === 'speakers') this.#heard(message.path, message.speakers);
      if (message.type === 'layers') this.#wished(message.path, message.lines);
    });
    this.#diagnostics = new Diagnostics(this.#selector, this.remote, joinPressedAt);
    this.stats = new StatsReporter({
      meetingId: ports.meetingId,
      participantId: ports.participantId,
      telemetryToken: () => ports.telemetryToken(),
      siteId: () => ports.siteId(),
      paths: () => this.#measuredPaths(),
    });
    this.#unsubscribe = [
      ...SOURCES.map((source) => this.#followLocal(source)),
      ports.screen.state.subscribe(() => {
        for (const path of this.#selector.paths) void path.refreshScreen();
      }),
      ports.local.speakerId.subscribe(() => this.#followSpeaker()),
    ];
    this.#followSpeaker();
    this.stats.start();
  }

  /** Follows a placement; the first one starts everything. */
  place(placement: Placement, token: string | null): void {
    this.#selector.place(placement, token);
  }

  /** Each person gets no more than that from now on; null: as much as there is. */
  hold(ceiling: Ceiling | null): void {
    this.#ceiling = ceiling;
    for (const path of this.#selector.paths) path.refreshCeiling();
  }

  /** Follows who else is there, and who of them shares a screen. */
  setParticipants(participantIds: readonly string[], screens: readonly string[]): void {
    this.#participants = participantIds;
    this.#screens = screens;
    this.remote.retain(participantIds);
    this.remote.retainScreens(screens);
    for (const path of this.#selector.paths) path.refreshParticipants();
  }

  close(): void {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    clearTimeout(this.#hearing);
    this.stats.stop();
    this.#selector.close();
    this.#ports.kit.close();
    this.remote.close();
    this.#diagnostics.close();
  }

  #makeSelector(): PathSelector<RelayPath> {
    return new PathSelector<RelayPath>({
      open: (relay) => this.#openPath(relay),
      observe: (message) => this.#ports.kit.observer.send(message),
      switched: (change) => this.#switched(change),
      changed: () => this.#publish(),
      nextActivation: () => this.#ports.nextActivation(),
      schedule: (task, delayMillis) => void setTimeout(task, delayMillis),
      random: () => Math.random(),
    });
  }

  #openPath(relay: RelayRef): RelayPath {
    const taken = this.#selector.paths.map((path) => path.lane);
    const lane: Lane = taken.includes(0) ? 1 : 0;
    return new RelayPath(relay, lane, {
      ready: this.#ports.kit.observer.ready,
      newConnection: () => this.#ports.kit.newConnection(),
      freshToken: () => this.#ports.freshToken(),
      iceServers: () => this.#ports.iceServers(),
      activity: (relayId) => ({
        active: relayId === this.#selector.active?.relayId,
        activation: this.#selector.activation,
      }),
      startRate: () => this.#startRate(),
      localTrack: (source) => this.#localTrack(source),
      participants: () => this.#participants,
      tileSizes: () => this.remote.tiles.sizes,
      ceiling: () => this.#ceiling,
      screens: () => this.#screens,
      sharing: () => this.#ports.screen.state.get().screen !== null,
      stateChanged: (path) => this.#pathChanged(path),
      connectionOpened: (path) => this.#selector.pathChanged(path),
      received: (path) => this.remote.comesOver(path.lane),
      remoteTrack: (path, id, source, track) => this.remote.setTrack(path.lane, id, source, track),
    });
  }

  /** What the path in use has been seen to bear; the next one begins there. */
  async #startRate(): Promise<number> {
    const stats = await this.#selector.active?.connection?.getStats();
    return startRate(stats === undefined ? undefined : availableRate(stats.values()));
  }

  #pathChanged(path: RelayPath): void {
    // A lost path keeps its last pictures until the next connection brings new ones.
    if (path.state === 'closed') this.remote.clearLane(path.lane);
    this.#sendAlike();
    this.#selector.pathChanged(path);
  }

  /** What the relay whose path is in use wants of the camera counts. */
  #wished(connectionId: string, lines: readonly LayerWish[]): void {
    const active = this.#selector.active?.connection;
    if (active?.id !== connectionId) return;
    active.wishLayers(lines);
    this.#sendAlike();
  }

  /** A change of path begins and ends no layer. */
  #sendAlike(): void {
    const active = this.#selector.active?.connection ?? null;
    if (active === null) return;
    for (const { connection } of this.#selector.paths)
      if (connection !== active) connection?.adoptLayers(active);
  }

  #viewChanged(): void {
    for (const path of this.#selector.paths) path.refreshView();
  }

  /** Both relays know who speaks; the one whose media is shown is believed. */
  #heard(connectionId: string, speakers: readonly Speaker[]): void {
    this.#speakers.set(connectionId, speakers);
    if (connectionId === this.#selector.active?.connection?.id) this.stats.told(speakers);
  }

  /** What the other relay said last, for it does not say it again. */
  #believeActive(): void {
    const known = new Set(this.#selector.paths.map((path) => path.connection?.id));
    for (const id of this.#speakers.keys()) if (!known.has(id)) this.#speakers.delete(id);
    const speakers = this.#speakers.get(this.#selector.active?.connection?.id ?? '');
    if (speakers !== undefined) this.stats.told(speakers);
  }

  #followSpeaker(): void {
    this.remote.setSpeaker(this.#ports.local.speakerId.get()).catch((failure: unknown) => {
      console.error('setSinkId', failure);
    });
  }

  #followLocal(source: DeviceSource): () => void {
    return this.#ports.local.of(source).state.subscribe(() => {
      for (const path of this.#selector.paths) path.refreshTrack(source);
    });
  }

  #localTrack(source: Source): MediaStreamTrack | null {
    switch (source) {
      case 'microphone':
      case 'camera':
        return this.#ports.local.of(source).state.get().track;
      case 'screen':
        return this.#ports.screen.state.get().screen;
      case 'screen-audio':
        return this.#ports.screen.state.get().sound;
    }
  }

  #activeLane(): Lane {
    return this.#selector.active?.lane ?? 0;
  }

  #measuredPaths() {
    const active = this.#selector.active;
    return this.#selector.paths.flatMap((path) =>
      path.connection === null || path.state !== 'connected'
        ? []
        : [{ relayId: path.relayId, active: path === active, connection: path.connection }],
    );
  }

  #switched(change: PathSwitch): void {
    const at = performance.now();
    this.#diagnostics.switched(change);
    this.#ports.switched(change);
    this.#believeActive();
    this.#hearActive(change.reason);
    this.remote.measureInterruption(change.silenceMillis, (interruptionMillis) =>
      this.state.patch({ lastSwitch: { reason: change.reason, interruptionMillis, at } }),
    );
  }

  /** While a healthy path is left every voice comes twice: as soon as the new one brings it, the old one is muted. */
  #hearActive(reason: SwitchReason): void {
    clearTimeout(this.#hearing);
    this.remote.hearOnly(null);
    if (reason !== 'placement' && reason !== 'return') return;
    const mute = () => {
      const claimed = this.#selector.active?.claimed === true;
      if (claimed) this.remote.hearOnly(this.#activeLane());
      this.#hearing = setTimeout(
        claimed ? () => this.remote.hearOnly(null) : mute,
        claimed ? LINGER_MILLIS : SOUND_OVERLAP_MILLIS,
      );
    };
    this.#hearing = setTimeout(mute, SOUND_OVERLAP_MILLIS);
  }

  #publish(): void {
    const activeRelayId = this.#selector.active?.relayId ?? null;
    const connectivity = this.#connectivity(this.#selector.active?.state, this.#selector.standby?.state);
    this.state.patch({ activeRelayId, connectivity });
  }

  #connectivity(active?: PathState, standby?: PathState): MediaState['connectivity'] {
    if (active === 'connected') {
      this.#stood = true;
      return standby === 'connected' ? 'protected' : 'unprotected';
    }
    return this.#stood ? 'interrupted' : 'connecting';
  }
}
