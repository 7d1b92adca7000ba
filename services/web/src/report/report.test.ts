import { describe, expect, it } from 'vitest';
import type { Report } from '../api/reports';
import en from '../locales/en.json';
import zh from '../locales/zh-CN.json';
import { phasesOf } from './fault-phases';
import { faultSpans, hasValues, plotData } from './plot-data';
import { readable } from './sentences';

const point = (second: number, uplinkLossRatio: number | null) => ({
  at: new Date(second * 1_000).toISOString(),
  relayId: 'relay-a',
  verdict: 'good' as const,
  uplinkLossRatio,
  downlinkLossRatio: 0.01,
});

const REPORT = {
  endedAt: new Date(100_000).toISOString(),
  participants: [{ participantId: 'a', name: 'Anna' }],
  quality: [
    { participantId: 'a', points: [point(10, 0.2), point(12, null)] },
    { participantId: 'b', points: [point(12, 0.05)] },
  ],
  faults: [{ times: { beganAt: new Date(11_000).toISOString(), resolvedAt: null, movedAt: null } }],
} as unknown as Report;

describe('plotData', () => {
  it('puts everybody on one time axis, in percent and the worse direction', () => {
    const { names, columns } = plotData(REPORT, 'loss');
    expect(names).toEqual(['Anna', 'b']);
    expect(columns).toEqual([
      [10, 12],
      [20, 1],
      [null, 5],
    ]);
  });

  it('knows when there is nothing to draw', () => {
    expect(hasValues(plotData(REPORT, 'voice'))).toBe(false);
    expect(hasValues(plotData(REPORT, 'loss'))).toBe(true);
  });

  it('shades a fault that was still open up to the end', () => {
    expect(faultSpans(REPORT)).toEqual([{ from: 11, to: 100 }]);
  });
});

describe('phasesOf', () => {
  it('shares the bar by time and keeps short phases visible', () => {
    const phases = phasesOf({ detectMillis: 980, decideMillis: 15, moveMillis: 5 });
    expect(phases.map(({ name, share }) => [name, share])).toEqual([
      ['detect', 98],
      ['decide', 4],
      ['move', 4],
    ]);
  });

  it('leaves out what is not known', () => {
    expect(phasesOf({ detectMillis: 100, decideMillis: null }).map(({ name }) => name)).toEqual(['detect']);
  });
});

it('makes parameters readable by what their names say', () => {
  const params = {
    relayId: 'relay-a',
    longestInterruptionMillis: 310,
    lossRatio: 0.12,
    seconds: 60,
    faults: 2,
  };
  expect(readable(params, 'en')).toEqual({
    relayId: 'relay-a',
    longestInterruptionMillis: '310 ms',
    lossRatio: '12%',
    seconds: '1 min',
    faults: 2,
  });
});

describe('sentences about trouble', () => {
  const codes = [
    'own-slow',
    'own-sent',
    'own-received',
    'own-both',
    'site-link',
    'relay',
    'platform',
    'device-sent',
    'device-received',
    'alone',
    'confidence',
    'compared-relay',
    'compared-site',
    'compared-elsewhere',
    'compared-meeting',
    'witness-link',
    'witness-relay',
    'witness-device',
  ];

  it.each([en, zh])('are there in both languages', (locale) => {
    expect(Object.keys(locale.sentence.trouble).sort()).toEqual([...codes].sort());
  });
});
