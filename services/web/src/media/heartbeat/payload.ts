/**
 * The relay's heartbeat as it travels on the media path: an Opus packet of silence whose padding
 * (RFC 6716 §3.2.5) carries the relay's state. Layout in docs/interfaces.md, “Heartbeat on the media path”.
 */
export interface Heartbeat {
  /** The pair's other relay was heard on the bridge within 130 ms. */
  readonly peerHeard: boolean;
  /** The relay slept and forwards nothing until its meetings are confirmed. */
  readonly fenced: boolean;
  readonly draining: boolean;
  /** The relay takes this session for the participant's active path. */
  readonly active: boolean;
  /** The other relay's machine says that its process is not there any more. */
  readonly peerGone: boolean;
  readonly epoch: number;
  readonly sequence: number;
}

const OPUS_PREFIX = [0xfb, 0x41, 0x0a, 0xff, 0xfe];
const VERSION = 1;
const STATE_LENGTH = 10;

/** The heartbeat in an Opus packet, or null when the packet is something else or of another version. */
export function parseHeartbeat(packet: ArrayBuffer): Heartbeat | null {
  if (packet.byteLength < OPUS_PREFIX.length + STATE_LENGTH) return null;
  const view = new DataView(packet);
  if (OPUS_PREFIX.some((byte, i) => view.getUint8(i) !== byte)) return null;
  const start = OPUS_PREFIX.length;
  if (view.getUint8(start) !== VERSION) return null;
  const flags = view.getUint8(start + 1);
  return {
    peerHeard: (flags & 1) !== 0,
    fenced: (flags & 2) !== 0,
    draining: (flags & 4) !== 0,
    active: (flags & 8) !== 0,
    peerGone: (flags & 16) !== 0,
    epoch: view.getUint32(start + 2),
    sequence: view.getUint32(start + 6),
  };
}
