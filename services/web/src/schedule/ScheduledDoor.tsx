import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { RequestFailure } from '../api/http';
import { enterDoor, lookAtDoor, type Door } from '../api/schedule';
import { Failure } from '../app/Failure';
import { PageHeader } from '../app/PageHeader';
import { Waiting } from '../app/Waiting';
import { useNow } from '../app/useNow';
import { formatDuration } from '../i18n/format';
import { currentLocale } from '../i18n/i18n';
import { whereabouts } from '../meeting/prejoin/whereabouts';
import { saveHostKey } from '../meeting/session/seat';
import { PlanProblem } from './FieldProblem';
import { rememberStableLink } from './stable-link';
import { useLoaded } from './useLoaded';
import { formatDay, formatSpan } from './when';
import { ownZone } from './zoned-time';
import './schedule.css';

/** How often the page looks whether the meeting has begun. */
const LOOK_EVERY_MILLIS = 10_000;

interface Props {
  readonly meetingId: string;
  /** The live meeting, once it may be entered. */
  readonly inside: (liveMeetingId: string) => ReactNode;
  /** When there is no scheduled meeting either. */
  readonly nothing: ReactNode;
}

/** What a scheduled meeting's link opens: the meeting when it is time, or when that will be. */
export function ScheduledDoor({ meetingId, inside, nothing }: Props) {
  const { t } = useTranslation();
  const load = useCallback(() => lookAtDoor(meetingId), [meetingId]);
  const { value: door, failure, reload } = useLoaded(load);
  const [live, setLive] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<unknown>(null);
  const entering = useRef(false);
  const goesOn = door?.live === true;
  const enter = useCallback(() => {
    if (entering.current) return;
    entering.current = true;
    // Whoever opens the meeting says where they are; one that goes on has its place.
    (goesOn ? Promise.resolve({}) : whereabouts())
      .then((known) => enterDoor(meetingId, known))
      .then((way) => {
        if (way.hostKey !== undefined) saveHostKey(way.meetingId, way.hostKey);
        rememberStableLink(way.meetingId, meetingId);
        setRefusal(null);
        setLive(way.meetingId);
      })
      .catch(setRefusal)
      .finally(() => {
        entering.current = false;
      });
  }, [meetingId, goesOn]);
  const open = door !== null && (door.live || door.state === 'open');
  useEffect(() => {
    if (open && live === null) enter();
  }, [open, live, enter, door]);
  useEffect(() => {
    if (live !== null) return undefined;
    const timer = setInterval(reload, LOOK_EVERY_MILLIS);
    return () => clearInterval(timer);
  }, [live, reload]);
  if (live !== null) return inside(live);
  if (failure instanceof RequestFailure && failure.status === 404) return nothing;
  if (door === null)
    return failure === null ? (
      <Waiting />
    ) : (
      <>
        <PageHeader />
        <Failure failure={failure}>
          <button type="button" className="button primary" onClick={reload}>
            {t('error.again')}
          </button>
        </Failure>
      </>
    );
  if (open && refusal === null) return <Waiting />;
  return <Outside door={door} refusal={refusal} onEnter={enter} />;
}

interface OutsideProps {
  readonly door: Door;
  readonly refusal: unknown;
  readonly onEnter: () => void;
}

function Outside({ door, refusal, onEnter }: OutsideProps) {
  const { t } = useTranslation();
  const { title, state, mayOpen, continuedBy } = door;
  return (
    <>
      <PageHeader />
      <main className="centre-page">
        <h1>{title}</h1>
        <p className="muted" role="status">
          {t(`schedule.door.state.${state}`)}
        </p>
        {state === 'not-yet' && <Begins door={door} />}
        <PlanProblem failure={refusal} />
        <div className="actions">
          {mayOpen && (
            <button type="button" className="button primary large" onClick={onEnter}>
              {t('schedule.door.begin')}
            </button>
          )}
          {continuedBy !== undefined && (
            <Link href={`/m/${continuedBy}`} className="button">
              {t('schedule.continued')}
            </Link>
          )}
          <Link href="/" className="button">
            {t('common.toStart')}
          </Link>
        </div>
      </main>
    </>
  );
}

function Begins({ door: { startsAt, endsAt } }: { readonly door: Door }) {
  const { t } = useTranslation();
  const locale = currentLocale();
  const now = useNow(1_000);
  if (startsAt === undefined || endsAt === undefined) return null;
  const left = Date.parse(startsAt) - now;
  return (
    <p className="schedule-begins">
      <strong>
        {formatDay(locale, startsAt)}, {formatSpan(locale, startsAt, endsAt)}
      </strong>
      <span className="small muted">{t('schedule.yourZone', { zone: ownZone() })}</span>
      {left > 0 && left < 172_800_000 && (
        <span>{t('schedule.door.in', { time: formatDuration(locale, left) })}</span>
      )}
      <span className="small muted">{t('schedule.door.byItself')}</span>
    </p>
  );
}
