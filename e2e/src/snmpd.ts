import { spawn, type ChildProcess } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { REPOSITORY, until } from './installation.ts';

const HOST = '127.0.0.1';
const COMMUNITY = 'for-tests-only';
const IF_MIB = '.1.3.6.1.2.1.2.2.1';
const IF_X_TABLE = '.1.3.6.1.2.1.31.1.1.1';
const MEGABIT = 1_000_000;

/** What the one interface of the router says of itself (IF-MIB, RFC 2863). */
export interface Interface {
  /** `ifOperStatus`: 1 is up, 2 down. */
  readonly status: 1 | 2;
  /** Everything that ever came in. */
  readonly inOctets: number;
}

/** Debian's snmpd as a router with one interface of 100 Mbit/s, whose tables are played. */
export class Snmpd {
  static readonly INTERFACE = 'ge-0/0/1';
  static readonly BITS_PER_SECOND = 100 * MEGABIT;

  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    readonly port: number,
  ) {}

  static async start(): Promise<Snmpd> {
    const folder = await mkdtemp(join(tmpdir(), 'snmpd-'));
    const port = await freePort();
    const script = resolve(REPOSITORY, 'telemetry-ingest/src/test/resources/snmp/gear.pl');
    const played = ['2.2', '31.1.1', '47.1', '99.1'].map(
      (table) => `pass_persist -p 1 .1.3.6.1.2.1.${table} /usr/bin/perl ${script} ${join(folder, 'rows')}`,
    );
    const lines = [`agentaddress udp:${HOST}:${port}`, `rocommunity ${COMMUNITY} ${HOST}`, ...played];
    await writeFile(join(folder, 'conf'), lines.join('\n') + '\n');
    await writeFile(join(folder, 'community'), COMMUNITY + '\n');
    const child = spawn(
      '/usr/sbin/snmpd',
      ['-f', '-Lf', join(folder, 'log'), '-C', '-c', join(folder, 'conf'), '-I', '-ifTable,-ifXTable,-interface'],
      { stdio: 'ignore', env: { ...process.env, MIBS: '', SNMP_PERSISTENT_DIR: join(folder, 'kept') } },
    );
    const snmpd = new Snmpd(child, folder, port);
    await snmpd.play({ status: 1, inOctets: 0 });
    await until('snmpd listens', 30_000, () => snmpd.listens());
    return snmpd;
  }

  /** Keys of telemetry-ingest that have it polled every second, as the end of a link. */
  keys(device: string, site: string, link: string): string[] {
    const key = `evenkeel.telemetry.snmp.devices.${device}`;
    return [
      `${key}.site=${site}`,
      `${key}.address=${HOST}`,
      `${key}.port=${this.port}`,
      `${key}.version=2c`,
      `${key}.community-file=${join(this.folder, 'community')}`,
      `${key}.every=1s`,
      `${key}.timeout=900ms`,
      `${key}.links.${link}.name=${Snmpd.INTERFACE}`,
    ];
  }

  /** From the next request on it says so. */
  async play({ status, inOctets }: Interface): Promise<void> {
    const rows = [
      `${IF_MIB}.2.1 string Port 1`,
      `${IF_MIB}.5.1 gauge ${Snmpd.BITS_PER_SECOND}`,
      `${IF_MIB}.8.1 integer ${status}`,
      `${IF_X_TABLE}.1.1 string ${Snmpd.INTERFACE}`,
      `${IF_X_TABLE}.6.1 counter64 ${Math.round(inOctets)}`,
      `${IF_X_TABLE}.10.1 counter64 0`,
      `${IF_X_TABLE}.15.1 gauge ${Snmpd.BITS_PER_SECOND / MEGABIT}`,
      `${IF_X_TABLE}.18.1 string carrier A`,
      `${IF_X_TABLE}.19.1 timeticks 0`,
    ];
    await writeFile(join(this.folder, 'next'), rows.join('\n') + '\n');
    await rename(join(this.folder, 'next'), join(this.folder, 'rows'));
  }

  async close(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
    await rm(this.folder, { recursive: true, force: true });
  }

  private async listens(): Promise<boolean> {
    try {
      return (await readFile(join(this.folder, 'log'), 'utf8')).includes('NET-SNMP version');
    } catch {
      return false;
    }
  }
}

async function freePort(): Promise<number> {
  const socket = createSocket('udp4');
  socket.bind(0, HOST);
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  return port;
}
