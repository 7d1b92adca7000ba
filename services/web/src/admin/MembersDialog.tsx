import * as Dialog from '@radix-ui/react-dialog';
import { UserPlus, X } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../account/FormProblem';
import type { ProofProps } from '../account/PasswordSection';
import { useSubmit } from '../account/useSubmit';
import { allMembers, putMember, removeMember, type Group, type Member } from '../api/groups';
import { IconButton } from '../design/IconButton';
import { useLoaded } from '../schedule/useLoaded';
import { usePeople } from './usePeople';

interface Props {
  readonly group: Group;
  /** Null for who may only look. */
  readonly withProof: ProofProps['withProof'] | null;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

/** Who belongs to a group; administrators add people and take them out. */
export function MembersDialog({ group, withProof, onChanged, onClose }: Props) {
  const { t } = useTranslation();
  const { members, failure, reload } = useMembers(group);
  const changed = () => {
    reload();
    onChanged();
  };
  return (
    <Dialog.Root open onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="dialog people-dialog">
          <Dialog.Title>{t('groups.membersLabel', { name: group.name })}</Dialog.Title>
          <Dialog.Description className="muted">
            {t(group.kind === 'site' ? 'groups.siteMembersText' : 'groups.membersText')}
          </Dialog.Description>
          <FormProblem failure={failure} />
          {members !== null && members.length === 0 && <p className="muted">{t('groups.nobody')}</p>}
          <ul className="group-members">
            {members?.map((member) => (
              <MemberLine key={member.accountId} {...{ group, member, withProof }} onChanged={changed} />
            ))}
          </ul>
          {withProof !== null && members !== null && (
            <Adding {...{ group, members, withProof }} onChanged={changed} />
          )}
          <div className="actions">
            <Dialog.Close className="button primary">{t('account.done')}</Dialog.Close>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function useMembers({ groupId }: Group) {
  const { value: members, failure, reload } = useLoaded(useCallback(() => allMembers(groupId), [groupId]));
  return { members, failure, reload };
}

interface MemberProps extends Pick<Props, 'group' | 'withProof' | 'onChanged'> {
  readonly member: Member;
}

function MemberLine({ group, member, withProof, onChanged }: MemberProps) {
  const { t } = useTranslation();
  const remove = useSubmit(async () => {
    await withProof?.(() => removeMember(group.groupId, member.accountId));
    onChanged();
  });
  return (
    <li>
      <span className="person-who">
        {member.name} <span className="small muted">{member.email}</span>
        {member.provider !== undefined && (
          <span className="small muted"> · {t('groups.by', { provider: member.provider })}</span>
        )}
        <FormProblem failure={remove.failure} />
      </span>
      {withProof !== null && (
        <IconButton label={t('groups.remove', { name: member.name })} onClick={() => void remove.run()}>
          <X size={18} aria-hidden />
        </IconButton>
      )}
    </li>
  );
}

interface AddingProps extends Pick<Props, 'group' | 'onChanged'> {
  readonly members: readonly Member[];
  readonly withProof: ProofProps['withProof'];
}

function Adding({ group, members, withProof, onChanged }: AddingProps) {
  const { t } = useTranslation();
  const [part, setPart] = useState('');
  const people = usePeople(part);
  const [failure, setFailure] = useState<unknown>(null);
  const known = new Set(members.map(({ accountId }) => accountId));
  const others = part === '' ? [] : (people.accounts ?? []).filter(({ accountId }) => !known.has(accountId));
  const add = (accountId: string) => {
    withProof(() => putMember(group.groupId, accountId))
      .then(() => {
        setFailure(null);
        onChanged();
      })
      .catch(setFailure);
  };
  return (
    <>
      <input
        className="input"
        type="search"
        aria-label={t('groups.add')}
        placeholder={t('groups.add')}
        value={part}
        onChange={(event) => setPart(event.target.value)}
      />
      <FormProblem failure={failure ?? people.failure} />
      <ul className="group-members">
        {others.slice(0, 8).map((person) => (
          <li key={person.accountId}>
            <span className="person-who">
              {person.name} <span className="small muted">{person.email}</span>
            </span>
            <IconButton
              label={t('groups.addOne', { name: person.name })}
              onClick={() => add(person.accountId)}
            >
              <UserPlus size={18} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
    </>
  );
}
