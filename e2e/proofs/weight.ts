import { launchBrowser } from '../src/chromium.ts';
import { figure, type Proof } from './proof.ts';

interface Loaded {
  readonly path: string;
  readonly bytes: number;
}

/** Figure 6: what a browser that was never here transfers until the join page shows the own picture. */
export const weight: Proof = async (installation) => {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ permissions: ['camera', 'microphone'], locale: 'en-GB' });
    const network = await page.context().newCDPSession(page);
    await network.send('Network.enable');
    await network.send('Network.setCacheDisabled', { cacheDisabled: true });
    const paths = new Map<string, string>();
    const loaded: Loaded[] = [];
    network.on('Network.responseReceived', ({ requestId, response }) => {
      paths.set(requestId, new URL(response.url).pathname);
    });
    network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      loaded.push({ path: paths.get(requestId) ?? '', bytes: encodedDataLength });
    });
    await page.goto(`${installation.url}/new`, { waitUntil: 'networkidle' });
    await page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0);
    for (const { path, bytes } of loaded.toSorted((a, b) => b.bytes - a.bytes).slice(0, 12)) {
      console.log(`${String(bytes).padStart(8)} ${path}`);
    }
    const kilobytes = Math.ceil(loaded.reduce((sum, { bytes }) => sum + bytes, 0) / 1_000);
    console.log(`${loaded.length} responses`);
    figure('join page, transferred with headers', kilobytes, 'kB', 300);
  } finally {
    await browser.close();
  }
};
