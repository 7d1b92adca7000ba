import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';

/** A file that a browser is to play, as `files.json` beside it says. */
export interface PlayableFile {
  readonly name: string;
  readonly mediaType: string;
  readonly seconds: number;
  /** Of the picture; 0 when there is none. */
  readonly width: number;
}

/** What a browser made of a file. */
export interface Played {
  readonly problem: string | null;
  readonly duration: number;
  readonly width: number;
  /** Where it was after it was sent to the middle. */
  readonly sought: number;
  readonly endedAt: number;
}

const PAGE = '<!doctype html><meta charset="utf-8"><title>Files</title>';

export function playableFiles(folder: string): Promise<PlayableFile[]> {
  return readFile(join(folder, 'files.json'), 'utf8').then((text) => JSON.parse(text) as PlayableFile[]);
}

/** A folder behind HTTP, in parts as players ask for them, and an empty page. */
export async function serveFolder(folder: string): Promise<{ url: string; server: Server }> {
  const files = await playableFiles(folder);
  const server = createServer((request, response) => {
    const file = files.find((known) => known.name === basename(request.url ?? ''));
    if (file === undefined) {
      response.setHeader('content-type', 'text/html').end(PAGE);
      return;
    }
    void sendPart(join(folder, file.name), file.mediaType, request.headers.range, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

async function sendPart(path: string, type: string, range: string | undefined, response: ServerResponse): Promise<void> {
  const { size } = await stat(path);
  const [, from = '0', to = ''] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
  const start = Number(from);
  const end = to === '' ? size - 1 : Math.min(size - 1, Number(to));
  response.writeHead(range === undefined ? 200 : 206, {
    'content-type': type,
    'content-length': end - start + 1,
    'accept-ranges': 'bytes',
    ...(range === undefined ? {} : { 'content-range': `bytes ${start}-${end}/${size}` }),
  });
  createReadStream(path, { start, end }).pipe(response);
}

/** Runs in the page: opens a file, goes to its middle and plays the rest of it. */
export async function play(url: string, patienceMillis: number): Promise<Played> {
  const video = document.createElement('video');
  video.muted = true;
  document.body.append(video);
  const seen = { duration: 0, width: 0, sought: 0, endedAt: 0 };
  const next = (event: string) =>
    new Promise<void>((done, fail) => {
      video.addEventListener(event, () => done(), { once: true });
      video.addEventListener('error', () => fail(new Error(video.error?.message ?? 'it does not play')), { once: true });
      setTimeout(() => fail(new Error(`no ${event}`)), patienceMillis);
    });
  try {
    const loaded = next('loadeddata');
    video.src = url;
    await loaded;
    seen.duration = video.duration;
    seen.width = video.videoWidth;
    const sought = next('seeked');
    video.currentTime = video.duration / 2;
    await sought;
    seen.sought = video.currentTime;
    video.playbackRate = 2;
    const ended = next('ended');
    await video.play();
    await ended;
    seen.endedAt = video.currentTime;
    return { problem: null, ...seen };
  } catch (failure) {
    return { problem: failure instanceof Error ? failure.message : String(failure), ...seen };
  } finally {
    video.remove();
  }
}
