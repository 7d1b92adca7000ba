import { useTranslation } from 'react-i18next';
import { useStore } from '../../app/useStore';
import { Switch } from '../../design/Switch';
import { BackgroundBlur } from '../../media/blur/background-blur';
import { toggleBlur } from '../toggle-blur';

/** Absent where the browser cannot. */
export function BlurSwitch({ blur }: { readonly blur: BackgroundBlur }) {
  const { t } = useTranslation();
  const { on, starting } = useStore(blur.state);
  if (!BackgroundBlur.isPossible) return null;
  return (
    <div className="blur-switch">
      <Switch
        label={t('blur.title')}
        hint={t(starting ? 'blur.starting' : 'blur.hint')}
        checked={on}
        onChange={() => toggleBlur(blur)}
      />
    </div>
  );
}
