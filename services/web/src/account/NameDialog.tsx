import * as Dialog from '@radix-ui/react-dialog';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormField } from './FormField';
import { FormProblem } from './FormProblem';
import { useSubmit } from './useSubmit';

interface Props {
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly initial: string;
  readonly onName: (name: string) => Promise<void>;
  readonly onClose: () => void;
}

/** Asks what something shall be called, then does what is done with the name. */
export function NameDialog({ title, text, action, initial, onName, onClose }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState(initial);
  const submit = useSubmit(async () => {
    await onName(name);
    onClose();
  });
  return (
    <Dialog.Root open onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="dialog">
          <Dialog.Title>{title}</Dialog.Title>
          <Dialog.Description className="muted">{text}</Dialog.Description>
          <form className="entry-form" onSubmit={submit.onSubmit} noValidate>
            <FormField
              name="name"
              label={t('account.name')}
              value={name}
              onChange={setName}
              failure={submit.failure}
            />
            <FormProblem failure={submit.failure} />
            <div className="actions">
              <Dialog.Close className="button">{t('common.cancel')}</Dialog.Close>
              <button type="submit" className="button primary" disabled={submit.busy}>
                {action}
              </button>
            </div>
          </form>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
