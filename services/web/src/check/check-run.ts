import { RequestFailure } from '../api/http';
import { beginProbe, type Probe, type ProbePath } from '../api/probes';
import { Store } from '../app/store';
import type { LocalMedia } from '../media/local/local-media';
import { playTone } from '../media/local/test-tone';
import { browserChecks } from './browser-checks';
import type { Check, CheckResult } from './check';
import {
  asked,
  emptyList,
  finished,
  givenUp,
  resultsOf,
  started,
  withRelays,
  withTurn,
  type CheckList,
} from './check-list';
import { checkCamera, checkMicrophone, checkSpeakers } from './device-checks';
import { backup, processor } from './judges';
import { ProcessorWatch } from './processor-watch';
import { checkRelay, unreachable } from './relay-check';
import { reportChecks } from './report';
import { checkClock, checkServer, checkSocket } from './server-checks';
import { TestPicture } from './test-picture';
import { checkTurn } from './turn-check';

export interface CheckRunState {
  readonly list: CheckList;
  readonly phase: 'running' | 'done';
  /** Nothing was left out. */
  readonly complete: boolean;
}

/** Everything together takes no longer. */
export const LONGEST_MILLIS = 29_000;
/** What a relay takes beside watching: connecting, the first picture, and the warm-up. */
const OVERHEAD_MILLIS = 3_500;
const SHORTEST_WATCH_MILLIS = 1_500;
const LONGEST_WATCH_MILLIS = 3_500;
const MOST_IN_TURN = 4;

const CAMERA: readonly Check[] = ['camera-permission', 'camera-picture', 'camera-motion', 'camera-size'];
const MICROPHONE: readonly Check[] = ['microphone-permission', 'microphone-level', 'microphone-clipping'];
const SERVER: readonly Check[] = ['server', 'web-socket', 'clock'];

/** One run of all checks; it can be given up at any moment, and is over by itself within half a minute. */
export class CheckRun {
  readonly state: Store<CheckRunState>;
  readonly #meetingId: string;
  readonly #local: LocalMedia;
  readonly #abort = new AbortController();
  readonly #began = performance.now();
  readonly #signal = AbortSignal.any([this.#abort.signal, AbortSignal.timeout(LONGEST_MILLIS)]);
  #probe: Probe | null = null;

  constructor(meetingId: string, local: LocalMedia) {
    this.#meetingId = meetingId;
    this.#local = local;
    this.state = new Store<CheckRunState>({ list: emptyList(), phase: 'running', complete: false });
  }

