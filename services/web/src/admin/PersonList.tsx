import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../api/people';

interface Props {
  readonly people: readonly Person[];
  /** Null for who may only look. */
  readonly onChoose: ((person: Person) => void) | null;
}

export function PersonList({ people, onChoose }: Props) {
  const { t } = useTranslation();
  if (people.length === 0) return <p className="muted">{t('directory.none')}</p>;
  return (
    <ul className="person-list card">
      {people.map((person) => (
        <li key={person.accountId}>
          <div className="person-who">
            <p className="person-name">
              {person.name}
              {person.state !== 'active' && (
                <span className={`badge ${person.state}`}>{t(`directory.state.${person.state}`)}</span>
              )}
              {(person.hasSecondFactor || person.hasPasskey) && (
                <ShieldCheck size={16} role="img" aria-label={t('directory.hasSecondFactor')} />
              )}
            </p>
            <p className="small muted">{person.email}</p>
          </div>
          <p className="person-roles small">
            {person.roles.map((role) => (
              <span key={role} className="badge">
                {t(`account.role.${role}`)}
              </span>
            ))}
          </p>
          {onChoose !== null && (
            <button
              type="button"
              className="button"
              aria-label={t('directory.changeLabel', { name: person.name })}
              onClick={() => onChoose(person)}
            >
              {t('account.change')}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
