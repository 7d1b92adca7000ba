import { Store } from '../../app/store';
import type { Source } from '../../api/types';
import type { Lane } from './lane-choice';
import { RemoteParticipant } from './remote-participant';
import { TileSizes } from './tile-sizes';

export interface RemoteState {
  /** Participants of whom at least one frame was shown. */
  readonly pictured: ReadonlySet<string>;
  /** Participants of whose screen at least one frame was shown. */
  readonly picturedScreens: ReadonlySet<string>;
  readonly soundBlocked: boolean;
}

/** Pictures and voices of all other participants. */
export class RemoteMedia {
  readonly state = new Store<RemoteState>({
    pictured: new Set(),
    picturedScreens: new Set(),
    soundBlocked: false,
  });
  /** How large each person is shown. */
  readonly tiles: TileSizes;
  readonly #people = new Map<string, RemoteParticipant>();
  readonly #screens = new Map<string, RemoteParticipant>();
  readonly #activeLane: () => Lane;
  #speaker: string | null = null;
  onFirstFrame: (now: number) => void = () => undefined;

  constructor(activeLane: () => Lane, viewChanged: () => void = () => undefined) {
    this.#activeLane = activeLane;
    this.tiles = new TileSizes(viewChanged);
  }

  /** The participant's stacked videos, made when first asked for. */
  of(participantId: string): RemoteParticipant {
    const known = this.#people.get(participantId);
    if (known !== undefined) return known;
    const person = new RemoteParticipant(this.#activeLane, {
      firstFrame: (now) => this.#firstFrame(participantId, now),
      soundBlocked: () => this.state.patch({ soundBlocked: true }),
    });
    this.#people.set(participantId, person);
    this.tiles.follow(participantId, person.element);
    if (this.#speaker !== null) void person.setSpeaker(this.#speaker);
    return person;
  }

  setTrack(lane: Lane, participantId: string, source: Source, track: MediaStreamTrack): void {
    const screen = source === 'screen' || source === 'screen-audio';
    (screen ? this.screenOf(participantId) : this.of(participantId)).setTrack(lane, source, track);
  }

  /** The screen somebody shares, over the same two paths as the person. */
  screenOf(participantId: string): RemoteParticipant {
    const known = this.#screens.get(participantId);
    if (known !== undefined) return known;
    const screen = new RemoteParticipant(this.#activeLane, {
      firstFrame: () => this.#firstScreenFrame(participantId),
      soundBlocked: () => this.state.patch({ soundBlocked: true }),
    });
    this.#screens.set(participantId, screen);
    if (this.#speaker !== null) void screen.setSpeaker(this.#speaker);
    return screen;
  }

  clearLane(lane: Lane): void {
    for (const each of this.#everything()) each.clearLane(lane);
  }

  /** Forgets the screens of everybody who is not in the list. */
  retainScreens(participantIds: readonly string[]): void {
    for (const [id, screen] of this.#screens) {
      if (participantIds.includes(id)) continue;
      screen.dispose();
      this.#screens.delete(id);
    }
    const known = this.state.get().picturedScreens;
    const picturedScreens = new Set([...known].filter((id) => participantIds.includes(id)));
    if (picturedScreens.size !== known.size) this.state.patch({ picturedScreens });
  }

  /** Forgets everybody who is not in the list. */
  retain(participantIds: readonly string[]): void {
    for (const [id, person] of this.#people) {
      if (participantIds.includes(id)) continue;
      this.tiles.forget(id, person.element);
      person.dispose();
      this.#people.delete(id);
    }
    const pictured = new Set([...this.state.get().pictured].filter((id) => participantIds.includes(id)));
    if (pictured.size !== this.state.get().pictured.size) this.state.patch({ pictured });
  }

  /** Whether the lane brings everything that is on the screen. */
  comesOver(lane: Lane): boolean {
    const now = performance.now();
    return this.#everything().every((each) => each.comesOver(lane, now));
  }

  /** Lets one lane only be heard; null: both, of which an idle one is silent. */
  hearOnly(lane: Lane | null): void {
    for (const each of this.#everything()) {
      each.muteLane(0, lane === 1);
      each.muteLane(1, lane === 0);
    }
  }

  unlockSound(): void {
    this.state.patch({ soundBlocked: false });
    for (const each of this.#everything()) each.unlockSound();
  }

  async setSpeaker(deviceId: string): Promise<void> {
    this.#speaker = deviceId;
    await Promise.all(this.#everything().map((each) => each.setSpeaker(deviceId)));
  }

  entries(): IterableIterator<[string, RemoteParticipant]> {
    return this.#people.entries();
  }

  /** Answers once with the time without media around a switch: silence before it plus the wait for the next frame. */
  measureInterruption(silenceMillis: number, done: (interruptionMillis: number) => void): void {
    const start = performance.now();
    const sending = [...this.#people.values()].filter((person) => person.cameraOn && person.gaps.frames > 0);
    const counts = sending.map((person) => person.gaps.frames);
    const look = () => {
      const waited = performance.now() - start;
      const flows =
        sending.length === 0 || sending.some((person, i) => person.gaps.frames > (counts[i] ?? 0));
      if (flows || waited > 5_000) done(silenceMillis + (sending.length === 0 ? 0 : waited));
      else setTimeout(look, 20);
    };
    look();
  }

  close(): void {
    this.tiles.close();
    for (const each of this.#everything()) each.dispose();
    this.#people.clear();
    this.#screens.clear();
  }

  #everything(): RemoteParticipant[] {
    return [...this.#people.values(), ...this.#screens.values()];
  }

  #firstScreenFrame(participantId: string): void {
    if (this.state.get().picturedScreens.has(participantId)) return;
    const picturedScreens = new Set([...this.state.get().picturedScreens, participantId]);
    this.state.patch({ picturedScreens });
  }

  #firstFrame(participantId: string, now: number): void {
    this.onFirstFrame(now);
    if (this.state.get().pictured.has(participantId)) return;
    this.state.patch({ pictured: new Set([...this.state.get().pictured, participantId]) });
  }
}
