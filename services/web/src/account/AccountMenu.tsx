import * as Popover from '@radix-ui/react-popover';
import { CircleUserRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { signOut, type OwnAccount } from '../api/account';
import { refreshAccount, useAccountStart } from './account-store';
import { signInPath } from './target';
import './account-menu.css';

/** Who is signed in, or the way to be. While nobody can say, nothing is shown: everything else works. */
export function AccountMenu() {
  const { t } = useTranslation();
  const [location] = useLocation();
  const start = useAccountStart();
  if (start === null) return null;
  if (start.account !== undefined) return <Menu account={start.account} />;
  if (location === '/signin') return null;
  return (
    <Link href={signInPath(location)} className="sign-in-link">
      {t('account.signIn.action')}
    </Link>
  );
}

function Menu({ account }: { readonly account: OwnAccount }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const leave = () => {
    close();
    signOut()
      .catch(() => undefined)
      .then(async (elsewhere) => {
        if (elsewhere !== undefined) window.location.assign(elsewhere.location);
        else await refreshAccount();
      })
      .catch(() => undefined);
  };
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className="account-trigger" aria-label={t('account.menu', { name: account.name })}>
        <CircleUserRound size={20} aria-hidden />
        <span className="account-trigger-name">{account.name}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="popover account-menu" align="end" sideOffset={6}>
          <p className="account-menu-name">{account.name}</p>
          <p className="muted account-menu-email">{account.email}</p>
          <nav aria-label={t('account.menuLabel')}>
            <Link href="/meetings" onClick={close}>
              {t('schedule.title')}
            </Link>
            <Link href="/account" onClick={close}>
              {t('account.title')}
            </Link>
            {account.rights.includes('see-people') && (
              <Link href="/admin/people" onClick={close}>
                {t('directory.title')}
              </Link>
            )}
            {account.rights.includes('see-groups') && account.rights.includes('see-people') && (
              <Link href="/admin/groups" onClick={close}>
                {t('groups.title')}
              </Link>
            )}
            {account.rights.includes('console') && (
              <Link href="/console" onClick={close}>
                {t('home.console')}
              </Link>
            )}
          </nav>
          <button type="button" className="button" onClick={leave}>
            {t('account.signOut')}
          </button>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
