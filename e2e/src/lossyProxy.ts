import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { REPOSITORY, until } from './installation.ts';

/** What a bad network does to datagrams, each way. */
export interface Impairment {
  readonly lossRatio?: number;
  readonly delayMillis?: number;
  readonly jitterMillis?: number;
  readonly reorderRatio?: number;
}

/** The testkit's UDP proxy in front of one relay: clients reach the relay through it, the bridge does not. */
export class LossyProxy {
  private constructor(
    private readonly child: ChildProcess,
    private readonly control: string,
  ) {}

  static async start(listenPort: number, relayPort: number, controlPort: number): Promise<LossyProxy> {
    const classes = resolve(REPOSITORY, 'services/testkit/target/classes');
    if (!existsSync(classes)) throw new Error('build first: ./evenkeel build');
    const child = spawn(
      javaCommand(),
      [
        '-XX:+UseSerialGC',
        '-Xmx64m',
        '-cp',
        classes,
        'dev.evenkeel.testkit.udp.LossyUdpProxyMain',
        String(listenPort),
        String(relayPort),
        String(controlPort),
      ],
      { stdio: ['pipe', 'ignore', 'inherit'] },
    );
    const proxy = new LossyProxy(child, `http://127.0.0.1:${controlPort}/impairment`);
    await until('the lossy proxy answers', 10_000, () => proxy.answers());
    return proxy;
  }

  async impair(impairment: Impairment): Promise<void> {
    const response = await fetch(this.control, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(impairment),
    });
    if (!response.ok) throw new Error(`impairment refused: ${await response.text()}`);
  }

  close(): void {
    this.child.kill('SIGTERM');
  }

  private async answers(): Promise<boolean> {
    try {
      return (await fetch(this.control)).ok;
    } catch {
      return false;
    }
  }
}

/** The JDK that `./evenkeel` found hands itself on in JAVA_HOME. */
function javaCommand(): string {
  const home = process.env['JAVA_HOME'];
  return home === undefined ? 'java' : resolve(home, 'bin/java');
}
