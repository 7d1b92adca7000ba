import type { Placement } from '../../api/types';
import type { ToWorker } from '../heartbeat/messages';
import { PathSelector, STANDBY_DELAY_MILLIS, type PathSwitch, type SelectablePath } from './path-selector';

/** A path without a network: remembers what it was told. */
export class FakePath implements SelectablePath {
  state: SelectablePath['state'] = 'new';
  connection: { id: string } | null = null;
  sending = false;
  cameraScaleDownBy = 1;
  flows = true;
  draining = false;
  brings = true;
  readonly tokens: (string | null)[] = [];
  readonly told: string[] = [];

  constructor(readonly relayId: string) {}

  connect(token: string | null): void {
    if (this.state !== 'new' && this.state !== 'lost') return;
    this.tokens.push(token);
    this.state = 'connecting';
    this.connection = { id: `${this.relayId}#${this.tokens.length}` };
  }

  sends(): boolean {
    return this.sending && this.flows;
  }

  receives(): boolean {
    return this.brings;
  }

  declareDead(): void {
    this.state = 'lost';
    this.connection = null;
  }

  setSending(sending: boolean, cameraScaleDownBy = 1): void {
    this.sending = sending;
    this.cameraScaleDownBy = cameraScaleDownBy;
  }

  setActive(epoch: number): void {
    this.told.push(`active? epoch ${epoch}`);
  }

  setDraining(draining: boolean): void {
    this.draining = draining;
  }

  close(): void {
    this.state = 'closed';
  }
}

const relay = (relayId: string) => ({ relayId, url: `/relays/${relayId}/media/v1` });

export function placement(epoch: number, primary: string, standby: string | null): Placement {
  return { epoch, primary: relay(primary), standby: standby === null ? null : relay(standby) };
}

/** A selector among fake paths, whose time passes when a test says so. */
export class SelectorHarness {
  readonly opened = new Map<string, FakePath>();
  readonly observed: ToWorker[] = [];
  readonly switches: PathSwitch[] = [];
  tasks: { task: () => void; delayMillis: number }[] = [];
  #activation = 0;
  readonly selector = new PathSelector<FakePath>({
    open: ({ relayId }) => {
      const path = new FakePath(relayId);
      this.opened.set(relayId, path);
      return path;
    },
    observe: (message) => this.observed.push(message),
    switched: (change) => this.switches.push(change),
    changed: () => undefined,
    nextActivation: () => (this.#activation += 1),
    schedule: (task, delayMillis) => this.tasks.push({ task, delayMillis }),
    random: () => 0.5,
  });

  at(relayId: string): FakePath {
    const path = this.opened.get(relayId);
    if (path === undefined) throw new Error(`no path to ${relayId}`);
    return path;
  }

  become(relayId: string, state: FakePath['state']): void {
    this.at(relayId).state = state;
    this.selector.pathChanged(this.at(relayId));
  }

  /** Places, and lets the standby's head start for the primary pass. */
  start(first: Placement): void {
    this.selector.place(first, 'token');
    const waiting = this.tasks.filter((task) => task.delayMillis === STANDBY_DELAY_MILLIS);
    this.tasks = this.tasks.filter((task) => !waiting.includes(task));
    for (const { task } of waiting) task();
  }

  connected(primary = 'a', standby = 'b'): void {
    this.start(placement(1, primary, standby));
    this.become(primary, 'connected');
    this.become(standby, 'connected');
  }

  decide(from: string, to: string, reason: 'relay-lost' | 'path-lost', silenceMillis = 180): void {
    const decision = { from: `${from}#1`, to: `${to}#1`, reason, silenceMillis };
    this.selector.observed({ type: 'switch', decision });
  }

  runTasks(): void {
    for (const { task } of this.tasks.splice(0)) task();
  }

  /** Lets so much time pass, in the steps that were asked for. */
  runFor(millis: number): void {
    for (let left = millis; left > 0 && this.tasks.length > 0;) {
      const soonest = Math.max(1, Math.min(...this.tasks.map((task) => task.delayMillis)));
      const next = Math.min(left, soonest);
      left -= next;
      const due = this.tasks.filter((task) => task.delayMillis <= next);
      this.tasks = this.tasks.flatMap((task) =>
        due.includes(task) ? [] : [{ ...task, delayMillis: task.delayMillis - next }],
      );
      for (const { task } of due) task();
    }
  }
}
