/** So long UDP has before TCP is tried, too: where TCP connects first, Chromium stays with it. */
export const UDP_ALONE_MILLIS = 1_000;

const CANDIDATE = /^a=(candidate:\S+ \d+ tcp .*)\r\n/gim;

/** A relay's answer without its TCP candidates, and those apart, for a network that passes no UDP. */
export function tcpApart(answer: string): { readonly answer: string; readonly tcp: RTCIceCandidateInit[] } {
  // Every bundled section repeats them; the first stands for all.
  const found = new Set([...answer.matchAll(CANDIDATE)].map(([, candidate = '']) => candidate));
  return {
    // More may come.
    answer:
      found.size === 0 ? answer : answer.replaceAll(CANDIDATE, '').replaceAll('a=end-of-candidates\r\n', ''),
    tcp: [...found].map((candidate) => ({ candidate, sdpMLineIndex: 0 })),
  };
}
