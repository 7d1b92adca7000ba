import { CircleCheck, CircleDashed, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../i18n/format';
import { currentLocale } from '../../i18n/i18n';
import { checkRelays, type RelayReach } from './reachability';

/** Which relays are reached, and how far away they are; null until that is known. */
export function useReach(): readonly RelayReach[] | null {
  const [relays, setRelays] = useState<readonly RelayReach[] | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    void checkRelays(abort.signal).then((found) => {
      if (!abort.signal.aborted) setRelays(found);
    });
    return () => abort.abort();
  }, []);
  return relays;
}

/** One line that says whether the meeting's relays can be reached. */
export function Reachability({ relays }: { readonly relays: readonly RelayReach[] | null }) {
  const { t } = useTranslation();
  if (relays === null) {
    return <Line icon={<CircleDashed size={16} aria-hidden />} kind="" text={t('reach.checking')} />;
  }
  if (relays.length === 0) return null;
  const reached = relays.flatMap((relay) => relay.roundTripMillis ?? []);
  const time = formatDuration(currentLocale(), Math.max(0, ...reached));
  if (reached.length > 1) {
    const all = relays.length;
    const text =
      reached.length === all
        ? t('reach.good', { time })
        : t('reach.some', { reached: reached.length, all, time });
    return <Line icon={<CircleCheck size={16} aria-hidden />} kind="good" text={text} />;
  }
  const key = reached.length === 0 ? 'reach.none' : 'reach.one';
  return (
    <Line
      icon={<TriangleAlert size={16} aria-hidden />}
      kind={reached.length === 0 ? 'poor' : 'fair'}
      text={t(key)}
    />
  );
}

function Line({
  icon,
  kind,
  text,
}: {
  readonly icon: React.ReactNode;
  readonly kind: string;
  readonly text: string;
}) {
  return (
    <p className={`note ${kind}`} role="status">
      {icon}
      <span>{text}</span>
    </p>
  );
}
