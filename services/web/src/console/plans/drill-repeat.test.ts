import { describe, expect, it } from 'vitest';
import { repeatOf, repeatRule } from './drill-repeat';

describe('how often a drill repeats', () => {
  it.each([
    ['2026-12-01T03:00', 'weekly', 'FREQ=WEEKLY;BYDAY=TU'],
    ['2026-12-01T03:00', 'monthly', 'FREQ=MONTHLY;BYDAY=1TU'],
    ['2026-12-31T03:00', 'monthly', 'FREQ=MONTHLY;BYDAY=-1TH'],
    ['2026-12-14T03:00', 'quarterly', 'FREQ=MONTHLY;INTERVAL=3;BYDAY=2MO'],
    ['2026-12-14T03:00', 'once', undefined],
  ] as const)('from %s, %s, is %s', (start, repeat, rule) => {
    expect(repeatRule(start, repeat)).toBe(rule);
    expect(repeatOf(start, rule)).toBe(repeat);
  });

  it('knows no name for a rule made elsewhere', () => {
    expect(repeatOf('2026-12-01T03:00', 'FREQ=DAILY')).toBeNull();
  });
});
