import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../account/CopyButton';
import { FormField } from '../../account/FormField';
import { FormProblem } from '../../account/FormProblem';
import { useSubmit } from '../../account/useSubmit';
import { offerStream, type CreatedStream, type Stream, type StreamUse } from '../../api/streams';
import { Sheet } from '../../design/Sheet';
import { formatDateTime } from '../../i18n/format';
import { currentLocale } from '../../i18n/i18n';
import type { MeetingSession } from '../session/meeting-session';
import './streams.css';
import { useStreams } from './useStreams';

interface Props {
  readonly session: MeetingSession;
  readonly use: StreamUse;
  readonly onClose: () => void;
}

/** Gives an address and a token to something outside, shows what has one, and takes it back. */
export function StreamsSheet({ session, use, onClose }: Props) {
  const { t } = useTranslation();
  const { streams, failure, reload, revoke } = useStreams(session, use);
  const [created, setCreated] = useState<CreatedStream | null>(null);
  return (
    <Sheet open title={t(`streams.${use}.title`)} text={t(`streams.${use}.text`)} onClose={onClose}>
      {created === null ? (
        <NameForm
          session={session}
          use={use}
          onCreated={(one) => {
            setCreated(one);
            reload();
          }}
        />
      ) : (
        <Handover created={created} onDone={() => setCreated(null)} />
      )}
      <FormProblem failure={failure} />
      {streams !== null && streams.length > 0 && (
        <ul className="streams" aria-label={t('streams.list')}>
          {streams.map((stream) => (
            <StreamRow key={stream.streamId} stream={stream} onRevoke={() => revoke(stream.streamId)} />
          ))}
        </ul>
      )}
    </Sheet>
  );
}

interface NameFormProps {
  readonly session: MeetingSession;
  readonly use: StreamUse;
  readonly onCreated: (created: CreatedStream) => void;
}

function NameForm({ session: { meetingId, seat }, use, onCreated }: NameFormProps) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const submit = useSubmit(async () => onCreated(await offerStream(meetingId, seat, { use, name })));
  return (
    <form className="entry-form" onSubmit={submit.onSubmit} noValidate>
      <FormField
        name="name"
        label={t('streams.name')}
        hint={t(`streams.${use}.nameHint`)}
        autoComplete="off"
        value={name}
        onChange={setName}
        failure={submit.failure}
      />
      <FormProblem failure={submit.failure} />
      <div className="actions">
        <button type="submit" className="button primary" disabled={submit.busy || name.trim() === ''}>
          {t('streams.create')}
        </button>
      </div>
    </form>
  );
}

function Handover({ created, onDone }: { readonly created: CreatedStream; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const address = window.location.origin + created.stream.url;
  return (
    <section className="stream-handover" aria-label={created.stream.name}>
      <Secret label={t('streams.address')} text={address} copy={t('streams.copyAddress')} />
      <Secret label={t('streams.token')} text={created.token} copy={t('streams.copyToken')} />
      <p className="note">{t('streams.once')}</p>
      <div className="actions">
        <button type="button" className="button primary" onClick={onDone}>
          {t('account.done')}
        </button>
      </div>
    </section>
  );
}

function Secret({ label, text, copy }: Readonly<Record<'label' | 'text' | 'copy', string>>) {
  return (
    <div className="stream-secret">
      <span className="small muted">{label}</span>
      <code className="mono">{text}</code>
      <CopyButton text={text} label={copy} />
    </div>
  );
}

function StreamRow({ stream, onRevoke }: { readonly stream: Stream; readonly onRevoke: () => void }) {
  const { t } = useTranslation();
  const time = formatDateTime(currentLocale(), stream.expiresAt);
  return (
    <li>
      <span className="stream-name">
        {stream.name}
        <span className="muted small">
          {stream.participantId === undefined ? t('streams.waiting', { time }) : t('streams.inUse')}
        </span>
      </span>
      <button
        type="button"
        className="button small"
        aria-label={t('streams.revokeOne', { name: stream.name })}
        onClick={onRevoke}
      >
        {t('streams.revoke')}
      </button>
    </li>
  );
}
