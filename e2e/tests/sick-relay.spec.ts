import { expect, test } from '@playwright/test';
import { MeetingRoom } from '../src/meetingRoom.ts';
import { ProxiedRelays, type RelayName } from '../src/proxiedRelays.ts';
import { until } from '../src/installation.ts';

test('a relay that loses 15 % for everybody is left without a visible gap', async () => {
  const relays = await ProxiedRelays.start();
  try {
    const room = await MeetingRoom.open(relays.installation, 3);
    try {
      await leaveSickRelay(relays, room);
    } finally {
      await room.close();
    }
  } finally {
    await relays.close();
  }
});

async function leaveSickRelay(relays: ProxiedRelays, room: MeetingRoom): Promise<void> {
  // Given
  const sick = (await room.activeRelay()) as RelayName;
  const tap = await relays.installation.follow(['failover.outcomes.v1', 'incident.lifecycle.v1']);
  const at = Date.now();

  // When
  await relays.impair(sick, { lossRatio: 0.15 });

  // Then
  const moved = await until('everybody is on the other relay', 90_000, async () => {
    const relay = await room.activeRelay().catch(() => sick);
    return relay === sick ? undefined : Date.now() - at;
  });
  await relays.impair(sick, {});
  console.log(`moved after ${moved} ms`);
  const outcome = await tap.first(
    'the command was applied',
    (event) => event.key === room.meetingId && event.data?.['result'] === 'applied',
    5_000,
  );
  expect(outcome.data?.['primary']).not.toBe(sick);
  tap.close();
}
