import { Clock, Send, X } from 'lucide-react';
import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatMessage } from '../../api/types';
import { useStore } from '../../app/useStore';
import { IconButton } from '../../design/IconButton';
import { formatTime } from '../../i18n/format';
import { currentLocale } from '../../i18n/i18n';
import type { MeetingSession } from '../session/meeting-session';
import { chatLines, type ChatLine } from './chat-lines';

interface Props {
  readonly session: MeetingSession;
  readonly onClose: () => void;
}

const LONGEST = 4_000;

export function ChatPanel({ session, onClose }: Props) {
  const { t } = useTranslation();
  const { chat } = useStore(session.state);
  const lines = chatLines(chat, useStore(session.unstored), session.seat);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'end' });
  }, [lines.length]);
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
            <Line key={line.message.id} line={line} />
          ))}
        </ol>
        <div ref={end} />
      </div>
      <Composer onSay={(text) => session.say(text)} />
    </aside>
  );
}

function Line({ line: { message, own, pending, continues } }: { readonly line: ChatLine }) {
  const { t } = useTranslation();
  return (
    <li className={`chat-line ${own ? 'own' : ''} ${continues ? 'continues' : ''}`} data-chat-id={message.id}>
      {!continues && <Head message={message} own={own} />}
      <p className="chat-text">
        {message.text}
        {pending && (
          <span className="chat-pending" title={t('chat.pending')}>
            <Clock size={12} role="img" aria-label={t('chat.pending')} />
          </span>
        )}
      </p>
    </li>
  );
}

function Head({ message, own }: { readonly message: ChatMessage; readonly own: boolean }) {
  const { t } = useTranslation();
  return (
    <p className="chat-head">
      <strong>{own ? t('chat.you') : message.name}</strong>
      <time className="muted numeric" dateTime={message.sentAt}>
        {formatTime(currentLocale(), message.sentAt)}
      </time>
    </p>
  );
}

function Composer({ onSay }: { readonly onSay: (text: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const input = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    input.current?.focus();
  }, []);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    say();
  };
  const say = () => {
    if (text.trim() === '') return;
    onSay(text.trim());
    setText('');
  };
  return (
    <form className="composer" onSubmit={submit}>
      <textarea
        ref={input}
        className="input"
        rows={1}
        maxLength={LONGEST}
        aria-label={t('chat.write')}
        placeholder={t('chat.write')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          say();
        }}
      />
      <IconButton type="submit" label={t('chat.send')} disabled={text.trim() === ''}>
        <Send size={20} aria-hidden />
      </IconButton>
    </form>
  );
}
