import { UsersRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { SignInFirst } from '../account/AccountPage';
import { FormProblem } from '../account/FormProblem';
import { useStepUp } from '../account/useStepUp';
import { WithAccount } from '../account/WithAccount';
import type { OwnAccount } from '../api/account';
import { listGroups, type Group } from '../api/groups';
import { PageHeader } from '../app/PageHeader';
import { usePageTitle } from '../app/usePageTitle';
import { useLoaded } from '../schedule/useLoaded';
import { GroupDialog } from './GroupDialog';
import { GroupList } from './GroupList';
import { MembersDialog } from './MembersDialog';
import './people.css';

/** Sites, departments and teams, for administrators and auditors. */
export default function GroupsPage() {
  const { t } = useTranslation();
  usePageTitle(t('groups.title'));
  return (
    <WithAccount>
      {({ account }) =>
        account === undefined ? <SignInFirst to="/admin/groups" /> : <Groups account={account} />
      }
    </WithAccount>
  );
}

type Shown = { readonly what: 'new' } | { readonly what: 'group' | 'members'; readonly group: Group };

function Groups({ account }: { readonly account: OwnAccount }) {
  const { t } = useTranslation();
  const { value: groups, failure, reload } = useLoaded(listGroups);
  const { withProof, dialog } = useStepUp();
  const [shown, setShown] = useState<Shown | null>(null);
  const changes = account.rights.includes('change-people');
  const close = () => setShown(null);
  return (
    <>
      <PageHeader />
      <main className="people-page">
        <div className="people-head">
          <h1>{t('groups.title')}</h1>
          <Link href="/admin/people">{t('directory.title')}</Link>
          {changes && (
            <button type="button" className="button primary" onClick={() => setShown({ what: 'new' })}>
              <UsersRound size={18} aria-hidden />
              {t('groups.new')}
            </button>
          )}
        </div>
        <p className="muted">{t('groups.text')}</p>
        <FormProblem failure={failure} />
        {groups === null && failure === null && (
          <p className="muted" role="status">
            {t('common.loading')}
          </p>
        )}
        {groups !== null && (
          <GroupList
            groups={groups}
            onMembers={
              account.rights.includes('see-people') ? (group) => setShown({ what: 'members', group }) : null
            }
            onChange={changes ? (group) => setShown({ what: 'group', group }) : null}
          />
        )}
      </main>
      {(shown?.what === 'new' || shown?.what === 'group') && (
        <GroupDialog
          group={shown.what === 'new' ? null : shown.group}
          withProof={withProof}
          onChanged={reload}
          onClose={close}
        />
      )}
      {shown?.what === 'members' && (
        <MembersDialog
          group={shown.group}
          withProof={changes ? withProof : null}
          onChanged={reload}
          onClose={close}
        />
      )}
      {dialog}
    </>
  );
}
