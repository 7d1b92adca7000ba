import { useEffect, useState } from 'react';
import { getQuota, type RecordingQuota } from '../api/recordings';
import { isHostKey, recordingKeys } from '../meeting/recording/recording-keys';

/** How full it is where recordings are kept, for who was a host; null while that is not known. */
export function useQuota(round: number): RecordingQuota | null {
  const [quota, setQuota] = useState<RecordingQuota | null>(null);
  useEffect(() => {
    const key = recordingKeys().find(isHostKey);
    if (key === undefined) return;
    const abort = new AbortController();
    // What can't be had is not shown: the list beside it says what is wrong.
    getQuota(key.token, abort.signal).then(setQuota, () => undefined);
    return () => abort.abort();
  }, [round]);
  return quota;
}
