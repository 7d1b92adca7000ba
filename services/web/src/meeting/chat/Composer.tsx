import { Send, X } from 'lucide-react';
import { useEffect, useId, useRef, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participant } from '../../api/types';
import { IconButton } from '../../design/IconButton';
import type { About } from './ChatPanel';
import { AttachedImage, ImagePicker } from './images/ImagePicker';
import type { PreparedImage } from './images/prepare-image';
import { useAttachment } from './images/useAttachment';

export interface Draft {
  readonly text: string;
  readonly to?: { readonly participantId: string; readonly name: string };
  readonly image?: PreparedImage;
}

interface Props {
  readonly others: readonly Participant[];
  readonly to: string | null;
  readonly about: About | null;
  readonly onTo: (participantId: string | null) => void;
  readonly onCancel: () => void;
  readonly onSay: (draft: Draft) => void;
}

const LONGEST = 4_000;

/** Where one writes: to everybody or to one, something new, an answer or a change. */
export function Composer({ others, to, about, onTo, onCancel, onSay }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const editing = about?.kind === 'edit';
  const [text, setText] = useState(editing ? about.message.text : '');
  const input = useRef<HTMLTextAreaElement>(null);
  const person = others.find(({ participantId }) => participantId === to);
  useEffect(() => {
    input.current?.focus();
  }, [about, to]);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    say();
  };
  const { attached, unfit, attach, remove, onPaste, onDrop } = useAttachment(!editing);
  const captioned = attached !== null || (editing && about.message.image !== undefined);
  const empty = text.trim() === '' && !captioned;
  const say = () => {
    if (empty) return;
    onSay({
      text: text.trim(),
      ...(attached === null ? {} : { image: attached.image }),
      ...(person === undefined ? {} : { to: { participantId: person.participantId, name: person.name } }),
    });
    setText('');
    remove();
  };
  return (
    <form
      className="composer-form"
      onSubmit={submit}
      onDragOver={(event) => event.preventDefault()}
      onDrop={onDrop}
    >
      {about !== null && (
        <p className="composer-about small">
          <span>{t(editing ? 'chat.editing' : 'chat.replyingTo', { name: about.message.name })}</span>
          <IconButton label={t('common.cancel')} onClick={onCancel}>
            <X size={16} aria-hidden />
          </IconButton>
        </p>
      )}
      {!editing && others.length > 0 && (
        <div className="composer-to">
          <label htmlFor={id}>{t('chat.to')}</label>
          <select id={id} value={person?.participantId ?? ''} onChange={(e) => onTo(e.target.value || null)}>
            <option value="">{t('chat.everybody')}</option>
            {others.map(({ participantId, name }) => (
              <option key={participantId} value={participantId}>
                {name}
              </option>
            ))}
          </select>
          {person !== undefined && <span className="muted small">{t('chat.onlyYouTwo')}</span>}
        </div>
      )}
      <AttachedImage attached={attached} unfit={unfit} onRemove={remove} />
      <div className="composer">
        {!editing && <ImagePicker onPick={attach} />}
        <textarea
          ref={input}
          className="input"
          rows={1}
          maxLength={LONGEST}
          aria-label={t('chat.write')}
          placeholder={t(captioned ? 'chat.imageCaption' : 'chat.write')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onPaste={onPaste}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && about !== null) onCancel();
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            say();
          }}
        />
        <IconButton type="submit" label={t('chat.send')} disabled={empty}>
          <Send size={20} aria-hidden />
        </IconButton>
      </div>
    </form>
  );
}
