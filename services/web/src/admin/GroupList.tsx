import { useTranslation } from 'react-i18next';
import type { CountedGroup, Group } from '../api/groups';

interface Props {
  readonly groups: readonly CountedGroup[];
  /** Null for who may not see people. */
  readonly onMembers: ((group: Group) => void) | null;
  /** Null for who may only look. */
  readonly onChange: ((group: Group) => void) | null;
}

export function GroupList({ groups, onMembers, onChange }: Props) {
  const { t } = useTranslation();
  if (groups.length === 0) return <p className="muted">{t('groups.none')}</p>;
  return (
    <ul className="person-list card">
      {groups.map(({ group, members }) => (
        <li key={group.groupId}>
          <div className="person-who">
            <p className="person-name">
              {group.name} <span className="badge">{t(`groups.kind.${group.kind}`)}</span>
            </p>
            {group.siteId !== undefined && (
              <p className="small muted">{t('groups.siteOf', { site: group.siteId })}</p>
            )}
            {group.claim !== undefined && (
              <p className="small muted">{t('groups.claimOf', { claim: group.claim })}</p>
            )}
          </div>
          <p className="person-roles small">{t('groups.members', { count: members })}</p>
          <div className="person-powers">
            {onMembers !== null && (
              <button
                type="button"
                className="button"
                aria-label={t('groups.membersLabel', { name: group.name })}
                onClick={() => onMembers(group)}
              >
                {t('groups.membersAction')}
              </button>
            )}
            {onChange !== null && (
              <button
                type="button"
                className="button"
                aria-label={t('directory.changeLabel', { name: group.name })}
                onClick={() => onChange(group)}
              >
                {t('account.change')}
              </button>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
