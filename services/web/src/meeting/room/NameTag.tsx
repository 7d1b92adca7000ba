import { Hand, MicOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly name: string;
  readonly muted: boolean;
  readonly handRaised: boolean;
  readonly children: ReactNode;
}

export function NameTag({ name, muted, handRaised, children }: Props) {
  const { t } = useTranslation();
  return (
    <div className="name-tag">
      {handRaised && <Hand size={14} role="img" className="hand" aria-label={t('hand.isRaised')} />}
      {muted && <MicOff size={14} role="img" aria-label={t('room.muted')} />}
      <span className="name-tag-name">{name}</span>
      {children}
    </div>
  );
}
