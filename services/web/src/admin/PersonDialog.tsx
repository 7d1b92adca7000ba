import * as Dialog from '@radix-ui/react-dialog';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../account/FormProblem';
import type { ProofProps } from '../account/PasswordSection';
import { useSubmit } from '../account/useSubmit';
import { ROLES, type Role } from '../api/account';
import {
  makeLink,
  setDisabled,
  setRoles as storeRoles,
  takeSecondFactor,
  type Person,
  type PersonLink,
} from '../api/people';
import { RolePicker } from './RolePicker';

interface Props extends Pick<ProofProps, 'withProof'> {
  readonly person: Person;
  readonly onLink: (link: PersonLink) => void;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

/** What an administrator does with somebody's account. */
export function PersonDialog({ person, withProof, onLink, onChanged, onClose }: Props) {
  const { t } = useTranslation();
  const [roles, setRoles] = useState<readonly Role[]>(person.roles);
  const done = () => {
    onChanged();
    onClose();
  };
  const disabled = person.state === 'disabled';
  const save = useSubmit(async () => {
    await withProof(() => storeRoles(person.accountId, roles));
    done();
  });
  const link = useSubmit(async () => onLink(await withProof(() => makeLink(person.accountId))));
  const toggle = useSubmit(async () => {
    await withProof(() => setDisabled(person.accountId, !disabled));
    done();
  });
  const factor = useSubmit(async () => {
    await withProof(() => takeSecondFactor(person.accountId));
    done();
  });
  const failure = save.failure ?? link.failure ?? toggle.failure ?? factor.failure;
  return (
    <Dialog.Root open onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="dialog people-dialog">
          <Dialog.Title>{person.name}</Dialog.Title>
          <Dialog.Description className="muted">{person.email}</Dialog.Description>
          <RolePicker offered={ROLES} chosen={roles} onChange={setRoles} />
          <FormProblem failure={failure} />
          <div className="person-powers">
            <button type="button" className="button" disabled={link.busy} onClick={() => void link.run()}>
              {t(person.state === 'invited' ? 'directory.newInvitation' : 'directory.resetLink')}
            </button>
            {(person.hasSecondFactor || person.hasPasskey) && (
              <button
                type="button"
                className="button"
                disabled={factor.busy}
                onClick={() => void factor.run()}
              >
                {t('directory.takeSecondFactor')}
              </button>
            )}
            <button type="button" className="button" disabled={toggle.busy} onClick={() => void toggle.run()}>
              {t(disabled ? 'directory.enable' : 'directory.disable')}
            </button>
          </div>
          <div className="actions">
            <Dialog.Close className="button">{t('common.cancel')}</Dialog.Close>
            <button
              type="button"
              className="button primary"
              disabled={save.busy || roles.length === 0}
              onClick={() => void save.run()}
            >
              {t('directory.saveRoles')}
            </button>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
