import type { Browser, BrowserContext, Locator, Page } from '@playwright/test';
import { installFrameProbe, readFrameGaps, resetFrameGaps, type FrameGaps } from './frameProbe.ts';
import { until } from './installation.ts';
import { installLayerProbe } from './layerProbe.ts';

/** The page's own diagnostics, `window.evenkeel`. */
export interface Diagnostics {
  readonly activeRelayId: string | null;
  readonly standbyRelayId: string | null;
  readonly epoch: number;
  readonly paths: Record<string, unknown>;
  readonly switches: readonly {
    readonly from: string;
    readonly to: string;
    readonly reason: string;
    readonly silenceMillis: number;
    /** Epoch milliseconds. */
    readonly at: number;
  }[];
  readonly firstRemoteFrameMillis: number | null;
}

/** A small laptop's window: drawn without a graphics card, each pixel costs the processors that the services need. */
const VIEWPORT = { width: 960, height: 600 };

/** A person with a browser. */
export class Participant {
  private constructor(
    readonly name: string,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  /**
   * Opens the link, types the name, presses Join, and waits to be in.
   *
   * @param options.probeLayers whether `sentLayers` is to be asked
   * @param options.settings what this browser was set to in its local storage before
   * @param options.pace milliseconds from one key to the next; who types like a person has seen their own picture first
   */
  static async join(
    browser: Browser,
    link: string,
    name: string,
    options: { pace?: number; settings?: Record<string, string>; probeLayers?: boolean } = {},
  ): Promise<Participant> {
    const context = await browser.newContext({
      locale: 'en-GB',
      viewport: VIEWPORT,
      permissions: ['camera', 'microphone'],
    });
    const page = await context.newPage();
    await installFrameProbe(page);
    if (options.probeLayers === true) await installLayerProbe(page);
    await page.addInitScript((settings) => {
      for (const [key, value] of Object.entries(settings)) localStorage.setItem(key, value);
    }, options.settings ?? {});
    await page.goto(link);
    const box = page.getByRole('textbox', { name: 'Your name' });
    if (options.pace === undefined) {
      await box.fill(name);
    } else {
      await page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0);
      await box.pressSequentially(name, { delay: options.pace });
    }
    await page.getByRole('button', { name: 'Join', exact: true }).click();
    const participant = new Participant(name, context, page);
    await until(`${name} is in`, 20_000, async () => (await participant.diagnostics())?.activeRelayId);
    return participant;
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
  async sees(others: number, timeoutMillis = 15_000): Promise<void> {
    await this.resetGaps();
    await until(`${this.name} sees ${others} people`, timeoutMillis, async () => {
      const gaps = await this.gaps();
      return gaps.filter((gap) => gap.frames >= 5).length >= others;
    });
  }

  /** Waits until the second path stands. */
  async hasStandby(timeoutMillis = 15_000): Promise<string> {
    return until(`${this.name} has a standby path`, timeoutMillis, async () => {
      const state = await this.diagnostics();
      const standby = state?.standbyRelayId;
      return standby != null && state?.paths[standby] === 'connected' && standby;
    });
  }

  async participantId(): Promise<string> {
    const id = await this.page.getByTestId('own-tile').getAttribute('data-participant-id');
    if (id === null) throw new Error(`${this.name} has no tile of their own`);
    return id;
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

  /** Writes a line into the chat. */
  async say(text: string): Promise<void> {
    const line = await this.chatLine();
    await line.fill(text);
    await line.press('Enter');
  }

  /** Waits until a line is in the chat. */
  async hears(text: string, timeoutMillis = 10_000): Promise<void> {
    await this.chatLine();
    await this.page.getByRole('log').getByText(text).waitFor({ timeout: timeoutMillis });
  }

  private async chatLine(): Promise<Locator> {
    const line = this.page.getByRole('textbox', { name: 'Write a message' });
    if (!(await line.isVisible())) await this.page.getByRole('button', { name: /^Chat/ }).click();
    return line;
  }

  /** Ends the meeting for everybody, as its host. */
  async endForAll(): Promise<void> {
    await this.page.getByRole('button', { name: 'End for all', exact: true }).click();
    await this.page.getByRole('button', { name: 'End for all now', exact: true }).click();
  }

  /** Presses Leave. */
  async leave(): Promise<void> {
    await this.page.getByRole('button', { name: 'Leave', exact: true }).click();
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}
