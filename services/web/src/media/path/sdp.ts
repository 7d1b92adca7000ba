/**
 * The SDP without its media stream ids (RFC 8830). Whose track an m-line carries is known by its mid; Chromium refuses
 * a description in which two lines bear the same id, as idle lines may.
 */
export function withoutMsid(sdp: string): string {
  return sdp.replaceAll(/^a=(?:msid:|ssrc:\d+ msid:).*\r?\n/gm, '');
}
