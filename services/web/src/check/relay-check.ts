import { RelayConnection, type ConnectionEnd } from '../media/path/relay-connection';
import { LOWEST_START } from '../media/path/start-rate';
import type { ProbePath } from '../api/probes';
import type { Check, CheckResult, Finding, Judgement } from './check';
import { RELAY_CHECKS } from './check';
import * as judge from './judges';
import {
  pathFigures,
  sentBitsPerSecond,
  showsPictures,
  tellsRoom,
  wayTaken,
  type Sample,
  type Stat,
} from './path-figures';
import { pause } from './pause';

const CONNECT_MILLIS = 6_000;
/** How long the first picture may take, on a machine that is busy with showing the page. */
const ARRIVAL_MILLIS = 4_000;
const LOOK_MILLIS = 100;
/** The bandwidth estimate needs a moment to find out how much fits. */
const WARM_UP_MILLIS = 1_500;
const NOBODY = { participants: [], screens: [], sharing: false } as const;

/**
 * A test call over one relay: one session sends the test picture, another one receives it, over the very connection
 * that a meeting uses.
 *
 * @param iceServers the way around what blocks the direct one
 * @param millis how long the picture is watched once it flows
 */
export async function checkRelay(
  path: ProbePath,
  iceServers: readonly RTCIceServer[],
  picture: MediaStreamTrack,
  millis: number,
  signal: AbortSignal,
): Promise<CheckResult[]> {
  const sender = new RelayConnection(`probe-send-${path.relayId}`);
  const receiver = new RelayConnection(`probe-receive-${path.relayId}`);
  const screen = document.createElement('video');
  screen.muted = true;
  try {
    const ends = await Promise.all([
      connect(receiver, path, 'receiver', [path.sender.participantId], { iceServers, screen }),
      connect(sender, path, 'sender', [], { iceServers, screen }),
    ]);
    const failed = ends.find((end) => end !== 'connected');
    if (failed !== undefined) return unreachable(path.relayId, failed);
    await sender.send('camera', picture);
    await firstPicture(receiver, signal);
    await pause(WARM_UP_MILLIS, signal);
    const before = await sample(sender, receiver);
    await pause(millis, signal);
    return judged(path.relayId, before, await sample(sender, receiver));
  } finally {
    screen.srcObject = null;
    sender.close();
    receiver.close();
  }
}

/** Before it has come nothing can be compared with what comes later. */
async function firstPicture(receiver: RelayConnection, signal: AbortSignal): Promise<void> {
  for (let waited = 0; waited < ARRIVAL_MILLIS && !signal.aborted; waited += LOOK_MILLIS) {
    if (showsPictures([...(await receiver.getStats()).values()] as Stat[])) return;
    await pause(LOOK_MILLIS, signal);
  }
}

async function connect(
  connection: RelayConnection,
  path: ProbePath,
  end: 'sender' | 'receiver',
  participants: readonly string[],
  { iceServers, screen }: { iceServers: readonly RTCIceServer[]; screen: HTMLVideoElement },
): Promise<'connected' | Finding> {
  let settle: (outcome: 'connected' | Finding) => void = () => undefined;
  const outcome = new Promise<'connected' | Finding>((resolve) => (settle = resolve));
  const timer = setTimeout(() => settle('udp-blocked'), CONNECT_MILLIS);
  await connection.open(
    {
      url: path.url,
      token: path[end].joinToken,
      iceServers,
      people: { ...NOBODY, participants },
      // The check finds out what the line bears.
      startRate: LOWEST_START,
      activity: () => ({ active: true, activation: 1 }),
    },
    {
      connected: () => settle('connected'),
      ended: (why) => settle(findingOf(why)),
      remoteTrack: (_, source, track) => {
        if (source !== 'camera') return;
        screen.srcObject = new MediaStream([track]);
        screen.play().catch(() => undefined);
      },
    },
  );
  return outcome.finally(() => clearTimeout(timer));
}

function findingOf(end: ConnectionEnd): Finding {
  return end.why === 'refused' ? 'relay-refused' : 'udp-blocked';
}

async function sample(sender: RelayConnection, receiver: RelayConnection): Promise<Sample> {
  const [sent, received] = await Promise.all([sender.getStats(), receiver.getStats()]);
  return { sender: [...sent.values()] as Stat[], receiver: [...received.values()] as Stat[] };
}

function judged(relayId: string, before: Sample, after: Sample): CheckResult[] {
  const figures = pathFigures(before, after);
  const judgements: readonly (readonly [Check, Judgement])[] = [
    ['relay-udp', judge.way(wayTaken(after.sender))],
    ['relay-round-trip', judge.roundTrip(figures.roundTripMillis)],
    ['relay-loss', judge.loss(figures.lossRatio)],
    ['relay-jitter', judge.jitter(figures.jitterMillis)],
    [
      'relay-upload',
      tellsRoom(after.sender)
        ? judge.upload(figures.upBitsPerSecond)
        : judge.uploadSent(figures.upBitsPerSecond, figures.lossRatio),
    ],
    ['relay-download', judge.download(figures.downBitsPerSecond, sentBitsPerSecond(before, after))],
    ['relay-echo', judge.echo(figures.framesPerSecond)],
  ];
  return judgements.map(([check, judgement]) => ({ check, relayId, ...judgement }));
}

/** Nothing else can be said of a relay that is not reached. */
export function unreachable(relayId: string, finding: Finding): CheckResult[] {
  return RELAY_CHECKS.map((check) =>
    check === 'relay-udp'
      ? { check, relayId, verdict: 'poor', finding }
      : { check, relayId, verdict: 'unknown', finding: 'not-measured' },
  );
}
