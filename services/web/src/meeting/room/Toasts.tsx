import { ArrowRightLeft, Camera, Mic, UserMinus, UserPlus } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../../app/useStore';
import { formatSeconds } from '../../i18n/format';
import { currentLocale } from '../../i18n/i18n';
import type { MeetingSession } from '../session/meeting-session';

/** Short notices of what just happened. They come one per kind and go by themselves. */
export function Toasts({ session }: { readonly session: MeetingSession }) {
  return (
    <div className="toasts" role="status" aria-live="polite">
      <SwitchToast session={session} />
      <DeviceToast session={session} />
      <NewsToast session={session} />
    </div>
  );
}

function SwitchToast({ session }: { readonly session: MeetingSession }) {
  const { t } = useTranslation();
  const { lastSwitch } = useStore(session.engine.state);
  const fresh = useFresh(lastSwitch, 8_000);
  if (fresh === null) return null;
  const duration = formatSeconds(currentLocale(), fresh.interruptionMillis);
  const lost = fresh.reason === 'relay-lost' || fresh.reason === 'path-lost';
  return (
    <Toast icon={<ArrowRightLeft size={16} aria-hidden />} testId="switch-toast">
      {lost ? t('toast.switched', { duration }) : t('toast.moved')}
    </Toast>
  );
}

function DeviceToast({ session }: { readonly session: MeetingSession }) {
  const { t } = useTranslation();
  const microphone = useFresh(useStore(session.local.microphone.state).tookOver, 8_000);
  const camera = useFresh(useStore(session.local.camera.state).tookOver, 8_000);
  return (
    <>
      {microphone !== null && (
        <Toast icon={<Mic size={16} aria-hidden />}>
          {t('toast.microphoneTookOver', { device: microphone })}
        </Toast>
      )}
      {camera !== null && (
        <Toast icon={<Camera size={16} aria-hidden />}>{t('toast.cameraTookOver', { device: camera })}</Toast>
      )}
    </>
  );
}

function NewsToast({ session }: { readonly session: MeetingSession }) {
  const { t } = useTranslation();
  const news = useFresh(useStore(session.state).news, 4_000);
  if (news === null) return null;
  const icon =
    news.kind === 'joined' ? <UserPlus size={16} aria-hidden /> : <UserMinus size={16} aria-hidden />;
  return <Toast icon={icon}>{t(`toast.${news.kind}`, { name: news.name })}</Toast>;
}

interface ToastProps {
  readonly icon: ReactNode;
  readonly children: ReactNode;
  readonly testId?: string;
}

function Toast({ icon, children, testId }: ToastProps) {
  return (
    <p className="toast" data-testid={testId}>
      {icon}
      {children}
    </p>
  );
}

/** The value while it is new, then null. */
function useFresh<T>(value: T | null, millis: number): T | null {
  const [old, setOld] = useState<T | null>(null);
  useEffect(() => {
    if (value === null) return;
    const timer = setTimeout(() => setOld(value), millis);
    return () => clearTimeout(timer);
  }, [value, millis]);
  return value === old ? null : value;
}
