import { paddingOf } from './padding';

/**
 * Who speaks, as the relay tells it on the media path between two heartbeats: an Opus packet of silence whose padding
 * carries it. Layout in docs/interfaces.md, “Speakers on the media path”.
 */
export interface Speakers {
  /** Grows with each change. */
  readonly sequence: number;
  /** Who has the floor comes first, then who else speaks. */
  readonly speakers: readonly Speaker[];
}

export interface Speaker {
  readonly participantId: string;
  /** Right now: who has the floor may pause for breath. */
  readonly speaking: boolean;
}

const HEAD = 6;
const VERSION = 2;
const text = new TextDecoder();

/** What an Opus packet says of who speaks, or null when it is something else or broken. */
export function parseSpeakers(packet: ArrayBuffer): Speakers | null {
  const padding = paddingOf(packet, VERSION, HEAD);
  if (padding === null) return null;
  const speakers: Speaker[] = [];
  let at = HEAD;
  for (let left = padding.getUint8(5); left > 0; left -= 1) {
    if (at + 2 > padding.byteLength) return null;
    const length = padding.getUint8(at + 1);
    if (at + 2 + length > padding.byteLength) return null;
    const participantId = text.decode(new Uint8Array(packet, padding.byteOffset + at + 2, length));
    speakers.push({ participantId, speaking: padding.getUint8(at) !== 0 });
    at += 2 + length;
  }
  return { sequence: padding.getUint32(1), speakers };
}
