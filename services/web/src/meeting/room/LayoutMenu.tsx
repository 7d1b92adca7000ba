import { LayoutGrid, LayoutPanelLeft, Presentation } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Menu, MenuChoice, MenuChoices, MenuLine, MenuToggle } from '../../design/Menu';
import type { LayoutMode } from '../layout/stage-plan';
import { Tool } from './Tool';
import type { View } from './useView';

const ICONS: Readonly<Record<LayoutMode, typeof LayoutGrid>> = {
  grid: LayoutGrid,
  speaker: LayoutPanelLeft,
  presenter: Presentation,
};

/** How the stage is divided. */
export function LayoutMenu({ view, canPresent }: { readonly view: View; readonly canPresent: boolean }) {
  const { t } = useTranslation();
  const Icon = ICONS[view.mode];
  return (
    <Menu trigger={<Tool label={t('layout.title')} icon={<Icon aria-hidden />} />}>
      <MenuChoices value={view.mode} onChange={(mode) => view.setMode(mode as LayoutMode)}>
        <MenuChoice value="grid">{t('layout.grid')}</MenuChoice>
        <MenuChoice value="speaker">{t('layout.speaker')}</MenuChoice>
        <MenuChoice value="presenter" disabled={!canPresent}>
          {t('layout.presenter')}
        </MenuChoice>
      </MenuChoices>
      <MenuLine />
      <MenuToggle checked={view.hideSelf} onChange={view.setHideSelf}>
        {t('settings.hideSelf')}
      </MenuToggle>
    </Menu>
  );
}
