import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  beginSecondFactor,
  newRecoveryCodes,
  recoveryCodesLeft,
  removeSecondFactor,
  type Enrolment as EnrolmentInfo,
} from '../api/account';
import { ConfirmDialog } from '../design/ConfirmDialog';
import { refreshAccount } from './account-store';
import { Enrolment } from './Enrolment';
import { FormProblem } from './FormProblem';
import type { ProofProps } from './PasswordSection';
import { RecoveryCodes } from './RecoveryCodes';
import { useSubmit } from './useSubmit';

/** One-time codes of an authenticator application. */
export function SecondFactorSection({ account, withProof }: ProofProps) {
  const { t } = useTranslation();
  const [enrolment, setEnrolment] = useState<EnrolmentInfo | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const begin = useSubmit(async () => setEnrolment(await withProof(beginSecondFactor)));
  const activated = (recoveryCodes: readonly string[]) => {
    setEnrolment(null);
    setCodes(recoveryCodes);
    void refreshAccount();
  };
  return (
    <section className="card account-card" aria-labelledby="second-factor">
      <h2 id="second-factor">{t('account.factor.title')}</h2>
      {codes !== null && <RecoveryCodes codes={codes} onDone={() => setCodes(null)} />}
      {codes === null && account.hasSecondFactor && (
        <Present account={account} withProof={withProof} onCodes={setCodes} />
      )}
      {!account.hasSecondFactor && enrolment === null && (
        <>
          <p className="muted">{t('account.factor.text')}</p>
          <button
            type="button"
            className="button primary"
            disabled={begin.busy}
            onClick={() => void begin.run()}
          >
            {t('account.factor.add')}
          </button>
          <FormProblem failure={begin.failure} />
        </>
      )}
      {enrolment !== null && (
        <Enrolment
          enrolment={enrolment}
          withProof={withProof}
          onActivated={activated}
          onCancel={() => setEnrolment(null)}
        />
      )}
    </section>
  );
}

interface PresentProps extends ProofProps {
  readonly onCodes: (codes: readonly string[]) => void;
}

function Present({ withProof, onCodes }: PresentProps) {
  const { t } = useTranslation();
  const [left, setLeft] = useState<number | null>(null);
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    recoveryCodesLeft()
      .then((answer) => setLeft(answer.recoveryCodesLeft))
      .catch(() => setLeft(null));
  }, []);
  const draw = useSubmit(async () => onCodes((await withProof(newRecoveryCodes)).recoveryCodes));
  const remove = useSubmit(async () => {
    await withProof(removeSecondFactor);
    await refreshAccount();
  });
  return (
    <>
      <p className="muted">
        {t('account.factor.on')} {left !== null && t('account.factor.left', { count: left })}
      </p>
      <div className="account-actions">
        <button type="button" className="button" disabled={draw.busy} onClick={() => void draw.run()}>
          {t('account.factor.newCodes')}
        </button>
        <button type="button" className="button" disabled={remove.busy} onClick={() => setAsking(true)}>
          {t('account.factor.remove')}
        </button>
      </div>
      <FormProblem failure={draw.failure ?? remove.failure} />
      <ConfirmDialog
        open={asking}
        title={t('account.factor.removeTitle')}
        text={t('account.factor.removeText')}
        action={t('account.factor.remove')}
        onConfirm={() => void remove.run()}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
