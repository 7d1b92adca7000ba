import { useEffect, useRef } from 'react';
import type { RemoteParticipant } from '../../media/remote/remote-participant';

/** Hosts the two stacked videos of a person or a screen, which live outside React. */
export function Lanes({ media, hidden }: { readonly media: RemoteParticipant; readonly hidden: boolean }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    host.current?.append(media.element);
    media.replay();
    return () => media.hidden();
  }, [media]);
  return <div ref={host} className={`picture ${hidden ? 'covered' : ''}`} />;
}
