import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSubmit } from '../account/useSubmit';
import { FORMATS, askForExport, listExports, type ExportFormat, type RecordingExport } from '../api/exports';
import { openRecording } from '../api/recordings';
import { getAccess, type AccessRules } from '../api/shares';
import { Sheet } from '../design/Sheet';
import { ExportLine } from './ExportLine';
import { Refusal } from './Refusal';
import type { WithRecording } from './with-recording';

const LOOK_MILLIS = 2_000;

/** Has a recording made into one file, shows how far that is, and hands it over. */
export function ExportSheet({ recording, token, onClose }: Omit<WithRecording, 'onChanged'>) {
  const { t } = useTranslation();
  const { recordingId } = recording;
  const [all, setAll] = useState<readonly RecordingExport[] | null>(null);
  const [people, setPeople] = useState<AccessRules['people']>([]);
  const [failure, setFailure] = useState<unknown>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    // The cookie of the recording is what a download shows.
    Promise.all([openRecording(recordingId, token), getAccess(recordingId, token, abort.signal)]).then(
      ([, rules]) => setPeople(rules.people),
      (cause: unknown) => {
        if (!abort.signal.aborted) setFailure(cause);
      },
    );
    return () => abort.abort();
  }, [recordingId, token]);
  useEffect(() => {
    const abort = new AbortController();
    const look = () =>
      listExports(recordingId, token, abort.signal).then(
        (found) => {
          setAll(found.filter(({ state }) => state !== 'cancelled'));
          setFailure(null);
        },
        (cause: unknown) => {
          if (!abort.signal.aborted) setFailure(cause);
        },
      );
    void look();
    const timer = setInterval(() => void look(), LOOK_MILLIS);
    return () => {
      abort.abort();
      clearInterval(timer);
    };
  }, [recordingId, token, round]);
  const again = () => setRound(round + 1);
  return (
    <Sheet open title={t('recording.export')} text={t('recording.exportText')} onClose={onClose}>
      <ExportForm recordingId={recordingId} token={token} people={people} onAsked={again} />
      <Refusal failure={failure} />
      <ul className="recording-links">
        {(all ?? []).map((one) => (
          <ExportLine
            key={one.exportId}
            recordingId={recordingId}
            token={token}
            one={one}
            of={people.find(({ participantId }) => participantId === one.participantId)?.name ?? null}
            onChanged={again}
          />
        ))}
      </ul>
      {all?.length === 0 && <p className="muted small">{t('recording.exportNone')}</p>}
    </Sheet>
  );
}

interface FormProps {
  readonly recordingId: string;
  readonly token: string;
  readonly people: AccessRules['people'];
  readonly onAsked: () => void;
}

function ExportForm({ recordingId, token, people, onAsked }: FormProps) {
  const { t } = useTranslation();
  const [format, setFormat] = useState<ExportFormat>('mp4');
  const [whose, setWhose] = useState('');
  const submit = useSubmit(async () => {
    await askForExport(recordingId, token, format, whose === '' ? null : whose);
    onAsked();
  });
  return (
    <form className="recording-form" onSubmit={submit.onSubmit}>
      <div className="field">
        <label htmlFor="export-format">{t('recording.exportFormat')}</label>
        <select
          id="export-format"
          className="select"
          value={format}
          onChange={(event) => setFormat(event.target.value as ExportFormat)}
        >
          {FORMATS.map((one) => (
            <option key={one} value={one}>
              {t(`recording.exportAs.${one}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="export-whose">{t('recording.exportWhose')}</label>
        <select
          id="export-whose"
          className="select"
          value={whose}
          onChange={(event) => setWhose(event.target.value)}
        >
          <option value="">{t('recording.exportAll')}</option>
          {people.map((person) => (
            <option key={person.participantId} value={person.participantId}>
              {person.name}
            </option>
          ))}
        </select>
      </div>
      <Refusal failure={submit.failure} />
      <div className="actions">
        <button type="submit" className="button primary" disabled={submit.busy}>
          {t('recording.exportMake')}
        </button>
      </div>
    </form>
  );
}
