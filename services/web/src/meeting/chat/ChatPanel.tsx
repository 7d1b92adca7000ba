import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LONGEST_CAPTION } from '../../api/chat-images';
import type { ChatMessage } from '../../api/types';
import { useNow } from '../../app/useNow';
import { useStore } from '../../app/useStore';
import { IconButton } from '../../design/IconButton';
import type { About as Concerning } from '../session/chat-outbox';
import type { MeetingSession } from '../session/meeting-session';
import { AnnouncementForm } from '../announcements/AnnouncementForm';
import { chatLines } from './chat-lines';
import { ChatLineItem } from './ChatLineItem';
import { Composer, type Draft } from './Composer';
import type { PreparedImage } from './images/prepare-image';
import './chat.css';
import './images/images.css';

interface Props {
  readonly session: MeetingSession;
  /** Whom one writes to in private; null: everybody. */
  readonly to: string | null;
  readonly onTo: (participantId: string | null) => void;
  readonly onClose: () => void;
}

/** What does not fit the words yet: an answer to something, or a change of something. */
export type About = { readonly kind: 'reply' | 'edit'; readonly message: ChatMessage };

export function ChatPanel({ session, to, onTo, onClose }: Props) {
  const { t } = useTranslation();
  const { chat, self, readUpTo, others } = useStore(session.state);
  const now = useNow(30_000);
  const [about, setAbout] = useState<About | null>(null);
  const outgoing = useStore(session.images.outgoing);
  const lines = chatLines(chat, [...useStore(session.unstored), ...outgoing], session.seat);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'end' });
  }, [lines.length]);
  useReceipts(session);
  const say = ({ text, to: person, image }: Draft) => {
    if (about?.kind === 'edit') session.ask({ type: 'chat-edit', id: about.message.id, text });
    else {
      const concerning = {
        ...(person === undefined ? {} : { to: person }),
        ...(about === null ? {} : { replyTo: about.message.id }),
      };
      if (image === undefined) session.say(text, concerning);
      else sayWithImage(session, image, text, concerning);
    }
    setAbout(null);
  };
  const reply = (message: ChatMessage) => {
    // What was said in private is answered in private.
    if (message.to !== undefined) {
      const own = message.participantId === session.seat.participantId;
      onTo(own ? message.to.participantId : message.participantId);
    }
    setAbout({ kind: 'reply', message });
  };
  return (
    <aside className="panel" aria-label={t('chat.title')}>
      <header className="panel-head">
        <h2>{t('chat.title')}</h2>
        <IconButton label={t('common.close')} onClick={onClose}>
          <X size={20} aria-hidden />
        </IconButton>
      </header>
      <div className="panel-body" tabIndex={0} role="log" aria-label={t('chat.messages')}>
        {lines.length === 0 && <p className="panel-empty muted">{t('chat.empty')}</p>}
        <ol className="chat">
          {lines.map((line) => (
            <ChatLineItem
              key={line.message.id}
              line={line}
              answered={chat.find((message) => message.id === line.message.replyTo)}
              moderator={self !== null && self.role !== 'participant'}
              readUpTo={readUpTo}
              others={others}
              now={now}
              images={session.images}
              onReply={() => reply(line.message)}
              onEdit={() => setAbout({ kind: 'edit', message: line.message })}
              onDelete={() => session.ask({ type: 'chat-delete', id: line.message.id })}
            />
          ))}
        </ol>
        <div ref={end} />
      </div>
      <div>
        {self !== null && self.role !== 'participant' && <AnnouncementForm session={session} />}
        <Composer
          key={about?.kind === 'edit' ? about.message.id : 'new'}
          others={others}
          to={to}
          about={about}
          onTo={onTo}
          onCancel={() => setAbout(null)}
          onSay={say}
        />
      </div>
    </aside>
  );
}

/** What is too long for a caption follows as a message of its own. */
function sayWithImage(session: MeetingSession, image: PreparedImage, text: string, about: Concerning): void {
  const caption = text.length <= LONGEST_CAPTION;
  session.images.say(image, caption ? text : '', about);
  if (!caption) session.say(text, about);
}

/** Tells the others how far one has read, while the chat is open and the page is looked at. */
function useReceipts(session: MeetingSession): void {
  const { chat, link } = useStore(session.state);
  const newest = chat.at(-1)?.seq ?? 0;
  useEffect(() => {
    if (newest === 0 || link !== 'open') return;
    const tell = () => {
      if (!document.hidden) session.ask({ type: 'chat-read', seq: newest });
    };
    const timer = setTimeout(tell, 500);
    document.addEventListener('visibilitychange', tell);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', tell);
    };
  }, [session, newest, link]);
}
