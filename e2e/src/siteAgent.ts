import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Installation } from './installation.ts';

/** `./evenkeel site-agent` with one link, measured over given reflectors. */
export class SiteAgent {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
  ) {}

  static async start(
    installation: Installation,
    link: { site: string; id: string; reflectorPorts: readonly number[] },
  ): Promise<SiteAgent> {
    const folder = await mkdtemp(join(tmpdir(), 'site-agent-'));
    const token = await installation.command(['telemetry-token', 'site', link.site, '--kinds', 'links']);
    await writeFile(join(folder, 'token'), token);
    const reflectors = link.reflectorPorts.map((port) => `127.0.0.1:${port}`).join(',');
    const file = join(folder, 'agent.properties');
    await writeFile(
      file,
      [
        `evenkeel.agent.site=${link.site}`,
        `evenkeel.agent.door=${installation.url}`,
        `evenkeel.agent.token-file=${join(folder, 'token')}`,
        'evenkeel.agent.interval=5s',
        'evenkeel.agent.timeout=500ms',
        `evenkeel.agent.links.${link.id}.reflectors=${reflectors}`,
      ].join('\n') + '\n',
    );
    return new SiteAgent(installation.start(['site-agent', file]), folder);
  }

  async close(): Promise<void> {
    if (this.child.exitCode === null) {
      const ended = once(this.child, 'exit');
      this.child.kill('SIGTERM');
      await ended;
    }
    await rm(this.folder, { recursive: true, force: true });
  }
}
