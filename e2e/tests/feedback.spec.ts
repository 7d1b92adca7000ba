import { expect, test } from '@playwright/test';
import { until } from '../src/installation.ts';
import { MeetingRoom } from '../src/meetingRoom.ts';
import { testInstallation } from '../src/testInstallation.ts';

const installation = testInstallation();

test('one click says how the meeting was, and the host reads it in the report', async () => {
  // Given
  const tap = await installation.follow(['meeting.lifecycle.v1']);
  const room = await MeetingRoom.open(installation, 2);
  const [ada, bo] = room.people;
  if (ada === undefined || bo === undefined) throw new Error('two people');
  const given = (rating: number, reasons: number) =>
    tap.first(
      `a rating of ${rating}`,
      ({ type, data }) =>
        type === 'dev.evenkeel.meeting.feedback-given.v1' &&
        data?.['rating'] === rating &&
        (data['reasons'] as unknown[]).length === reasons,
      15_000,
    );
  try {
    // When
    await bo.leave();
    await bo.page.getByText('Bad', { exact: true }).click();
    await expect(bo.page.getByRole('status')).toContainText('Thank you');
    await given(2, 0);
    await bo.page.getByRole('checkbox', { name: 'Echo or noise' }).check();
    await given(2, 1);
    await bo.page.getByRole('textbox', { name: 'In your own words (optional)' }).fill('Somebody was in a bathroom.');
    await bo.page.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(bo.page.getByRole('status')).toContainText('Thank you');
    await ada.endForAll();
    await ada.page.getByRole('heading', { name: 'The meeting is over' }).waitFor();
    await until('the report', 30_000, async () =>
      (await fetch(`${installation.url}/api/v1/reports/${room.meetingId}`)).ok,
    );

    // Then
    await ada.page.goto(`${installation.url}/m/${room.meetingId}/report`);
    await expect(ada.page.getByText('Somebody was in a bathroom.')).toBeVisible();
    await expect(ada.page.getByText('2 of 5')).toBeVisible();
    await bo.page.goto(`${installation.url}/m/${room.meetingId}/report`);
    await expect(bo.page.getByRole('heading', { name: 'Who was there' })).toBeVisible();
    await expect(bo.page.getByText('Somebody was in a bathroom.')).toHaveCount(0);
  } finally {
    tap.close();
    await room.close();
  }
});
