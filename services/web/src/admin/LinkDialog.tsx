import * as Dialog from '@radix-ui/react-dialog';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../account/CopyButton';
import type { PersonLink } from '../api/people';
import { formatDateTime } from '../i18n/format';
import { currentLocale } from '../i18n/i18n';

interface Props {
  readonly link: PersonLink;
  readonly onClose: () => void;
}

/** Shown once: a link for somebody else, to be handed over. */
export function LinkDialog({ link, onClose }: Props) {
  const { t } = useTranslation();
  const url = window.location.origin + link.link;
  const time = formatDateTime(currentLocale(), link.expiresAt);
  return (
    <Dialog.Root open onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="dialog people-dialog">
          <Dialog.Title>{t('directory.linkTitle', { name: link.account.name })}</Dialog.Title>
          <Dialog.Description className="muted">{t('directory.linkText', { time })}</Dialog.Description>
          <p className="mono person-link">{url}</p>
          <div className="actions">
            <CopyButton text={url} label={t('directory.linkCopy')} />
            <Dialog.Close className="button primary">{t('account.done')}</Dialog.Close>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
