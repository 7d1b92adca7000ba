import { ownSite } from '../../account/own-site';
import { Store } from '../../app/store';
import type { Admission, OnOff } from '../../api/types';
import { MediaEngine } from '../../media/engine';
import type { LocalMedia } from '../../media/local/local-media';
import { ScreenShare } from '../../media/local/screen-share';
import type { MediaKit } from '../../media/media-kit';
import { ChatImages } from '../chat/images/chat-images';
import { ChatOutbox, chatMessage, unstored, type About, type UnstoredChat } from './chat-outbox';
import { MeetingSocket } from './meeting-socket';
import {
  EMPTY_MEETING,
  afterMessage,
  lastChatSeq,
  others,
  withOwnMedia,
  type MeetingState,
} from './meeting-state';
import type { ClientMessage, ServerMessage, WithJoinToken } from './messages';
import { ScreenSeat } from './screen-seat';
import { asParticipant, forgetSeat, nextActivation, rememberRemoval, type Seat } from './seat';
import { TokenDesk } from './token-desk';
import { TroubleTeller } from './trouble-teller';

/** What the person brings: devices, and what media starts from. */
export interface OwnMedia {
  readonly local: LocalMedia;
  readonly kit: MediaKit;
}

/** One person's seat in one meeting: socket, media and what they say, brought together. */
export class MeetingSession {
  readonly meetingId: string;
  readonly seat: Seat;
  readonly local: LocalMedia;
  readonly screen = new ScreenShare();
  readonly engine: MediaEngine;
  readonly state: Store<MeetingState>;
  readonly unstored = new Store<readonly UnstoredChat[]>([]);
  readonly images: ChatImages;
  readonly #screenSeat = new ScreenSeat(this.screen, (screen) => this.ask({ type: 'screen-state', screen }));
  readonly #outbox = new ChatOutbox();
  readonly #troubles = new TroubleTeller((trouble) => this.ask({ type: 'media-trouble', ...trouble }));
  readonly #tokens = new TokenDesk(() => this.#socket.send({ type: 'token-request' }));
  readonly #socket: MeetingSocket;
  readonly #unsubscribe: (() => void)[];
  #telemetryToken = '';
  #iceServers: readonly RTCIceServer[] = [];

  /** `admission` is null when a reload resumes the seat; then the server's welcome brings what is needed. */
  constructor(
    meetingId: string,
    seat: Seat,
    { local, kit }: OwnMedia,
    admission: Admission | null,
    joinPressedAt: number | null,
  ) {
    this.meetingId = meetingId;
    this.seat = seat;
    this.local = local;
    this.images = new ChatImages(meetingId, seat);
    this.state = new Store(EMPTY_MEETING);
    this.engine = this.#makeEngine(kit, joinPressedAt);
    this.#socket = this.#makeSocket();
    if (admission !== null) this.#admitted(admission);
    this.#unsubscribe = this.#listen();
    this.#socket.open();
  }

  say(text: string, about: About = {}): void {
    const chat = unstored(text, about);
    this.#outbox.add(chat);
    this.unstored.set(this.#outbox.waiting);
    this.#socket.send(chatMessage(chat));
  }

  /** Asks the meeting for something; false while it cannot be reached, and then nothing will come of it. */
  ask(message: ClientMessage): boolean {
    return this.#socket.send(message);
  }

  /** Begins to share a screen, or ceases to. Rejects when the browser could not. */
  async toggleScreen(): Promise<void> {
    if (this.screen.state.get().screen !== null) this.screen.stop();
    else await this.screen.start();
  }

  leave(): void {
    this.#socket.send({ type: 'leave' });
    this.#finish('left');
  }

  /** The page goes away; the seat stays, for a reload. */
  dispose(): void {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#socket.close();
    this.engine.close();
    this.images.dispose();
  }

  #makeEngine(kit: MediaKit, joinPressedAt: number | null): MediaEngine {
    return new MediaEngine(
      {
        meetingId: this.meetingId,
        participantId: this.seat.participantId,
        local: this.local,
        screen: this.screen,
        kit,
        freshToken: () => this.#tokens.request(),
        iceServers: () => this.#iceServers,
        telemetryToken: () => this.#telemetryToken,
        siteId: ownSite(),
        nextActivation: () => nextActivation(this.meetingId),
        switched: ({ to, from, silenceMillis, ...change }) => {
          const path = { relayId: to, fromRelayId: from, silenceMillis: Math.round(silenceMillis) };
          this.#socket.send({ type: 'path', ...path, ...change });
        },
      },
      joinPressedAt,
    );
  }

