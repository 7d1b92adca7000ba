import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** Says that it worked, to everybody who looks or listens. */
export function Saved({ when, text }: { readonly when: boolean; readonly text?: string }) {
  const { t } = useTranslation();
  return (
    <div role="status" className={when ? 'note good' : 'visually-hidden'}>
      {when && (
        <>
          <Check size={16} aria-hidden />
          <span>{text ?? t('account.saved')}</span>
        </>
      )}
    </div>
  );
}
