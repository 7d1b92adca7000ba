import * as Dialog from '@radix-ui/react-dialog';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly open: boolean;
  readonly title: string;
  readonly text: string;
  readonly action: string;
  /** On the button that changes nothing; needed where the action itself is to cancel. */
  readonly keep?: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something that cannot be undone. */
export function ConfirmDialog({ open, title, text, action, keep, onConfirm, onClose }: Props) {
  const { t } = useTranslation();
  const confirm = () => {
    onClose();
    onConfirm();
  };
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="dialog">
          <Dialog.Title>{title}</Dialog.Title>
          <Dialog.Description className="muted">{text}</Dialog.Description>
          <div className="actions">
            <Dialog.Close className="button">{keep ?? t('common.cancel')}</Dialog.Close>
            <button type="button" className="button danger" onClick={confirm}>
              {action}
            </button>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
