interface Described {
  readonly type: string;
}

/** The pair of candidates that a connection uses, of W3C webrtc-stats. */
export function pairInUse<S extends Described>(stats: Iterable<S>): S | undefined {
  for (const stat of stats) {
    if (stat.type === 'candidate-pair' && 'nominated' in stat && stat.nominated === true) return stat;
  }
  return undefined;
}
