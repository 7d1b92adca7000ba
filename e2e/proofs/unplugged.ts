import type { Participant } from '../src/participant.ts';
import { pause, summary } from '../src/figures.ts';
import { MeetingRoom } from '../src/meetingRoom.ts';
import { figure, type Proof } from './proof.ts';

const ROUNDS = Number(process.env['ROUNDS'] ?? '10');

/** Well beyond the second in which the next camera is to send. */
const WATCHED_MILLIS = 3_000;

/** A camera's track ends, as when its plug is pulled: how long the other person sees no new picture. */
export const unplugged: Proof = async (installation) => {
  const room = await MeetingRoom.open(installation, 2);
  try {
    const [ada, bo] = room.people;
    if (ada === undefined || bo === undefined) throw new Error('two people');
    const gaps: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await bo.resetGaps();
      await pullPlug(ada);
      await ada.page.getByTestId('took-over-camera').waitFor();
      await pause(WATCHED_MILLIS);
      gaps.push(await bo.longestGapMillis());
      await chooseByHand(ada);
      await bo.sees(1);
    }
    console.log(`gaps ${gaps.join(', ')} ms: ${summary(gaps)}`);
    figure('picture of the next camera', Math.max(...gaps), 'ms', 1_000);
  } finally {
    await room.close();
  }
};

/** Browsers tell it by `ended`, which a made-up camera cannot be brought to do. */
function pullPlug({ page }: Participant): Promise<void> {
  return page.evaluate(() => {
    const video = document.querySelector<HTMLVideoElement>('[data-testid="own-tile"] video');
    const [track] = (video?.srcObject as MediaStream).getVideoTracks();
    track?.stop();
    track?.dispatchEvent(new Event('ended'));
  });
}

/** Off and on again: after that each camera is worth a try again. */
async function chooseByHand({ page }: Participant): Promise<void> {
  await page.getByRole('button', { name: 'Stop video', exact: true }).click();
  await page.getByRole('button', { name: 'Start video', exact: true }).click();
}
