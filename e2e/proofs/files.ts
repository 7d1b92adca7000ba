import { launchBrowser } from '../src/chromium.ts';
import { launchFirefox } from '../src/firefox.ts';
import { play, playableFiles, serveFolder, type PlayableFile, type Played } from '../src/playedFiles.ts';

/** Figure 9 of recordings, its second half: `tsx proofs/files.ts FOLDER`. */
const PATIENCE_MILLIS = 30_000;
const DURATION_SECONDS = 0.1;
const POSITION_SECONDS = 0.1;

type Play = (url: string) => Promise<Played>;

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Which folder?');
const files = await playableFiles(folder);
const { url, server } = await serveFolder(folder);
try {
  await inChromium(async (play) => tell('chromium', play));
  await inFirefox(async (play) => tell('firefox', play));
} finally {
  server.close();
}

/** What the page is to do; names of functions, which the build adds, are of no use there. */
function inPage(file: string): string {
  return `(() => { const __name = (it) => it; return (${play.toString()})(${JSON.stringify(file)}, ${PATIENCE_MILLIS}); })()`;
}

async function inChromium(use: (play: Play) => Promise<void>): Promise<void> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(url);
    await use((file) => page.evaluate(inPage(file)));
  } finally {
    await browser.close();
  }
}

async function inFirefox(use: (play: Play) => Promise<void>): Promise<void> {
  const browser = await launchFirefox();
  try {
    const page = await browser.newPage();
    await page.goto(url);
    await use((file) => page.evaluate(inPage(file)) as Promise<Played>);
  } finally {
    await browser.close();
  }
}

async function tell(browser: string, play: Play): Promise<void> {
  for (const file of files) {
    const played = await play(`${url}/${file.name}`);
    const wrong = wrongWith(file, played);
    const verdict = wrong.length === 0 ? 'holds ' : 'FAILS ';
    console.log(`${verdict} ${browser} ${file.name}: ${wrong.length === 0 ? told(played) : wrong.join('; ')}`);
    if (wrong.length > 0) process.exitCode = 1;
  }
}

function told(played: Played): string {
  return `${played.duration.toFixed(3)} s, entered at ${played.sought.toFixed(3)} s, ended at ${played.endedAt.toFixed(3)} s`;
}

function wrongWith(file: PlayableFile, played: Played): string[] {
  if (played.problem !== null) return [played.problem];
  const wrong: string[] = [];
  const off = (what: string, is: number, should: number, by: number) => {
    if (!(Math.abs(is - should) <= by)) wrong.push(`${what} ${is}, not ${should}`);
  };
  off('duration', played.duration, file.seconds, DURATION_SECONDS);
  off('position', played.sought, file.seconds / 2, POSITION_SECONDS);
  off('end', played.endedAt, file.seconds, DURATION_SECONDS);
  off('width', played.width, file.width, 0);
  return wrong;
}
