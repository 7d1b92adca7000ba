import { useRef, useState } from 'react';
import { giveFeedback, type Feedback } from '../api/feedback';
import type { Seat } from '../meeting/session/seat';

export interface Giving {
  /** Null until something was said. */
  readonly said: Feedback | null;
  readonly sending: 'idle' | 'busy' | 'done' | 'failed';
  readonly failure: unknown;
  readonly say: (feedback: Feedback) => void;
}

/** Sends what is said at once; said again, the last word counts, however long the others are on their way. */
export function useFeedback(meetingId: string, seat: Seat): Giving {
  const [said, setSaid] = useState<Feedback | null>(null);
  const [sending, setSending] = useState<Giving['sending']>('idle');
  const [failure, setFailure] = useState<unknown>(null);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const newest = useRef<Feedback | null>(null);
  const send = async (feedback: Feedback) => {
    if (newest.current !== feedback) return; // overtaken
    try {
      await giveFeedback(meetingId, seat, feedback);
      if (newest.current === feedback) setSending('done');
    } catch (cause) {
      if (newest.current !== feedback) return;
      setFailure(cause);
      setSending('failed');
    }
  };
  const say = (feedback: Feedback) => {
    newest.current = feedback;
    setSaid(feedback);
    setSending('busy');
    queue.current = queue.current.then(() => send(feedback));
  };
  return { said, sending, failure, say };
}
