import { useTranslation } from 'react-i18next';
import type { ConsoleSnapshot, Relay } from '../api/incidents';
import { pairsOf } from './pairs';
import { relayHealth } from './verdict';

const WIDTH = 640;
const RELAY_Y = 44;
const MEETING_Y = 140;
const MOST_MEETINGS = 8;

/** Relays above, meetings below, a full line to each primary and a dotted one to its standby. */
export function Topology({ snapshot }: { readonly snapshot: ConsoleSnapshot }) {
  const { t } = useTranslation();
  const { relays } = snapshot;
  const meetings = snapshot.meetings.slice(0, MOST_MEETINGS);
  if (relays.length === 0) return null;
  const relayX = (id: string | null | undefined) =>
    spread(
      relays.findIndex((r) => r.relayId === id),
      relays.length,
    );
  return (
    <section className="card console-card">
      <h2>{t('console.topology')}</h2>
      <svg
        className="topology"
        viewBox={`0 0 ${WIDTH} ${meetings.length === 0 ? 76 : 184}`}
        role="img"
        aria-label={t('console.topologyLabel')}
      >
        {meetings.map((meeting, i) => {
          const from = `M${spread(i, meetings.length)} ${MEETING_Y - 12} L`;
          return pairsOf(meeting).map((pair, branch) => (
            <g key={`${meeting.meetingId}/${branch}`}>
              <path className="line primary" d={`${from}${relayX(pair.primary)} ${RELAY_Y + 16}`} />
              {pair.standby != null && (
                <path className="line standby" d={`${from}${relayX(pair.standby)} ${RELAY_Y + 16}`} />
              )}
            </g>
          ));
        })}
        {relays.map((relay) => (
          <RelayNode key={relay.relayId} relay={relay} x={relayX(relay.relayId)} />
        ))}
        {meetings.map((meeting, i) => (
          <g key={meeting.meetingId} className={`node meeting ${meeting.quality.verdict}`}>
            <rect x={spread(i, meetings.length) - 15} y={MEETING_Y - 12} width="30" height="24" rx="7" />
            <text x={spread(i, meetings.length)} y={MEETING_Y + 4} className="count">
              {meeting.participants}
            </text>
            {meetings.length <= 5 && (
              <text x={spread(i, meetings.length)} y={MEETING_Y + 32}>
                {meeting.meetingId}
              </text>
            )}
          </g>
        ))}
      </svg>
    </section>
  );
}

function RelayNode({ relay, x }: { readonly relay: Relay; readonly x: number }) {
  return (
    <g className={`node relay ${relayHealth(relay)}`}>
      <circle cx={x} cy={RELAY_Y} r="16" />
      <text x={x} y={RELAY_Y - 24}>
        {relay.relayId}
      </text>
    </g>
  );
}

function spread(index: number, count: number): number {
  return Math.round(((index + 1) * WIDTH) / (count + 1));
}
