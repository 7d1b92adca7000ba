import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { TEST_HOME } from '../testInstallation.ts';
import { open, press, withPage, type Stage } from './stage.ts';

/** The first administrator of a test installation. */
export const ADMINISTRATOR = {
  name: 'Grace Miller',
  email: 'grace@example.org',
  password: 'a lantern over the harbour',
} as const;

/** The secret of the one-time link that the tests' installation printed at its first start. */
export async function setupSecret(): Promise<string> {
  return (await readFile(join(TEST_HOME, 'secrets', 'administrator-setup'), 'utf8')).trim();
}

/** The administrator's recovery codes that were not used, by the URL of the installation. */
const codes = new Map<string, string[]>();

/** A window of the administrator, who is created the first time and signs in anew each other time. */
export function withAdministrator(stage: Stage, walk: (page: Page) => Promise<void>): Promise<void> {
  return withPage(stage, async (page) => {
    const left = codes.get(stage.installation.url);
    if (left === undefined) codes.set(stage.installation.url, await walkSetup(stage, page));
    else await walkSignIn(stage, page, left.pop() ?? '');
    await walk(page);
  });
}

async function walkSignIn(stage: Stage, page: Page, code: string): Promise<void> {
  const { t } = stage.review;
  await open(page, stage, '/signin?to=/account');
  await signIn(stage, page, ADMINISTRATOR.email, ADMINISTRATOR.password);
  await page.getByLabel(t('account.code'), { exact: true }).fill(code);
  await stage.review.look(page, 'sign-in-code');
  await press(page, t('account.signIn.action'));
  await page.getByRole('heading', { name: t('account.title') }).waitFor();
}

/** On the page of signing in. */
export async function signIn(
  { review: { t } }: Stage,
  page: Page,
  email: string,
  password: string,
): Promise<void> {
  await page.getByLabel(t('account.email'), { exact: true }).fill(email);
  await page.getByLabel(t('account.password'), { exact: true }).fill(password);
  await press(page, t('account.signIn.action'));
}

/** Creates the administrator by the one-time link, with a second factor, which is what it takes to be one. */
async function walkSetup(stage: Stage, page: Page): Promise<string[]> {
  const { review } = stage;
  const { t } = review;
  await open(page, stage, `/setup#${await setupSecret()}`);
  await page.getByLabel(t('account.name'), { exact: true }).fill(ADMINISTRATOR.name);
  await page.getByLabel(t('account.email'), { exact: true }).fill(ADMINISTRATOR.email);
  await page.getByLabel(t('account.password'), { exact: true }).fill(ADMINISTRATOR.password);
  await review.look(page, 'setup');
  await press(page, t('account.setup.action'));
  await page.getByRole('heading', { name: t('account.title') }).waitFor();
  await review.look(page, 'account-second-factor-missing');
  await press(page, t('account.factor.add'));
  const secret = await page.locator('.enrolment-secret').innerText();
  await page.getByLabel(t('account.factor.firstCode')).fill(oneTimeCode(secret, Date.now()));
  await press(page, t('account.factor.activate'));
  await page.getByRole('heading', { name: t('account.factor.codesTitle') }).waitFor();
  return page.locator('.recovery-codes li').allInnerTexts();
}

const STEP_SECONDS = 30;

/** The code that an authenticator shows: TOTP (RFC 6238) with SHA-1, six digits, steps of 30 s. */
export function oneTimeCode(secret: string, now: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 1_000 / STEP_SECONDS)));
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0xf;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** RFC 4648 §6. */
function fromBase32(text: string): Buffer {
  const bits = [...text.replaceAll(/[\s=]/g, '').toUpperCase()]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}
