import { beforeEach, describe, expect, it } from 'vitest';
import {
  EVERYBODY_SENDS_MILLIS,
  HASTE_MILLIS,
  OVERLAP_MILLIS,
  RECEIVING_MILLIS,
  SENDING_MILLIS,
  SMALL,
  SMALL_MILLIS,
  SMALL_SPREAD,
} from './handover';
import { DOUBT_MILLIS, SPREAD_MILLIS } from './path-selector';
import { placement, SelectorHarness } from './selector-harness';

describe('Leaving a relay that is being emptied', () => {
  let harness: SelectorHarness;

  beforeEach(() => {
    harness = new SelectorHarness();
  });

  const leaving = () => {
    harness.connected();
    harness.at('a').setDraining(true);
    harness.tasks = [];
    harness.selector.place(placement(2, 'b', 'a'), 'token 2');
  };

  it('stays for a moment when the placement leaves it, so that not all move at once', () => {
    // Given
    harness.connected();
    harness.at('a').setDraining(true);
    harness.tasks = [];
    // When
    harness.selector.place(placement(2, 'b', 'a'), 'token 2');
    // Then
    expect(harness.switches).toEqual([]);
    expect([harness.at('a').sending, harness.at('b').sending]).toEqual([true, false]);
    expect(harness.tasks.map((task) => task.delayMillis)).toEqual([SPREAD_MILLIS / 2]);
  });

  it('sends over both paths before it receives over the new one', () => {
    // Given
    leaving();
    harness.at('b').flows = false;
    // When
    harness.runFor(SPREAD_MILLIS / 2 + OVERLAP_MILLIS + 100);
    // Then
    expect([harness.at('a').sending, harness.at('b').sending]).toEqual([true, true]);
    expect(harness.selector.active?.relayId).toBe('a');
    expect(harness.at('b').told).toEqual([]);
  });

  it('moves when the new path sends, and keeps the old one until pictures come over the new one', () => {
    // Given
    leaving();
    harness.at('b').brings = false;
    // When
    harness.runFor(SPREAD_MILLIS / 2 + 2 * OVERLAP_MILLIS + 300);
    // Then
    expect(harness.switches).toMatchObject([{ from: 'a', to: 'b', reason: 'placement', epoch: 2 }]);
    expect([harness.at('a').sending, harness.at('b').sending]).toEqual([false, true]);
    expect([harness.at('a').told, harness.at('b').told.length]).toEqual([[], 1]);
    expect(harness.observed).toContainEqual({ type: 'moved' });
  });

  it('leaves the old path when pictures come over the new one', () => {
    // Given
    leaving();
    // When
    harness.runFor(SPREAD_MILLIS / 2 + 2 * OVERLAP_MILLIS + 300);
    // Then
    expect([harness.at('a').sending, harness.at('b').sending]).toEqual([false, true]);
    expect(harness.at('a').told).toHaveLength(1);
    expect(harness.at('b').cameraScaleDownBy).toBe(SMALL);
    harness.runFor(SMALL_MILLIS);
    expect([harness.at('b').sending, harness.at('b').cameraScaleDownBy]).toEqual([true, 1]);
    expect(harness.tasks).toEqual([]);
  });

  it('goes on without proof after a while, because the old relay wants to end', () => {
    // Given
    leaving();
    harness.at('b').flows = false;
    harness.at('b').brings = false;
    // When
    harness.runFor(SPREAD_MILLIS / 2 + SENDING_MILLIS + RECEIVING_MILLIS + 200);
    // Then
    expect(harness.switches).toHaveLength(1);
    expect(harness.at('a').told).toHaveLength(1);
  });

  it('goes over at once when the old relay is lost on the way', () => {
    // Given
    leaving();
    harness.at('b').flows = false;
    harness.runFor(SPREAD_MILLIS / 2 + 100);
    // When
    harness.decide('a', 'b', 'relay-lost');
    harness.runFor(5_000);
    // Then
    expect(harness.switches).toMatchObject([{ to: 'b', reason: 'relay-lost' }]);
    expect([harness.at('a').sending, harness.at('b').sending]).toEqual([false, true]);
    expect(harness.at('a').told).toHaveLength(1);
  });

  it('stays when the new path breaks on the way, and sends nothing over it', () => {
    // Given
    leaving();
    harness.at('b').flows = false;
    harness.runFor(SPREAD_MILLIS / 2 + 100);
    // When
    harness.become('b', 'lost');
    harness.runFor(5_000);
    // Then
    expect(harness.switches).toEqual([]);
    expect([harness.at('a').sending, harness.at('b').sending]).toEqual([true, false]);
  });

  it('goes back when the new path falls silent while pictures are awaited', () => {
    // Given
    leaving();
    harness.at('b').brings = false;
    harness.runFor(SPREAD_MILLIS / 2 + OVERLAP_MILLIS + 150);
    // When
    harness.decide('b', 'a', 'path-lost', 500);
    harness.runFor(50);
    // Then
    expect(harness.switches.map((change) => change.to)).toEqual(['b', 'a']);
    expect([harness.at('a').sending, harness.at('b').sending]).toEqual([true, false]);
  });
});

