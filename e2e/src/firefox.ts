import { existsSync } from 'node:fs';
import puppeteer, { type Browser } from 'puppeteer-core';

const CANDIDATES = [
  process.env['EVENKEEL_FIREFOX'],
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];

/** A made-up camera and microphone, allowed without a question, and speakers: without any Firefox listens to nothing. */
const PREFERENCES = {
  'intl.accept_languages': 'en-GB',
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  'media.cubeb.force_mock_context': true,
  'media.autoplay.default': 0,
  'media.autoplay.blocking_policy': 0,
  'media.peerconnection.ice.obfuscate_host_addresses': false,
};

function firefoxPath(): string {
  const found = CANDIDATES.find((path) => path !== undefined && existsSync(path));
  if (found === undefined) {
    throw new Error(
      'No Firefox found. Install it (Debian: apt-get install firefox-esr) or name it in EVENKEEL_FIREFOX.',
    );
  }
  return found;
}

/** A headless Firefox of this machine, driven over WebDriver BiDi: the other test library knows only its own build of it. */
export function launchFirefox(): Promise<Browser> {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: firefoxPath(),
    headless: true,
    extraPrefsFirefox: PREFERENCES,
    defaultViewport: { width: 960, height: 600 },
  });
}
