import { existsSync } from 'node:fs';
import { chromium, type Browser } from '@playwright/test';

const CANDIDATES = [
  process.env['EVENKEEL_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Pictures a second of the made-up cameras. Tests of what happens take half as many as the proofs that measure how fast
 * it happens: without a graphics card three browsers at 30 leave two processors nothing for the services.
 */
const CAMERA_FPS = process.env['EVENKEEL_CAMERA_FPS'] ?? '30';

/** The browser of this machine; Playwright's own download is not used. */
export function chromiumPath(): string {
  const found = CANDIDATES.find((path) => path !== undefined && existsSync(path));
  if (found === undefined) {
    throw new Error(
      'No Chromium found. Install it (Debian: apt-get install chromium) or name it in EVENKEEL_CHROMIUM.',
    );
  }
  return found;
}

/**
 * A headless browser with a made-up camera and microphone that talks to this machine only.
 *
 * @param options.without arguments the test library would add by itself
 * @param options.more arguments beside the usual ones
 */
export function launchBrowser(options: { without?: string[]; more?: string[] } = {}): Promise<Browser> {
  return chromium.launch({
    ignoreDefaultArgs: options.without ?? [],
    executablePath: chromiumPath(),
    headless: true,
    args: [
      '--no-sandbox',
      // The second camera is a depth camera, whose pictures browsers show and do not send; the third is a usual one again.
      `--use-fake-device-for-media-stream=device-count=3,fps=${CAMERA_FPS}`,
      '--use-fake-ui-for-media-stream',
      '--allow-loopback-in-peer-connection',
      '--autoplay-policy=no-user-gesture-required',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-gpu',
      ...(options.more ?? []),
    ],
  });
}
