import { describe, expect, it } from 'vitest';
import type { Drill } from '../../api/plans';
import { drillTimes, gradeHealth } from './drill-times';

const drill: Drill = {
  drillId: 'd',
  planId: 'relay-loss',
  planVersion: 2,
  targets: { detectMillis: 2_000, mitigateMillis: 5_000, clearMillis: 60_000 },
  fault: 'kill',
  meetingId: 'abc-defg-hij',
  state: 'broken',
  startedBy: 'acc',
  createdAt: '2026-03-02T10:00:00Z',
  faultAt: '2026-03-02T10:00:01Z',
  detectedAt: '2026-03-02T10:00:02.2Z',
};

describe('a drill', () => {
  it('is measured from the fault, and its end from the repair', () => {
    const mended = { ...drill, healedAt: '2026-03-02T10:00:09Z', clearedAt: '2026-03-02T10:00:19Z' };
    expect(drillTimes(mended).map(({ tookMillis }) => tookMillis)).toEqual([1_200, null, 10_000]);
  });

  it('without a grade is not judged yet', () => {
    expect(gradeHealth(undefined)).toBe('unknown');
    expect(gradeHealth('F')).toBe('poor');
  });
});
