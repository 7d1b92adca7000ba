interface Described {
  readonly type: string;
}

/**
 * The pair of candidates that a connection uses, of W3C webrtc-stats. Several may have been nominated, one over TCP and
 * then one over UDP, say: the transport knows which one counts, where the browser tells of transports.
 */
export function pairInUse<S extends Described>(stats: Iterable<S>): S | undefined {
  const all = [...stats];
  const pairs = all.filter(({ type }) => type === 'candidate-pair');
  const selected = all.map((stat) => read(stat, 'selectedCandidatePairId')).find((id) => id !== undefined);
  return (
    pairs.find((pair) => selected !== undefined && read(pair, 'id') === selected) ??
    pairs.find((pair) => read(pair, 'nominated') === true)
  );
}

const read = (stat: object, name: string): unknown => (stat as Readonly<Record<string, unknown>>)[name];
