import type { Browser } from '@playwright/test';
import { launchBrowser } from './chromium.ts';
import type { Installation } from './installation.ts';
import { newMeeting, Participant } from './participant.ts';

const NAMES = ['Ada', 'Bo', 'Chen', 'Dana', 'Emre', 'Fay'];

/** A meeting with people in it, each in a browser process of their own. */
export class MeetingRoom {
  private constructor(
    readonly meetingId: string,
    readonly link: string,
    readonly hostKey: string,
    readonly people: Participant[],
    private readonly browsers: Browser[],
  ) {}

  static async open(installation: Installation, size: number): Promise<MeetingRoom> {
    const { meetingId, link, hostKey } = await newMeeting(installation.url);
    const room = new MeetingRoom(meetingId, link, hostKey, [], []);
    try {
      for (const name of NAMES.slice(0, size)) await room.enter(name);
      await room.settled();
    } catch (failure) {
      await room.close();
      throw failure;
    }
    return room;
  }

  async enter(name: string): Promise<Participant> {
    const browser = await launchBrowser();
    this.browsers.push(browser);
    const participant = await Participant.join(browser, this.link, name);
    this.people.push(participant);
    return participant;
  }

  /** Everybody sees everybody else, and has a second path ready where there is a relay for it. */
  async settled(timeoutMillis = 20_000): Promise<void> {
    await Promise.all(
      this.people.map(async (person) => {
        await person.sees(this.people.length - 1, timeoutMillis);
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

  /** Ends the meeting as its host would, through the room's socket. */
  async close(): Promise<void> {
    await Promise.all(this.browsers.map((browser) => browser.close()));
  }
}
