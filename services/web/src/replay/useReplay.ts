import { useEffect, useState } from 'react';
import { RequestFailure } from '../api/http';
import {
  getReplay,
  listRecordings,
  openRecording,
  type RecordingSummary,
  type Replay,
} from '../api/recordings';
import { recordingKeys } from '../meeting/recording/recording-keys';

/** A recording that this browser may see, and what lets it. */
export interface KnownRecording {
  readonly recording: RecordingSummary;
  readonly token: string;
}

export type ReplayLook =
  | { readonly name: 'loading' }
  | { readonly name: 'ready'; readonly replay: Replay; readonly known: KnownRecording | null }
  | { readonly name: 'not-ready' }
  | { readonly name: 'no-key' }
  | { readonly name: 'deleted'; readonly known: KnownRecording | null }
  | { readonly name: 'failed'; readonly failure: unknown };

/**
 * Opens a recording with the key that this browser has for it, if it has one.
 *
 * @param guest the key of a link, where there is one
 */
export function useReplay(
  recordingId: string,
  guest: string | null,
): { readonly look: ReplayLook; readonly again: () => void } {
  const [look, setLook] = useState<ReplayLook>({ name: 'loading' });
  const [round, setRound] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    void open(recordingId, guest, abort.signal).then((next) => {
      if (!abort.signal.aborted) setLook(next);
    });
    return () => abort.abort();
  }, [recordingId, guest, round]);
  return { look, again: () => setRound(round + 1) };
}

async function open(recordingId: string, guest: string | null, signal: AbortSignal): Promise<ReplayLook> {
  try {
    const known = guest === null ? await knownOf(recordingId, signal) : null;
    if (known?.recording.state === 'deleted') return { name: 'deleted', known };
    const token = guest ?? known?.token;
    if (token === undefined) return { name: 'no-key' };
    const replay = await getReplay(recordingId, token, signal);
    await openRecording(recordingId, token);
    return { name: 'ready', replay, known };
  } catch (failure) {
    if (!(failure instanceof RequestFailure)) return { name: 'failed', failure };
    if (failure.status === 409) return { name: 'not-ready' };
    if (failure.status === 410) return { name: 'deleted', known: null };
    const refused = failure.status === 401 || failure.status === 403 || failure.status === 404;
    return refused ? { name: 'no-key' } : { name: 'failed', failure };
  }
}

/** The token of the meeting that has this recording; those that are too old have none. */
async function knownOf(recordingId: string, signal: AbortSignal): Promise<KnownRecording | null> {
  for (const { token } of recordingKeys()) {
    const found = await listRecordings(token, signal).catch((failure: unknown) => {
      if (failure instanceof RequestFailure && failure.status === 401) return [];
      throw failure;
    });
    const recording = found.find((one) => one.recordingId === recordingId);
    if (recording !== undefined) return { recording, token };
  }
  return null;
}
