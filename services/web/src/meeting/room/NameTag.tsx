import { MicOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly name: string;
  readonly muted: boolean;
  readonly children: ReactNode;
}

export function NameTag({ name, muted, children }: Props) {
  const { t } = useTranslation();
  return (
    <div className="name-tag">
      {muted && <MicOff size={14} role="img" aria-label={t('room.muted')} />}
      <span className="name-tag-name">{name}</span>
      {children}
    </div>
  );
}
