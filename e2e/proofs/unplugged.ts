import type { Participant } from '../src/participant.ts';
import { pause, summary } from '../src/figures.ts';
import { MeetingRoom } from '../src/meetingRoom.ts';
import { figure, type Proof } from './proof.ts';

const ROUNDS = Number(process.env['ROUNDS'] ?? '10');

/** Well beyond the second in which the next camera is to send. */
const WATCHED_MILLIS = 3_000;

/** After the last of the made-up cameras comes the first; the one between them is a depth camera, of which nothing is sent. */
const LAST = 'fake_device_2';

/** A camera's track ends, as when its plug is pulled: how long the other person sees no new picture. */
export const unplugged: Proof = async (installation) => {
  const room = await MeetingRoom.open(installation, 2);
  try {
    const [ada, bo] = room.people;
    if (ada === undefined || bo === undefined) throw new Error('two people');
    const gaps: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await chooseByHand(ada, LAST);
      await bo.sees(1);
      gaps.push(await gapWithout(ada, bo));
    }
    console.log(`gaps ${gaps.join(', ')} ms: ${summary(gaps)}`);
    figure('picture of the next camera', Math.max(...gaps), 'ms', 1_000);
  } finally {
    await room.close();
  }
};

/** The longest time without a picture of Ada, whose camera is pulled out. */
async function gapWithout(ada: Participant, bo: Participant): Promise<number> {
  await bo.resetGaps();
  await pullPlug(ada);
  await ada.page.getByTestId('took-over-camera').waitFor();
  await pause(WATCHED_MILLIS);
  return bo.longestGapMillis();
}

/** Browsers tell it by `ended`, which a made-up camera cannot be brought to do. */
function pullPlug({ page }: Participant): Promise<void> {
  return page.evaluate(() => {
    const video = document.querySelector<HTMLVideoElement>('[data-testid="own-tile"] video');
    const [track] = (video?.srcObject as MediaStream).getVideoTracks();
    track?.stop();
    track?.dispatchEvent(new Event('ended'));
  });
}

/** After that each camera is worth a try again. */
async function chooseByHand({ page }: Participant, label: string): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Settings' }).click();
  await page.getByRole('combobox', { name: 'Camera' }).selectOption({ label });
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}
