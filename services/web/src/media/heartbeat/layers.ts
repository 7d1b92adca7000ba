import { paddingOf } from './padding';

/**
 * Which simulcast layers the relay wants, as it tells it on the media path between two heartbeats. Layout in
 * docs/interfaces.md, “Layers on the media path”.
 */
export interface LayerWishes {
  /** Grows with each change. */
  readonly sequence: number;
  readonly lines: readonly LayerWish[];
}

/** Of one m-line: bit 0 is the first encoding, which has the smallest picture. What is in neither stays as it is. */
export interface LayerWish {
  readonly mid: string;
  /** To be sent. */
  readonly on: number;
  /** Nobody needs them. */
  readonly off: number;
}

const HEAD = 6;
const VERSION = 3;
const text = new TextDecoder();

/** What an Opus packet says of layers, or null when it is something else or broken. */
export function parseLayers(packet: ArrayBuffer): LayerWishes | null {
  const padding = paddingOf(packet, VERSION, HEAD);
  if (padding === null) return null;
  const lines: LayerWish[] = [];
  let at = HEAD;
  for (let left = padding.getUint8(5); left > 0; left -= 1) {
    if (at + 3 > padding.byteLength) return null;
    const length = padding.getUint8(at + 2);
    if (at + 3 + length > padding.byteLength) return null;
    const mid = text.decode(new Uint8Array(packet, padding.byteOffset + at + 3, length));
    lines.push({ mid, on: padding.getUint8(at), off: padding.getUint8(at + 1) });
    at += 3 + length;
  }
  return { sequence: padding.getUint32(1), lines };
}
