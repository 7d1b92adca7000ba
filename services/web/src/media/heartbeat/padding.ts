const PREFIX = 5;

/**
 * The padding of an Opus packet of silence (RFC 6716 §3.2.5) in which a relay says something; null when it does not
 * begin with this version, or is shorter than `least`.
 */
export function paddingOf(packet: ArrayBuffer, version: number, least: number): DataView | null {
  if (packet.byteLength < PREFIX + least) return null;
  const view = new DataView(packet);
  const said =
    view.getUint8(0) === 0xfb &&
    view.getUint8(1) === 0x41 &&
    view.getUint8(2) === packet.byteLength - PREFIX &&
    view.getUint8(3) === 0xff &&
    view.getUint8(4) === 0xfe &&
    view.getUint8(PREFIX) === version;
  return said ? new DataView(packet, PREFIX) : null;
}
