import { describe, expect, it } from 'vitest';
import type { ConsoleSnapshot, Incident, Relay } from '../api/incidents';
import { actionsFor, isComplete } from './incident-actions';
import { incidentHealth, judge, relayHealth } from './verdict';

function incident(changes: Partial<Incident>): Incident {
  return {
    incidentId: 'i',
    rule: 'relay-lost',
    severity: 'critical',
    state: 'open',
    cause: { domain: 'relay', id: 'relay-a' },
    summary: '',
    startedAt: '2026-01-01T00:00:10Z',
    openedAt: '2026-01-01T00:00:11Z',
    meetingIds: ['abc-defg-hij'],
    evidence: [],
    timeline: [],
    revision: 1,
    ...changes,
  };
}

const relay = (state: Relay['state']): Relay => ({ relayId: 'relay-a', state, meetings: [] });

function snapshot(changes: Partial<ConsoleSnapshot>): ConsoleSnapshot {
  return {
    at: '2026-01-01T00:01:00Z',
    observer: { kafka: 'live', database: 'up' },
    meetings: [],
    relays: [relay('ready')],
    incidents: [],
    ...changes,
  };
}

describe('judge', () => {
  it('is good when nothing is open', () => {
    expect(judge(snapshot({ incidents: [incident({ state: 'resolved' })] }))).toMatchObject({
      health: 'good',
      since: null,
    });
  });

  it('does not claim to know when no events arrive', () => {
    expect(judge(snapshot({ observer: { kafka: 'waiting', database: 'up' } })).health).toBe('unknown');
  });

  it('is poor while a serious incident is not mended', () => {
    expect(judge(snapshot({ incidents: [incident({})] })).health).toBe('poor');
  });

  it('is fair while what is open has been mended', () => {
    expect(judge(snapshot({ incidents: [incident({ state: 'mitigated' })] })).health).toBe('fair');
  });

  it('is fair when a relay is silent though nobody suffers', () => {
    expect(judge(snapshot({ relays: [relay('lost')] }))).toMatchObject({ health: 'fair', since: null });
  });

  it('counts each meeting once and from the oldest incident on', () => {
    const incidents = [
      incident({ meetingIds: ['a', 'b'] }),
      incident({ incidentId: 'j', startedAt: '2026-01-01T00:00:05Z', meetingIds: ['b'] }),
    ];
    expect(judge(snapshot({ incidents }))).toMatchObject({ meetings: 2, since: '2026-01-01T00:00:05Z' });
  });
});

it.each([
  [{ state: 'resolved' }, 'good'],
  [{ state: 'mitigated' }, 'fair'],
  [{ severity: 'warning' }, 'fair'],
  [{}, 'poor'],
] as const)('colours the incident %j as %s', (changes, health) => {
  expect(incidentHealth(incident(changes))).toBe(health);
});

it.each([
  ['ready', 'good'],
  ['draining', 'fair'],
  ['fenced', 'fair'],
  ['lost', 'poor'],
  ['stopped', 'unknown'],
  ['unknown', 'unknown'],
] as const)('colours a relay that is %s as %s', (state, health) => {
  expect(relayHealth(relay(state))).toBe(health);
});

describe('what a person can do with an incident', () => {
  it('offers what makes sense in its state', () => {
    expect(actionsFor(incident({}))).toContain('acknowledge');
    expect(actionsFor(incident({ acknowledgedAt: '2026-01-01T00:00:20Z' }))).not.toContain('acknowledge');
    expect(actionsFor(incident({ state: 'resolved' }))).toEqual(['comment', 'reopen']);
  });

  it('wants a name always and a reason where one is kept', () => {
    expect(isComplete('acknowledge', 'Lee', '')).toBe(true);
    expect(isComplete('acknowledge', ' ', '')).toBe(false);
    expect(isComplete('resolve', 'Lee', '')).toBe(false);
    expect(isComplete('resolve', 'Lee', 'host replaced')).toBe(true);
  });
});
