import type { QualityPoint, Report } from '../api/reports';

export type Measure = 'loss' | 'roundTrip' | 'voice';

/** One plot's data as uPlot wants it: seconds since the epoch, then one column per person. */
export interface PlotData {
  readonly names: readonly string[];
  readonly columns: [number[], ...(number | null)[][]];
}

/** A window is 2–10 s long; times closer than this fall on one point of the plot. */
const STEP_SECONDS = 1;

export function plotData(report: Report, measure: Measure): PlotData {
  const people = report.quality.map(({ participantId, points }) => ({
    name: report.participants.find((p) => p.participantId === participantId)?.name ?? participantId,
    values: new Map(points.map((point) => [second(point.at), valueOf(point, measure)])),
  }));
  const times = [...new Set(people.flatMap(({ values }) => [...values.keys()]))].sort((a, b) => a - b);
  return {
    names: people.map((person) => person.name),
    columns: [times, ...people.map(({ values }) => times.map((time) => values.get(time) ?? null))],
  };
}

export function hasValues({ columns }: PlotData): boolean {
  return columns.slice(1).some((column) => column.some((value) => value !== null));
}

/** Faults as spans on the time axis, in seconds since the epoch. */
export function faultSpans(report: Report): readonly { readonly from: number; readonly to: number }[] {
  return report.faults.map(({ times }) => ({
    from: Date.parse(times.beganAt) / 1_000,
    to: Date.parse(times.resolvedAt ?? times.movedAt ?? report.endedAt) / 1_000,
  }));
}

function valueOf(point: QualityPoint, measure: Measure): number | null {
  switch (measure) {
    case 'loss':
      return percent(point.uplinkLossRatio, point.downlinkLossRatio);
    case 'roundTrip':
      return point.roundTripMillis ?? null;
    case 'voice':
      return point.meanOpinionScore ?? null;
  }
}

/** The worse direction, in percent. */
function percent(...ratios: (number | null | undefined)[]): number | null {
  const known = ratios.filter((ratio) => ratio != null);
  return known.length === 0 ? null : Math.max(...known) * 100;
}

function second(instant: string): number {
  return Math.round(Date.parse(instant) / 1_000 / STEP_SECONDS) * STEP_SECONDS;
}
