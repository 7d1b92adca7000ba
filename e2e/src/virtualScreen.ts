import { spawn, type ChildProcess } from 'node:child_process';

/** Debian's Xvfb: a screen that nobody sees, for a browser that is to share one. */
export class VirtualScreen {
  private constructor(
    private readonly child: ChildProcess,
    /** As the environment variable DISPLAY names it. */
    readonly display: string,
  ) {}

  /** The server chooses a number that is free, and tells it when it is ready. */
  static start(): Promise<VirtualScreen> {
    const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1024x640x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (status) => reject(new Error(`Xvfb ended with ${status}`)));
      child.stdio[3]?.once('data', (number: Buffer) =>
        resolve(new VirtualScreen(child, `:${number.toString().trim()}`)),
      );
    });
  }

  stop(): void {
    this.child.kill('SIGTERM');
  }
}
