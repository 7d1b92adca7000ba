import type { PlanRun, RunAct, RunState, StepRun, StepState } from '../../api/plans';
import type { Health } from '../verdict';

export function runHealth(state: RunState): Health {
  switch (state) {
    case 'completed':
      return 'good';
    case 'running':
    case 'waiting':
    case 'rolling-back':
      return 'fair';
    case 'failed':
      return 'poor';
    case 'cancelled':
    case 'rolled-back':
      return 'unknown';
  }
}

export function stepHealth(state: StepState): Health {
  switch (state) {
    case 'done':
      return 'good';
    case 'running':
    case 'awaiting-approval':
      return 'fair';
    case 'failed':
    case 'timed-out':
    case 'refused':
      return 'poor';
    case 'pending':
    case 'skipped':
    case 'rolled-back':
      return 'unknown';
  }
}

/** What a person can do about a step now; a step that asks is answered with one of its options. */
export function stepActs(run: PlanRun, step: StepRun): readonly Exclude<RunAct, 'cancel' | 'roll-back'>[] {
  if (run.state !== 'running') return [];
  if (step.state === 'awaiting-approval') return ['approve', 'refuse'];
  if (step.state !== 'running') return [];
  return step.action === 'ask-person' ? ['answer'] : ['done'];
}

export function isOver(run: PlanRun): boolean {
  return run.endedAt !== undefined && run.endedAt !== null;
}

/** Whether a person is waited for. */
export function waitsForPerson(run: PlanRun): boolean {
  return run.steps.some((step) => stepActs(run, step).some((act) => act !== 'done'));
}

/** `PT1M30S` in milliseconds; hours, minutes and seconds, as Java writes them. */
export function durationMillis(iso: string): number {
  const found = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/.exec(iso);
  if (found === null) return 0;
  const [hours, minutes, seconds] = [found[1], found[2], found[3]].map((part) => Number(part ?? 0));
  return (((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1_000;
}
