import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../../app/useStore';
import type { MeetingSession } from '../session/meeting-session';
import { layOut } from './grid-layout';
import { OwnTile } from './OwnTile';
import { RemoteTile } from './RemoteTile';

const GAP = 8;

/** Everybody's picture, as large as the space allows. */
export function Grid({ session }: { readonly session: MeetingSession }) {
  const { t } = useTranslation();
  const { self, others } = useStore(session.state);
  const { ref, width, height } = useSize();
  const count = others.length + 1;
  const tile = layOut(count, width, height, GAP);
  const style = {
    '--tile-width': `${tile.width}px`,
    '--tile-height': `${tile.height}px`,
  } as React.CSSProperties;
  return (
    <div ref={ref} className="grid-space">
      <ul className="grid" style={style} aria-label={t('room.participants', { count })}>
        {others.map((participant) => (
          <RemoteTile key={participant.participantId} session={session} participant={participant} />
        ))}
        {self !== null && <OwnTile session={session} self={self} />}
      </ul>
    </div>
  );
}

function useSize() {
  const ref = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const observer = new ResizeObserver(() =>
      setSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, ...size };
}
