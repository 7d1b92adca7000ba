import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'puppeteer-core';
import { readFrameGaps, resetFrameGaps, type FrameGaps } from './frameProbe.ts';
import { until } from './installation.ts';
import type { Diagnostics } from './participant.ts';

const FRAME_PROBE = readFileSync(new URL('./frameProbe.page.js', import.meta.url), 'utf8');

/** A person with a Firefox. */
export class FirefoxParticipant {
  private constructor(
    readonly name: string,
    readonly page: Page,
  ) {}

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

  diagnostics(): Promise<Diagnostics | undefined> {
    return this.page.evaluate(() => {
      const diagnostics = (window as unknown as { evenkeel?: Diagnostics }).evenkeel;
      return diagnostics === undefined
        ? undefined
        : (JSON.parse(JSON.stringify(diagnostics)) as Diagnostics);
    });
  }

  /** Waits until frames of that many other people arrive. */
  async sees(others: number, timeoutMillis = 30_000): Promise<void> {
    await this.resetGaps();
    await until(`${this.name} sees ${others} people`, timeoutMillis, async () => {
      const moving = (await this.gaps()).filter((gap) => gap.frames >= 5);
      return moving.length >= others;
    });
  }

  /** Waits until the second path stands. */
  async hasStandby(timeoutMillis = 30_000): Promise<void> {
    await until(`${this.name} has a standby path`, timeoutMillis, async () => {
      const state = await this.diagnostics();
      return state?.standbyRelayId != null && state.paths[state.standbyRelayId] === 'connected';
    });
  }

  resetGaps(): Promise<void> {
    return resetFrameGaps(this.page);
  }

  gaps(): Promise<FrameGaps[]> {
    return readFrameGaps(this.page);
  }

  async longestGapMillis(): Promise<number> {
    return Math.max(0, ...(await this.gaps()).map((gap) => gap.longestGapMillis));
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
