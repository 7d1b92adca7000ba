import { execFile, spawn, type ChildProcess, type ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';
import { createInterface } from 'node:readline';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { steadyMillis } from './figures.ts';

const run = promisify(execFile);
/** The root of the checkout. */
export const REPOSITORY = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const SCRIPT = resolve(REPOSITORY, 'evenkeel');

export interface ProcessStatus {
  readonly name: string;
  readonly pid: number | null;
  readonly state: string;
  readonly ports: unknown;
  readonly log: string;
}

export interface TopicEvent {
  readonly topic: string;
  readonly type: string;
  readonly key: string;
  readonly time: string;
  readonly data: Record<string, unknown> | null;
  /** When it was read from the topic, as `steadyMillis` counts. */
  readonly arrivedAt: number;
}

/** A running Evenkeel, driven through its own command line only. */
export class Installation {
  readonly url: string;
  private readonly environment: NodeJS.ProcessEnv;

  constructor(options: { port: number; home?: string; environment?: Record<string, string> }) {
    this.url = `http://localhost:${options.port}`;
    this.environment = {
      ...process.env,
      EVENKEEL_PORT: String(options.port),
      ...(options.home === undefined ? {} : { EVENKEEL_HOME: options.home }),
      ...options.environment,
    };
  }

  /** The one of the command line that called us, or the default one. */
  static current(): Installation {
    return new Installation({ port: Number(process.env['EVENKEEL_PORT'] ?? '8080') });
  }

  async up(): Promise<void> {
    await this.command(['up', '--detach']);
  }

  async down(): Promise<void> {
    await this.command(['down']);
  }

  async status(): Promise<ProcessStatus[]> {
    return JSON.parse(await this.command(['status', '--json'])) as ProcessStatus[];
  }

  /** The process id of a part that runs, or is frozen. */
  async pid(name: string): Promise<number> {
    const part = (await this.status()).find((process) => process.name === name);
    if (part?.pid == null || part.state === 'stopped') {
      throw new Error(`${name} is not running: ${JSON.stringify(part)}`);
    }
    return part.pid;
  }

  /** Ends, freezes or wakes one of our own processes. */
  async signal(name: string, signal: 'SIGTERM' | 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): Promise<number> {
    const pid = await this.pid(name);
    process.kill(pid, signal);
    return pid;
  }

  async json<T>(path: string): Promise<T> {
    const response = await fetch(this.url + path);
    if (!response.ok) throw new Error(`GET ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  /** A command of `./evenkeel` that goes on until it is ended. */
  start(args: string[]): ChildProcess {
    return spawn(SCRIPT, args, { env: this.environment, stdio: ['ignore', 'inherit', 'inherit'] });
  }

  /** Follows topics until closed: what is written after this has returned is seen. */
  follow(topics: readonly string[], fromBeginning = false): Promise<EventTap> {
    const child = spawn(
      SCRIPT,
      ['events', '--json', ...(fromBeginning ? ['--from-beginning'] : []), ...topics],
      { env: this.environment, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    return EventTap.of(child);
  }

  /** What a command of `./evenkeel` says, once it has ended. */
  async command(args: string[]): Promise<string> {
    const { stdout } = await run(SCRIPT, args, {
      env: this.environment,
      maxBuffer: 32 * 1024 * 1024,
    });
    return stdout;
  }
}

/** Events of some topics, in the order they came. */
export class EventTap {
  readonly events: TopicEvent[] = [];
  private readonly child: ChildProcess;

  private constructor(child: ChildProcessByStdio<null, Readable, Readable>) {
    this.child = child;
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('{')) this.take(JSON.parse(line) as Omit<TopicEvent, 'arrivedAt'>);
    });
  }

  private take(event: Omit<TopicEvent, 'arrivedAt'>): void {
    this.events.push({ ...event, arrivedAt: steadyMillis() });
  }

  /** A tap that follows already. */
  static of(child: ChildProcessByStdio<null, Readable, Readable>): Promise<EventTap> {
    const tap = new EventTap(child);
    const said: string[] = [];
    return new Promise((resolve, reject) => {
      createInterface({ input: child.stderr }).on('line', (line) => {
        said.push(line);
        if (line.startsWith('Following ')) resolve(tap);
      });
      child.on('error', reject);
      child.on('exit', (status) => {
        reject(new Error(`./evenkeel events ended with ${status}: ${said.join(' ')}`));
      });
    });
  }

  /** The first event that fits, waited for. */
  async first(what: string, fits: (event: TopicEvent) => boolean, timeoutMillis: number): Promise<TopicEvent> {
    try {
      return await until(what, timeoutMillis, () => Promise.resolve(this.events.find(fits)));
    } catch (missing) {
      const came = this.events.map((event) => `\n  ${JSON.stringify(event)}`).join('');
      throw new Error(`${(missing as Error).message}; what came: ${came || 'nothing'}`);
    }
  }

  close(): void {
    this.child.kill('SIGTERM');
  }
}

/** How much later than allowed an answer may still come: a busy machine, not a page that stands still. */
const LATE_MILLIS = 10_000;

/** Asks again and again until there is an answer. */
export async function until<T>(
  what: string,
  timeoutMillis: number,
  ask: () => Promise<T | undefined | false | null>,
): Promise<T> {
  const deadline = steadyMillis() + timeoutMillis;
  for (;;) {
    const answer = await inTime(ask(), what, deadline + LATE_MILLIS);
    if (answer !== undefined && answer !== false && answer !== null) return answer;
    if (steadyMillis() > deadline) throw new Error(`${what}: not within ${timeoutMillis} ms`);
    await new Promise((resume) => setTimeout(resume, 20));
  }
}

/** What was asked, or an error when nothing comes at all. */
async function inTime<T>(asked: Promise<T>, what: string, deadline: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const refuse = () => reject(new Error(`${what}: no answer at all`));
    timer = setTimeout(refuse, Math.max(0, deadline - steadyMillis()));
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
    asked.catch(() => undefined);
  }
}
