import { describe, expect, it } from 'vitest';
import { parseHeartbeat } from './payload';
import { parseSpeakers } from './speakers';

/** As SpeakersPayload of the relay writes it. */
function packet(sequence: number, speakers: readonly [string, boolean][]): ArrayBuffer {
  const entries = speakers.flatMap(([id, speaking]) => {
    const name = [...new TextEncoder().encode(id)];
    return [speaking ? 1 : 0, name.length, ...name];
  });
  const padding = 6 + entries.length;
  const bytes = [0xfb, 0x41, padding, 0xff, 0xfe, 2, 0, 0, 0, sequence, speakers.length, ...entries];
  return new Uint8Array(bytes).buffer;
}

describe('parseSpeakers', () => {
  it('reads who has the floor and who else speaks', () => {
    const said = parseSpeakers(
      packet(7, [
        ['p-anna', false],
        ['p-本', true],
      ]),
    );
    expect(said).toEqual({
      sequence: 7,
      speakers: [
        { participantId: 'p-anna', speaking: false },
        { participantId: 'p-本', speaking: true },
      ],
    });
  });

  it('is not taken for a heartbeat, nor a heartbeat for it', () => {
    const heartbeat = new Uint8Array([0xfb, 0x41, 0x0a, 0xff, 0xfe, 1, 0, 0, 0, 0, 1, 0, 0, 0, 1]).buffer;
    expect(parseSpeakers(heartbeat)).toBeNull();
    expect(parseHeartbeat(packet(1, []))).toBeNull();
  });

  it('refuses what ends too early', () => {
    const whole = packet(1, [['p-anna', true]]);
    for (let length = 0; length < whole.byteLength; length++) {
      expect(parseSpeakers(whole.slice(0, length))).toBeNull();
    }
  });
});
