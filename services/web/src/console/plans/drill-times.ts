import { FAULTS_LEFT, type Drill } from '../../api/plans';
import type { Health } from '../verdict';

export interface DrillTime {
  readonly name: 'detect' | 'mitigate' | 'clear';
  /** `null`: it has not happened. */
  readonly tookMillis: number | null;
  readonly targetMillis: number;
}

/** Detected and mended since it was broken; over since it was taken away. */
export function drillTimes(drill: Drill): readonly DrillTime[] {
  const mitigated: DrillTime = {
    name: 'mitigate',
    tookMillis: between(drill.faultAt, drill.mitigatedAt),
    targetMillis: drill.targets.mitigateMillis,
  };
  return [
    {
      name: 'detect',
      tookMillis: between(drill.faultAt, drill.detectedAt),
      targetMillis: drill.targets.detectMillis,
    },
    ...(FAULTS_LEFT.has(drill.fault) ? [mitigated] : []),
    {
      name: 'clear',
      tookMillis: between(drill.healedAt, drill.clearedAt),
      targetMillis: drill.targets.clearMillis,
    },
  ];
}

export function gradeHealth(grade: Drill['grade'] | null): Health {
  switch (grade) {
    case 'A':
      return 'good';
    case 'B':
    case 'C':
      return 'fair';
    case 'F':
      return 'poor';
    case undefined:
    case null:
      return 'unknown';
  }
}

function between(from: string | null | undefined, to: string | null | undefined): number | null {
  if (from === null || from === undefined || to === null || to === undefined) return null;
  return Date.parse(to) - Date.parse(from);
}
