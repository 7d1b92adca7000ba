import { describe, expect, it } from 'vitest';
import { judgeConnection, streamKey } from './connection-quality';
import { SampleBuffer } from './sample-buffer';
import { samplesOf, type SampleContext, type Stat, type StreamSample } from './stream-sample';

let ids = 0;

const CONTEXT: SampleContext = {
  meetingId: 'abc-defg-hij',
  participantId: 'p-self',
  relayId: 'relay-a',
  active: true,
  sentMids: new Map([['1', 'camera']]),
  receivedMids: new Map([['4', { participantId: 'p-anna', source: 'microphone' }]]),
  nextSampleId: () => `s-${(ids += 1)}`,
};

const STATS: Stat[] = [
  { id: 'P', type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.02 },
  {
    id: 'I1',
    type: 'inbound-rtp',
    mid: '4',
    kind: 'audio',
    ssrc: 11,
    timestamp: 1_000,
    packetsReceived: 100,
    packetsLost: 2,
    jitter: 0.004,
  },
  { id: 'I2', type: 'inbound-rtp', mid: '2', kind: 'audio', ssrc: 12, timestamp: 1_000, packetsReceived: 50 },
  {
    id: 'O1',
    type: 'outbound-rtp',
    mid: '1',
    kind: 'video',
    ssrc: 13,
    timestamp: 1_000,
    packetsSent: 300,
    remoteId: 'R1',
    framesPerSecond: 30,
  },
  { id: 'R1', type: 'remote-inbound-rtp', packetsLost: 5, jitter: 0.01, roundTripTime: 0.03 },
];

function sample(changes: Partial<StreamSample>): StreamSample {
  const first = samplesOf(STATS, CONTEXT)[0];
  if (first === undefined) throw new Error('no sample');
  return { ...first, ...changes };
}

describe('samplesOf', () => {
  it('says where the person sits, if that is known', () => {
    expect(samplesOf(STATS, { ...CONTEXT, siteId: 'hq' }).map(({ siteId }) => siteId)).toEqual(['hq', 'hq']);
    expect(samplesOf(STATS, CONTEXT).every((one) => !('siteId' in one))).toBe(true);
  });

  it('names each stream by its owner and leaves the heartbeat out', () => {
    const samples = samplesOf(STATS, CONTEXT);
    expect(samples.map((one) => [one.direction, one.source, one.remoteParticipantId])).toEqual([
      ['inbound', 'microphone', 'p-anna'],
      ['outbound', 'camera', null],
    ]);
  });

  it('takes what the other end measured for outbound streams', () => {
    const outbound = samplesOf(STATS, CONTEXT)[1];
    expect(outbound).toMatchObject({ packetsSent: 300, packetsLost: 5, jitter: 0.01, roundTripTime: 0.03 });
  });

  it('says nothing of a simulcast layer that is switched off', () => {
    const off = STATS.map((stat) => (stat.id === 'O1' ? { ...stat, active: false } : stat));
    expect(samplesOf(off, CONTEXT).map((one) => one.direction)).toEqual(['inbound']);
  });

  it('says null for what is not known and the time in ISO 8601', () => {
    expect(sample({})).toMatchObject({
      packetsSent: null,
      framesDecoded: null,
      roundTripTime: 0.02,
      timestamp: '1970-01-01T00:00:01.000Z',
    });
  });
});

describe('judgeConnection', () => {
  const before = sample({ packetsReceived: 100, packetsLost: 0 });
  const judge = (changes: Partial<StreamSample>) =>
    judgeConnection(new Map([[streamKey(before), before]]), [
      sample({ packetsReceived: 200, packetsLost: 0, timestamp: '1970-01-01T00:00:03.000Z', ...changes }),
    ]);

  it('is good when everything arrives', () => {
    expect(judge({})).toMatchObject({ level: 'good', lossRatio: 0, reasons: [] });
  });

  it.each([
    ['fair', 'loss', { packetsReceived: 197, packetsLost: 3 }],
    ['poor', 'loss', { packetsReceived: 185, packetsLost: 15 }],
    ['fair', 'jitter', { jitter: 0.05 }],
    ['poor', 'delay', { roundTripTime: 0.7 }],
  ] as const)('is %s because of %s', (level, reason, changes) => {
    expect(judge(changes)).toMatchObject({ level, reasons: [reason] });
  });

  it('does not judge from too few packets', () => {
    expect(judge({ packetsReceived: 102 }).level).toBe('unknown');
  });

  it('judges freezes by their share of the time', () => {
    const still = sample({ packetsReceived: 100, totalFreezesDuration: 0, packetsLost: 0 });
    const frozen = sample({
      packetsReceived: 200,
      packetsLost: 0,
      totalFreezesDuration: 0.5,
      timestamp: '1970-01-01T00:00:03.000Z',
    });
    expect(judgeConnection(new Map([[streamKey(still), still]]), [frozen])).toMatchObject({
      level: 'poor',
      reasons: ['freeze'],
    });
  });
});

describe('SampleBuffer', () => {
  it('gives batches and keeps them until they are taken', () => {
    // Given
    const buffer = new SampleBuffer();
    buffer.add(Array.from({ length: 450 }, () => sample({})));
    // When
    const batch = buffer.next(0);
    buffer.taken(batch);
    // Then
    expect(batch).toHaveLength(SampleBuffer.BATCH);
    expect(buffer.size).toBe(50);
  });

  it('forgets the oldest when ingest stays away', () => {
    // Given
    const buffer = new SampleBuffer();
    // When
    for (let i = 0; i < 30; i++) buffer.add(Array.from({ length: 100 }, () => sample({ ssrc: i })));
    // Then
    expect(buffer.size).toBe(SampleBuffer.CAPACITY);
    expect(buffer.next(0)[0]?.ssrc).toBe(10);
  });

  it('waits as long as ingest asks for', () => {
    // Given
    const buffer = new SampleBuffer();
    buffer.add([sample({})]);
    // When
    buffer.failed(1_000, 5_000);
    // Then
    expect(buffer.next(5_999)).toEqual([]);
    expect(buffer.next(6_000)).toHaveLength(1);
  });

  it('waits longer with each failure that names no time', () => {
    // Given
    const buffer = new SampleBuffer();
    buffer.add([sample({})]);
    // When
    buffer.failed(0, null);
    buffer.failed(0, null);
    // Then
    expect(buffer.next(3_999)).toEqual([]);
    expect(buffer.next(4_000)).toHaveLength(1);
  });
});
