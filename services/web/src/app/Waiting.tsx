import { useTranslation } from 'react-i18next';

export function Waiting({ text }: { readonly text?: string }) {
  const { t } = useTranslation();
  return (
    <main className="centre-page" role="status">
      <div className="spinner" aria-hidden />
      <p className="muted">{text ?? t('common.loading')}</p>
    </main>
  );
}
