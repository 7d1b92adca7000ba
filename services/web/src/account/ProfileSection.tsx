import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeProfile, type OwnAccount } from '../api/account';
import { formatList } from '../i18n/format';
import { currentLanguage, currentLocale } from '../i18n/i18n';
import { refreshAccount } from './account-store';
import { EmailConfirmation } from './EmailConfirmation';
import { FormField } from './FormField';
import { FormProblem } from './FormProblem';
import { Saved } from './Saved';
import { useSubmit } from './useSubmit';

interface Props {
  readonly account: OwnAccount;
  /** Whether this installation sends mail. */
  readonly byMail: boolean;
}

/** Address, name and roles. Mails come in the language the page is in when it is saved. */
export function ProfileSection({ account, byMail }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState(account.name);
  const [saved, setSaved] = useState(false);
  const submit = useSubmit(async () => {
    setSaved(false);
    await changeProfile(name, currentLanguage());
    await refreshAccount();
    setSaved(true);
  });
  return (
    <section className="card account-card" aria-labelledby="profile">
      <h2 id="profile">{t('account.profile')}</h2>
      <dl className="account-facts">
        <dt>{t('account.email')}</dt>
        <dd>
          {account.email}{' '}
          {!account.emailVerified && (
            <span className="badge unconfirmed">{t('account.verification.unconfirmed')}</span>
          )}
        </dd>
        <dt>{t('account.roles')}</dt>
        <dd>
          {formatList(
            currentLocale(),
            account.roles.map((role) => t(`account.role.${role}`)),
          )}
        </dd>
      </dl>
      {!account.emailVerified && <EmailConfirmation email={account.email} byMail={byMail} />}
      <form className="account-row" onSubmit={submit.onSubmit} noValidate>
        <FormField
          name="name"
          label={t('account.name')}
          autoComplete="name"
          value={name}
          onChange={setName}
          failure={submit.failure}
        />
        <button type="submit" className="button" disabled={submit.busy}>
          {t('account.save')}
        </button>
      </form>
      <FormProblem failure={submit.failure} />
      <Saved when={saved} />
    </section>
  );
}
