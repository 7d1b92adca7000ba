/**
 * Only what the relay forwards is offered: twenty people mean forty m-lines, and each codec is lines in all of them.
 * Sound that repeats what went before (RED, RFC 2198) survives a lost packet without asking for it.
 */
const WANTED = { audio: ['audio/red', 'audio/opus'], video: ['video/vp8', 'video/rtx'] } as const;

const MAIN = { audio: 'audio/opus', video: 'video/vp8' } as const;

/** To be called before the first offer. Browsers without the method or the codecs keep their own order. */
export function preferCodecs(transceiver: RTCRtpTransceiver, kind: 'audio' | 'video'): void {
  const chosen = preferred(RTCRtpReceiver.getCapabilities(kind)?.codecs ?? [], kind);
  if (chosen.length > 0 && 'setCodecPreferences' in transceiver) transceiver.setCodecPreferences([...chosen]);
}

/** Of these codecs the ones to offer, the preferred one first; none when the one that everybody needs is missing. */
export function preferred<C extends { readonly mimeType: string }>(
  all: readonly C[],
  kind: 'audio' | 'video',
): readonly C[] {
  const chosen = WANTED[kind].flatMap((type) => all.filter((codec) => is(codec, type)));
  return chosen.some((codec) => is(codec, MAIN[kind])) ? chosen : [];
}

function is(codec: { readonly mimeType: string }, type: string): boolean {
  return codec.mimeType.toLowerCase() === type;
}
