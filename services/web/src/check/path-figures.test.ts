import { describe, expect, it } from 'vitest';
import {
  pathFigures,
  sentBitsPerSecond,
  showsPictures,
  tellsRoom,
  wayTaken,
  type Sample,
  type Stat,
} from './path-figures';

/** Two ends of a call after so many seconds, at 100 packets and 100,000 bytes a second. */
function after(seconds: number, own: { lostUp?: number; lostDown?: number } = {}): Sample {
  const timestamp = 1_000_000 + seconds * 1_000;
  const at = (stat: Omit<Stat, 'timestamp'>): Stat => ({ ...stat, timestamp });
  return {
    sender: [
      at({ type: 'candidate-pair', state: 'in-progress', currentRoundTripTime: 9 }),
      at({
        type: 'candidate-pair',
        state: 'succeeded',
        nominated: true,
        currentRoundTripTime: 0.03,
        availableOutgoingBitrate: 1_500_000,
      }),
      at({ type: 'outbound-rtp', kind: 'video', bytesSent: seconds * 100_000, packetsSent: seconds * 100 }),
      at({
        type: 'remote-inbound-rtp',
        kind: 'video',
        packetsLost: own.lostUp ?? 0,
        jitter: 0.004,
        roundTripTime: 0.035,
      }),
    ],
    receiver: [
      at({ type: 'candidate-pair', state: 'succeeded', nominated: true, currentRoundTripTime: 0.05 }),
      at({
        type: 'inbound-rtp',
        kind: 'video',
        bytesReceived: seconds * 90_000,
        packetsReceived: seconds * 90,
        packetsLost: own.lostDown ?? 0,
        jitter: 0.012,
        framesDecoded: seconds * 20,
      }),
      at({ type: 'inbound-rtp', kind: 'audio', packetsReceived: seconds * 25, packetsLost: 0, jitter: 0.5 }),
    ],
  };
}

describe('showsPictures', () => {
  it('is so from the first picture that was decoded', () => {
    expect(showsPictures([])).toBe(false);
    expect(showsPictures(after(0).receiver)).toBe(false);
    expect(showsPictures(after(1).receiver)).toBe(true);
    expect(showsPictures(after(1).sender)).toBe(false);
  });
});

describe('pathFigures', () => {
  it('takes rates from the difference and states from the end', () => {
    // When
    const figures = pathFigures(after(2), after(6));

    // Then
    expect(figures).toEqual({
      roundTripMillis: 30,
      lossRatio: 0,
      jitterMillis: 12,
      upBitsPerSecond: 1_500_000,
      downBitsPerSecond: 720_000,
      framesPerSecond: 20,
    });
    expect(sentBitsPerSecond(after(2), after(6))).toBe(800_000);
  });

  it('tells the loss of the worse direction', () => {
    expect(pathFigures(after(2), after(6, { lostUp: 60 })).lossRatio).toBe(0.1);
    expect(pathFigures(after(2), after(6, { lostDown: 115 })).lossRatio).toBe(0.2);
  });

  it('knows nothing where the browser says nothing', () => {
    const nothing = { sender: [], receiver: [] };
    expect(Object.values(pathFigures(nothing, nothing))).toEqual([null, null, null, null, null, null]);
  });

  it('knows which browsers tell how much fits', () => {
    const { sender, receiver } = after(2);
    expect(tellsRoom(sender)).toBe(true);
    expect(tellsRoom(receiver)).toBe(false);
  });

  it('does not take fewer lost packets than before for a gain', () => {
    expect(pathFigures(after(2, { lostDown: 50 }), after(6)).lossRatio).toBe(0);
  });
});

describe('the way taken', () => {
  const way = (candidateType: string, protocol: string) =>
    wayTaken([
      { type: 'local-candidate', id: 'other', candidateType: 'host', protocol: 'udp', timestamp: 0 },
      { type: 'local-candidate', id: 'used', candidateType, protocol, timestamp: 0 },
      {
        type: 'candidate-pair',
        state: 'succeeded',
        nominated: true,
        localCandidateId: 'used',
        timestamp: 0,
      },
    ]);

  it.each([
    ['host', 'udp', 'udp'],
    ['prflx', 'tcp', 'tcp'],
    ['relay', 'udp', 'turn'],
  ])('is by a %s candidate over %s: %s', (candidateType, protocol, expected) => {
    expect(way(candidateType, protocol)).toBe(expected);
  });
});
