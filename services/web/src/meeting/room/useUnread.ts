import { useState } from 'react';
import { useStore } from '../../app/useStore';
import type { MeetingSession } from '../session/meeting-session';

/** How many messages of others came since the chat was last open. */
export function useUnread(session: MeetingSession, chatOpen: boolean): number {
  const chat = useStore(session.state, (state) => state.chat);
  const foreign = chat.filter((message) => message.participantId !== session.seat.participantId).length;
  const [seen, setSeen] = useState(foreign);
  // React's way of adjusting state while rendering: what is on the screen has been seen.
  if (chatOpen && seen !== foreign) setSeen(foreign);
  return chatOpen ? 0 : Math.max(0, foreign - seen);
}
