import type { Page } from '@playwright/test';
import { breakLink } from './site.ts';
import { open, press, withPage, type Stage } from './stage.ts';

/** What operators see and do while something is wrong: a link of a site that its own gear says is down. */
export async function walkOperators(stage: Stage): Promise<void> {
  await withPage(stage, async (page) => {
    await walkAway(stage, page);
    const incidentId = await breakLink(stage.installation);
    await walkOpenIncident(stage, page, incidentId);
    await walkSilence(stage, page);
    await walkDrills(stage, page);
    await walkRun(stage, page);
  });
}

/** The console cannot reach its service. */
async function walkAway(stage: Stage, page: Page): Promise<void> {
  await page.route('**/api/v1/console**', (route) => route.abort());
  await page.goto(`${stage.installation.url}/console`);
  await page.getByText(stage.review.t('console.unreachable')).waitFor();
  await stage.review.look(page, 'console-away');
  await page.unroute('**/api/v1/console**');
}

async function walkOpenIncident(stage: Stage, page: Page, incidentId: string): Promise<void> {
  const { t } = stage.review;
  await page.goto(`${stage.installation.url}/console`);
  await page.getByRole('heading', { name: t('console.incidents') }).waitFor();
  await stage.review.look(page, 'console-open-incident');
  await page.goto(`${stage.installation.url}/console?incident=${incidentId}`);
  await page.getByRole('dialog').waitFor();
  await press(page, t('console.act.assign'));
  await page.getByLabel(t('console.act.by')).fill('Grace Miller');
  await page.getByLabel(t('console.act.words.assign')).fill('Linus');
  await stage.review.look(page, 'incident-assign');
  await page.locator('.incident-actions form').getByRole('button').click();
  await page.getByText(t('console.ownedBy', { owner: 'Linus' })).waitFor();
  await stage.review.look(page, 'incident-owned');
}

async function walkSilence(stage: Stage, page: Page): Promise<void> {
  const { t } = stage.review;
  await open(page, stage, '/console/alerts?cause=berlin-fibre&rule=site-link-bad');
  await page.getByLabel(t('console.act.by')).fill('Grace Miller');
  await page.getByLabel(t('alerts.reason')).fill('The carrier works on it until the evening.');
  await press(page, t('alerts.silence'));
  const end = page.getByRole('button', { name: t('alerts.end'), exact: true });
  await end.first().waitFor();
  await stage.review.look(page, 'silences');
  await end.first().click();
  await page.getByRole('alertdialog').or(page.getByRole('dialog')).waitFor();
  await stage.review.look(page, 'silence-end-dialog');
  await page.keyboard.press('Escape');
}

async function walkDrills(stage: Stage, page: Page): Promise<void> {
  const { t } = stage.review;
  const look = (state: string) => stage.review.look(page, state);
  await open(page, stage, '/console/plans');
  await page.getByText(t('drillCalendar.plan'), { exact: true }).first().click();
  await page.getByLabel(t('drillCalendar.repeats')).selectOption('weekly');
  await look('drill-form');
  await page.locator('#drill-start').fill('2030-04-05T10:00');
  await press(page, t('drillCalendar.plan'));
  const end = page.getByRole('button', { name: t('drillCalendar.end'), exact: true });
  await end.first().waitFor();
  await look('drill-planned');
  await end.first().click();
  await page.getByRole('alertdialog').or(page.getByRole('dialog')).waitFor();
  await look('drill-end-dialog');
  await page.keyboard.press('Escape');
  await press(page, t('drills.fault.kill'));
  const sure = page.getByRole('alertdialog').or(page.getByRole('dialog'));
  await sure.waitFor();
  await look('drill-dialog');
  await sure.getByRole('button', { name: t('drills.fault.kill'), exact: true }).click();
  await page.getByText(t('drills.none')).waitFor({ state: 'hidden' });
  await look('drill');
}

/** A plan that a person starts, tried first. */
async function walkRun(stage: Stage, page: Page): Promise<void> {
  const { t } = stage.review;
  await open(page, stage, '/console/plans/database-outage');
  await page.getByText(t('plans.start')).click();
  await page.getByLabel(t('plans.targetId')).fill('postgres');
  await press(page, t('plans.dryRun'));
  await page.locator('.start-form ~ *').last().waitFor();
  await stage.review.look(page, 'plan-tried');
  await press(page, t('plans.startNow'));
  await page.getByRole('heading', { name: t('plans.run') }).first().waitFor();
  await page.locator('.step-row').first().waitFor();
  await stage.review.look(page, 'plan-run-by-hand');
}
