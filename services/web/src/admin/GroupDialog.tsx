import * as Dialog from '@radix-ui/react-dialog';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormField } from '../account/FormField';
import { FormProblem } from '../account/FormProblem';
import type { ProofProps } from '../account/PasswordSection';
import { isKind } from '../account/problem-text';
import { useSubmit } from '../account/useSubmit';
import {
  GROUP_KINDS,
  changeGroup,
  createGroup,
  deleteGroup,
  type Group,
  type GroupKind,
  type GroupWish,
} from '../api/groups';

interface Props extends Pick<ProofProps, 'withProof'> {
  /** Null: a new one. */
  readonly group: Group | null;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

/** Makes, changes or deletes a group. */
export function GroupDialog({ group, withProof, onChanged, onClose }: Props) {
  const { t } = useTranslation();
  const [wish, setWish] = useState<GroupWish>({
    kind: group?.kind ?? 'team',
    name: group?.name ?? '',
    siteId: group?.siteId ?? '',
    claim: group?.claim ?? '',
  });
  const change = (changes: Partial<GroupWish>) => setWish({ ...wish, ...changes });
  const work = (request: () => Promise<unknown>) => async () => {
    await withProof(request);
    onChanged();
    onClose();
  };
  const sent = wish.kind === 'site' ? wish : { ...wish, siteId: '' };
  const save = useSubmit(work(() => (group === null ? createGroup(sent) : changeGroup(group.groupId, sent))));
  const remove = useSubmit(work(() => deleteGroup(group?.groupId ?? '')));
  const failure = save.failure ?? remove.failure;
  return (
    <Dialog.Root open onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="dialog people-dialog">
          <Dialog.Title>{group === null ? t('groups.new') : group.name}</Dialog.Title>
          <Dialog.Description className="muted">{t('groups.text')}</Dialog.Description>
          <form className="entry-form" onSubmit={save.onSubmit} noValidate>
            {group === null && <Kind kind={wish.kind} onChange={(kind) => change({ kind })} />}
            <FormField
              name="name"
              label={t('directory.name')}
              autoComplete="off"
              value={wish.name}
              onChange={(name) => change({ name })}
              failure={failure}
            />
            {wish.kind === 'site' && (
              <FormField
                name="siteId"
                label={t('groups.siteId')}
                hint={t('groups.siteIdHint')}
                autoComplete="off"
                value={wish.siteId}
                onChange={(siteId) => change({ siteId })}
                failure={failure}
              />
            )}
            <FormField
              name="claim"
              label={t('groups.claim')}
              hint={t('groups.claimHint')}
              autoComplete="off"
              value={wish.claim}
              onChange={(claim) => change({ claim })}
              failure={failure}
            />
            {isKind(failure, 'conflict') ? (
              <p role="alert" className="note poor">
                {t('groups.conflict')}
              </p>
            ) : (
              <FormProblem failure={failure} />
            )}
            <div className="actions">
              {group !== null && (
                <button
                  type="button"
                  className="button danger"
                  disabled={remove.busy}
                  onClick={() => void remove.run()}
                >
                  {t('groups.delete')}
                </button>
              )}
              <Dialog.Close className="button">{t('common.cancel')}</Dialog.Close>
              <button type="submit" className="button primary" disabled={save.busy}>
                {t('account.save')}
              </button>
            </div>
          </form>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface KindProps {
  readonly kind: GroupKind;
  readonly onChange: (kind: GroupKind) => void;
}

function Kind({ kind, onChange }: KindProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{t('groups.kindLabel')}</label>
      <select
        id={id}
        className="select"
        value={kind}
        onChange={(event) => onChange(GROUP_KINDS.find((one) => one === event.target.value) ?? kind)}
      >
        {GROUP_KINDS.map((one) => (
          <option key={one} value={one}>
            {t(`groups.kind.${one}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
