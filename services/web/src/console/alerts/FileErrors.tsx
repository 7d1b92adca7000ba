import { useTranslation } from 'react-i18next';

/** What is wrong with a newer file; the one before stays in force. */
export function FileErrors({ errors }: { readonly errors: readonly string[] }) {
  const { t } = useTranslation();
  if (errors.length === 0) return null;
  return (
    <div role="alert" className="file-errors">
      <p>{t('alerts.fileErrors')}</p>
      <ul lang="en" className="mono small">
        {errors.map((error) => (
          <li key={error}>{error}</li>
        ))}
      </ul>
    </div>
  );
}
