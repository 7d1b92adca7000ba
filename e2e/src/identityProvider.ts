import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePort } from './freePort.ts';

/** A provider of single sign-on in a process of its own: `identityProvider.mjs`. */
export class IdentityProvider {
  private constructor(
    private readonly process: ChildProcess,
    readonly issuer: string,
  ) {}

  static async start(): Promise<IdentityProvider> {
    const port = await freePort();
    const script = fileURLToPath(new URL('identityProvider.mjs', import.meta.url));
    const child = spawn(process.execPath, [script, String(port)], { stdio: ['ignore', 'pipe', 'ignore'] });
    await once(child.stdout, 'data');
    return new IdentityProvider(child, `http://localhost:${port}`);
  }

  /** See the script. */
  async control(what: 'client' | 'people', body: object): Promise<void> {
    const response = await fetch(`${this.issuer}/control/${what}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`the provider of sign-on: ${response.status}`);
  }

  stop(): void {
    this.process.kill();
  }
}
