import { describe, expect, it } from 'vitest';
import type { Placement } from '../../api/types';
import { planPaths, type PlannedPath } from './placement-plan';

const relay = (relayId: string) => ({ relayId, url: `/relays/${relayId}/media/v1` });

function placement(primary: string, standby: string | null): Placement {
  return { epoch: 1, primary: relay(primary), standby: standby === null ? null : relay(standby) };
}

function path(relayId: string, traits: Partial<PlannedPath> = {}): PlannedPath {
  return { relayId, connected: true, active: false, retiring: false, ...traits };
}

function brief(plan: ReturnType<typeof planPaths>) {
  return { close: plan.close, open: plan.open.map((one) => one.relayId), moveTo: plan.moveTo };
}

describe('planPaths', () => {
  it('opens both relays of the pair at the start, the primary first', () => {
    const plan = planPaths(placement('a', 'b'), [], null);
    expect(brief(plan)).toEqual({ close: [], open: ['a', 'b'], moveTo: null });
  });

  it('does nothing while the paths match the pair', () => {
    const plan = planPaths(placement('a', 'b'), [path('a', { active: true }), path('b')], null);
    expect(brief(plan)).toEqual({ close: [], open: [], moveTo: null });
  });

  it('leaves one on the standby who went there alone', () => {
    const plan = planPaths(placement('a', 'b'), [path('a'), path('b', { active: true })], null);
    expect(plan.moveTo).toBeNull();
  });

  it('replaces a lost standby', () => {
    const plan = planPaths(placement('a', 'c'), [path('a', { active: true }), path('b')], null);
    expect(brief(plan)).toEqual({ close: ['b'], open: ['c'], moveTo: null });
  });

  it('moves to the new primary when it is connected', () => {
    const plan = planPaths(placement('b', 'a'), [path('a', { active: true }), path('b')], 'b');
    expect(plan.moveTo).toBe('b');
  });

  it('waits for the new primary to connect', () => {
    const paths = [path('a', { active: true }), path('b', { connected: false })];
    expect(planPaths(placement('b', 'a'), paths, 'b').moveTo).toBeNull();
  });

  it('keeps a connected active path that left the pair until there is another, in two lanes at most', () => {
    const plan = planPaths(placement('c', 'd'), [path('a', { active: true }), path('b')], 'c');
    expect(brief(plan)).toEqual({ close: ['b'], open: ['c'], moveTo: null });
  });

  it('leaves a relay outside the pair as soon as one inside is connected, even the standby', () => {
    const plan = planPaths(placement('c', 'b'), [path('a', { active: true }), path('b')], 'c');
    expect(brief(plan)).toEqual({ close: [], open: [], moveTo: 'b' });
  });

  it('drops a dead active path outside the pair at once', () => {
    const paths = [path('a', { active: true, connected: false }), path('b')];
    expect(brief(planPaths(placement('b', 'c'), paths, 'b'))).toEqual({
      close: ['a'],
      open: ['c'],
      moveTo: 'b',
    });
  });

  it('keeps a retiring path for its overlap', () => {
    const plan = planPaths(
      placement('b', 'c'),
      [path('a', { retiring: true }), path('b', { active: true })],
      null,
    );
    expect(brief(plan)).toEqual({ close: [], open: [], moveTo: null });
  });

  it('lives with one relay', () => {
    const plan = planPaths(placement('b', null), [path('a'), path('b', { active: true })], null);
    expect(brief(plan)).toEqual({ close: ['a'], open: [], moveTo: null });
  });
});
