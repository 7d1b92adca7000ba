import { CheckCheck, Clock, Ellipsis, Lock, Reply } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ChatMessage, Participant } from '../../api/types';
import { Menu, MenuItem } from '../../design/Menu';
import { formatTime } from '../../i18n/format';
import { currentLocale } from '../../i18n/i18n';
import type { ChatLine } from './chat-lines';
import { ChatText } from './ChatText';
import type { ChatImages } from './images/chat-images';
import { ChatPicture } from './images/ChatPicture';
import { Unsent } from './images/Unsent';
import { readBy } from './read-by';

interface Props {
  readonly line: ChatLine;
  /** The message this one answers, if it is known. */
  readonly answered: ChatMessage | undefined;
  readonly moderator: boolean;
  readonly readUpTo: Readonly<Record<string, number>>;
  readonly others: readonly Participant[];
  /** Epoch milliseconds, roughly. */
  readonly now: number;
  readonly images: ChatImages;
  readonly onReply: () => void;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
}

/** The server's limit, docs/interfaces.md. */
const EDITABLE_MILLIS = 15 * 60_000;

export function ChatLineItem(props: Props) {
  const { t } = useTranslation();
  const { message, own, pending, continues, failure } = props.line;
  const isPrivate = message.to === undefined ? '' : 'private';
  return (
    <li
      className={`chat-line ${own ? 'own' : ''} ${continues ? 'continues' : ''} ${isPrivate}`}
      data-chat-id={message.id}
    >
      {!continues && <Head message={message} own={own} />}
      {props.answered !== undefined && <Quote message={props.answered} />}
      {message.image !== undefined && (
        <ChatPicture message={message} image={message.image} images={props.images} />
      )}
      {failure !== null && <Unsent id={message.id} failure={failure} images={props.images} />}
      <div className="chat-row">
        <p className="chat-text">
          {message.deletedAt === undefined ? (
            <ChatText text={message.text} />
          ) : (
            <em className="muted">{t('chat.deleted')}</em>
          )}
          {message.editedAt !== undefined && message.deletedAt === undefined && (
            <span className="muted small"> {t('chat.edited')}</span>
          )}
          {pending && failure === null && (
            <span className="chat-pending" title={t('chat.pending')}>
              <Clock size={12} role="img" aria-label={t('chat.pending')} />
            </span>
          )}
          {own && !pending && <Receipt {...props} />}
        </p>
        {message.deletedAt === undefined && !pending && <LineMenu {...props} />}
      </div>
    </li>
  );
}

function Head({ message, own }: { readonly message: ChatMessage; readonly own: boolean }) {
  const { t } = useTranslation();
  return (
    <p className="chat-head">
      <strong>{own ? t('chat.you') : message.name}</strong>
      {message.to !== undefined && (
        <span className="chat-private">
          <Lock size={12} aria-hidden />
          {own ? t('chat.privateTo', { name: message.to.name }) : t('chat.privateToYou')}
        </span>
      )}
      <time className="muted numeric" dateTime={message.sentAt}>
        {formatTime(currentLocale(), message.sentAt)}
      </time>
    </p>
  );
}

function Quote({ message }: { readonly message: ChatMessage }) {
  const { t } = useTranslation();
  const words = message.image !== undefined && message.text === '' ? t('chat.image') : message.text;
  return (
    <blockquote className="chat-quote">
      <strong>{message.name}</strong> {message.deletedAt === undefined ? words : t('chat.deleted')}
    </blockquote>
  );
}

function Receipt({ line: { message }, readUpTo, others }: Props) {
  const { t } = useTranslation();
  const readers = readBy(
    message,
    readUpTo,
    others.map((person) => person.participantId),
  );
  if (readers.length === 0) return null;
  const names = others
    .filter((person) => readers.includes(person.participantId))
    .map((person) => person.name);
  const label = t('chat.readBy', { names: names.join(', ') });
  return (
    <span className="chat-receipt" title={label}>
      <CheckCheck size={14} role="img" aria-label={label} />
    </span>
  );
}

function LineMenu({ line: { message, own }, moderator, now, onReply, onEdit, onDelete }: Props) {
  const { t } = useTranslation();
  const editable = own && now - Date.parse(message.sentAt) < EDITABLE_MILLIS;
  const deletable = own || (moderator && message.to === undefined);
  return (
    <Menu
      trigger={
        <button type="button" className="icon-button chat-menu" aria-label={t('chat.actions')}>
          <Ellipsis size={16} aria-hidden />
        </button>
      }
    >
      <MenuItem icon={<Reply size={16} aria-hidden />} onSelect={onReply}>
        {t('chat.reply')}
      </MenuItem>
      {editable && <MenuItem onSelect={onEdit}>{t('chat.edit')}</MenuItem>}
      {deletable && (
        <MenuItem danger onSelect={onDelete}>
          {t('chat.delete')}
        </MenuItem>
      )}
    </Menu>
  );
}
