import { percentile } from '../src/figures.ts';
import { until } from '../src/installation.ts';
import { MeetingRoom } from '../src/meetingRoom.ts';
import { ProxiedRelays, type RelayName } from '../src/proxiedRelays.ts';
import { figure, type Proof } from './proof.ts';

/** Figure 8: 15 % loss between one relay and everybody; the gap is that around the move, not that of the loss before it. */
export const sickRelay: Proof = async () => {
  const relays = await ProxiedRelays.start();
  const room = await MeetingRoom.open(relays.installation, 3);
  try {
    const sick = (await room.activeRelay()) as RelayName;
    const at = Date.now();
    await relays.impair(sick, { lossRatio: 0.15 });
    const gaps: number[] = [];
    await until('everybody is on the other relay', 20_000, async () => {
      const relay = await room.activeRelay().catch(() => undefined);
      gaps.push(...(await room.longestGaps()));
      await room.resetGaps();
      return relay !== undefined && relay !== sick;
    });
    figure('moved after', Date.now() - at, 'ms', 10_000);
    const around = gaps.slice(-3 * room.people.length);
    console.log(`gaps while lossy: p50 ${percentile(gaps, 0.5)} ms, max ${Math.max(...gaps)} ms`);
    figure('gap during the move', Math.max(...around), 'ms', 200);
  } finally {
    await room.close();
    await relays.close();
  }
};
