import * as Dialog from '@radix-ui/react-dialog';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { confirm } from '../api/account';
import { useAccount } from './account-store';
import { ConfirmationWays } from './ConfirmationWays';
import { FormField } from './FormField';
import { FormProblem } from './FormProblem';
import { useSubmit } from './useSubmit';

interface Props {
  readonly onConfirmed: () => void;
  readonly onCancel: () => void;
}

/** Asks for password and code, or another way in, once more before something that matters. */
export function StepUpDialog({ onConfirmed, onCancel }: Props) {
  const { t } = useTranslation();
  const account = useAccount();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const withPassword = account?.hasPassword !== false;
  const withCode = account?.hasSecondFactor === true;
  const submit = useSubmit(async () => {
    await confirm(password, withCode ? code : null);
    onConfirmed();
  });
  return (
    <Dialog.Root open onOpenChange={(next) => !next && onCancel()}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="dialog">
          <Dialog.Title>{t('account.confirm.title')}</Dialog.Title>
          <Dialog.Description className="muted">{t('account.confirm.text')}</Dialog.Description>
          <ConfirmationWays onConfirmed={onConfirmed} />
          <form className="entry-form" onSubmit={submit.onSubmit} noValidate>
            {withPassword && (
              <FormField
                name="password"
                label={t('account.password')}
                type="password"
                autoComplete="current-password"
                value={password}
                onChange={setPassword}
                failure={submit.failure}
              />
            )}
            {withCode && (
              <FormField
                name="code"
                label={t('account.code')}
                autoComplete="one-time-code"
                value={code}
                onChange={setCode}
                failure={submit.failure}
              />
            )}
            <FormProblem failure={submit.failure} />
            <div className="actions">
              <Dialog.Close className="button">{t('common.cancel')}</Dialog.Close>
              {withPassword && (
                <button type="submit" className="button primary" disabled={submit.busy}>
                  {t('account.confirm.action')}
                </button>
              )}
            </div>
          </form>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
