import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { until } from './installation.ts';

const SCRIPT = resolve(dirname(fileURLToPath(import.meta.url)), 'stream_client.py');

/** What the client says: its state, what it was refused, what it has decoded. */
export interface StreamNews {
  readonly event: 'created' | 'refused' | 'state' | 'totals' | 'deleted';
  readonly location?: string;
  readonly status?: number;
  readonly body?: string;
  readonly state?: string;
  readonly video?: number;
  readonly audio?: number;
  /** Of the last frame, how much of its middle line is as orange as what is published. */
  readonly orange?: number;
  readonly loudness?: number;
}

/** A WHIP or WHEP client nobody here wrote: Debian's aiortc, in a process of its own. */
export class StreamClient {
  readonly news: StreamNews[] = [];
  private readonly child: ChildProcessByStdio<null, Readable, null>;

  private constructor(child: ChildProcessByStdio<null, Readable, null>) {
    this.child = child;
    createInterface({ input: child.stdout }).on('line', (line) => {
      this.news.push(JSON.parse(line) as StreamNews);
    });
  }

  static run(use: 'publish' | 'watch', url: string, token: string): StreamClient {
    const child = spawn('/usr/bin/python3', [SCRIPT, use, url, token], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return new StreamClient(child);
  }

  /** The first news that fits, waited for. */
  hears(what: string, fits: (news: StreamNews) => boolean, timeoutMillis = 20_000): Promise<StreamNews> {
    return until(what, timeoutMillis, () => Promise.resolve(this.news.find(fits))).catch((missing: unknown) => {
      throw new Error(`${String(missing)}; what came: ${JSON.stringify(this.news.slice(-5))}`);
    });
  }

  connected(): Promise<StreamNews> {
    return this.hears('the stream is connected', ({ state }) => state === 'connected');
  }

  /** Ends the session as a client does: with a DELETE. */
  async end(): Promise<StreamNews> {
    this.child.kill('SIGTERM');
    return this.hears('the answer to DELETE', ({ event }) => event === 'deleted');
  }

  /** Ends without a word. */
  kill(): void {
    this.child.kill('SIGKILL');
  }
}
