import { useEffect } from 'react';
import { useAccount } from '../account/account-store';
import { linkSeat } from '../api/tasks';
import { useStore } from '../app/useStore';
import type { MeetingSession } from '../meeting/session/meeting-session';

/**
 * Says whose seat this is to the list of one's own tasks. Without it they are only where the meeting is; the next time
 * the person comes in, it is said again.
 */
export function useLinkedSeat({ meetingId, seat, state }: MeetingSession): void {
  const accountId = useAccount()?.accountId;
  const seated = useStore(state, ({ self }) => self !== null);
  useEffect(() => {
    if (accountId !== undefined && seated) linkSeat(meetingId, seat).catch(() => undefined);
  }, [accountId, seated, meetingId, seat]);
}
