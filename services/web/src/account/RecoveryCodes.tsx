import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from './CopyButton';

interface Props {
  readonly codes: readonly string[];
  readonly onDone: () => void;
}

/** Shown once: who leaves says that they are kept. */
export function RecoveryCodes({ codes, onDone }: Props) {
  const { t } = useTranslation();
  const [kept, setKept] = useState(false);
  return (
    <div className="recovery-codes" role="group" aria-labelledby="recovery-codes">
      <h3 id="recovery-codes">{t('account.factor.codesTitle')}</h3>
      <p className="muted">{t('account.factor.codesText')}</p>
      <ol className="mono">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <label className="check">
        <input type="checkbox" checked={kept} onChange={(event) => setKept(event.target.checked)} />
        {t('account.factor.codesKept')}
      </label>
      <div className="account-actions">
        <button type="button" className="button primary" disabled={!kept} onClick={onDone}>
          {t('account.done')}
        </button>
        <CopyButton text={codes.join('\n')} label={t('account.factor.codesCopy')} />
      </div>
    </div>
  );
}
