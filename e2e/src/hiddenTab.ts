import type { Browser, CDPSession } from '@playwright/test';
import { launchBrowser } from './chromium.ts';
import { until } from './installation.ts';
import type { Diagnostics } from './watchedPerson.ts';

/** What the browser test library switches off, because it slows tests down; people's browsers have it. */
const THROTTLING = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

/**
 * A person whose tab lies behind another one. The test library keeps each of its own pages visible, so
 * this page is opened and spoken to without it, over the browser's debugging protocol.
 */
export class HiddenTab {
  private messages = 0;

  private constructor(
    private readonly browser: Browser,
    private readonly protocol: CDPSession,
    private readonly sessionId: string,
  ) {}

  /** Joins the meeting as a visible page, then puts another tab before it. */
  static async join(link: string, name: string): Promise<HiddenTab> {
    const browser = await launchBrowser({ without: THROTTLING });
    try {
      return await HiddenTab.joinIn(browser, link, name);
    } catch (failure) {
      await browser.close();
      throw failure;
    }
  }

  private static async joinIn(browser: Browser, link: string, name: string): Promise<HiddenTab> {
    const protocol = await browser.newBrowserCDPSession();
    const { browserContextId } = await protocol.send('Target.createBrowserContext');
    const { targetId } = await protocol.send('Target.createTarget', {
      url: link,
      browserContextId,
      newWindow: true,
    });
    const { sessionId } = await protocol.send('Target.attachToTarget', { targetId, flatten: false });
    const tab = new HiddenTab(browser, protocol, sessionId);
    await tab.fillIn(name);
    await until(`${name} is in`, 20_000, async () => (await tab.diagnostics())?.activeRelayId);
    const front = await protocol.send('Target.createTarget', { url: 'about:blank', browserContextId });
    await protocol.send('Target.activateTarget', { targetId: front.targetId });
    await until(`${name} is hidden`, 5_000, async () => (await tab.visibility()) === 'hidden');
    return tab;
  }

  visibility(): Promise<string> {
    return this.evaluate<string>('document.visibilityState');
  }

  diagnostics(): Promise<Diagnostics | undefined> {
    return this.evaluate<Diagnostics | undefined>(
      'window.evenkeel && JSON.parse(JSON.stringify(window.evenkeel))',
    );
  }

  close(): Promise<void> {
    return this.browser.close();
  }

  private async fillIn(name: string): Promise<void> {
    const pressed = () =>
      this.evaluate<boolean>(`(() => {
        const input = document.querySelector('form input');
        const button = document.querySelector('form button[type=submit]');
        if (!input || !button || button.disabled) return false;
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, ${JSON.stringify(name)});
        input.dispatchEvent(new Event('input', { bubbles: true }));
        button.click();
        return true;
      })()`);
    // There is nothing to evaluate in before the page has begun to load.
    await until(`${name} can join`, 20_000, () => pressed().catch(() => false));
  }

  private async evaluate<T>(expression: string): Promise<T> {
    const answer = await this.send('Runtime.evaluate', { expression, returnByValue: true });
    return (answer as { result: { value: T } }).result.value;
  }

  /** One call to the page, wrapped as the browser-wide session wants it. */
  private send(method: string, params: object): Promise<unknown> {
    const id = ++this.messages;
    return new Promise((resolve, reject) => {
      const onMessage = (event: { message: string }): void => {
        const answer = JSON.parse(event.message) as { id?: number; result?: unknown; error?: unknown };
        if (answer.id !== id) return;
        this.protocol.off('Target.receivedMessageFromTarget', onMessage);
        if (answer.error === undefined) resolve(answer.result);
        else reject(new Error(JSON.stringify(answer.error)));
      };
      this.protocol.on('Target.receivedMessageFromTarget', onMessage);
      const message = JSON.stringify({ id, method, params });
      this.protocol
        .send('Target.sendMessageToTarget', { sessionId: this.sessionId, message })
        .catch(reject);
    });
  }
}
