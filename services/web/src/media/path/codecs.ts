/** Only what the relay forwards is offered: twenty people mean forty m-lines, and each codec is lines in all of them. */
const WANTED = { audio: ['audio/opus'], video: ['video/vp8', 'video/rtx'] } as const;

/** To be called before the first offer. Browsers without the method or the codecs keep their own order. */
export function preferCodecs(transceiver: RTCRtpTransceiver, kind: 'audio' | 'video'): void {
  const all = RTCRtpReceiver.getCapabilities(kind)?.codecs ?? [];
  const wanted: readonly string[] = WANTED[kind];
  const chosen = all.filter((codec) => wanted.includes(codec.mimeType.toLowerCase()));
  const hasMain = chosen.some((codec) => codec.mimeType.toLowerCase() === wanted[0]);
  if (hasMain && 'setCodecPreferences' in transceiver) transceiver.setCodecPreferences(chosen);
}
