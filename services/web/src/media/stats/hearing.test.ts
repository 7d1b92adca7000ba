import { describe, expect, it } from 'vitest';
import { streamKey } from './connection-quality';
import { Hearing } from './hearing';
import type { StreamSample } from './stream-sample';

const voice = (remoteParticipantId: string, ssrc: number, packetsReceived: number) =>
  ({
    relayId: 'relay-a',
    active: true,
    direction: 'inbound',
    source: 'microphone',
    remoteParticipantId,
    ssrc,
    packetsReceived,
  }) as StreamSample;

/** Looks at one set of samples after another; each with who speaks. */
function looks(...steps: (readonly [readonly string[], readonly StreamSample[]])[]): boolean[] {
  const hearing = new Hearing();
  let before = new Map<string, StreamSample>();
  return steps.map(([speaking, samples]) => {
    const unheard = hearing.look(new Set(speaking), before, samples);
    before = new Map(samples.map((sample) => [streamKey(sample), sample]));
    return unheard;
  });
}

describe('Hearing', () => {
  it('is nothing wrong while voices arrive, or nobody speaks', () => {
    expect(
      looks(
        [['anna'], [voice('anna', 1, 10)]],
        [['anna'], [voice('anna', 1, 110)]],
        [[], [voice('anna', 1, 110)]],
        [[], [voice('anna', 1, 110)]],
        [[], [voice('anna', 1, 110)]],
      ),
    ).toEqual([false, false, false, false, false]);
  });

  it('is unheard after two looks without a packet of anybody who speaks, until one comes', () => {
    expect(
      looks(
        [['anna'], [voice('anna', 1, 10)]],
        [['anna'], [voice('anna', 1, 10)]],
        [['anna'], [voice('anna', 1, 10)]],
        [[], [voice('anna', 1, 10)]],
        [['anna'], [voice('anna', 1, 40)]],
      ),
    ).toEqual([false, false, true, true, false]);
  });

  it('is heard while one of several is, and says nothing of streams it does not know', () => {
    expect(
      looks(
        [
          ['anna', 'ben'],
          [voice('anna', 1, 10), voice('ben', 2, 10)],
        ],
        [
          ['anna', 'ben'],
          [voice('anna', 1, 10), voice('ben', 2, 60)],
        ],
        [
          ['anna', 'ben'],
          [voice('anna', 1, 10), voice('ben', 2, 90)],
        ],
        [['cleo'], [voice('anna', 1, 10), voice('ben', 2, 90)]],
        [['cleo'], [voice('anna', 1, 10), voice('ben', 2, 90)]],
      ),
    ).toEqual([false, false, false, false, false]);
  });
});
