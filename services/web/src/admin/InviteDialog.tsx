import * as Dialog from '@radix-ui/react-dialog';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormField } from '../account/FormField';
import { FormProblem } from '../account/FormProblem';
import { useSubmit } from '../account/useSubmit';
import { ROLES, type OwnAccount, type Role } from '../api/account';
import { invite, type PersonLink } from '../api/people';
import { RolePicker } from './RolePicker';

interface Props {
  readonly account: OwnAccount;
  readonly onMade: (link: PersonLink) => void;
  readonly onClose: () => void;
}

const FOR_ALL: readonly Role[] = ['participant', 'host'];

/** Makes an account for somebody and the link that opens it. */
export function InviteDialog({ account, onMade, onClose }: Props) {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<readonly Role[]>(FOR_ALL);
  const submit = useSubmit(async () => onMade(await invite(email, name, roles)));
  const offered = account.rights.includes('change-people') ? ROLES : FOR_ALL;
  return (
    <Dialog.Root open onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="dialog people-dialog">
          <Dialog.Title>{t('directory.invite')}</Dialog.Title>
          <Dialog.Description className="muted">{t('directory.inviteText')}</Dialog.Description>
          <form className="entry-form" onSubmit={submit.onSubmit} noValidate>
            <FormField
              name="name"
              label={t('directory.name')}
              autoComplete="off"
              value={name}
              onChange={setName}
              failure={submit.failure}
            />
            <FormField
              name="email"
              label={t('account.email')}
              type="email"
              autoComplete="off"
              value={email}
              onChange={setEmail}
              failure={submit.failure}
            />
            <RolePicker offered={offered} chosen={roles} onChange={setRoles} />
            <FormProblem failure={submit.failure} />
            <div className="actions">
              <Dialog.Close className="button">{t('common.cancel')}</Dialog.Close>
              <button type="submit" className="button primary" disabled={submit.busy || roles.length === 0}>
                {t('directory.makeInvitation')}
              </button>
            </div>
          </form>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
