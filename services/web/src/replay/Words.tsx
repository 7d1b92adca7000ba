import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { PageHeader } from '../app/PageHeader';

/** Instead of a recording: why there is none to see. */
export function Words({
  title,
  text,
  onAgain,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly onAgain: (() => void) | null;
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader />
      <main className="centre-page">
        <h1>{title}</h1>
        <p className="muted">{text}</p>
        <div className="actions">
          {onAgain !== null && (
            <button type="button" className="button primary" onClick={onAgain}>
              {t('recording.lookAgain')}
            </button>
          )}
          {children}
          <Link href="/recordings" className="button">
            {t('recording.list')}
          </Link>
        </div>
      </main>
    </>
  );
}
