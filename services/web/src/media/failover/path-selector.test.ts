import { beforeEach, describe, expect, it } from 'vitest';
import type { Placement } from '../../api/types';
import type { ToWorker } from '../heartbeat/messages';
import {
  OVERLAP_MILLIS,
  PATIENCE_MILLIS,
  PathSelector,
  STANDBY_DELAY_MILLIS,
  type PathSwitch,
  type SelectablePath,
} from './path-selector';

/** A path without a network: remembers what it was told. */
class FakePath implements SelectablePath {
  state: SelectablePath['state'] = 'new';
  connection: { id: string } | null = null;
  sending = false;
  readonly tokens: (string | null)[] = [];
  readonly told: string[] = [];

  constructor(readonly relayId: string) {}

  connect(token: string | null): void {
    if (this.state !== 'new' && this.state !== 'lost') return;
    this.tokens.push(token);
    this.state = 'connecting';
    this.connection = { id: `${this.relayId}#${this.tokens.length}` };
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

  it('moves make-before-break when the placement leaves a healthy relay', () => {
    // Given
    connected();
    // When
    selector.place(placement(2, 'b', 'a'), 'token 2');
    // Then
    expect(switches).toMatchObject([{ from: 'a', to: 'b', reason: 'placement', epoch: 2 }]);
    expect([at('a').sending, at('b').sending]).toEqual([true, true]);
    expect(tasks.map((task) => task.delayMillis)).toContain(OVERLAP_MILLIS);
    expect(observed).toContainEqual({ type: 'moved' });
  });

  it('stops sending over the old path after the overlap', () => {
    // Given
    connected();
    selector.place(placement(2, 'b', 'a'), 'token 2');
    // When
    runTasks();
    // Then
    expect([at('a').sending, at('b').sending]).toEqual([false, true]);
    expect(at('a').told).toHaveLength(1);
  });

  it('moves to a wholly new pair over two lanes: primary first, standby after the old path is gone', () => {
    // Given
    connected();
    // When
    selector.place(placement(2, 'c', 'd'), 'token 2');
    const meanwhile = [...opened.keys()];
    become('c', 'connected');
    runTasks();
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
