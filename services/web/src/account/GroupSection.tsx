import { useTranslation } from 'react-i18next';
import { ownGroups } from '../api/groups';
import { useLoaded } from '../schedule/useLoaded';

/** What one belongs to; nothing for whoever belongs to nothing. */
export function GroupSection() {
  const { t } = useTranslation();
  const { value: own } = useLoaded(ownGroups);
  if (own === null || own.groups.length === 0) return null;
  return (
    <section className="card account-card" aria-labelledby="groups">
      <h2 id="groups">{t('groups.title')}</h2>
      <ul>
        {own.groups.map(({ groupId, name, kind }) => (
          <li key={groupId}>
            {name} <span className="small muted">{t(`groups.kind.${kind}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
