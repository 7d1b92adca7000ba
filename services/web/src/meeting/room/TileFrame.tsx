import { Pin, PinOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../design/IconButton';
import type { Placed } from '../layout/arrange';

/** Where a tile is, and how it is pinned. */
export interface Frame {
  readonly tile: Placed;
  readonly pinned: boolean;
  readonly onPin: () => void;
}

interface Props {
  readonly frame: Frame;
  /** Whose it is. */
  readonly name: string;
  readonly participantId: string;
  readonly testId: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** One place on the stage. Tiles move by their coordinates only, so that no video is ever taken out of the page. */
export function TileFrame({ frame, name, participantId, testId, className = '', children }: Props) {
  const { t } = useTranslation();
  const { tile, pinned } = frame;
  const style = { left: tile.x, top: tile.y, width: tile.width, height: tile.height };
  return (
    <li
      className={`tile ${tile.part} ${className}`}
      style={style}
      data-testid={testId}
      data-participant-id={participantId}
      aria-label={name}
    >
      {children}
      <div className="tile-tools">
        <IconButton
          label={t(pinned ? 'layout.unpin' : 'layout.pin', { name })}
          aria-pressed={pinned}
          className={pinned ? 'pinned' : ''}
          onClick={frame.onPin}
        >
          {pinned ? <PinOff size={18} aria-hidden /> : <Pin size={18} aria-hidden />}
        </IconButton>
      </div>
    </li>
  );
}
