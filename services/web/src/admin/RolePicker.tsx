import { useTranslation } from 'react-i18next';
import type { Role } from '../api/account';

interface Props {
  readonly offered: readonly Role[];
  readonly chosen: readonly Role[];
  readonly onChange: (roles: readonly Role[]) => void;
}

export function RolePicker({ offered, chosen, onChange }: Props) {
  const { t } = useTranslation();
  const toggle = (role: Role) =>
    onChange(chosen.includes(role) ? chosen.filter((one) => one !== role) : [...chosen, role]);
  return (
    <fieldset className="role-picker">
      <legend>{t('account.roles')}</legend>
      {offered.map((role) => (
        <label key={role} className="check">
          <input type="checkbox" checked={chosen.includes(role)} onChange={() => toggle(role)} />
          <span>
            {t(`account.role.${role}`)} <span className="small muted">{t(`directory.roleText.${role}`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
