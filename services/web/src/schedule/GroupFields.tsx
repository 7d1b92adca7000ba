import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useAccount } from '../account/account-store';
import { listGroups, type CountedGroup } from '../api/groups';
import { FieldProblem } from './FieldProblem';
import type { FieldsProps } from './TimeFields';
import { useLoaded } from './useLoaded';

/** Groups that are invited whole, and the one whose members alone come in; for whoever may see groups. */
export function GroupFields(props: FieldsProps) {
  const account = useAccount();
  return account?.rights.includes('see-groups') === true ? <Choices {...props} /> : null;
}

function Choices({ draft, onChange, failure }: FieldsProps) {
  const { t } = useTranslation();
  const id = useId();
  const { value: groups } = useLoaded(listGroups);
  if (groups === null || groups.length === 0) return null;
  const toggle = (groupId: string) =>
    onChange({
      groups: draft.groups.includes(groupId)
        ? draft.groups.filter((one) => one !== groupId)
        : [...draft.groups, groupId],
    });
  return (
    <fieldset className="schedule-group">
      <legend>{t('schedule.groups.title')}</legend>
      <p className="small muted">{t('schedule.groups.hint')}</p>
      {groups.map(({ group, members }) => (
        <label key={group.groupId} className="check">
          <input
            type="checkbox"
            checked={draft.groups.includes(group.groupId)}
            onChange={() => toggle(group.groupId)}
          />
          <span>
            {group.name} <span className="small muted">{t('groups.members', { count: members })}</span>
          </span>
        </label>
      ))}
      <FieldProblem id={`${id}-groups-problem`} failure={failure} field="groups" />
      <div className="field">
        <label htmlFor={id}>{t('schedule.groups.only')}</label>
        <Only id={id} chosen={draft.onlyGroup} groups={groups} onChange={onChange} />
        <p className="small muted">{t('schedule.groups.onlyHint')}</p>
      </div>
    </fieldset>
  );
}

interface OnlyProps extends Pick<FieldsProps, 'onChange'> {
  readonly id: string;
  readonly chosen: string;
  readonly groups: readonly CountedGroup[];
}

function Only({ id, chosen, groups, onChange }: OnlyProps) {
  const { t } = useTranslation();
  return (
    <select
      id={id}
      className="select"
      value={chosen}
      onChange={(event) => onChange({ onlyGroup: event.target.value })}
    >
      <option value="">{t('schedule.groups.everybody')}</option>
      {groups.map(({ group }) => (
        <option key={group.groupId} value={group.groupId}>
          {group.name}
        </option>
      ))}
    </select>
  );
}
