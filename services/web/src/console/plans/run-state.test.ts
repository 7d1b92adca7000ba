import { describe, expect, it } from 'vitest';
import type { PlanRun, StepRun } from '../../api/plans';
import { durationMillis, stepActs, waitsForPerson } from './run-state';

const step = (changes: Partial<StepRun>): StepRun => ({
  stepId: 'ask',
  action: 'ask-person',
  text: 'Is it so?',
  options: ['so'],
  state: 'running',
  attempts: 0,
  ...changes,
});

const run = (steps: readonly StepRun[], changes: Partial<PlanRun> = {}): PlanRun => ({
  runId: 'r',
  planId: 'relay-loss',
  planVersion: 1,
  responsible: 'media-operations',
  target: { domain: 'relay', id: 'relay-a' },
  state: 'running',
  startedBy: 'incident-service',
  createdAt: '2026-03-02T10:00:00Z',
  steps,
  revision: 1,
  ...changes,
});

describe('a step under way', () => {
  it('that asks is answered, one that needs approval is approved or refused', () => {
    const asked = step({});
    const approval = step({ action: 'drain-relay', state: 'awaiting-approval' });
    expect(stepActs(run([asked]), asked)).toEqual(['answer']);
    expect(stepActs(run([approval]), approval)).toEqual(['approve', 'refuse']);
  });

  it('can be said to be done by other means', () => {
    const waiting = step({ action: 'wait-for' });
    expect(stepActs(run([waiting]), waiting)).toEqual(['done']);
    expect(waitsForPerson(run([waiting]))).toBe(false);
    expect(waitsForPerson(run([step({})]))).toBe(true);
  });

  it('of a run that is over is left alone', () => {
    const asked = step({});
    expect(stepActs(run([asked], { state: 'cancelled' }), asked)).toEqual([]);
  });
});

describe('a duration', () => {
  it('is read as Java writes it', () => {
    expect(durationMillis('PT2S')).toBe(2_000);
    expect(durationMillis('PT0.5S')).toBe(500);
    expect(durationMillis('PT1H30M')).toBe(5_400_000);
    expect(durationMillis('soon')).toBe(0);
  });
});
