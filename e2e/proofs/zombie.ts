import { pause } from '../src/figures.ts';
import { until } from '../src/installation.ts';
import { MeetingRoom } from '../src/meetingRoom.ts';
import { figure, type Proof } from './proof.ts';

/** Figure 7: a relay frozen for 10 s and woken forwards nothing under the old epoch. */
export const zombie: Proof = async (installation) => {
  const room = await MeetingRoom.open(installation, 3);
  try {
    const relay = await room.activeRelay();
    const port = Number(new URL(installation.url).port) + (relay === 'relay-a' ? 4 : 5);
    await installation.signal(relay, 'SIGSTOP');
    await pause(10_000);
    await installation.signal(relay, 'SIGCONT');
    const metrics = await until('the woken relay answers', 10_000, () => read(port));
    await pause(5_000);
    const later = await read(port);
    console.log(`dropped while fenced: ${value(later, 'reason="fenced"')}`);
    figure('packets forwarded under an old epoch', value(later, 'direction="forwarded-under-old-epoch"'), '', 0);
    if (metrics.length === 0) throw new Error('no metrics');
    await room.settled(30_000);
  } finally {
    await room.close();
  }
};

async function read(port: number): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/q/metrics`).catch(() => undefined);
  return response?.ok === true ? response.text() : '';
}

function value(metrics: string, name: string): number {
  const line = metrics.split('\n').find((candidate) => candidate.includes(name));
  if (line === undefined) throw new Error(`no metric ${name}`);
  return Number(line.slice(line.lastIndexOf(' ') + 1));
}
