import type { ReactNode } from 'react';
import { PageHeader } from '../app/PageHeader';
import { usePageTitle } from '../app/usePageTitle';
import './account.css';

interface Props {
  readonly title: string;
  readonly text?: string;
  /** The text changes while people are here, and those who listen are told. */
  readonly live?: boolean;
  readonly children?: ReactNode;
}

/** The frame of every page with one short form. */
export function EntryPage({ title, text, live = false, children }: Props) {
  usePageTitle(title);
  return (
    <>
      <PageHeader />
      <main className="entry-page">
        <h1>{title}</h1>
        {text !== undefined && (
          <p className="muted" role={live ? 'status' : undefined}>
            {text}
          </p>
        )}
        {children}
      </main>
    </>
  );
}
