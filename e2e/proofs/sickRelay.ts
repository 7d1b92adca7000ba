import { pause, summary } from '../src/figures.ts';
import { until, type EventTap, type TopicEvent } from '../src/installation.ts';
import { MeetingRoom } from '../src/meetingRoom.ts';
import { ProxiedRelays, type RelayName } from '../src/proxiedRelays.ts';
import { figure, type Proof } from './proof.ts';

/** How long the pictures are watched after the order. */
const WATCH_MILLIS = 4_000;

const TOPICS = ['failover.commands.v1', 'incident.lifecycle.v1'];

interface Move {
  readonly movedAfterMillis: number;
  readonly gapsMillis: number[];
  /** The same for as long as the relay was sick and nobody had moved: what the loss alone does. */
  readonly sickGapsMillis: number[];
}

/** Figure 8: 15 % loss between one relay and everybody, a meeting of three each time. */
export const sickRelay: Proof = async () => {
  const rounds = Number(process.env['ROUNDS'] ?? 5);
  const relays = await ProxiedRelays.start();
  const tap = await relays.installation.follow(TOPICS);
  const moves: Move[] = [];
  try {
    for (let round = 1; round <= rounds; round++) {
      const move = await leaveSickRelay(relays, tap);
      moves.push(move);
      const gaps = move.gapsMillis.join(', ');
      const before = move.sickGapsMillis.join(', ');
      console.log(
        `${round}/${rounds} moved after ${move.movedAfterMillis} ms, gaps ${gaps} ms (before, by the loss alone: ${before})`,
      );
    }
  } finally {
    tap.close();
    await relays.close();
  }
  const gaps = moves.flatMap((move) => move.gapsMillis);
  console.log(`gaps by the loss alone: ${summary(moves.flatMap((move) => move.sickGapsMillis))}`);
  console.log(`gaps during the move: ${summary(gaps)}`);
  figure('moved after', Math.max(...moves.map((move) => move.movedAfterMillis)), 'ms', 10_000);
  figure('gap during the move', Math.max(...gaps), 'ms', 200);
};

async function leaveSickRelay(relays: ProxiedRelays, tap: EventTap): Promise<Move> {
  const room = await MeetingRoom.open(relays.installation, Number(process.env['PEOPLE'] ?? 3));
  const sick = (await room.activeRelay()) as RelayName;
  try {
    const at = Date.now();
    await relays.impair(sick, { lossRatio: 0.15 });
    const move = await movedFrom(room, sick, tap, at);
    await relays.impair(sick, {});
    return move;
  } finally {
    await room.close();
    await until('the incident is over', 90_000, () => Promise.resolve(isOver(tap.events, sick)));
  }
}

/**
 * The gaps are those from the moment the move is ordered: what was lost before is not the move's. Nobody looks at the
 * pages meanwhile, because looking takes the processor from the pictures.
 */
async function movedFrom(room: MeetingRoom, sick: RelayName, tap: EventTap, at: number): Promise<Move> {
  const orders = (event: TopicEvent) =>
    event.topic === 'failover.commands.v1' && event.key === room.meetingId;
  await room.resetGaps();
  await tap.first('the meeting is ordered away', orders, 30_000);
  const sickGapsMillis = await room.longestGaps();
  await room.resetGaps();
  await pause(WATCH_MILLIS);
  const gapsMillis = await room.longestGaps();
  if ((await room.activeRelay()) === sick) throw new Error(`still on ${sick}`);
  const moves = await Promise.all(
    room.people.map(async (person) => (await person.diagnostics())?.switches.at(-1)?.at ?? Number.NaN),
  );
  return { movedAfterMillis: Math.max(...moves) - at, gapsMillis, sickGapsMillis };
}

function isOver(events: readonly TopicEvent[], relay: string): boolean {
  const told = events.filter(
    (event) => event.data?.['rule'] === 'relay-sick' && JSON.stringify(event.data['cause']).includes(relay),
  );
  return told.at(-1)?.type.endsWith('resolved.v1') ?? true;
}
