import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { activateSecondFactor, type Enrolment as EnrolmentInfo } from '../api/account';
import { FormField } from './FormField';
import { FormProblem } from './FormProblem';
import type { ProofProps } from './PasswordSection';
import { QrCode } from './QrCode';
import { useSubmit } from './useSubmit';

interface Props extends Pick<ProofProps, 'withProof'> {
  readonly enrolment: EnrolmentInfo;
  readonly onActivated: (recoveryCodes: readonly string[]) => void;
  readonly onCancel: () => void;
}

/** Scan, or type the secret; then show the first code. */
export function Enrolment({ enrolment, withProof, onActivated, onCancel }: Props) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const submit = useSubmit(async () => {
    const { recoveryCodes } = await withProof(() => activateSecondFactor(code));
    onActivated(recoveryCodes);
  });
  return (
    <div className="enrolment">
      <QrCode text={enrolment.uri} label={t('account.factor.qr')} />
      <div className="enrolment-steps">
        <p>{t('account.factor.scan')}</p>
        <p className="mono enrolment-secret">{enrolment.secret.match(/.{1,4}/g)?.join(' ')}</p>
        <form className="entry-form" onSubmit={submit.onSubmit} noValidate>
          <FormField
            name="code"
            label={t('account.factor.firstCode')}
            inputMode="numeric"
            autoComplete="one-time-code"
            autoFocus
            value={code}
            onChange={setCode}
            failure={submit.failure}
          />
          <FormProblem failure={submit.failure} />
          <div className="account-actions">
            <button type="submit" className="button primary" disabled={submit.busy || code.trim() === ''}>
              {t('account.factor.activate')}
            </button>
            <button type="button" className="button" onClick={onCancel}>
              {t('common.cancel')}
            </button>
          </div>
        </form>
      </div>
    </div>
  );
}
