import lighthouse, { type Flags } from 'lighthouse';
import { freePort } from '../src/freePort.ts';
import { launchBrowser } from '../src/chromium.ts';
import { figure, type Proof } from './proof.ts';

/** The way in, and what people come to without an account. */
const PATHS = ['/new', '/', '/signin', '/meetings', '/recordings', '/console'];

/**
 * Figure 6: what Lighthouse says of accessibility, and what it saw transferred, on a phone and on a desktop.
 * `PATHS=/console` looks at some of the pages only.
 */
export const lighthouseScores: Proof = async (installation) => {
  const port = await freePort();
  const browser = await launchBrowser({ more: [`--remote-debugging-port=${port}`] });
  try {
    for (const path of process.env['PATHS']?.split(',') ?? PATHS) {
      for (const formFactor of ['mobile', 'desktop'] as const) {
        await judge(installation.url + path, `${path} ${formFactor}`, flags(port, formFactor));
      }
    }
  } finally {
    await browser.close();
  }
};

function flags(port: number, formFactor: 'mobile' | 'desktop'): Flags {
  const mobile = formFactor === 'mobile';
  return {
    port,
    formFactor,
    logLevel: 'error',
    onlyCategories: ['accessibility'],
    onlyAudits: ['total-byte-weight'],
    throttlingMethod: 'provided',
    screenEmulation: mobile
      ? { mobile, width: 412, height: 823, deviceScaleFactor: 1.75, disabled: false }
      : { mobile, width: 1350, height: 940, deviceScaleFactor: 1, disabled: false },
  };
}

async function judge(url: string, name: string, options: Flags): Promise<void> {
  const result = await lighthouse(url, options);
  if (result === undefined || result.lhr.runtimeError !== undefined) {
    throw new Error(`Lighthouse and ${name}: ${result?.lhr.runtimeError?.message ?? 'no result'}`);
  }
  const { audits, categories } = result.lhr;
  for (const { id, title, score, scoreDisplayMode } of Object.values(audits)) {
    if (scoreDisplayMode === 'binary' && score === 0) console.log(`  ${name}: ${id}: ${title}`);
  }
  const bytes = audits['total-byte-weight']?.numericValue ?? Number.NaN;
  const score = Math.round((categories['accessibility']?.score ?? 0) * 100);
  console.log(`${name}: accessibility ${score}, transferred ${Math.ceil(bytes / 1_000)} kB`);
  figure(`${name}: accessibility short of 100`, 100 - score, 'points', 0);
}
