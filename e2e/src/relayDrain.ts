import { pause } from './figures.ts';
import { until, type Installation } from './installation.ts';
import type { MeetingRoom } from './meetingRoom.ts';

/** What an orderly end of a relay did to a meeting. */
export interface Drain {
  /** Longest gap between pictures, one for each person. */
  readonly gapsMillis: readonly number[];
  readonly endedAfterMillis: number;
}

/** Longer than a relay waits for its meetings to be moved. */
const PATIENCE_MILLIS = 40_000;

/** Asks a relay to end (SIGTERM) under a meeting and watches what everybody sees until a moment after it has. */
export async function drainRelay(
  installation: Installation,
  room: MeetingRoom,
  relay: string,
): Promise<Drain> {
  await room.resetGaps();
  const at = Date.now();
  await installation.signal(relay, 'SIGTERM');
  await until(`${relay} has ended`, PATIENCE_MILLIS, async () => {
    const status = (await installation.status()).find((process) => process.name === relay);
    return status?.state === 'stopped';
  });
  const endedAfterMillis = Date.now() - at;
  await pause(1_000);
  return { gapsMillis: await room.longestGaps(), endedAfterMillis };
}
