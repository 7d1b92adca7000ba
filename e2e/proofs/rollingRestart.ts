import { MeetingRoom } from '../src/meetingRoom.ts';
import { drainRelay } from '../src/relayDrain.ts';
import { restoreRelay } from '../src/relayLoss.ts';
import { summary } from '../src/figures.ts';
import { figure, type Proof } from './proof.ts';

/** Both relays are told to stop and started again, one after the other, under a meeting of three. */
export const rollingRestart: Proof = async (installation) => {
  const rounds = Number(process.env['ROUNDS'] ?? 10);
  const room = await MeetingRoom.open(installation, 3);
  const gaps: number[] = [];
  try {
    for (let round = 1; round <= rounds; round++) {
      const relay = await room.activeRelay();
      const drain = await drainRelay(installation, room, relay);
      gaps.push(...drain.gapsMillis);
      console.log(
        `${round}/${rounds} ${relay} ended after ${drain.endedAfterMillis} ms: gaps ${drain.gapsMillis.join(', ')} ms`,
      );
      await restoreRelay(installation, room, relay);
    }
  } finally {
    await room.close();
  }
  console.log(`gaps between pictures: ${summary(gaps)}`);
  figure('gap max', Math.max(...gaps), 'ms', 200);
};
