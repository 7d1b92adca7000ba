import { useTranslation } from 'react-i18next';
import { refusalKey } from './refusal';

/** Why something was refused, beside what was tried. */
export function Refusal({ failure }: { readonly failure: unknown }) {
  const { t } = useTranslation();
  if (failure === null) return null;
  return (
    <p role="alert" className="note poor">
      {t(refusalKey(failure))}
    </p>
  );
}
