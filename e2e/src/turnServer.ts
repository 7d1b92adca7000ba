import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './installation.ts';

const HOST = '127.0.0.1';

/** Debian's coturn on this machine, which takes short-lived credentials and leads to nowhere but the relays. */
export class TurnServer {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    private readonly port: number,
  ) {}

  /** @param port of TCP and UDP; the hundred after it are lent out */
  static async start(port: number, secret: string): Promise<TurnServer> {
    const folder = await mkdtemp(join(tmpdir(), 'coturn-'));
    const child = spawn(
      'turnserver',
      [
        '-n',
        '--no-cli',
        '--no-tls',
        '--no-dtls',
        `--listening-ip=${HOST}`,
        `--listening-port=${port}`,
        `--relay-ip=${HOST}`,
        `--min-port=${port + 1}`,
        `--max-port=${port + 100}`,
        '--realm=evenkeel',
        '--use-auth-secret',
        `--static-auth-secret=${secret}`,
        '--denied-peer-ip=0.0.0.0-255.255.255.255',
        `--allowed-peer-ip=${HOST}`,
        '--allow-loopback-peers',
        `--userdb=${join(folder, 'turndb')}`,
        `--pidfile=${join(folder, 'pid')}`,
        `--log-file=${join(folder, 'log')}`,
        '--simple-log',
        '--verbose',
      ],
      { stdio: 'ignore' },
    );
    const server = new TurnServer(child, folder, port);
    await until('coturn listens', 10_000, () => listens(port));
    return server;
  }

  /** Reached over TCP only: what a browser uses this for sends nothing over UDP. */
  get url(): string {
    return `turn:${HOST}:${this.port}?transport=tcp`;
  }

  /** Users it has lent an address to. */
  async users(): Promise<string[]> {
    const log = await readFile(join(this.folder, 'log'), 'utf8');
    const lent = log.matchAll(/user <([^>]+)>: incoming packet ALLOCATE processed, success/g);
    return [...new Set([...lent].map(([, user]) => user ?? ''))];
  }

  async close(): Promise<void> {
    this.child.kill('SIGKILL');
    await rm(this.folder, { recursive: true, force: true });
  }
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, HOST);
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });
}
