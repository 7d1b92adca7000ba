import { launchBrowser } from '../src/chromium.ts';
import { percentile, summary } from '../src/figures.ts';
import { until } from '../src/installation.ts';
import { MeetingRoom } from '../src/meetingRoom.ts';
import { Participant } from '../src/participant.ts';
import { figure, type Proof } from './proof.ts';

/** A quick typist's. */
const PACE_MILLIS = 100;

/** Figure 9: from the press on Join to the first frame of somebody else, twenty times into a meeting of two. */
export const joins: Proof = async (installation) => {
  const rounds = Number(process.env['ROUNDS'] ?? 20);
  const room = await MeetingRoom.open(installation, 2);
  const browser = await launchBrowser();
  const times: number[] = [];
  try {
    for (let round = 1; round <= rounds; round++) {
      const person = await Participant.join(browser, room.link, `Guest ${round}`, { pace: PACE_MILLIS });
      const millis = await until('the first remote frame', 15_000, async () =>
        (await person.diagnostics())?.firstRemoteFrameMillis,
      );
      times.push(Math.round(millis));
      console.log(`${round}/${rounds} ${Math.round(millis)} ms`);
      await person.leave();
      await person.close();
    }
  } finally {
    await browser.close();
    await room.close();
  }
  console.log(`press to first frame: ${summary(times)}`);
  figure('join p95', percentile(times, 0.95), 'ms', 1_000, 400);
};
