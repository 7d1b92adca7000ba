import { expect, test, type Browser } from '@playwright/test';
import { launchBrowser } from '../src/chromium.ts';
import { until } from '../src/installation.ts';
import { sentLayers, sentWithin, type SentLayer } from '../src/layerProbe.ts';
import { Participant } from '../src/participant.ts';
import { testInstallation } from '../src/testInstallation.ts';

const installation = testInstallation();
const SIMULCAST = { 'evenkeel.simulcast': 'on' };
const LARGE = 'f';
const SMALLEST = 'h';
const MEASURED_MILLIS = 5_000;

const browsers: Browser[] = [];
let ada: Participant;
let bo: Participant;
let chen: Participant;

async function enter(link: string, name: string, sends: 'layers' | 'one'): Promise<Participant> {
  const browser = await launchBrowser();
  browsers.push(browser);
  const layers = sends === 'layers';
  return Participant.join(browser, link, name, { settings: layers ? SIMULCAST : {}, probeLayers: layers });
}

test.beforeEach(async () => {
  ada = await enter(`${installation.url}/new`, 'Ada', 'layers');
  const link = ada.page.url();
  bo = await enter(link, 'Bo', 'one');
  chen = await enter(link, 'Chen', 'one');
  await Promise.all([ada, bo, chen].map((one) => one.sees(2, 45_000)));
});

test.afterEach(async () => {
  await Promise.all(browsers.splice(0).map((browser) => browser.close()));
});

/** A layer that encodes nothing for so long has stopped: a busy browser makes pauses, too. */
const QUIET_MILLIS = 2_500;

const frames = async (rid: string) => (await sentLayers(ada.page)).get(rid)?.framesEncoded ?? 0;

/** Lines of Ada's picture as it is shown to somebody. */
async function linesShownTo(person: Participant): Promise<number> {
  const id = await ada.participantId();
  return person.page.evaluate(
    (tile) =>
      Math.max(
        0,
        ...[
          ...document.querySelectorAll<HTMLVideoElement>(`[data-testid="tile"][data-participant-id="${tile}"] video`),
        ].map((video) => video.videoHeight),
      ),
    id,
  );
}

const pin = (person: Participant, name: string) =>
  person.page.getByRole('button', { name: `Pin ${name}`, exact: true }).press('Enter');

function told(layers: ReadonlyMap<string, SentLayer>): string {
  const all = [...layers.values()];
  const seconds = MEASURED_MILLIS / 1_000;
  const rate = all.reduce((sum, one) => sum + one.bytesSent, 0) / seconds / 125;
  const encoding = all.reduce((sum, one) => sum + one.encodeSeconds, 0) / seconds;
  const each = [...layers].map(([rid, one]) => `${rid} ${one.framesEncoded / seconds}/s`).join(' ');
  return `${Math.round(rate)} kbit/s, encoders ${Math.round(100 * encoding)} % of a processor, frames ${each}`;
}

test('a layer that nobody needs is not sent, and comes back as soon as somebody enlarges the picture', async () => {
  // Given: everybody looks at somebody else than Ada
  await until('all layers are sent', 30_000, async () => (await frames(LARGE)) > 10);
  await pin(bo, 'Chen');
  await pin(chen, 'Bo');

  // When
  await until('the large layer stops', 30_000, async () => {
    const before = await frames(LARGE);
    await new Promise((resolve) => setTimeout(resolve, QUIET_MILLIS));
    return (await frames(LARGE)) === before;
  });
  const small = await sentWithin(ada.page, MEASURED_MILLIS);
  expect(small.get(LARGE)?.framesEncoded).toBe(0);
  const linesSmall = await linesShownTo(bo);
  await Promise.all([bo.resetGaps(), chen.resetGaps()]);
  const pinned = Date.now();
  await pin(bo, 'Ada');
  await until('Bo sees more of Ada', 10_000, async () => (await linesShownTo(bo)) > linesSmall);
  const backMillis = Date.now() - pinned;
  const large = await sentWithin(ada.page, MEASURED_MILLIS);
  const gaps = [await bo.longestGapMillis(), await chen.longestGapMillis()];

  // Then
  console.log(`small tiles: ${told(small)}`);
  console.log(`one large tile: ${told(large)}`);
  console.log(`${linesSmall} → ${await linesShownTo(bo)} lines after ${backMillis} ms; gaps ${gaps.join(', ')} ms`);
  expect(small.get(SMALLEST)?.framesEncoded).toBeGreaterThan(10);
  expect(large.get(LARGE)?.framesEncoded).toBeGreaterThan(10);
  expect(backMillis).toBeLessThan(2_500);
  expect(Math.max(...gaps)).toBeLessThan(1_000);
});
