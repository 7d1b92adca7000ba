import type { FromWorker } from './messages';

export interface HeartbeatWorker {
  readonly worker: Worker;
  readonly ready: Promise<void>;
}

let warm: HeartbeatWorker | null = null;

/** Loads a worker ahead of need, so that joining does not wait for it. */
export function warmHeartbeatWorker(): void {
  warm ??= startWorker();
}

export function takeWorker(): HeartbeatWorker {
  const taken = warm ?? startWorker();
  warm = null;
  return taken;
}

function startWorker(): HeartbeatWorker {
  const worker = new Worker(new URL('./heartbeat.worker.ts', import.meta.url), { type: 'module' });
  const ready = new Promise<void>((resolve) => {
    const listen = ({ data }: MessageEvent<FromWorker>) => {
      if (data.type !== 'ready') return;
      worker.removeEventListener('message', listen);
      resolve();
    };
    worker.addEventListener('message', listen);
  });
  return { worker, ready };
}
