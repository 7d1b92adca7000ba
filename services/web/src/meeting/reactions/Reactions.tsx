import { useEffect, useState } from 'react';
import { useStore } from '../../app/useStore';
import type { MeetingSession } from '../session/meeting-session';

const SHOWN_MILLIS = 4_000;

/** What people answered with a moment ago: it floats up, or just stands there for those who want less motion. */
export function Reactions({ session }: { readonly session: MeetingSession }) {
  const reactions = useStore(session.state, (state) => state.reactions);
  const others = useStore(session.state, (state) => state.others);
  const self = useStore(session.state, (state) => state.self);
  const newest = reactions.at(-1);
  const [gone, setGone] = useState(0);
  useEffect(() => {
    if (newest === undefined) return;
    const timer = setTimeout(() => setGone(newest.key), SHOWN_MILLIS);
    return () => clearTimeout(timer);
  }, [newest]);
  const nameOf = (id: string) =>
    id === self?.participantId ? self.name : (others.find((p) => p.participantId === id)?.name ?? '');
  return (
    <div role="log">
      <ul className="reactions">
        {reactions
          .filter(({ key }) => key > gone)
          .map(({ key, emoji, participantId }) => (
            <li key={key} style={{ '--lane': key % 5 } as React.CSSProperties}>
              <span className="reaction-emoji">{emoji}</span>
              <span className="reaction-name">{nameOf(participantId)}</span>
            </li>
          ))}
      </ul>
    </div>
  );
}
