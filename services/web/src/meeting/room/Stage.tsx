import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participant } from '../../api/types';
import { useStore } from '../../app/useStore';
import { IconButton } from '../../design/IconButton';
import { arrange, type Placed } from '../layout/arrange';
import { planStage, screenOwner } from '../layout/stage-plan';
import type { MeetingSession } from '../session/meeting-session';
import { OwnTile } from './OwnTile';
import { RemoteTile } from './RemoteTile';
import { OwnScreenTile, ScreenTile } from './ScreenTile';
import type { View } from './useView';

const GAP = 8;

/** Everybody's picture and every shared screen, each where the layout puts it. */
export function Stage({ session, view }: { readonly session: MeetingSession; readonly view: View }) {
  const { t } = useTranslation();
  const self = useStore(session.state, (state) => state.self);
  const all = useStore(session.state, (state) => state.others);
  const others = all.filter((person) => person.kind !== 'watcher');
  const speaker = useStore(session.engine.stats.live, (live) => live.speaker);
  const { ref, width, height } = useSize();
  const everybody = self === null ? others : [...others, self];
  const plan = planStage({
    ...view,
    self: self?.participantId ?? null,
    others: others.map((person) => person.participantId),
    sharers: everybody.filter((person) => person.screen === 'on').map((person) => person.participantId),
    speaker,
  });
  const { tiles, page, pages } = arrange({ ...plan, page: view.page, width, height, gap: GAP });
  const people = new Map(everybody.map((person) => [person.participantId, person]));
  return (
    <div className="stage-space">
      <ul ref={ref} className="tiles" aria-label={t('room.participants', { count: everybody.length })}>
        {tiles.map((tile) => (
          <StageTile key={tile.id} tile={tile} session={session} view={view} people={people} />
        ))}
      </ul>
      {pages > 1 && <Pages page={page} pages={pages} onPage={view.setPage} />}
    </div>
  );
}

interface StageTileProps {
  readonly tile: Placed;
  readonly session: MeetingSession;
  readonly view: View;
  readonly people: ReadonlyMap<string, Participant>;
}

function StageTile({ tile, session, view, people }: StageTileProps) {
  const owner = screenOwner(tile.id);
  const person = people.get(owner ?? tile.id);
  if (person === undefined) return null;
  const own = person.participantId === session.seat.participantId;
  const frame = { tile, pinned: view.pinned === tile.id, onPin: () => view.togglePin(tile.id) };
  if (owner !== null) {
    return own ? (
      <OwnScreenTile session={session} frame={frame} />
    ) : (
      <ScreenTile session={session} participant={person} frame={frame} />
    );
  }
  return own ? (
    <OwnTile session={session} self={person} frame={frame} />
  ) : (
    <RemoteTile session={session} participant={person} frame={frame} />
  );
}

function Pages({
  page,
  pages,
  onPage,
}: {
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
}) {
  const { t } = useTranslation();
  return (
    <nav className="pages" aria-label={t('layout.pages')}>
      <IconButton label={t('layout.previousPage')} disabled={page === 0} onClick={() => onPage(page - 1)}>
        <ChevronLeft size={20} aria-hidden />
      </IconButton>
      <span className="numeric small" aria-live="polite">
        {t('layout.page', { page: page + 1, pages })}
      </span>
      <IconButton label={t('layout.nextPage')} disabled={page === pages - 1} onClick={() => onPage(page + 1)}>
        <ChevronRight size={20} aria-hidden />
      </IconButton>
    </nav>
  );
}

function useSize() {
  const ref = useRef<HTMLUListElement>(null);
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
