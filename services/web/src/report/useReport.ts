import { useEffect, useState } from 'react';
import { RequestFailure } from '../api/http';
import { getMeeting } from '../api/meetings';
import { getReport, type Report } from '../api/reports';

export type ReportState =
  | { readonly name: 'loading' }
  | { readonly name: 'ready'; readonly report: Report }
  | { readonly name: 'building' }
  | { readonly name: 'not-ended' }
  | { readonly name: 'not-found' }
  | { readonly name: 'failed'; readonly failure: unknown };

const AGAIN_MILLIS = 1_000;
const NOT_ENDED_AGAIN_MILLIS = 5_000;

/** Fetches the report and waits for it while it is being made or the meeting goes on. */
export function useReport(meetingId: string): { readonly state: ReportState; readonly retry: () => void } {
  const [state, setState] = useState<ReportState>({ name: 'loading' });
  const [round, setRound] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const next = await lookUp(meetingId, abort.signal);
      if (abort.signal.aborted) return;
      setState(next);
      if (next.name === 'building') timer = setTimeout(() => void look(), AGAIN_MILLIS);
      if (next.name === 'not-ended') timer = setTimeout(() => void look(), NOT_ENDED_AGAIN_MILLIS);
    };
    void look();
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [meetingId, round]);
  return { state, retry: () => setRound(round + 1) };
}

async function lookUp(meetingId: string, signal: AbortSignal): Promise<ReportState> {
  try {
    return { name: 'ready', report: await getReport(meetingId, signal) };
  } catch (failure) {
    if (!(failure instanceof RequestFailure) || failure.status !== 404) return { name: 'failed', failure };
    return failure.retryAfterMillis === null ? absent(meetingId, signal) : { name: 'building' };
  }
}

/** There is no report: because the meeting goes on, because it has only just ended, or because there was none. */
async function absent(meetingId: string, signal: AbortSignal): Promise<ReportState> {
  try {
    const { state } = await getMeeting(meetingId, signal);
    return { name: state === 'ended' ? 'building' : 'not-ended' };
  } catch (failure) {
    const unknown = failure instanceof RequestFailure && failure.status === 404;
    return unknown ? { name: 'not-found' } : { name: 'failed', failure };
  }
}
