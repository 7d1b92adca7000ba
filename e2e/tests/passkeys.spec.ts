import { expect, test, type Browser, type Page } from '@playwright/test';
import { launchBrowser } from '../src/chromium.ts';
import { ADMINISTRATOR, setupSecret } from '../src/pages/administrator.ts';
import { Review } from '../src/pages/review.ts';
import { Authenticator } from '../src/authenticator.ts';
import { testInstallation } from '../src/testInstallation.ts';

const installation = testInstallation();

let browser: Browser;
test.beforeAll(async () => {
  browser = await launchBrowser();
});
test.afterAll(async () => {
  await browser.close();
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Creates the first account by the one-time link. */
async function setUp(page: Page): Promise<void> {
  await page.goto(`${installation.url}/setup#${await setupSecret()}`);
  await page.getByLabel('Name', { exact: true }).fill(ADMINISTRATOR.name);
  await page.getByLabel('E-mail address', { exact: true }).fill(ADMINISTRATOR.email);
  await page.getByLabel('Password', { exact: true }).fill(ADMINISTRATOR.password);
  await button(page, 'Create administrator').click();
  await page.getByRole('heading', { name: 'Passkeys' }).waitFor();
}

async function addPasskey(page: Page, name: string): Promise<void> {
  await button(page, 'Add a passkey').click();
  await page.getByRole('dialog').getByLabel('Name').fill(name);
  await button(page, 'Create passkey').click();
  await expect(page.getByRole('button', { name: `Rename ${name}` })).toBeVisible();
}

async function signOut(page: Page): Promise<void> {
  await button(page, `Account of ${ADMINISTRATOR.name}`).click();
  await button(page, 'Sign out').click();
  await expect(button(page, `Account of ${ADMINISTRATOR.name}`)).toHaveCount(0);
}

test('an administrator signs in with a passkey, and needs no code', async () => {
  // Given
  const review = new Review('en', [{ scheme: 'dark', width: 390 }], null);
  const page = await (await review.newContext(browser)).newPage();
  const authenticator = await Authenticator.plugInto(page);
  await setUp(page);
  await addPasskey(page, 'Laptop');
  await review.look(page, 'account-with-passkey');

  // When
  await signOut(page);
  await authenticator.touched(false);
  await page.goto(`${installation.url}/signin?to=/admin/people`);
  await button(page, 'Sign in with a passkey').waitFor();
  await review.look(page, 'sign-in-with-passkey');
  await authenticator.touched(true);
  await button(page, 'Sign in with a passkey').click();

  // Then
  await expect(page.getByText(ADMINISTRATOR.email).first()).toBeVisible();
  await page.goto(`${installation.url}/account`);
  await page.getByRole('button', { name: 'Rename Laptop' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Old laptop');
  await button(page, 'Save').last().click();
  await page.getByRole('button', { name: 'Remove Old laptop' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('button', { name: 'Remove Old laptop' })).toHaveCount(0);
  expect(review.faults).toEqual([]);
  await page.context().close();
});
