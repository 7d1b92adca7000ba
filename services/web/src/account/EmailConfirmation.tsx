import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askForConfirmation } from '../api/account';
import { RequestFailure } from '../api/http';
import { formatDuration } from '../i18n/format';
import { currentLocale } from '../i18n/i18n';
import { refreshAccount } from './account-store';
import { FormProblem } from './FormProblem';
import { isKind } from './problem-text';
import { Saved } from './Saved';
import { useSubmit } from './useSubmit';

interface Props {
  readonly email: string;
  /** Whether this installation sends mail. */
  readonly byMail: boolean;
}

/** An address that nobody has shown to be theirs: what it is missing, and another letter. */
export function EmailConfirmation({ email, byMail }: Props) {
  const { t } = useTranslation();
  const [sent, setSent] = useState(false);
  const { busy, failure, run } = useSubmit(async () => {
    setSent(false);
    try {
      await askForConfirmation();
    } catch (refusal) {
      // Done in another window: the page finds out.
      if (isKind(refusal, 'already-verified')) await refreshAccount();
      throw refusal;
    }
    setSent(true);
  });
  return (
    <>
      <div className="note fair with-actions">
        <span>
          {t('account.verification.why')} {t(`account.verification.${byMail ? 'how' : 'noMail'}`)}
        </span>
        {byMail && (
          <button type="button" className="button" disabled={busy} onClick={() => void run()}>
            {t('account.verification.again')}
          </button>
        )}
      </div>
      {isKind(failure, 'too-many-requests') ? (
        <TooSoon failure={failure} />
      ) : (
        <FormProblem failure={failure} />
      )}
      <Saved when={sent} text={t('account.verification.sent', { email })} />
    </>
  );
}

function TooSoon({ failure }: { readonly failure: unknown }) {
  const { t } = useTranslation();
  const millis = failure instanceof RequestFailure ? failure.retryAfterMillis : null;
  return (
    <div role="alert" className="note fair">
      {t('account.verification.tooSoon', { wait: formatDuration(currentLocale(), millis ?? 0) })}
    </div>
  );
}
