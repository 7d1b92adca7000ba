import type { ReportFault } from '../api/reports';

export interface Phase {
  readonly name: 'detect' | 'decide' | 'move';
  readonly millis: number;
  /** Width in the bar, 1–100; the shortest phase stays visible. */
  readonly share: number;
}

const THINNEST = 4;

/** The steps from the beginning of a fault until media was moved, as far as they are known. */
export function phasesOf({
  detectMillis,
  decideMillis,
  moveMillis,
}: ReportFault['durations']): readonly Phase[] {
  const known = (
    [
      ['detect', detectMillis],
      ['decide', decideMillis],
      ['move', moveMillis],
    ] as const
  ).flatMap(([name, millis]) => (millis == null ? [] : [{ name, millis: Math.max(0, millis) }]));
  const total = known.reduce((sum, phase) => sum + phase.millis, 0);
  return known.map((phase) => ({
    ...phase,
    share: Math.max(THINNEST, total === 0 ? 100 : (phase.millis / total) * 100),
  }));
}
