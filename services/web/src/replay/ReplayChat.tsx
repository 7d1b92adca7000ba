import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Replay } from '../api/recordings';
import { useStore } from '../app/useStore';
import { ChatText } from '../meeting/chat/ChatText';
import { clockTime } from './clock-time';
import { chatAt, type RecordedMessage } from './replay-chat';
import type { ReplayClock } from './replay-clock';

interface Props {
  readonly replay: Replay;
  readonly clock: ReplayClock;
}

/** The chat as it was at this moment; the newest is in sight, and each line goes to where it was said. */
export function ReplayChat({ replay, clock }: Props) {
  const { t } = useTranslation();
  const { atMillis } = useStore(clock.state);
  const second = Math.floor(atMillis / 1_000);
  const messages = useMemo(() => chatAt(replay.events, (second + 1) * 1_000 - 1), [replay, second]);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [messages.length]);
  return (
    <section className="replay-chat card" aria-label={t('recording.chat')}>
      <h2>{t('recording.chat')}</h2>
      {messages.length === 0 && <p className="muted small">{t('recording.noChat')}</p>}
      <ol ref={list}>
        {messages.map((message) => (
          <Line key={message.id} message={message} onSeek={() => clock.seek(message.atMillis)} />
        ))}
      </ol>
    </section>
  );
}

function Line({ message, onSeek }: { readonly message: RecordedMessage; readonly onSeek: () => void }) {
  const { t } = useTranslation();
  return (
    <li>
      <button
        type="button"
        className="replay-time numeric small muted"
        aria-label={t('recording.goTo', { time: clockTime(message.atMillis) })}
        onClick={onSeek}
      >
        {clockTime(message.atMillis)}
      </button>{' '}
      <strong>{message.name}</strong>{' '}
      {message.text === null ? (
        <em className="muted">{t('chat.deleted')}</em>
      ) : (
        <>
          {message.image && <em className="muted">{t('recording.imageNotKept')} </em>}
          <ChatText text={message.text} />
        </>
      )}
      {message.edited && message.text !== null && <span className="muted small"> {t('chat.edited')}</span>}
    </li>
  );
}
