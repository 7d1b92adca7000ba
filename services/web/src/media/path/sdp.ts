/**
 * The SDP without its media stream ids (RFC 8830). Whose track an m-line carries is known by its mid; Chromium refuses
 * a description in which two lines bear the same id, as idle lines may.
 */
export function withoutMsid(sdp: string): string {
  return sdp.replaceAll(/^a=(?:msid:|ssrc:\d+ msid:).*\r?\n/gm, '');
}

/**
 * The answer asking libwebrtc to begin sending pictures at that rate; it ignores no path, for its estimator goes on
 * from there. Without it the first picture leaves at the pace of 300 kbit/s: after a failover that is what everybody
 * would wait for. Other browsers do not know the parameter and ignore it.
 */
export function beginningAt(answer: string, bitsPerSecond: number): string {
  const parameter = `x-google-start-bitrate=${Math.round(bitsPerSecond / 1_000)}`;
  return answer
    .split(/^(?=m=)/m)
    .map((section) => (section.startsWith('m=video ') ? withParameter(section, parameter) : section))
    .join('');
}

/** The section with the parameter for its first payload type, beside those it has (RFC 8866, section 6.15). */
function withParameter(section: string, parameter: string): string {
  const type = section.split(/\s/, 4)[3] ?? '';
  const line = new RegExp(`^a=fmtp:${type} .+$`, 'm');
  return line.test(section)
    ? section.replace(line, `$&;${parameter}`)
    : section.replace(new RegExp(`^a=rtpmap:${type} .+\r?$`, 'm'), `$&\na=fmtp:${type} ${parameter}\r`);
}
