import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSubmit } from '../account/useSubmit';
import { makeShare, type MadeShare } from '../api/shares';
import { Refusal } from './Refusal';

const DAY_MILLIS = 86_400_000;
const DAYS = [1, 7, 30, 365] as const;

interface Props {
  readonly recordingId: string;
  readonly token: string;
  readonly onMade: (made: MadeShare) => void;
}

/** What a new link is like. */
export function ShareForm({ recordingId, token, onMade }: Props) {
  const { t } = useTranslation();
  const [label, setLabel] = useState('');
  const [days, setDays] = useState<number>(7);
  const [passcode, setPasscode] = useState('');
  const [watermark, setWatermark] = useState(false);
  const submit = useSubmit(async () => {
    // A minute less, so that the longest is within what is allowed whatever the clocks say.
    const expiresAt = new Date(Date.now() + days * DAY_MILLIS - 60_000).toISOString();
    onMade(await makeShare(recordingId, token, { label: label.trim(), expiresAt, passcode, watermark }));
  });
  return (
    <form className="recording-form" aria-label={t('recording.shareNew')} onSubmit={submit.onSubmit}>
      <h3>{t('recording.shareNew')}</h3>
      <div className="field">
        <label htmlFor="share-label">{t('recording.shareLabel')}</label>
        <input
          id="share-label"
          className="input"
          value={label}
          maxLength={80}
          onChange={(event) => setLabel(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor="share-days">{t('recording.shareFor')}</label>
        <select
          id="share-days"
          className="select"
          value={days}
          onChange={(event) => setDays(Number(event.target.value))}
        >
          {DAYS.map((count) => (
            <option key={count} value={count}>
              {t('recording.shareDays', { count })}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="share-passcode">{t('recording.sharePasscode')}</label>
        <input
          id="share-passcode"
          className="input"
          autoComplete="off"
          value={passcode}
          minLength={4}
          maxLength={64}
          onChange={(event) => setPasscode(event.target.value)}
        />
      </div>
      <label className="recording-choice">
        <input type="checkbox" checked={watermark} onChange={(event) => setWatermark(event.target.checked)} />
        {t('recording.shareWatermark')}
      </label>
      <Refusal failure={submit.failure} />
      <div className="actions">
        <button type="submit" className="button primary" disabled={submit.busy}>
          {t('recording.shareMake')}
        </button>
      </div>
    </form>
  );
}
