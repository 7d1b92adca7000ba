import type { Page } from '@playwright/test';
import { until, type Installation } from '../installation.ts';
import { MeetingRoom } from '../meetingRoom.ts';
import { open, type Stage } from './stage.ts';

/** What went wrong on purpose, so that there is something to look at. */
export interface Trouble {
  readonly meetingId: string;
  readonly incidentId: string;
}

interface ConsoleIncident {
  readonly incidentId: string;
  readonly rule: string;
  readonly meetingIds: readonly string[];
}

/** A meeting whose relay is killed, up to its report. */
export async function makeTrouble(installation: Installation): Promise<Trouble> {
  const room = await MeetingRoom.open(installation, 2);
  try {
    await installation.signal(await room.activeRelay(), 'SIGKILL');
    const incident = await until('the incident', 15_000, async () => {
      const { incidents } = await installation.json<{ incidents: ConsoleIncident[] }>('/api/v1/console');
      return incidents.find(
        ({ rule, meetingIds }) => rule === 'relay-lost' && meetingIds.includes(room.meetingId),
      );
    });
    await installation.up();
    await room.host.endForAll();
    await until('the report', 120_000, async () =>
      (await fetch(`${installation.url}/api/v1/reports/${room.meetingId}`)).ok,
    );
    return { meetingId: room.meetingId, incidentId: incident.incidentId };
  } finally {
    await room.close();
  }
}

/** The operator's console, an incident, and the report of a meeting that had one. */
export async function walkTrouble(stage: Stage, page: Page, trouble: Trouble): Promise<void> {
  const { t } = stage.review;
  await walkConsole(stage, page);
  await page.goto(`${stage.installation.url}/console?incident=${trouble.incidentId}`);
  await page.getByRole('dialog').waitFor();
  await stage.review.look(page, 'incident');
  await page.getByRole('button', { name: t('console.act.comment'), exact: true }).click();
  await stage.review.look(page, 'incident-comment');
  await open(page, stage, `/m/${trouble.meetingId}/report`);
  await page.getByRole('heading', { name: t('report.faults') }).waitFor();
  await page.locator('details.fault-details summary').first().click();
  await stage.review.look(page, 'report-with-fault');
  await walkOperations(stage, page);
}

/** Alerting, emergency plans and what the shipped one did about the relay. */
async function walkOperations(stage: Stage, page: Page): Promise<void> {
  const { t } = stage.review;
  const look = (state: string) => stage.review.look(page, state);
  await open(page, stage, '/console/alerts');
  await page.getByText(t('alerts.newSilence')).waitFor();
  await look('alerts');
  await page.getByText(t('alerts.newSilence')).click();
  await look('silence-form');
  await open(page, stage, '/console/plans');
  await page.getByRole('link', { name: /relay-loss/ }).first().waitFor();
  await look('plans');
  await page.getByRole('link', { name: /relay-loss ·/ }).first().click();
  await page.getByRole('link', { name: t('plans.toIncident') }).waitFor();
  await look('plan-run');
  await open(page, stage, '/console/plans/database-outage');
  await page.getByText(t('plans.start')).click();
  await look('emergency-plan');
}

export async function walkConsole(stage: Stage, page: Page): Promise<void> {
  await page.goto(`${stage.installation.url}/console`);
  await page.getByRole('heading', { name: stage.review.t('console.incidents') }).waitFor();
  await stage.review.look(page, 'console');
  await open(page, stage, '/console/rules');
  const name = page.getByText('device-offline', { exact: true });
  await name.click();
  await page
    .getByRole('group')
    .filter({ has: name })
    .getByText(stage.review.t('rules.misses'))
    .waitFor();
  await stage.review.look(page, 'rules');
}
