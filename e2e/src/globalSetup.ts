import type { Installation } from './installation.ts';
import { MeetingRoom } from './meetingRoom.ts';
import { emptyTestHome, testInstallation } from './testInstallation.ts';

/** Starts an installation of its own for the tests, with empty data, and stops it after them. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  await emptyTestHome();
  const installation = testInstallation();
  await installation.up();
  await warmUp(installation);
  return () => installation.down();
}

/** One meeting before the first test: what is measured is not the first use of a cold process. */
async function warmUp(installation: Installation): Promise<void> {
  const room = await MeetingRoom.open(installation, 2, { settleMillis: 60_000 });
  await room.host.endForAll();
  await room.close();
}
