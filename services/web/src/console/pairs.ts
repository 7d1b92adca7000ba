import type { ConsoleMeeting, RelayPair } from '../api/incidents';

/** All pairs of relays that a meeting runs on: one, or more when it is larger than one relay. */
export function pairsOf({ placement }: ConsoleMeeting): readonly RelayPair[] {
  return placement == null ? [] : [placement, ...(placement.branches ?? [])];
}
