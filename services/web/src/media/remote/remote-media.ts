import { Store } from '../../app/store';
import type { Source } from '../../api/types';
import type { Lane } from './lane-choice';
import { RemoteParticipant } from './remote-participant';
import { TileSizes } from './tile-sizes';

export interface RemoteState {
  /** Participants of whom at least one frame was shown. */
  readonly pictured: ReadonlySet<string>;
  readonly soundBlocked: boolean;
}

/** Pictures and voices of all other participants. */
export class RemoteMedia {
  readonly state = new Store<RemoteState>({ pictured: new Set(), soundBlocked: false });
  /** How large each person is shown. */
  readonly tiles: TileSizes;
  readonly #people = new Map<string, RemoteParticipant>();
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
    this.of(participantId).setTrack(lane, source, track);
  }

  clearLane(lane: Lane): void {
    for (const person of this.#people.values()) person.clearLane(lane);
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

  unlockSound(): void {
    this.state.patch({ soundBlocked: false });
    for (const person of this.#people.values()) person.unlockSound();
  }

  async setSpeaker(deviceId: string): Promise<void> {
    this.#speaker = deviceId;
    await Promise.all([...this.#people.values()].map((person) => person.setSpeaker(deviceId)));
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
    for (const person of this.#people.values()) person.dispose();
    this.#people.clear();
  }

  #firstFrame(participantId: string, now: number): void {
    this.onFirstFrame(now);
    this.state.patch({ pictured: new Set([...this.state.get().pictured, participantId]) });
  }
}
