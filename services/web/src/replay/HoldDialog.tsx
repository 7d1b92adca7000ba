import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSubmit } from '../account/useSubmit';
import { setHold } from '../api/recordings';
import { Sheet } from '../design/Sheet';
import { Refusal } from './Refusal';
import type { WithRecording } from './with-recording';

/** Has a recording kept, or lets it go again; why is for auditors and for everybody who may watch it. */
export function HoldDialog({ recording, token, onChanged, onClose }: WithRecording) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const { held } = recording;
  const submit = useSubmit(async () => {
    await setHold(recording.recordingId, token, !held, reason.trim());
    onChanged();
    onClose();
  });
  return (
    <Sheet
      open
      title={t(held ? 'recording.release' : 'recording.hold')}
      text={t(held ? 'recording.releaseText' : 'recording.holdText')}
      onClose={onClose}
    >
      <form className="recording-form" onSubmit={submit.onSubmit}>
        <div className="field">
          <label htmlFor="hold-reason">{t('recording.holdReason')}</label>
          <input
            id="hold-reason"
            className="input"
            value={reason}
            maxLength={300}
            required
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
        <Refusal failure={submit.failure} />
        <div className="actions">
          <button type="submit" className="button primary" disabled={submit.busy || reason.trim() === ''}>
            {t(held ? 'recording.release' : 'recording.hold')}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
