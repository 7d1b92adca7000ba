import { useCallback, useEffect, useState } from 'react';
import { listStreams, revokeStream, type Stream, type StreamUse } from '../../api/streams';
import { useStore } from '../../app/useStore';
import type { MeetingSession } from '../session/meeting-session';

export interface Streams {
  /** Null until they are known. */
  readonly streams: readonly Stream[] | null;
  readonly failure: unknown;
  readonly reload: () => void;
  readonly revoke: (streamId: string) => void;
}

/** The meeting's streams of one kind, read again whenever somebody comes or goes. */
export function useStreams({ meetingId, seat, state }: MeetingSession, use: StreamUse): Streams {
  const others = useStore(state, (meeting) => meeting.others);
  const [streams, setStreams] = useState<readonly Stream[] | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const reload = useCallback(() => {
    listStreams(meetingId, seat).then((all) => {
      setStreams(all.filter((stream) => stream.use === use));
      setFailure(null);
    }, setFailure);
  }, [meetingId, seat, use]);
  useEffect(reload, [reload, others]);
  const revoke = (streamId: string) => {
    revokeStream(meetingId, seat, streamId).then(reload, setFailure);
  };
  return { streams, failure, reload, revoke };
}