describe('Leaving a relay that is bad', () => {
  let harness: SelectorHarness;

  beforeEach(() => {
    harness = new SelectorHarness();
    harness.connected();
    harness.tasks = [];
  });

  const leaving = () => harness.selector.place(placement(2, 'b', 'a'), 'token 2');

  it('sends over both paths at a moment of its own, soon', () => {
    // When
    leaving();
    // Then
    expect(harness.tasks.map((task) => task.delayMillis)).toEqual([HASTE_MILLIS / 2]);
    harness.runFor(HASTE_MILLIS / 2);
    expect([harness.at('a').sending, harness.at('b').sending]).toEqual([true, true]);
    expect(harness.switches).toEqual([]);
  });

  it('receives over the new path when everybody has sent over it for a moment', () => {
    // Given
    leaving();
    harness.runFor(EVERYBODY_SENDS_MILLIS - 50);
    expect(harness.switches).toEqual([]);
    // When
    harness.runFor(100);
    // Then
    expect(harness.switches).toMatchObject([{ from: 'a', to: 'b', reason: 'placement', epoch: 2 }]);
    expect([harness.at('a').told, harness.at('b').told.length]).toEqual([[], 1]);
    expect(harness.observed).toContainEqual({ type: 'moved' });
  });

  it.each(['brings', 'flows'] as const)(
    'goes on over both paths until the new one %s pictures',
    (direction) => {
      // Given
      harness.at('b')[direction] = false;
      leaving();
      harness.runFor(EVERYBODY_SENDS_MILLIS + OVERLAP_MILLIS + 100);
      expect([harness.at('a').sending, harness.at('b').sending]).toEqual([true, true]);
      // When
      harness.at('b')[direction] = true;
      harness.runFor(100);
      // Then
      expect([harness.at('a').sending, harness.at('b').sending]).toEqual([false, true]);
      expect(harness.at('a').told).toHaveLength(1);
    },
  );

  it('sends a small picture until the old path has been left for a moment', () => {
    // Given
    const usual = harness.at('a');
    leaving();
    harness.runFor(EVERYBODY_SENDS_MILLIS + OVERLAP_MILLIS + 100);
    expect([usual.sending, harness.at('b').cameraScaleDownBy]).toEqual([false, SMALL]);
    // When
    harness.runFor(SMALL_MILLIS + (HASTE_MILLIS / 2) * SMALL_SPREAD);
    // Then
    expect([harness.at('b').sending, harness.at('b').cameraScaleDownBy]).toEqual([true, 1]);
    expect([usual.cameraScaleDownBy, harness.tasks]).toEqual([1, []]);
  });

  it('is not sent over again by what was still to be done when it is lost in between', () => {
    // Given
    leaving();
    harness.runFor(EVERYBODY_SENDS_MILLIS + OVERLAP_MILLIS + 100);
    harness.decide('b', 'a', 'relay-lost');
    // When
    harness.runFor(SMALL_MILLIS + (HASTE_MILLIS / 2) * SMALL_SPREAD);
    // Then
    expect([harness.at('a').sending, harness.at('b').sending]).toEqual([true, false]);
  });

  it('does not wait for pictures for ever', () => {
    // Given
    harness.at('b').flows = false;
    harness.at('b').brings = false;
    leaving();
    // When
    harness.runFor(EVERYBODY_SENDS_MILLIS + RECEIVING_MILLIS + 200);
    // Then
    expect([harness.at('a').sending, harness.at('b').sending]).toEqual([false, true]);
  });

  it('goes over at once when the old one breaks meanwhile', () => {
    // Given
    leaving();
    harness.runFor(HASTE_MILLIS);
    // When
    harness.become('a', 'lost');
    harness.runFor(5_000);
    // Then
    expect(harness.switches).toMatchObject([{ to: 'b', reason: 'path-lost' }]);
    expect([harness.at('a').sending, harness.at('b').sending]).toEqual([false, true]);
  });

  it('goes back to the old path when the new one falls silent meanwhile', () => {
    // Given
    harness.at('b').brings = false;
    leaving();
    harness.runFor(EVERYBODY_SENDS_MILLIS + 150);
    // When
    harness.decide('b', 'a', 'relay-lost');
    harness.runFor(50);
    // Then
    expect(harness.selector.active?.relayId).toBe('a');
    expect([harness.at('a').sending, harness.at('b').sending]).toEqual([true, false]);
  });

  it('moves once, however often it is told', () => {
    // When
    harness.selector.place(placement(2, 'b', 'a'), 'token 2');
    harness.selector.place(placement(2, 'b', 'a'), 'token 3');
    harness.runFor(5_000);
    // Then
    expect(harness.switches).toHaveLength(1);
    expect(harness.at('b').told).toHaveLength(1);
  });

  it('opens nothing anew when the meeting is left soon after', () => {
    // Given
    harness.decide('a', 'b', 'relay-lost');
    harness.selector.close();
    // When
    harness.runFor(10_000);
    // Then
    expect(harness.selector.paths).toEqual([]);
  });

  describe('when it fell silent and an order to go back comes late', () => {
    beforeEach(() => {
      harness.decide('a', 'b', 'relay-lost');
      harness.decide('b', 'a', 'relay-lost');
      harness.selector.place(placement(2, 'b', 'a'), 'token 2');
      harness.runFor(DOUBT_MILLIS - 100);
    });

    it('stays away until it stands anew', () => {
      // Given
      expect(harness.switches.map((change) => change.to)).toEqual(['b', 'a']);
      harness.become('b', 'lost');
      harness.runFor(5_000);
      expect(harness.switches).toHaveLength(2);
      // When
      harness.at('b').connect('token 3');
      harness.become('b', 'connected');
      harness.runFor(EVERYBODY_SENDS_MILLIS + 50);
      // Then
      expect(harness.switches.map((change) => change.to)).toEqual(['b', 'a', 'b']);
    });

    it('goes there once it is known to live', () => {
      // Given
      expect(harness.switches).toHaveLength(2);
      // When
      harness.runFor(EVERYBODY_SENDS_MILLIS + 200);
      // Then
      expect(harness.switches.map((change) => change.to)).toEqual(['b', 'a', 'b']);
    });
  });
});