  async start(): Promise<void> {
    this.#done(browserChecks());
    await Promise.all([this.#checkDevices(), this.#checkServices()]);
    await this.#checkRelays();
    const complete = !this.#isOver();
    this.state.set({ list: givenUp(this.state.get().list), phase: 'done', complete });
    if (this.#probe === null) return;
    const { participantId, telemetryToken } = this.#probe;
    await reportChecks(
      { meetingId: this.#meetingId, participantId, telemetryToken },
      {
        mode: 'full',
        durationMillis: performance.now() - this.#began,
        complete,
        results: resultsOf(this.state.get().list),
      },
    );
  }

  /** The person goes on without waiting for the rest. */
  stop(): void {
    this.#abort.abort();
  }

  /** What the person says of the tone. */
  heard(yes: boolean): void {
    this.#done([
      yes
        ? { check: 'speaker-tone', verdict: 'good' }
        : { check: 'speaker-tone', verdict: 'poor', finding: 'speaker-unheard' },
    ]);
  }

  async toneAgain(): Promise<void> {
    await playTone(this.#local.speakerId.get());
  }

  async #checkDevices(): Promise<void> {
    this.#change((list) => started(list, [...CAMERA, ...MICROPHONE]));
    const { camera, microphone, devices } = this.#local;
    const [seen, heard] = await Promise.all([
      checkCamera(camera.state.get(), this.#signal),
      checkMicrophone(microphone.state.get(), this.#signal),
    ]);
    this.#done([...seen, ...heard, checkSpeakers(devices.get().speakers)]);
    if (this.#isOver()) return;
    // Only now: the microphone was not to hear it.
    this.#change((list) => asked(list, 'speaker-tone'));
    await this.toneAgain().catch(() => this.heard(false));
  }

  async #checkServices(): Promise<void> {
    this.#change((list) => started(list, SERVER));
    const [server, socket] = await Promise.all([
      checkServer(this.#meetingId, this.#signal),
      checkSocket(this.#meetingId, this.#signal),
    ]);
    this.#done([server, socket]);
    const askedAt = Date.now();
    try {
      this.#probe = await beginProbe(this.#meetingId, this.#signal);
      this.#done([checkClock(this.#probe.serverTime, askedAt, Date.now())]);
    } catch (failure) {
      const busy = failure instanceof RequestFailure && failure.status === 429;
      const finding = busy ? 'server-busy' : 'server-away';
      this.#done([{ check: 'clock', verdict: 'unknown', finding }]);
    }
    await this.#checkTurn(this.#probe?.iceServers ?? []);
  }

  async #checkTurn(iceServers: readonly RTCIceServer[]): Promise<void> {
    if (iceServers.length === 0) return;
    this.#change((list) => started(withTurn(list), ['turn']));
    this.#done([await checkTurn(iceServers, this.#signal)]);
  }

  async #checkRelays(): Promise<void> {
    const paths = this.#probe?.paths ?? [];
    if (this.#probe === null || this.#isOver()) return;
    const picture = new TestPicture();
    const watch = new ProcessorWatch();
    this.#change((list) =>
      started(
        withRelays(
          list,
          paths.map(({ relayId }) => relayId),
        ),
        ['backup', 'processor'],
      ),
    );
    const turns = inTurns(paths);
    for (const [turn, together] of turns.entries()) {
      const left = this.#began + LONGEST_MILLIS - performance.now();
      const millis = watchMillis(left, turns.length - turn);
      await Promise.all(together.map((path) => this.#checkRelay(path, picture.track, millis)));
    }
    picture.close();
    const late = watch.end();
    if (this.#isOver()) return;
    this.#done([
      { check: 'processor', ...processor(late) },
      { check: 'backup', ...backup(this.#reached()) },
    ]);
  }

  async #checkRelay(path: ProbePath, picture: MediaStreamTrack, millis: number): Promise<void> {
    if (this.#isOver()) return;
    const { relayId } = path;
    this.#change((list) =>
      list.map((item) => (item.relayId === relayId ? { ...item, state: 'running' } : item)),
    );
    const iceServers = this.#probe?.iceServers ?? [];
    const results = await checkRelay(path, iceServers, picture, millis, this.#signal).catch(() =>
      unreachable(relayId, 'udp-blocked'),
    );
    // What was cut short says nothing.
    if (!this.#isOver()) this.#done(results);
  }

  /** Given up, or out of time. */
  #isOver(): boolean {
    return this.#signal.aborted;
  }

  #reached(): number {
    return this.state
      .get()
      .list.filter(
        ({ check, judgement }) => check === 'relay-udp' && /good|fair/.test(judgement?.verdict ?? ''),
      ).length;
  }

  #done(results: readonly CheckResult[]): void {
    this.#change((list) => finished(list, results));
  }

  #change(change: (list: CheckList) => CheckList): void {
    this.state.patch({ list: change(this.state.get().list) });
  }
}

/** One after the other, so that no path disturbs another; side by side only where there are many. */
function inTurns(paths: readonly ProbePath[]): ProbePath[][] {
  const width = Math.max(1, Math.ceil(paths.length / MOST_IN_TURN));
  return Array.from({ length: Math.ceil(paths.length / width) }, (_, i) =>
    paths.slice(i * width, (i + 1) * width),
  );
}

/** Where everything takes longer than usual each relay is watched for a shorter time, so that none is left out. */
export function watchMillis(leftMillis: number, turnsLeft: number): number {
  const share = leftMillis / turnsLeft - OVERHEAD_MILLIS;
  return Math.min(LONGEST_WATCH_MILLIS, Math.max(SHORTEST_WATCH_MILLIS, share));
}
