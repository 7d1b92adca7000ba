import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { AccountMenu } from '../account/AccountMenu';
import { LanguageSwitch } from '../i18n/LanguageSwitch';

export function PageHeader({ children }: { readonly children?: ReactNode }) {
  return (
    <header className="page-header">
      <Link href="/" className="brand">
        <img src="/favicon.svg" alt="" />
        Evenkeel
      </Link>
      {children}
      <div className="page-header-end">
        <AccountMenu />
        <LanguageSwitch />
      </div>
    </header>
  );
}
