import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { ConsoleMeeting } from '../api/incidents';
import { pairsOf } from './pairs';
import { Topology } from './Topology';

const MEETING: ConsoleMeeting = {
  meetingId: 'abc-defg-hij',
  participants: 3,
  placement: {
    epoch: 2,
    primary: 'relay-a',
    standby: 'relay-b',
    branches: [{ primary: 'relay-c', standby: 'relay-a' }, { primary: 'relay-d' }],
    reason: 'spread',
    placedAt: '2026-03-02T12:00:00Z',
  },
  quality: { verdict: 'good', people: [] },
};

describe('a meeting larger than one relay', () => {
  it('is on all its pairs', () => {
    expect(pairsOf(MEETING).map(({ primary, standby }) => `${primary}/${standby ?? ''}`)).toEqual([
      'relay-a/relay-b',
      'relay-c/relay-a',
      'relay-d/',
    ]);
    expect(pairsOf({ ...MEETING, placement: null })).toEqual([]);
  });

  it('is drawn with a line to each of its relays', () => {
    // When
    const drawn = renderToStaticMarkup(
      <Topology
        snapshot={{
          at: '2026-03-02T12:00:00Z',
          observer: { kafka: 'live', database: 'up' },
          meetings: [MEETING],
          relays: ['relay-a', 'relay-b', 'relay-c', 'relay-d'].map((relayId) => ({
            relayId,
            state: 'ready' as const,
            meetings: [],
          })),
          incidents: [],
        }}
      />,
    );
    // Then
    expect(drawn.match(/class="line primary"/g)).toHaveLength(3);
    expect(drawn.match(/class="line standby"/g)).toHaveLength(2);
  });
});
