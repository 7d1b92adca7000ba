import {
  ArrowRightLeft,
  Hand,
  Maximize2,
  MicOff,
  MonitorX,
  TriangleAlert,
  UserMinus,
  UserPlus,
} from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../api/http';
import { useStore } from '../../app/useStore';
import { formatSeconds } from '../../i18n/format';
import { currentLocale } from '../../i18n/i18n';
import type { MeetingSession } from '../session/meeting-session';

/** Short notices of what just happened. They come one per kind and go by themselves. */
export function Toasts({ session }: { readonly session: MeetingSession }) {
  return (
    <div className="toasts" role="status" aria-live="polite">
      <SwitchToast session={session} />
      <StoppedToast session={session} />
      <RefusedToast session={session} />
      <ScreenToast session={session} />
      <RoseToast session={session} />
      <NewsToast session={session} />
    </div>
  );
}

function SwitchToast({ session }: { readonly session: MeetingSession }) {
  const { t } = useTranslation();
  const lastSwitch = useStore(session.engine.state, (state) => state.lastSwitch);
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

function StoppedToast({ session }: { readonly session: MeetingSession }) {
  const { t } = useTranslation();
  const stopped = useFresh(
    useStore(session.state, (state) => state.stopped),
    8_000,
  );
  if (stopped === null) return null;
  return (
    <Toast icon={<MicOff size={16} aria-hidden />} testId="stopped-toast">
      {t(`toast.stopped.${stopped.source}`, { name: stopped.by })}
    </Toast>
  );
}

function RefusedToast({ session }: { readonly session: MeetingSession }) {
  const { t } = useTranslation();
  const refused = useFresh(
    useStore(session.state, (state) => state.refused),
    8_000,
  );
  if (refused === null) return null;
  const { problem } = refused;
  return (
    <Toast icon={<TriangleAlert size={16} aria-hidden />} testId="refused-toast">
      {t(refusalKey(problem))}
      {problem.errorId !== undefined && (
        <span className="small"> {t('error.id', { id: problem.errorId })}</span>
      )}
    </Toast>
  );
}

function ScreenToast({ session }: { readonly session: MeetingSession }) {
  const { t } = useTranslation();
  const failed = useFresh(
    useStore(session.screen.state, (screen) => screen.failed),
    8_000,
  );
  if (failed === null) return null;
  return (
    <Toast icon={<MonitorX size={16} aria-hidden />} testId="screen-toast">
      {t('screen.failed')}
    </Toast>
  );
}

/** Pictures are as large as before again. */
function RoseToast({ session }: { readonly session: MeetingSession }) {
  const { t } = useTranslation();
  const rose = useFresh(
    useStore(session.state, (state) => state.roseAt),
    8_000,
  );
  if (rose === null) return null;
  return (
    <Toast icon={<Maximize2 size={16} aria-hidden />} testId="rose-toast">
      {t('toast.picturesBack')}
    </Toast>
  );
}

function refusalKey({ status, field }: Problem) {
  if (field === '/passcode') return 'refused.passcode';
  switch (status) {
    case 403:
      return 'refused.forbidden';
    case 404:
      return 'refused.gone';
    case 409:
      return 'refused.overtaken';
    case 503:
      return 'error.busy';
    case 507:
      return 'refused.noRoom';
    default:
      return 'error.refused';
  }
}

const NEWS_ICONS = {
  joined: UserPlus,
  left: UserMinus,
  removed: UserMinus,
  'connection-lost': UserMinus,
  hand: Hand,
} as const;

function NewsToast({ session }: { readonly session: MeetingSession }) {
  const { t } = useTranslation();
  const news = useFresh(
    useStore(session.state, (state) => state.news),
    4_000,
  );
  if (news === null) return null;
  const Icon = NEWS_ICONS[news.kind];
  return <Toast icon={<Icon size={16} aria-hidden />}>{t(`toast.${news.kind}`, { name: news.name })}</Toast>;
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
