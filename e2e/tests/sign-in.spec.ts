import { expect, test } from '@playwright/test';
import type { Browser, Page } from 'puppeteer-core';
import { launchFirefox } from '../src/firefox.ts';
import { offers, press } from '../src/firefoxParticipant.ts';
import { ADMINISTRATOR, setupSecret } from '../src/pages/administrator.ts';
import { testInstallation } from '../src/testInstallation.ts';

const installation = testInstallation();
const MENU = `Account of ${ADMINISTRATOR.name}`;

let firefox: Browser;
test.beforeAll(async () => {
  firefox = await launchFirefox();
});
test.afterAll(async () => {
  await firefox.close();
});

test('an administrator signs in with a password in Firefox, and out again', async () => {
  // Given
  const page = await firefox.newPage();
  if (!(await isSetUp())) await setUp(page);

  // When
  await page.goto(`${installation.url}/signin`);
  await type(page, 'email', ADMINISTRATOR.email);
  await type(page, 'password', 'not the password');
  await press(page, 'Sign in');
  const refusal = await page.locator('[role="alert"]').map((alert) => alert.textContent).wait();
  await type(page, 'password', ADMINISTRATOR.password);
  await press(page, 'Sign in');

  // Then
  expect(refusal).not.toBe('');
  await offers(page, MENU);
  await signOut(page);
});

/** Tests before this one may have made the administrator. */
async function isSetUp(): Promise<boolean> {
  const { email, password } = ADMINISTRATOR;
  const response = await fetch(`${installation.url}/api/v1/account/sessions`, {
    method: 'POST',
    headers: { origin: installation.url, 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  return response.status === 201;
}

async function setUp(page: Page): Promise<void> {
  await page.goto(`${installation.url}/setup#${await setupSecret()}`);
  await type(page, 'name', ADMINISTRATOR.name);
  await type(page, 'email', ADMINISTRATOR.email);
  await type(page, 'password', ADMINISTRATOR.password);
  await press(page, 'Create administrator');
  await offers(page, MENU);
  await signOut(page);
}

async function signOut(page: Page): Promise<void> {
  await press(page, MENU);
  await press(page, 'Sign out');
  await page.waitForFunction((menu) => document.querySelector(`[aria-label="${menu}"]`) === null, {}, MENU);
}

async function type(page: Page, field: string, text: string): Promise<void> {
  await page.locator(`input[name="${field}"]`).fill(text);
}
