import { Megaphone } from 'lucide-react';
import { useId, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Sheet } from '../../design/Sheet';
import { randomUuid } from '../../media/ids';
import type { MeetingSession } from '../session/meeting-session';
import { AnnouncementLog } from './AnnouncementLog';

const LONGEST = 1_000;

/** A host says something that everybody has to confirm, and sees who did. */
export function AnnouncementForm({ session }: { readonly session: MeetingSession }) {
  const { t } = useTranslation();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    if (session.ask({ type: 'announce', id: randomUuid(), text: text.trim() })) setText('');
  };
  return (
    <div className="panel-foot">
      <button type="button" className="button small" onClick={() => setOpen(true)}>
        <Megaphone size={16} aria-hidden />
        {t('announce.title')}
      </button>
      <Sheet open={open} title={t('announce.title')} text={t('announce.text')} onClose={() => setOpen(false)}>
        <form className="passcode-form" onSubmit={submit}>
          <div className="field">
            <label htmlFor={id}>{t('announce.label')}</label>
            <textarea
              id={id}
              className="input"
              rows={3}
              maxLength={LONGEST}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </div>
          <div className="actions">
            <button type="submit" className="button primary" disabled={text.trim() === ''}>
              {t('announce.send')}
            </button>
          </div>
        </form>
        <AnnouncementLog session={session} />
      </Sheet>
    </div>
  );
}
