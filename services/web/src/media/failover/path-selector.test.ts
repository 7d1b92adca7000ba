import { beforeEach, describe, expect, it } from 'vitest';
import { FAREWELL_MILLIS, PATIENCE_MILLIS } from './path-selector';
import { placement, SelectorHarness } from './selector-harness';

describe('PathSelector', () => {
  let harness: SelectorHarness;

  beforeEach(() => {
    harness = new SelectorHarness();
  });

  it('opens both paths with the token and sends over the primary only', () => {
    // Given a new selector
    // When
    harness.connected();
    // Then
    expect(harness.at('a').tokens).toEqual(['token']);
    expect(harness.at('b').tokens).toEqual(['token']);
    expect([harness.at('a').sending, harness.at('b').sending]).toEqual([true, false]);
    expect(harness.observed.at(-1)).toEqual({ type: 'watch', active: 'a#1', standby: 'b#1' });
  });

  it('lets the primary connect first', () => {
    // Given a new selector
    // When
    harness.selector.place(placement(1, 'a', 'b'), 'token');
    // Then
    expect([harness.at('a').state, harness.at('b').state]).toEqual(['connecting', 'new']);
  });

  it('switches at once when the observer says so, new relay first, with a higher activation', () => {
    // Given
    harness.connected();
    const before = harness.selector.activation;
    // When
    harness.decide('a', 'b', 'relay-lost');
    // Then
    expect(harness.selector.active?.relayId).toBe('b');
    expect(harness.selector.activation).toBe(before + 1);
    expect([harness.at('a').sending, harness.at('b').sending]).toEqual([false, true]);
    expect(harness.at('b').told).toHaveLength(1);
    expect(harness.switches).toEqual([
      { from: 'a', to: 'b', reason: 'relay-lost', silenceMillis: 180, epoch: 1 },
    ]);
  });

  it('bids a silent relay farewell when pictures come again, and not if it was returned to', () => {
    // Given
    harness.connected();
    harness.decide('a', 'b', 'relay-lost');
    const atOnce = harness.at('a').told.length;
    // When
    harness.runFor(FAREWELL_MILLIS);
    const later = harness.at('a').told.length;
    harness.decide('b', 'a', 'relay-lost');
    harness.decide('a', 'b', 'path-lost');
    const between = harness.at('b').told.length;
    harness.runFor(FAREWELL_MILLIS);
    // Then
    expect([atOnce, later]).toEqual([0, 1]);
    expect(harness.at('b').told).toHaveLength(between);
  });

  it('ignores a decision about a connection that is no longer active', () => {
    // Given
    harness.connected();
    harness.decide('a', 'b', 'relay-lost');
    // When
    harness.decide('a', 'b', 'path-lost');
    // Then
    expect(harness.switches).toHaveLength(1);
  });

  it('does nothing when the placement follows a switch that was made already', () => {
    // Given
    harness.connected();
    harness.decide('a', 'b', 'relay-lost');
    // When
    harness.selector.place(placement(2, 'b', 'c'), 'token 2');
    // Then
    expect(harness.switches).toHaveLength(1);
    expect(harness.at('a').state).toBe('closed');
    expect(harness.at('c').tokens).toEqual(['token 2']);
  });

  it('moves to a wholly new pair over two lanes: primary first, standby after the old path is gone', () => {
    // Given
    harness.connected();
    // When
    harness.selector.place(placement(2, 'c', 'd'), 'token 2');
    const meanwhile = [...harness.opened.keys()];
    harness.become('c', 'connected');
    harness.runFor(5_000);
    // Then
    expect(meanwhile).toEqual(['a', 'b', 'c']);
    expect(harness.selector.active?.relayId).toBe('c');
    expect(harness.at('a').state).toBe('closed');
    expect(harness.opened.has('d')).toBe(true);
  });

  it('keeps both paths when another pair of a large meeting changes', () => {
    // Given
    harness.connected();
    const opened = [...harness.opened.keys()];
    // When
    harness.selector.place(placement(2, 'a', 'b'), 'token 2');
    harness.runFor(5_000);
    // Then
    expect([...harness.opened.keys()]).toEqual(opened);
    expect([harness.at('a').state, harness.at('b').state]).toEqual(['connected', 'connected']);
    expect(harness.switches).toEqual([]);
    expect(harness.selector.placement?.epoch).toBe(2);
  });

  it('ignores a placement older than the newest', () => {
    // Given
    harness.connected();
    harness.selector.place(placement(5, 'a', 'b'), null);
    // When
    harness.selector.place(placement(4, 'b', 'a'), null);
    // Then
    expect(harness.selector.placement?.epoch).toBe(5);
    expect(harness.switches).toEqual([]);
  });

  it('goes to the standby when the active connection breaks', () => {
    // Given
    harness.connected();
    // When
    harness.become('a', 'lost');
    // Then
    expect(harness.switches).toMatchObject([{ from: 'a', to: 'b', reason: 'path-lost' }]);
  });

  it('stays where it is when the standby breaks', () => {
    // Given
    harness.connected();
    // When
    harness.become('b', 'lost');
    // Then
    expect(harness.switches).toEqual([]);
  });

  it('starts on the standby when the primary refuses from the beginning', () => {
    // Given
    harness.start(placement(1, 'a', 'b'));
    harness.become('a', 'lost');
    // When
    harness.become('b', 'connected');
    // Then
    expect(harness.selector.active?.relayId).toBe('b');
  });

  it('does not wait for a primary that hangs', () => {
    // Given
    harness.start(placement(1, 'a', 'b'));
    harness.become('b', 'connected');
    const patience = harness.tasks.map((task) => task.delayMillis);
    // When
    harness.runTasks();
    // Then
    expect(patience).toContain(PATIENCE_MILLIS);
    expect(harness.selector.active?.relayId).toBe('b');
  });

  it('does not leave a primary that connected in time', () => {
    // Given
    harness.start(placement(1, 'a', 'b'));
    harness.become('b', 'connected');
    harness.become('a', 'connected');
    // When
    harness.runTasks();
    // Then
    expect(harness.selector.active?.relayId).toBe('a');
  });

  it('comes back to the primary when its path has been steady for long', () => {
    // Given
    harness.connected();
    harness.decide('a', 'b', 'path-lost', 330);
    // When
    harness.selector.observed({ type: 'steady', path: 'a#1' });
    harness.runFor(2_000);
    // Then
    expect(harness.switches.at(-1)).toMatchObject({ from: 'b', to: 'a', reason: 'return' });
  });

  it('does not leave the primary for a steady standby', () => {
    // Given
    harness.connected();
    // When
    harness.selector.observed({ type: 'steady', path: 'b#1' });
    // Then
    expect(harness.switches).toEqual([]);
  });

  it('connects a lost path again with the token that a placement brings', () => {
    // Given
    harness.connected();
    harness.at('b').declareDead();
    // When
    harness.selector.place(placement(2, 'a', 'b'), 'token 2');
    // Then
    expect(harness.at('b').tokens).toEqual(['token', 'token 2']);
  });
});
