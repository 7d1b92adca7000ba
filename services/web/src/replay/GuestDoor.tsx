import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSubmit } from '../account/useSubmit';
import { PageHeader } from '../app/PageHeader';
import { Refusal } from './Refusal';
import type { Shown } from './useGuest';

interface Props {
  readonly what: 'passcode' | 'viewer';
  readonly failure: unknown;
  readonly onShow: (shown: Shown) => Promise<void>;
}

/** Asks whoever comes by a link for its passcode, or for a name that is shown over the picture. */
export function GuestDoor({ what, failure, onShow }: Props) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Shown>({ passcode: '', viewer: '' });
  const submit = useSubmit(() => onShow(shown));
  return (
    <>
      <PageHeader />
      <main className="centre-page">
        <h1>{t(`recording.door.${what}`)}</h1>
        <form className="recording-form" onSubmit={submit.onSubmit}>
          <div className="field">
            <label htmlFor="guest-answer">{t(`recording.door.${what}Label`)}</label>
            <input
              id="guest-answer"
              key={what}
              className="input"
              autoFocus
              required
              maxLength={what === 'viewer' ? 60 : 64}
              autoComplete={what === 'viewer' ? 'name' : 'off'}
              value={shown[what]}
              onChange={(event) => setShown({ ...shown, [what]: event.target.value })}
            />
          </div>
          <Refusal failure={failure} />
          <div className="actions">
            <button type="submit" className="button primary" disabled={submit.busy}>
              {t('recording.watch')}
            </button>
          </div>
        </form>
      </main>
    </>
  );
}
