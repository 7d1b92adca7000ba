import { expect, test, type Page } from '@playwright/test';
import { launchBrowser } from '../src/chromium.ts';
import { until } from '../src/installation.ts';
import { Participant } from '../src/participant.ts';
import { StreamClient } from '../src/streamClient.ts';
import { testInstallation } from '../src/testInstallation.ts';

const installation = testInstallation();
const clients: StreamClient[] = [];

interface Stream {
  readonly streamId: string;
  readonly name: string;
  readonly url: string;
  readonly participantId?: string;
}

function run(use: 'publish' | 'watch', { url, token }: { url: string; token: string }): StreamClient {
  const client = StreamClient.run(use, url, token);
  clients.push(client);
  return client;
}

test.afterEach(async () => {
  clients.splice(0).forEach((client) => client.kill());
  await installation.up();
});

test('a foreign client publishes by WHIP, and another sees and hears it by WHEP', async () => {
  // Given
  const meeting = await Meeting.open();
  const camera = run('publish', await meeting.offers('publish', 'Stage camera'));
  await camera.connected();

  // When
  const wall = run('watch', await meeting.offers('watch', 'Foyer wall'));

  // Then
  const seen = await wall.hears('two seconds of it', ({ video = 0, audio = 0 }) => video >= 30 && audio >= 100);
  console.log('decoded', JSON.stringify(seen));
  expect(seen.orange).toBeGreaterThan(0.8);
  expect(seen.loudness).toBeGreaterThan(4_000);
  expect((await meeting.streams()).map(({ participantId }) => participantId)).not.toContain(undefined);
  expect((await camera.end()).status).toBe(200);
  expect((await wall.end()).status).toBe(200);
  expect((await meeting.streams()).map(({ participantId }) => participantId)).toEqual([undefined, undefined]);
});

test('when its relay dies, a client that posts again goes on in the same seat', async () => {
  // Given
  const meeting = await Meeting.open();
  const access = await meeting.offers('publish', 'Stage camera');
  await run('publish', access).connected();
  const [before] = await meeting.streams();
  const relay = await meeting.primary();

  // When
  process.kill(await installation.pid(relay), 'SIGKILL');
  clients[0]?.kill();
  await until('the stream goes on', 20_000, async () => {
    const again = run('publish', access);
    const news = await again.hears('an answer', ({ event }) => event === 'created' || event === 'refused');
    return news.event === 'created' && again.connected();
  });

  // Then
  const [after] = await meeting.streams();
  expect(after?.participantId).toBe(before?.participantId);
  expect(await meeting.size()).toBe(2);
});

test('a host brings a stream in from the menu, everybody sees it, and it is removed', async () => {
  const browser = await launchBrowser();
  try {
    // Given
    const host = await Participant.join(browser, `${installation.url}/new`, 'Ada');
    const camera = run('publish', await handedOver(host.page));

    // When
    await camera.connected();

    // Then
    await host.sees(1);
    await expect(host.page.getByTestId('tile').getByText('Stage camera')).toBeVisible();

    // When
    await host.page.getByRole('button', { name: /^People/ }).click();
    await host.page.getByRole('button', { name: 'Actions for Stage camera' }).click();
    await host.page.getByRole('menuitem', { name: 'Remove…' }).click();
    await host.page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();

    // Then
    await expect(host.page.getByTestId('tile')).toHaveCount(0);
    expect((await camera.end()).status).toBe(401);
  } finally {
    await browser.close();
  }
});

/** What the page shows once. */
async function handedOver(page: Page): Promise<{ url: string; token: string }> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Bring in a stream', exact: true }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Stage camera');
  await page.getByRole('button', { name: 'Get address and token' }).click();
  const codes = page.getByRole('region', { name: 'Stage camera' }).locator('code');
  await expect(codes).toHaveCount(2);
  const [url = '', token = ''] = await codes.allInnerTexts();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  return { url, token };
}

/** A meeting made and managed over REST, by nobody in it. */
class Meeting {
  private constructor(
    private readonly path: string,
    private readonly hostKey: string,
  ) {}

  static async open(): Promise<Meeting> {
    const made = await until('a meeting', 20_000, async () => {
      const answer = await post('/api/v1/meetings', {}, { title: 'Streams' });
      return answer.ok && ((await answer.json()) as { meetingId: string; hostKey: string });
    });
    return new Meeting(`/api/v1/meetings/${made.meetingId}`, made.hostKey);
  }

  async offers(use: 'publish' | 'watch', name: string): Promise<{ url: string; token: string }> {
    const answer = await post(`${this.path}/streams`, this.headers(), { use, name });
    expect(answer.status).toBe(201);
    const { stream, token } = (await answer.json()) as { stream: Stream; token: string };
    return { url: installation.url + stream.url, token };
  }

  async streams(): Promise<readonly Stream[]> {
    const answer = await fetch(`${installation.url}${this.path}/streams`, { headers: this.headers() });
    return ((await answer.json()) as { streams: Stream[] }).streams;
  }

  async size(): Promise<number> {
    return (await installation.json<{ participantCount: number }>(this.path)).participantCount;
  }

  /** As whoever comes in is told. */
  async primary(): Promise<string> {
    const answer = await post(`${this.path}/participants`, {}, { name: 'Guest' });
    const admission = (await answer.json()) as { placement: { primary: { relayId: string } } };
    return admission.placement.primary.relayId;
  }

  private headers(): Record<string, string> {
    return { 'evenkeel-host-key': this.hostKey };
  }
}

function post(path: string, headers: Record<string, string>, body: unknown): Promise<Response> {
  return fetch(installation.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}
