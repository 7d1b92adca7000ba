import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { confirmEmail, whoseLink, type LinkOwner } from '../api/account';
import { Waiting } from '../app/Waiting';
import { refreshAccount, useAccount } from './account-store';
import { EntryForm } from './EntryForm';
import { EntryPage } from './EntryPage';
import { FormProblem } from './FormProblem';
import { isKind } from './problem-text';
import { takeFocus } from './take-focus';
import { useHashSecret } from './useHashSecret';
import { useSubmit } from './useSubmit';

/** Showing whose an address is by the link of a letter, whoever is signed in here. */
export default function ConfirmPage() {
  const { t } = useTranslation();
  const secret = useHashSecret();
  if (secret !== '') return <WithLink key={secret} secret={secret} />;
  return (
    <EntryPage title={t('account.verification.title')} text={t('account.verification.noLink')}>
      <ToAccount />
    </EntryPage>
  );
}

function WithLink({ secret }: { readonly secret: string }) {
  const [owner, setOwner] = useState<LinkOwner | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    whoseLink(secret).then(setOwner).catch(setFailure);
  }, [secret]);
  if (failure !== null) return <Refused failure={failure} />;
  return owner === null ? <Waiting /> : <Confirmation secret={secret} owner={owner} />;
}

interface Props {
  readonly secret: string;
  readonly owner: LinkOwner;
}

/** Only a person presses the button: programs that look through mails open links, too. */
function Confirmation({ secret, owner: { email, name } }: Props) {
  const { t } = useTranslation();
  const signedIn = useAccount();
  const other = signedIn?.email === email ? null : signedIn;
  const [done, setDone] = useState(false);
  const submit = useSubmit(async () => {
    await confirmEmail(secret);
    setDone(true);
    await refreshAccount();
  });
  if (!done && isKind(submit.failure, 'link-spent')) return <Refused failure={submit.failure} />;
  return (
    <EntryPage
      title={t(`account.verification.${done ? 'doneTitle' : 'title'}`)}
      text={t(`account.verification.${done ? 'doneText' : 'text'}`, { email, name })}
      live
    >
      {other !== null && (
        <p className="note">{t('account.verification.other', { signedIn: other.email, email })}</p>
      )}
      {done ? (
        <GoOn elsewhere={other !== null} />
      ) : (
        <EntryForm submit={submit} action={t(`account.verification.${submit.busy ? 'busy' : 'action'}`)} />
      )}
    </EntryPage>
  );
}

/** Who is not signed in is asked to be there. */
function GoOn({ elsewhere }: { readonly elsewhere: boolean }) {
  const { t } = useTranslation();
  return (
    <Link href={elsewhere ? '/' : '/meetings'} ref={takeFocus} className="button primary large">
      {t(elsewhere ? 'common.toStart' : 'account.verification.meetings')}
    </Link>
  );
}

function Refused({ failure }: { readonly failure: unknown }) {
  const { t } = useTranslation();
  const account = useAccount();
  return (
    <EntryPage title={t('account.verification.title')}>
      <FormProblem failure={failure} />
      {isKind(failure, 'link-spent') && (
        <p className="muted">
          {account?.emailVerified === true
            ? t('account.verification.spentDone', { email: account.email })
            : t('account.verification.spent')}
        </p>
      )}
      <ToAccount />
    </EntryPage>
  );
}

function ToAccount() {
  const { t } = useTranslation();
  return (
    <Link href="/account" className="button">
      {t('account.verification.toAccount')}
    </Link>
  );
}
