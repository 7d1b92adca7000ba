import { useTranslation } from 'react-i18next';
import { useSubmit } from '../account/useSubmit';
import { deleteRecording } from '../api/recordings';
import { Sheet } from '../design/Sheet';
import { HoldNote } from './HoldNote';
import { Refusal } from './Refusal';
import type { WithRecording } from './with-recording';

/** Says what deleting means and asks once; of a recording that is held it says what to do first. */
export function DeleteDialog({
  recording,
  token,
  onDeleted,
  onClose,
}: Omit<WithRecording, 'onChanged'> & { readonly onDeleted: () => void }) {
  const { t } = useTranslation();
  const submit = useSubmit(async () => {
    await deleteRecording(recording.recordingId, token);
    onDeleted();
  });
  if (recording.held) {
    return (
      <Sheet open title={t('recording.delete')} text={t('recording.deleteHeld')} onClose={onClose}>
        <HoldNote recording={recording} />
      </Sheet>
    );
  }
  return (
    <Sheet open title={t('recording.deleteAsk')} text={t('recording.deleteText')} onClose={onClose}>
      <Refusal failure={submit.failure} />
      <div className="actions">
        <button type="button" className="button" onClick={onClose}>
          {t('common.cancel')}
        </button>
        <button
          type="button"
          className="button danger"
          disabled={submit.busy}
          onClick={() => void submit.run()}
        >
          {t('recording.delete')}
        </button>
      </div>
    </Sheet>
  );
}