  #makeSocket(): MeetingSocket {
    const { participantId, resumeKey } = this.seat;
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    return new MeetingSocket({
      connect: () => new WebSocket(`${scheme}://${location.host}/ws/v1/meetings/${this.meetingId}`),
      hello: () => {
        const seq = lastChatSeq(this.state.get());
        return {
          type: 'hello',
          participantId,
          resumeKey,
          ...(seq === undefined ? {} : { lastChatSeq: seq }),
        };
      },
      received: (message) => this.#received(message),
      linkChanged: (link) => this.state.patch({ link }),
      seatEnded: (end) => this.#finish(end),
    });
  }

  #listen(): (() => void)[] {
    const tell = () => this.#tellMediaState();
    const online = () => this.#socket.retryNow();
    const hide = () => this.engine.close();
    // A page the browser kept frozen has lost its paths; a reload takes the seat again.
    const shown = (event: PageTransitionEvent) => event.persisted && location.reload();
    window.addEventListener('online', online);
    window.addEventListener('pagehide', hide);
    window.addEventListener('pageshow', shown);
    return [
      this.local.microphone.state.subscribe(tell),
      this.local.camera.state.subscribe(tell),
      this.screen.state.subscribe(() => this.#screenSeat.tell(this.state.get().self)),
      this.#troubles.follow(this.local, this.engine),
      () => window.removeEventListener('online', online),
      () => window.removeEventListener('pagehide', hide),
      () => window.removeEventListener('pageshow', shown),
    ];
  }

  #admitted(admission: Admission): void {
    const { participantId, placement, joinToken, participants, chat } = admission;
    this.#telemetryToken = admission.telemetryToken;
    this.#iceServers = admission.iceServers ?? [];
    const self =
      participants.find((p) => p.participantId === participantId) ?? asParticipant(admission, this.seat);
    this.state.patch({
      self: { ...self, microphone: this.#onOff('microphone'), camera: this.#onOff('camera') },
      others: others(participants, participantId),
      chat,
    });
    this.#followPeople();
    this.engine.place(placement, joinToken);
  }

  #received(message: ServerMessage): void {
    const before = this.state.get().others;
    this.state.set(afterMessage(this.state.get(), message, Date.now()));
    if (this.state.get().others !== before) this.#followPeople();
    switch (message.type) {
      case 'welcome':
        this.#telemetryToken = message.telemetryToken;
        this.engine.hold(message.ceiling ?? null);
        this.#placed(message);
        for (const { id } of message.chat) this.#stored(id);
        return this.#greetBack();
      case 'placement':
      case 'token':
        return this.#placed(message);
      case 'ceiling':
        return this.engine.hold(message.ceiling);
      case 'media-stopped':
        return this.#stop(message.source);
      case 'participant-changed':
        if (message.participant.participantId === this.seat.participantId) {
          this.#screenSeat.changed(message.participant);
        }
        return;
      case 'problem':
        return this.#refused(message.problem.status);
      case 'chat-stored':
        return this.#stored(message.id);
      case 'ended':
        return this.#finish('ended');
      default:
        return;
    }
  }

  #placed({ placement, joinToken, iceServers = [] }: WithJoinToken): void {
    this.#iceServers = iceServers;
    const asked = this.#tokens.isWaiting;
    this.#tokens.deliver(joinToken);
    this.engine.place(placement, asked ? null : joinToken);
  }

  /** After each welcome: what the server may have missed. */
  #greetBack(): void {
    this.#tellMediaState();
    this.#screenSeat.tell(this.state.get().self);
    for (const chat of this.#outbox.waiting) this.#socket.send(chatMessage(chat));
    this.#tokens.ask();
    this.#troubles.again();
  }

  #refused(status: number | undefined): void {
    this.#screenSeat.refused(status);
    if (status !== 404) return;
    this.#outbox.dropUndeliverable(this.state.get().others.map((p) => p.participantId));
    this.unstored.set(this.#outbox.waiting);
  }

  #stored(id: string): void {
    if (this.#outbox.stored(id)) this.unstored.set(this.#outbox.waiting);
  }

  #followPeople(): void {
    const people = this.state.get().others;
    const sharers = people.filter((p) => p.screen === 'on');
    this.engine.setParticipants(
      people.map((p) => p.participantId),
      sharers.map((p) => p.participantId),
    );
    for (const p of people) this.engine.remote.of(p.participantId).setCameraOn(p.camera === 'on');
  }

  #tellMediaState(): void {
    const microphone = this.#onOff('microphone');
    const camera = this.#onOff('camera');
    const self = this.state.get().self;
    if (self?.microphone === microphone && self.camera === camera) return;
    this.state.set(withOwnMedia(this.state.get(), microphone, camera));
    this.#socket.send({ type: 'media-state', microphone, camera });
  }

  /** A host switched something of ours off; the person may switch it on again. */
  #stop(source: 'microphone' | 'camera' | 'screen'): void {
    if (source === 'screen') this.screen.stop();
    else this.local.of(source).stop();
  }

  #onOff(source: 'microphone' | 'camera'): OnOff {
    const { on, track } = this.local.of(source).state.get();
    return on && track !== null ? 'on' : 'off';
  }

  #finish(end: NonNullable<MeetingState['end']>): void {
    if (this.state.get().end !== null) return;
    if (end !== 'replaced') forgetSeat(this.meetingId);
    if (end === 'removed') rememberRemoval(this.meetingId, this.seat);
    this.state.patch({ end });
    this.dispose();
    this.screen.stop();
    this.local.dispose();
  }
}
