import { expect, test, type Page } from '@playwright/test';
import { until } from '../src/installation.ts';
import { MeetingRoom } from '../src/meetingRoom.ts';
import { testInstallation } from '../src/testInstallation.ts';

const installation = testInstallation();
const TROUBLE = 'dev.evenkeel.meeting.media-trouble.v1';

/** What a browser does when a camera is pulled out: its track ends. */
function unplugCamera(page: Page): Promise<string> {
  return page.evaluate(() => {
    const tracks = [...document.querySelectorAll('video')].flatMap((video) =>
      video.srcObject instanceof MediaStream ? video.srcObject.getVideoTracks() : [],
    );
    const own = tracks.find((track) => track.label.startsWith('fake_device'));
    if (own === undefined) throw new Error('no camera of one’s own is shown');
    own.stop();
    own.dispatchEvent(new Event('ended'));
    return own.label;
  });
}

test('a camera is pulled out, another takes over, and the events and the report say so', async () => {
  // Given
  const tap = await installation.follow(['meeting.lifecycle.v1']);
  const room = await MeetingRoom.open(installation, 2);
  const [ada] = room.people;
  if (ada === undefined) throw new Error('two people');
  const told = (trouble: string, remedy?: string) =>
    tap.first(
      `camera: ${trouble}`,
      ({ type, data }) =>
        type === TROUBLE &&
        data?.['part'] === 'camera' &&
        data['trouble'] === trouble &&
        data['remedy'] === remedy,
      15_000,
    );
  try {
    // When
    await unplugCamera(ada.page);

    // Then
    await told('ended');
    await told('none', 'another-device');
    await ada.endForAll();
    await ada.page.getByRole('heading', { name: 'The meeting is over' }).waitFor();
    await until('the report', 30_000, async () =>
      (await fetch(`${installation.url}/api/v1/reports/${room.meetingId}`)).ok,
    );
    await ada.page.goto(`${installation.url}/m/${room.meetingId}/report`);
    const faults = ada.page.getByRole('region', { name: 'Devices and connections of people' });
    await expect(faults).toContainText('The camera of Ada was gone.');
    await expect(faults).toContainText('Another camera took over after');
  } finally {
    tap.close();
    await room.close();
  }
});
