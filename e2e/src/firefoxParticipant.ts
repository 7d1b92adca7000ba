import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'puppeteer-core';
import { until } from './installation.ts';
import { WatchedPerson } from './watchedPerson.ts';

const FRAME_PROBE = readFileSync(new URL('./frameProbe.page.js', import.meta.url), 'utf8');

/** A person with a Firefox. */
export class FirefoxParticipant extends WatchedPerson {
  private constructor(
    name: string,
    override readonly page: Page,
  ) {
    super(name, page);
  }

  /** A page of this application, with all pictures watched from outside it. */
  static async openPage(browser: Browser, link: string): Promise<Page> {
    const page = await browser.newPage();
    await page.evaluateOnNewDocument(FRAME_PROBE);
    await page.goto(link);
    return page;
  }

  /** Opens the link, types the name, presses Join, and waits to be in. */
  static async join(browser: Browser, link: string, name: string): Promise<FirefoxParticipant> {
    const person = new FirefoxParticipant(name, await FirefoxParticipant.openPage(browser, link));
    await fill(person.page, 'Your name', name);
    await press(person.page, 'Join');
    await until(`${name} is in`, 20_000, async () => (await person.diagnostics())?.activeRelayId);
    return person;
  }

  async say(text: string): Promise<void> {
    await this.openChat();
    await fill(this.page, 'Write a message', text);
    await this.page.keyboard.press('Enter');
  }

  async hears(text: string): Promise<void> {
    await this.openChat();
    await this.page.locator(`::-p-xpath(//*[@role="log"]//*[contains(text(), "${text}")])`).wait();
  }

  private async openChat(): Promise<void> {
    if ((await this.page.$(named('Write a message', 'textbox'))) === null) await press(this.page, 'Chat');
  }
}

/** Presses the button of that name, as soon as it can be pressed. */
export async function press(page: Page, name: string): Promise<void> {
  await page.locator(named(name, 'button')).click();
}

/** Types into the field of that name. */
export async function fill(page: Page, name: string, text: string): Promise<void> {
  await page.locator(named(name, 'textbox')).fill(text);
}

/** Waits for a button of that name. */
export async function offers(page: Page, name: string, timeoutMillis = 15_000): Promise<void> {
  await page.locator(named(name, 'button')).setTimeout(timeoutMillis).wait();
}

const named = (name: string, role: string) => `::-p-aria([name="${name}"][role="${role}"])`;
