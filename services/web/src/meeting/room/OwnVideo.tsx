import { useEffect, useRef } from 'react';

/** The person's own camera, mirrored as people know themselves. */
export function OwnVideo({ track, label }: { readonly track: MediaStreamTrack; readonly label: string }) {
  const ref = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const video = ref.current;
    if (video === null) return;
    video.srcObject = new MediaStream([track]);
    return () => void (video.srcObject = null);
  }, [track]);
  return <video ref={ref} className="own-video" autoPlay muted playsInline aria-label={label} />;
}
