import { useState } from 'react';
import { formatDateTime } from '../i18n/format';
import { currentLocale } from '../i18n/i18n';

const LINES = 12;

/** Who watches since when, over the picture, so that a photograph of it says whose it was. */
export function Watermark({ viewer }: { readonly viewer: string }) {
  const [since] = useState(() => formatDateTime(currentLocale(), Date.now()));
  return (
    <div className="replay-watermark" aria-hidden>
      {Array.from({ length: LINES }, (_, line) => (
        <span key={line}>
          {viewer} · {since}
        </span>
      ))}
    </div>
  );
}
