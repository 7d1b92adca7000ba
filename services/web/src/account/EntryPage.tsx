import type { ReactNode } from 'react';
import { PageHeader } from '../app/PageHeader';
import { usePageTitle } from '../app/usePageTitle';
import './account.css';

interface Props {
  readonly title: string;
  readonly text?: string;
  readonly children?: ReactNode;
}

/** The frame of every page with one short form. */
export function EntryPage({ title, text, children }: Props) {
  usePageTitle(title);
  return (
    <>
      <PageHeader />
      <main className="entry-page">
        <h1>{title}</h1>
        {text !== undefined && <p className="muted">{text}</p>}
        {children}
      </main>
    </>
  );
}
