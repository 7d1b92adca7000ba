import { describe, expect, it } from 'vitest';
import { parseHeartbeat } from './payload';

function packet(...bytes: number[]): ArrayBuffer {
  return new Uint8Array([0xfb, 0x41, 0x0a, 0xff, 0xfe, ...bytes]).buffer;
}

describe('parseHeartbeat', () => {
  it('reads flags, epoch and sequence from the padding', () => {
    // Given
    const bytes = packet(1, 0b1001, 0, 0, 1, 2, 0xff, 0xff, 0xff, 0xfe);
    // When
    const beat = parseHeartbeat(bytes);
    // Then
    expect(beat).toEqual({
      peerHeard: true,
      fenced: false,
      draining: false,
      active: true,
      peerGone: false,
      epoch: 258,
      sequence: 4_294_967_294,
    });
  });

  it.each([
    [0b0010, { fenced: true }],
    [0b0100, { draining: true }],
    [0b10000, { peerHeard: false, peerGone: true }],
    [0b0000, { peerGone: false, peerHeard: false, fenced: false, draining: false, active: false }],
  ])('reads flags %i', (flags, expected) => {
    expect(parseHeartbeat(packet(1, flags, 0, 0, 0, 1, 0, 0, 0, 1))).toMatchObject(expected);
  });

  it.each([
    ['a voice packet', new Uint8Array(60).fill(0x78).buffer],
    ['a packet that is too short', packet(1, 0, 0, 0)],
    ['another version', packet(2, 0, 0, 0, 0, 1, 0, 0, 0, 1)],
    ['an empty packet', new ArrayBuffer(0)],
  ])('ignores %s', (_, bytes) => {
    expect(parseHeartbeat(bytes)).toBeNull();
  });
});
