import { beforeEach, describe, expect, it } from 'vitest';
import type { Placement } from '../../api/types';
import type { ToWorker } from '../heartbeat/messages';
import { OVERLAP_MILLIS, RECEIVING_MILLIS, SENDING_MILLIS } from './handover';
import {
  PATIENCE_MILLIS,
  PathSelector,
  SPREAD_MILLIS,
  STANDBY_DELAY_MILLIS,
  type PathSwitch,
  type SelectablePath,
} from './path-selector';

/** A path without a network: remembers what it was told. */
class FakePath implements SelectablePath {
  state: SelectablePath['state'] = 'new';
  connection: { id: string } | null = null;
  sending = false;
  flows = true;
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

  setSending(sending: boolean): void {
    this.sending = sending;
  }

  setActive(epoch: number): void {
    this.told.push(`active? epoch ${epoch}`);
  }

  close(): void {
    this.state = 'closed';
  }
}

const relay = (relayId: string) => ({ relayId, url: `/relays/${relayId}/media/v1` });

function placement(epoch: number, primary: string, standby: string | null): Placement {
  return { epoch, primary: relay(primary), standby: standby === null ? null : relay(standby) };
}

describe('PathSelector', () => {
  let opened: Map<string, FakePath>;
  let observed: ToWorker[];
  let switches: PathSwitch[];
  let tasks: { task: () => void; delayMillis: number }[];
  let selector: PathSelector<FakePath>;

  beforeEach(() => {
    opened = new Map();
    observed = [];
    switches = [];
    tasks = [];
    let activation = 0;
    selector = new PathSelector<FakePath>({
      open: ({ relayId }) => {
        const path = new FakePath(relayId);
        opened.set(relayId, path);
        return path;
      },
      observe: (message) => observed.push(message),
      switched: (change) => switches.push(change),
      changed: () => undefined,
      nextActivation: () => (activation += 1),
      schedule: (task, delayMillis) => tasks.push({ task, delayMillis }),
      random: () => 0.5,
    });
  });

  const at = (relayId: string): FakePath => {
    const path = opened.get(relayId);
    if (path === undefined) throw new Error(`no path to ${relayId}`);
    return path;
  };

  const become = (relayId: string, state: FakePath['state']) => {
    at(relayId).state = state;
    selector.pathChanged(at(relayId));
  };

  /** Places, and lets the standby's head start for the primary pass. */
  const start = (first: Placement) => {
    selector.place(first, 'token');
    const waiting = tasks.filter((task) => task.delayMillis === STANDBY_DELAY_MILLIS);
    tasks = tasks.filter((task) => !waiting.includes(task));
    for (const { task } of waiting) task();
  };

  const connected = (primary = 'a', standby = 'b') => {
    start(placement(1, primary, standby));
    become(primary, 'connected');
    become(standby, 'connected');
  };

  const decide = (from: string, to: string, reason: 'relay-lost' | 'path-lost', silenceMillis = 180) =>
    selector.observed({
      type: 'switch',
      decision: { from: `${from}#1`, to: `${to}#1`, reason, silenceMillis },
    });

  const runTasks = () => {
    for (const { task } of tasks.splice(0)) task();
  };

  it('opens both paths with the token and sends over the primary only', () => {
    // Given a new selector
    // When
    connected();
    // Then
    expect(at('a').tokens).toEqual(['token']);
    expect(at('b').tokens).toEqual(['token']);
    expect([at('a').sending, at('b').sending]).toEqual([true, false]);
    expect(observed.at(-1)).toEqual({ type: 'watch', active: 'a#1', standby: 'b#1' });
  });

  it('lets the primary connect first', () => {
    // Given a new selector
    // When
    selector.place(placement(1, 'a', 'b'), 'token');
    // Then
    expect([at('a').state, at('b').state]).toEqual(['connecting', 'new']);
  });

  it('switches at once when the observer says so, new relay first, with a higher activation', () => {
    // Given
    connected();
    const before = selector.activation;
    // When
    decide('a', 'b', 'relay-lost');
    // Then
    expect(selector.active?.relayId).toBe('b');
    expect(selector.activation).toBe(before + 1);
    expect([at('a').sending, at('b').sending]).toEqual([false, true]);
    expect(at('b').told).toHaveLength(1);
    expect(switches).toEqual([{ from: 'a', to: 'b', reason: 'relay-lost', silenceMillis: 180, epoch: 1 }]);
  });

  it('ignores a decision about a connection that is no longer active', () => {
    // Given
    connected();
    decide('a', 'b', 'relay-lost');
    // When
    decide('a', 'b', 'path-lost');
    // Then
    expect(switches).toHaveLength(1);
  });

  it('does nothing when the placement follows a switch that was made already', () => {
    // Given
    connected();
    decide('a', 'b', 'relay-lost');
    // When
    selector.place(placement(2, 'b', 'c'), 'token 2');
    // Then
    expect(switches).toHaveLength(1);
    expect(at('a').state).toBe('closed');
    expect(at('c').tokens).toEqual(['token 2']);
  });

  /** Lets so much time pass, in the steps that were asked for. */
  const runFor = (millis: number) => {
    for (let left = millis; left > 0 && tasks.length > 0;) {
      const next = Math.max(1, Math.min(...tasks.map((task) => task.delayMillis)));
      left -= next;
      const due = tasks.filter((task) => task.delayMillis <= next);
      tasks = tasks.flatMap((task) =>
        due.includes(task) ? [] : [{ ...task, delayMillis: task.delayMillis - next }],
      );
      for (const { task } of due) task();
    }
  };

  const leaving = () => {
    connected();
    tasks = [];
    selector.place(placement(2, 'b', 'a'), 'token 2');
  };

  it('stays on a healthy relay for a moment when the placement leaves it, so that not all move at once', () => {
    // Given
    connected();
    tasks = [];
    // When
    selector.place(placement(2, 'b', 'a'), 'token 2');
    // Then
    expect(switches).toEqual([]);
    expect([at('a').sending, at('b').sending]).toEqual([true, false]);
    expect(tasks.map((task) => task.delayMillis)).toEqual([SPREAD_MILLIS / 2]);
  });

  it('sends over both paths before it receives over the new one', () => {
    // Given
    leaving();
    at('b').flows = false;
    // When
    runFor(SPREAD_MILLIS / 2 + OVERLAP_MILLIS + 100);
    // Then
    expect([at('a').sending, at('b').sending]).toEqual([true, true]);
    expect(selector.active?.relayId).toBe('a');
    expect(at('b').told).toEqual([]);
  });

  it('moves when the new path sends, and keeps the old one until pictures come over the new one', () => {
    // Given
    leaving();
    at('b').brings = false;
    // When
    runFor(SPREAD_MILLIS / 2 + 2 * OVERLAP_MILLIS + 300);
    // Then
    expect(switches).toMatchObject([{ from: 'a', to: 'b', reason: 'placement', epoch: 2 }]);
    expect([at('a').sending, at('b').sending]).toEqual([false, true]);
    expect([at('a').told, at('b').told.length]).toEqual([[], 1]);
    expect(observed).toContainEqual({ type: 'moved' });
  });

  it('leaves the old path when pictures come over the new one', () => {
    // Given
    leaving();
    // When
    runFor(SPREAD_MILLIS / 2 + 2 * OVERLAP_MILLIS + 300);
    // Then
    expect([at('a').sending, at('b').sending]).toEqual([false, true]);
    expect(at('a').told).toHaveLength(1);
    expect(tasks).toEqual([]);
  });

  it('goes on without proof after a while, because the old relay wants to end', () => {
    // Given
    leaving();
    at('b').flows = false;
    at('b').brings = false;
    // When
    runFor(SPREAD_MILLIS / 2 + SENDING_MILLIS + RECEIVING_MILLIS + 200);
    // Then
    expect(switches).toHaveLength(1);
    expect(at('a').told).toHaveLength(1);
  });

  it('goes over at once when the old relay is lost on the way', () => {
    // Given
    leaving();
    at('b').flows = false;
    runFor(SPREAD_MILLIS / 2 + 100);
    // When
    decide('a', 'b', 'relay-lost');
    runFor(5_000);
    // Then
    expect(switches).toMatchObject([{ to: 'b', reason: 'relay-lost' }]);
    expect([at('a').sending, at('b').sending]).toEqual([false, true]);
    expect(at('a').told).toHaveLength(1);
  });

  it('stays when the new path breaks on the way, and sends nothing over it', () => {
    // Given
    leaving();
    at('b').flows = false;
    runFor(SPREAD_MILLIS / 2 + 100);
    // When
    become('b', 'lost');
    runFor(5_000);
    // Then
    expect(switches).toEqual([]);
    expect([at('a').sending, at('b').sending]).toEqual([true, false]);
  });

  it('goes back when the new path falls silent while pictures are awaited', () => {
    // Given
    leaving();
    at('b').brings = false;
    runFor(SPREAD_MILLIS / 2 + OVERLAP_MILLIS + 150);
    // When
    decide('b', 'a', 'path-lost', 500);
    runFor(50);
    // Then
    expect(switches.map((change) => change.to)).toEqual(['b', 'a']);
    expect([at('a').sending, at('b').sending]).toEqual([true, false]);
  });

  it('moves to a wholly new pair over two lanes: primary first, standby after the old path is gone', () => {
    // Given
    connected();
    // When
    selector.place(placement(2, 'c', 'd'), 'token 2');
    const meanwhile = [...opened.keys()];
    become('c', 'connected');
    runFor(5_000);
    // Then
    expect(meanwhile).toEqual(['a', 'b', 'c']);
    expect(selector.active?.relayId).toBe('c');
    expect(at('a').state).toBe('closed');
    expect(opened.has('d')).toBe(true);
  });

  it('ignores a placement older than the newest', () => {
    // Given
    connected();
    selector.place(placement(5, 'a', 'b'), null);
    // When
    selector.place(placement(4, 'b', 'a'), null);
    // Then
    expect(selector.placement?.epoch).toBe(5);
    expect(switches).toEqual([]);
  });

  it('goes to the standby when the active connection breaks', () => {
    // Given
    connected();
    // When
    become('a', 'lost');
    // Then
    expect(switches).toMatchObject([{ from: 'a', to: 'b', reason: 'path-lost' }]);
  });

  it('stays where it is when the standby breaks', () => {
    // Given
    connected();
    // When
    become('b', 'lost');
    // Then
    expect(switches).toEqual([]);
  });

  it('starts on the standby when the primary refuses from the beginning', () => {
    // Given
    start(placement(1, 'a', 'b'));
    become('a', 'lost');
    // When
    become('b', 'connected');
    // Then
    expect(selector.active?.relayId).toBe('b');
  });

  it('does not wait for a primary that hangs', () => {
    // Given
    start(placement(1, 'a', 'b'));
    become('b', 'connected');
    const patience = tasks.map((task) => task.delayMillis);
    // When
    runTasks();
    // Then
    expect(patience).toContain(PATIENCE_MILLIS);
    expect(selector.active?.relayId).toBe('b');
  });

  it('does not leave a primary that connected in time', () => {
    // Given
    start(placement(1, 'a', 'b'));
    become('b', 'connected');
    become('a', 'connected');
    // When
    runTasks();
    // Then
    expect(selector.active?.relayId).toBe('a');
  });

  it('comes back to the primary when its path has been steady for long', () => {
    // Given
    connected();
    decide('a', 'b', 'path-lost', 330);
    // When
    selector.observed({ type: 'steady', path: 'a#1' });
    runFor(2_000);
    // Then
    expect(switches.at(-1)).toMatchObject({ from: 'b', to: 'a', reason: 'return' });
  });

  it('does not leave the primary for a steady standby', () => {
    // Given
    connected();
    // When
    selector.observed({ type: 'steady', path: 'b#1' });
    // Then
    expect(switches).toEqual([]);
  });

  it('connects a lost path again with the token that a placement brings', () => {
    // Given
    connected();
    at('b').declareDead();
    // When
    selector.place(placement(2, 'a', 'b'), 'token 2');
    // Then
    expect(at('b').tokens).toEqual(['token', 'token 2']);
  });
});
