import { pause } from '../src/figures.ts';
import { MeetingRoom } from '../src/meetingRoom.ts';
import { ProxiedRelays } from '../src/proxiedRelays.ts';
import { figure, type Proof } from './proof.ts';

/** Figure 3: ten minutes of 5 % loss and 30 ms jitter with a muted person and a hidden tab; nobody may switch. */
export const falseSwitches: Proof = async () => {
  const minutes = Number(process.env['MINUTES'] ?? 10);
  const relays = await ProxiedRelays.start();
  const room = await MeetingRoom.open(relays.installation, 3);
  try {
    const [muted, hidden] = room.people;
    if (muted === undefined || hidden === undefined) throw new Error('three people');
    await muted.page.getByRole('button', { name: /^Mute/ }).click();
    await hidden.hide();
    console.log(`hidden tab: document.visibilityState is ${await hidden.visibility()}`);
    for (const relay of ['relay-a', 'relay-b'] as const) {
      await relays.impair(relay, { lossRatio: 0.05, delayMillis: 30, jitterMillis: 30 });
    }
    const before = await switches(room);
    for (let minute = 1; minute <= minutes; minute++) {
      await pause(60_000);
      console.log(`${minute}/${minutes} min: ${(await switches(room)) - before} switches`);
    }
    figure('false switches', (await switches(room)) - before, '', 0);
  } finally {
    await room.close();
    await relays.close();
  }
};

async function switches(room: MeetingRoom): Promise<number> {
  const counts = await Promise.all(
    room.people.map(async (person) => (await person.diagnostics())?.switches.length ?? 0),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}
