import { Languages } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, currentLanguage, switchLanguage } from './i18n';

/** Offers the other language in its own words. */
export function LanguageSwitch() {
  useTranslation();
  const other = currentLanguage() === 'en' ? 'zh-CN' : 'en';
  return (
    <button type="button" className="language" lang={other} onClick={() => void switchLanguage(other)}>
      <Languages size={16} aria-hidden style={{ verticalAlign: '-3px', marginInlineEnd: 6 }} />
      {LANGUAGES[other]}
    </button>
  );
}
