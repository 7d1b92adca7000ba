import { percentile, summary } from '../src/figures.ts';
import { MeetingRoom } from '../src/meetingRoom.ts';
import { loseRelay, restoreRelay, type Loss } from '../src/relayLoss.ts';
import { figure, type Proof } from './proof.ts';

/** A relay that has just been started again is compiled meanwhile; what is lost is lost in an ordinary minute of a meeting. */
const CALM_MILLIS = 12_000;

/** Who reads the incident has read before: people come into the meeting on the second topic. */
const READ = ['incident.lifecycle.v1', 'meeting.lifecycle.v1'];

/** Figures 1 and 4 as a newcomer meets them: the first meeting after a start loses its relay at once. */
export const firstKills: Proof = async (installation) => {
  const rounds = Number(process.env['ROUNDS'] ?? 5);
  const seen: Loss[] = [];
  for (let round = 1; round <= rounds; round++) {
    await installation.down();
    await installation.up();
    const tap = await installation.follow(READ);
    const room = await MeetingRoom.open(installation, 3);
    try {
      const relay = await room.activeRelay();
      seen.push(told(round, rounds, await loseRelay(installation, room, tap, relay, 'SIGKILL')));
    } finally {
      tap.close();
      await room.close();
    }
  }
  report(seen, 'active');
};

/** Figures 1, 2 and 4: one relay of the pair is lost again and again under a meeting of three. */
export function losses(options: {
  signal: 'SIGKILL' | 'SIGSTOP';
  victim: 'active' | 'standby';
  rounds: number;
}): Proof {
  return async (installation) => {
    const rounds = Number(process.env['ROUNDS'] ?? options.rounds);
    const tap = await installation.follow(READ);
    const room = await MeetingRoom.open(installation, 3);
    const seen: Loss[] = [];
    try {
      for (let round = 1; round <= rounds; round++) {
        const relay = await pick(room, options.victim);
        const loss = await loseRelay(installation, room, tap, relay, options.signal, CALM_MILLIS);
        seen.push(told(round, rounds, loss));
        await restoreRelay(installation, room, relay);
      }
    } finally {
      tap.close();
      await room.close();
    }
    report(seen, options.victim);
  };
}

function told(round: number, rounds: number, loss: Loss): Loss {
  console.log(
    `${round}/${rounds} ${loss.relay} lost: gaps ${loss.gapsMillis.join(', ')} ms ` +
      `(${loss.switches.join(', ')}), ` +
      `${loss.incidents} incident after ${loss.incidentAfterMillis} ms (decided after ${loss.decidedAfterMillis})`,
  );
  return loss;
}

async function pick(room: MeetingRoom, victim: 'active' | 'standby'): Promise<string> {
  if (victim === 'active') return room.activeRelay();
  const standby = (await room.people[0]?.diagnostics())?.standbyRelayId;
  if (standby == null) throw new Error('there is no standby');
  return standby;
}

function report(seen: readonly Loss[], victim: 'active' | 'standby'): void {
  const gaps = seen.flatMap((loss) => loss.gapsMillis);
  console.log(`gaps between pictures: ${summary(gaps)}`);
  if (victim === 'active') {
    figure('gap p95', percentile(gaps, 0.95), 'ms', 500, 350);
    figure('gap max', Math.max(...gaps), 'ms', 1_000);
  } else {
    figure('gap max', Math.max(...gaps), 'ms', 200);
  }
  const delays = seen.map((loss) => loss.incidentAfterMillis);
  console.log(`signal to incident: ${summary(delays)}`);
  figure('incident max', Math.max(...delays), 'ms', 3_000, 1_500);
  figure('most incidents for one loss', Math.max(...seen.map((loss) => loss.incidents)), '', 1);
}
