import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { PageHeader } from './PageHeader';
import { usePageTitle } from './usePageTitle';

export function NotFoundPage() {
  const { t } = useTranslation();
  usePageTitle(t('notFound.title'));
  return (
    <>
      <PageHeader />
      <main className="centre-page">
        <h1>{t('notFound.title')}</h1>
        <p className="muted">{t('notFound.text')}</p>
        <Link href="/" className="button primary">
          {t('common.toStart')}
        </Link>
      </main>
    </>
  );
}
