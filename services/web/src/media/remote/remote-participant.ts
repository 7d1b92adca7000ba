import type { Source } from '../../api/types';
import { FrameGaps } from './frame-gaps';
import { LaneChoice, type Lane } from './lane-choice';

export interface RemoteEvents {
  firstFrame(now: number): void;
  /** The browser wants a click before it plays sound. */
  soundBlocked(): void;
}

/** A picture without a frame for so long stands still. */
const RECENT_MILLIS = 500;

/** Picture and voice of one other person: a stacked pair of videos and a pair of audio elements, one of each per path. */
export class RemoteParticipant {
  readonly element = document.createElement('div');
  readonly gaps = new FrameGaps();
  readonly #videos: readonly [HTMLVideoElement, HTMLVideoElement];
  readonly #sounds: readonly [HTMLAudioElement, HTMLAudioElement];
  readonly #choice = new LaneChoice();
  readonly #events: RemoteEvents;
  readonly #activeLane: () => Lane;
  #cameraOn = true;
  #pictured = false;

  constructor(activeLane: () => Lane, events: RemoteEvents) {
    this.#activeLane = activeLane;
    this.#events = events;
    this.#videos = [this.#makeVideo(0), this.#makeVideo(1)];
    this.#sounds = [this.#makeSound(), this.#makeSound()];
    this.element.className = 'lanes';
    // Sounds stay out of the document, so that people on another page of the grid are still heard.
    this.element.append(...this.#videos);
    this.#show(0);
  }

  setTrack(lane: Lane, source: Source, track: MediaStreamTrack): void {
    const element = source === 'camera' || source === 'screen' ? this.#videos[lane] : this.#sounds[lane];
    const before = element.srcObject instanceof MediaStream ? element.srcObject.getTracks()[0] : undefined;
    if (before === track) return;
    element.srcObject = new MediaStream([track]);
    this.#play(element);
  }

  clearLane(lane: Lane): void {
    this.#videos[lane].srcObject = null;
    this.#sounds[lane].srcObject = null;
  }

  /** Whether the lane brings what is on the screen: true of what is not there. */
  comesOver(lane: Lane, now: number): boolean {
    const other = this.#choice.lastFrame(lane === 0 ? 1 : 0);
    return now - other > RECENT_MILLIS || now - this.#choice.lastFrame(lane) < RECENT_MILLIS;
  }

  /** Both lanes bring the voice while one is left for the other; twice it sounds hollow. */
  muteLane(lane: Lane, muted: boolean): void {
    this.#sounds[lane].muted = muted;
  }

  /** A camera that is off makes no frames, and that is no gap. */
  setCameraOn(on: boolean): void {
    this.#cameraOn = on;
    if (!on) this.gaps.pause();
  }

  get cameraOn(): boolean {
    return this.#cameraOn;
  }

  /** A media element pauses when it moves in the document; this lets all of them go on. */
  replay(): void {
    for (const element of [...this.#videos, ...this.#sounds]) {
      if (element.srcObject !== null) this.#play(element);
    }
  }

  /** Not on the screen right now: browsers draw no frames, and that is no gap. */
  hidden(): void {
    this.gaps.pause();
  }

  /** The video that shows what is newest, for a window of its own. */
  get shownVideo(): HTMLVideoElement {
    return this.#videos[this.#choice.shown];
  }

  /** To be called from a click when sound was blocked. */
  unlockSound(): void {
    for (const sound of this.#sounds) this.#play(sound);
  }

  async setSpeaker(deviceId: string): Promise<void> {
    await Promise.all(this.#sounds.map((sound) => sound.setSinkId(deviceId)));
  }

  dispose(): void {
    this.clearLane(0);
    this.clearLane(1);
    this.element.remove();
  }

  #makeVideo(lane: Lane): HTMLVideoElement {
    const video = document.createElement('video');
    video.autoplay = true;
    video.muted = true;
    video.playsInline = true;
    const next = () => video.requestVideoFrameCallback((now) => this.#frame(lane, now, next));
    next();
    return video;
  }

  #makeSound(): HTMLAudioElement {
    const sound = document.createElement('audio');
    sound.autoplay = true;
    return sound;
  }

  #frame(lane: Lane, now: number, next: () => void): void {
    if (!this.#pictured) this.#events.firstFrame(performance.now());
    this.#pictured = true;
    if (this.#cameraOn) this.gaps.frame(now);
    const shown = this.#choice.shown;
    const choice = this.#choice.frame(lane, this.#activeLane(), now);
    if (choice !== shown) this.#show(choice);
    next();
  }

  #show(lane: Lane): void {
    this.#videos.forEach((video, i) => video.classList.toggle('shown', i === lane));
  }

  #play(element: HTMLMediaElement): void {
    element.play().catch((failure: unknown) => {
      if (failure instanceof DOMException && failure.name === 'NotAllowedError') this.#events.soundBlocked();
    });
  }
}
