import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SignInFirst } from '../account/AccountPage';
import { FormProblem } from '../account/FormProblem';
import { useStepUp } from '../account/useStepUp';
import { WithAccount } from '../account/WithAccount';
import type { OwnAccount } from '../api/account';
import type { Person, PersonLink } from '../api/people';
import { PageHeader } from '../app/PageHeader';
import { usePageTitle } from '../app/usePageTitle';
import { InviteDialog } from './InviteDialog';
import { LinkDialog } from './LinkDialog';
import { PersonDialog } from './PersonDialog';
import { PersonList } from './PersonList';
import { usePeople } from './usePeople';
import './people.css';

/** Everybody with an account, for administrators and auditors. */
export default function PeoplePage() {
  const { t } = useTranslation();
  usePageTitle(t('directory.title'));
  return (
    <WithAccount>
      {({ account }) =>
        account === undefined ? <SignInFirst to="/admin/people" /> : <People account={account} />
      }
    </WithAccount>
  );
}

function People({ account }: { readonly account: OwnAccount }) {
  const { t } = useTranslation();
  const [part, setPart] = useState('');
  const people = usePeople(part);
  const { withProof, dialog } = useStepUp();
  const [inviting, setInviting] = useState(false);
  const [chosen, setChosen] = useState<Person | null>(null);
  const [link, setLink] = useState<PersonLink | null>(null);
  const made = (next: PersonLink) => {
    setInviting(false);
    setChosen(null);
    setLink(next);
    people.reload();
  };
  return (
    <>
      <PageHeader />
      <main className="people-page">
        <div className="people-head">
          <h1>{t('directory.title')}</h1>
          {account.rights.includes('invite') && (
            <button type="button" className="button primary" onClick={() => setInviting(true)}>
              <UserPlus size={18} aria-hidden />
              {t('directory.invite')}
            </button>
          )}
        </div>
        <input
          className="input"
          type="search"
          aria-label={t('directory.search')}
          placeholder={t('directory.search')}
          value={part}
          onChange={(event) => setPart(event.target.value)}
        />
        <FormProblem failure={people.failure} />
        {people.accounts === null && people.failure === null && (
          <p className="muted" role="status">
            {t('common.loading')}
          </p>
        )}
        {people.accounts !== null && (
          <PersonList
            people={people.accounts}
            onChoose={account.rights.includes('change-people') ? setChosen : null}
          />
        )}
        {people.next !== undefined && (
          <button type="button" className="button" onClick={people.more}>
            {t('directory.more')}
          </button>
        )}
      </main>
      {inviting && <InviteDialog account={account} onMade={made} onClose={() => setInviting(false)} />}
      {chosen !== null && (
        <PersonDialog
          key={chosen.accountId}
          person={chosen}
          withProof={withProof}
          onLink={made}
          onChanged={people.reload}
          onClose={() => setChosen(null)}
        />
      )}
      {link !== null && <LinkDialog link={link} onClose={() => setLink(null)} />}
      {dialog}
    </>
  );
}
