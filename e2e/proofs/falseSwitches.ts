import { pause } from '../src/figures.ts';
import { HiddenTab } from '../src/hiddenTab.ts';
import { until } from '../src/installation.ts';
import { MeetingRoom } from '../src/meetingRoom.ts';
import type { Participant } from '../src/participant.ts';
import { ProxiedRelays } from '../src/proxiedRelays.ts';
import { figure, type Proof } from './proof.ts';

/** Figure 3: ten minutes of 5 % loss and 30 ms jitter with a muted person and a hidden tab; nobody may switch. */
export const falseSwitches: Proof = async () => {
  const relays = await ProxiedRelays.start();
  try {
    const room = await MeetingRoom.open(relays.installation, 2);
    try {
      const hidden = await HiddenTab.join(room.link, 'Hidden');
      try {
        await watch(relays, room, hidden);
      } finally {
        await hidden.close();
      }
    } finally {
      await room.close();
    }
  } finally {
    await relays.close();
  }
};

async function watch(relays: ProxiedRelays, room: MeetingRoom, hidden: HiddenTab): Promise<void> {
  const minutes = Number(process.env['MINUTES'] ?? 10);
  const people = [...room.people, hidden];
  await room.host.page.getByRole('button', { name: /^Mute/ }).click();
  await until('the hidden tab has a second path', 30_000, async () => {
    const state = await hidden.diagnostics();
    return state?.standbyRelayId != null && state.paths[state.standbyRelayId] === 'connected';
  });
  console.log(`hidden tab: document.visibilityState is ${await hidden.visibility()}`);
  for (const relay of ['relay-a', 'relay-b'] as const) {
    await relays.impair(relay, { lossRatio: 0.05, delayMillis: 30, jitterMillis: 30 });
  }
  const before = await switches(people);
  for (let minute = 1; minute <= minutes; minute++) {
    await pause(60_000);
    console.log(`${minute}/${minutes} min: ${(await switches(people)) - before} switches`);
  }
  figure('false switches', (await switches(people)) - before, '', 0);
}

async function switches(people: readonly (Participant | HiddenTab)[]): Promise<number> {
  const counts = await Promise.all(
    people.map(async (person) => (await person.diagnostics())?.switches.length ?? 0),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}
