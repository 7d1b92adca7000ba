import type { Browser } from '@playwright/test';
import { launchBrowser } from './chromium.ts';
import { until, type Installation } from './installation.ts';
import { Participant } from './participant.ts';

/** Drawing is the browsers' own work, without a graphics card a seventh of all there is; what is sent stays the same. */
const COARSELY = { pixelRatio: 0.5 };

const WITHOUT_CAMERA = { settings: { 'evenkeel.preferences': '{"camera":false}' } };

const NAMES = ['Ada', 'Bo', 'Chen', 'Dana', 'Emre', 'Fay'];

/** A meeting with people in it, each in a browser process of their own. */
export class MeetingRoom {
  readonly people: Participant[];

  /** Whoever came in with their camera off. */
  readonly #unseen = new Set<Participant>();

  private constructor(
    readonly meetingId: string,
    readonly link: string,
    readonly host: Participant,
    private readonly browsers: Browser[],
  ) {
    this.people = [host];
  }

  /** The first person opens the meeting as anybody would, the others follow its link; the first `cameras` of them are seen. */
  static async open(
    installation: Installation,
    size: number,
    { settleMillis = 45_000, cameras = size }: { settleMillis?: number; cameras?: number } = {},
  ): Promise<MeetingRoom> {
    const [first = 'Ada', ...others] = NAMES.slice(0, size);
    const browser = await launchBrowser();
    try {
      const host = await Participant.join(browser, `${installation.url}/new`, first, COARSELY);
      const link = host.page.url();
      const room = new MeetingRoom(link.slice(link.lastIndexOf('/') + 1), link, host, [browser]);
      return await room.filled(others, cameras, settleMillis);
    } catch (failure) {
      await browser.close();
      throw failure;
    }
  }

  private async filled(names: readonly string[], cameras: number, settleMillis: number): Promise<MeetingRoom> {
    try {
      for (const name of names) await this.enter(name, { camera: this.people.length < cameras });
      await this.settled(settleMillis);
      await until('everybody is on one relay', 4 * settleMillis, () =>
        this.activeRelay().catch(() => undefined),
      );
      return this;
    } catch (failure) {
      await this.close();
      throw failure;
    }
  }

  /** Comes in; the relays named are far away from this person. */
  async enter(
    name: string,
    { far, camera = true }: { far?: readonly string[]; camera?: boolean } = {},
  ): Promise<Participant> {
    const browser = await launchBrowser();
    this.browsers.push(browser);
    const participant = await Participant.join(browser, this.link, name, {
      ...COARSELY,
      ...(far === undefined ? {} : { far }),
      ...(camera ? {} : WITHOUT_CAMERA),
    });
    this.people.push(participant);
    if (!camera) this.#unseen.add(participant);
    return participant;
  }

  /** Everybody sees everybody else whose camera is on, and has a second path ready. */
  async settled(timeoutMillis = 45_000): Promise<void> {
    await Promise.all(
      this.people.map(async (person) => {
        const seen = this.people.filter((other) => other !== person && !this.#unseen.has(other));
        await person.sees(seen.length, timeoutMillis);
        await person.hasStandby(timeoutMillis);
      }),
    );
  }

  async resetGaps(): Promise<void> {
    await Promise.all(this.people.map((person) => person.resetGaps()));
  }

  /** The longest gap each person saw in anybody's picture. */
  longestGaps(): Promise<number[]> {
    return Promise.all(this.people.map((person) => person.longestGapMillis()));
  }

  /** The relay everybody's media takes. */
  async activeRelay(): Promise<string> {
    const relays = new Set(
      await Promise.all(this.people.map(async (person) => (await person.diagnostics())?.activeRelayId)),
    );
    const [only] = relays;
    if (relays.size !== 1 || only == null) throw new Error(`not on one relay: ${[...relays].join(', ')}`);
    return only;
  }

  /** Closes the browsers. */
  async close(): Promise<void> {
    await Promise.all(this.browsers.map((browser) => browser.close()));
  }
}
