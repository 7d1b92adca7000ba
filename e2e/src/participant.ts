import type { Browser, BrowserContext, Locator, Page } from '@playwright/test';
import { pause } from './figures.ts';
import { installFrameProbe } from './frameProbe.ts';
import { until } from './installation.ts';
import { WatchedPerson } from './watchedPerson.ts';
import { installLayerProbe } from './layerProbe.ts';
import { installSoundProbe } from './soundProbe.ts';

/** A small laptop's window: drawn without a graphics card, each pixel costs the processors that the services need. */
const VIEWPORT = { width: 960, height: 600 };

/** How much longer relays that are far away take to answer. */
const FAR_MILLIS = 250;

/** A person with a browser. */
export class Participant extends WatchedPerson {
  private constructor(
    name: string,
    readonly context: BrowserContext,
    override readonly page: Page,
  ) {
    super(name, page);
  }

  /**
   * Opens the link, types the name, presses Join, and waits to be in.
   *
   * @param options.probeLayers whether `sentLayers` is to be asked
   * @param options.probeSound whether `sound` is to be asked
   * @param options.settings what this browser was set to in its local storage before
   * @param options.pixelRatio pixels drawn for each of the page's; 1 unless said
   * @param options.far relays that are a quarter of a second away, as far as their answers to the page say
   * @param options.pace milliseconds from one key to the next; who types like a person has seen their own picture first
   */
  static async join(
    browser: Browser,
    link: string,
    name: string,
    options: {
      pace?: number;
      pixelRatio?: number;
      settings?: Record<string, string>;
      probeLayers?: boolean;
      probeSound?: boolean;
      far?: readonly string[];
    } = {},
  ): Promise<Participant> {
    const context = await browser.newContext({
      locale: 'en-GB',
      viewport: VIEWPORT,
      deviceScaleFactor: options.pixelRatio ?? 1,
      permissions: ['camera', 'microphone'],
    });
    const page = await context.newPage();
    await installFrameProbe(page);
    if (options.probeLayers === true) await installLayerProbe(page);
    if (options.probeSound === true) await installSoundProbe(page);
    await page.addInitScript((settings) => {
      for (const [key, value] of Object.entries(settings)) localStorage.setItem(key, value);
    }, options.settings ?? {});
    for (const relay of options.far ?? []) await delayPings(page, relay);
    await page.goto(link);
    if (options.far !== undefined) await page.getByText('All media servers answer').waitFor();
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

  async participantId(): Promise<string> {
    const id = await this.page.getByTestId('own-tile').getAttribute('data-participant-id');
    if (id === null) throw new Error(`${this.name} has no tile of their own`);
    return id;
  }

  /** Writes a line into the chat. */
  async say(text: string): Promise<void> {
    const line = await this.chatLine();
    await line.fill(text);
    await line.press('Enter');
  }

  /** Pastes an image of this size into the chat and sends it with these words. */
  async sayImage(caption: string, width: number, height: number): Promise<void> {
    const line = await this.chatLine();
    await line.evaluate(
      async (box, [w, h]) => {
        const canvas = new OffscreenCanvas(w, h);
        canvas.getContext('2d')?.fillRect(0, 0, w, h / 2);
        const file = new File([await canvas.convertToBlob()], 'image.png', { type: 'image/png' });
        const clipboardData = new DataTransfer();
        clipboardData.items.add(file);
        box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      },
      [width, height] as const,
    );
    await this.page.getByAltText('The image you are about to send').waitFor();
    await line.fill(caption);
    await line.press('Enter');
  }

  /** Waits until an image with this caption is in the chat, and says how large it was when it came. */
  async seesImage(caption: string): Promise<{ readonly width: number; readonly height: number }> {
    await this.chatLine();
    const thumbnail = this.page.getByRole('button', { name: `Open large: ${caption}` });
    await thumbnail.locator('img').waitFor();
    return thumbnail
      .locator('img')
      .evaluate(async (image: HTMLImageElement) =>
        image.decode().then(() => ({ width: image.naturalWidth, height: image.naturalHeight })),
      );
  }

  /** Writes a follow-up task for somebody who is there, as a host. */
  async writeTask(text: string, name: string, dueOn: string): Promise<void> {
    await this.page.getByRole('button', { name: 'More', exact: true }).click();
    await this.page.getByRole('menuitem', { name: 'Follow-up tasks' }).click();
    await this.page.getByRole('button', { name: 'Add a task' }).click();
    await this.page.getByRole('textbox', { name: 'What is to be done' }).fill(text);
    await this.page.getByRole('combobox', { name: 'Who does it' }).selectOption(name);
    await this.page.getByLabel('Until (optional)').fill(dueOn);
    await this.page.getByRole('button', { name: 'Save task' }).click();
    await this.page.getByRole('checkbox', { name: text }).waitFor();
    await this.page.keyboard.press('Escape');
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

async function delayPings(page: Page, relayId: string): Promise<void> {
  await page.route(`**/relays/${relayId}/media/v1/ping`, async (route) => {
    await pause(FAR_MILLIS);
    await route.continue();
  });
}
