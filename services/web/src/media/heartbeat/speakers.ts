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

const HEAD = 11;
const VERSION = 2;
const text = new TextDecoder();

/** What an Opus packet says of who speaks, or null when it is something else or broken. */
export function parseSpeakers(packet: ArrayBuffer): Speakers | null {
  const view = new DataView(packet);
  if (view.byteLength < HEAD || !isSpeakers(view)) return null;
  const speakers: Speaker[] = [];
  let at = HEAD;
  for (let left = view.getUint8(10); left > 0; left -= 1) {
    if (at + 2 > view.byteLength) return null;
    const length = view.getUint8(at + 1);
    if (at + 2 + length > view.byteLength) return null;
    const participantId = text.decode(new Uint8Array(packet, at + 2, length));
    speakers.push({ participantId, speaking: view.getUint8(at) !== 0 });
    at += 2 + length;
  }
  return { sequence: view.getUint32(6), speakers };
}

function isSpeakers(view: DataView): boolean {
  return (
    view.getUint8(0) === 0xfb &&
    view.getUint8(1) === 0x41 &&
    view.getUint8(2) === view.byteLength - 5 &&
    view.getUint8(3) === 0xff &&
    view.getUint8(4) === 0xfe &&
    view.getUint8(5) === VERSION
  );
}
