import type { Participant } from '../src/participant.ts';
import { pause, steadyMillis } from '../src/figures.ts';
import { until } from '../src/installation.ts';
import { MeetingRoom } from '../src/meetingRoom.ts';
import { figure, type Proof } from './proof.ts';

const AWAY_MILLIS = 5_000;

/** How many have their camera on: five ask more of two processors than there is; the others listen and chat. */
const CAMERAS = Number(process.env['CAMERAS'] ?? '2');

/** Room-service is killed under five people who go on chatting, and started again. */
export const roomRestart: Proof = async (installation) => {
  const room = await MeetingRoom.open(installation, 5, { settleMillis: 90_000, cameras: CAMERAS });
  try {
    await room.resetGaps();
    await pause(AWAY_MILLIS);
    console.log(`longest gaps of media before: ${(await longestGaps(room)).join(', ')} ms`);
    const lines = await everybodySays(room, 'before');
    const returns = room.people.map(backAgain);
    await room.resetGaps();
    await installation.signal('room-service', 'SIGKILL');
    lines.push(...(await everybodySays(room, 'while it is away')));
    await pause(AWAY_MILLIS);
    const started = installation.up();
    const path = `${installation.url}/api/v1/meetings/${room.meetingId}`;
    await until('room-service answers', 60_000, async () => (await fetch(path)).ok);
    const upAt = steadyMillis();
    const late = (await Promise.all(returns)).map((at) => Math.max(0, at - upAt));
    await started;
    const gaps = await longestGaps(room);
    console.log(`back ${late.join(', ')} ms after it is up; longest gaps of media ${gaps.join(', ')} ms`);
    figure('back on the control channel', Math.max(...late), 'ms', 3_000);
    figure('longest gap of media', Math.max(...gaps), 'ms', 500);
    lines.push(...(await everybodySays(room, 'after')));
    await countLines(room, lines);
  } finally {
    await room.close();
  }
};

/** What each person saw of the others whose cameras are on. */
async function longestGaps(room: MeetingRoom): Promise<number[]> {
  const shown = await Promise.all(room.people.slice(0, CAMERAS).map((person) => person.participantId()));
  return Promise.all(
    room.people.map(async (person) => {
      const gaps = (await person.gaps()).filter((gap) => shown.includes(gap.participantId));
      return Math.max(0, ...gaps.map((gap) => gap.longestGapMillis));
    }),
  );
}

async function everybodySays(room: MeetingRoom, when: string): Promise<string[]> {
  const lines: string[] = [];
  for (const person of room.people) {
    lines.push(`${person.name}, ${when}`);
    await person.say(`${person.name}, ${when}`);
  }
  return lines;
}

/** When the server says the first thing on a control channel that is opened from now on. */
function backAgain({ page }: Participant): Promise<number> {
  return new Promise((resolve) => {
    page.on('websocket', (socket) => {
      if (socket.url().includes('/ws/v1/meetings/')) {
        socket.once('framereceived', () => resolve(steadyMillis()));
      }
    });
  });
}

async function countLines(room: MeetingRoom, lines: readonly string[]): Promise<void> {
  let lost = 0;
  let twice = 0;
  for (const person of room.people) {
    for (const line of lines) {
      const shown = person.page.getByRole('log').getByText(line, { exact: true });
      await shown.first().waitFor({ timeout: 10_000 }).catch(() => console.log(`${person.name} has no “${line}”`));
      const times = await shown.count();
      if (times === 0) lost += 1;
      if (times > 1) twice += 1;
    }
  }
  console.log(`${lines.length} lines, looked for at ${room.people.length} people`);
  figure('chat lines lost', lost, '', 0);
  figure('chat lines twice', twice, '', 0);
}
