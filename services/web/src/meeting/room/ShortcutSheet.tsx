import { useTranslation } from 'react-i18next';
import { Sheet } from '../../design/Sheet';
import { SHORTCUTS } from './shortcuts';

/** Every key that does something. */
export function ShortcutSheet({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Sheet open={open} title={t('shortcuts.title')} onClose={onClose}>
      <dl className="shortcuts">
        {SHORTCUTS.map(({ key, name }) => (
          <div key={key}>
            <dt>
              <kbd>{key === ' ' ? t('shortcuts.space') : key.toUpperCase()}</kbd>
            </dt>
            <dd>{t(`shortcuts.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}
