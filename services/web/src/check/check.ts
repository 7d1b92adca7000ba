/** What is looked at before a meeting, in the order in which people see it. */
export const CHECKS = [
  'browser',
  'secure-context',
  'storage',
  'failover-watch',
  'audio-codec',
  'video-codec',
  'screen-share',
  'camera-permission',
  'camera-picture',
  'camera-motion',
  'camera-size',
  'microphone-permission',
  'microphone-level',
  'microphone-clipping',
  'speaker-devices',
  'speaker-tone',
  'server',
  'web-socket',
  'clock',
  'turn',
  'relay-udp',
  'relay-round-trip',
  'relay-loss',
  'relay-jitter',
  'relay-upload',
  'relay-download',
  'relay-echo',
  'backup',
  'processor',
] as const;
export type Check = (typeof CHECKS)[number];

export type Verdict = 'good' | 'fair' | 'poor' | 'unknown';

/** What is wrong, in a word that advice is found by. */
export type Finding =
  | 'browser-lacks'
  | 'insecure'
  | 'storage-blocked'
  | 'watch-missing'
  | 'codec-missing'
  | 'screen-missing'
  | 'device-denied'
  | 'device-in-use'
  | 'device-none'
  | 'device-failed'
  | 'device-off'
  | 'picture-black'
  | 'picture-frozen'
  | 'picture-slow'
  | 'picture-small'
  | 'sound-silent'
  | 'sound-quiet'
  | 'sound-clips'
  | 'speaker-none'
  | 'speaker-unheard'
  | 'speaker-unanswered'
  | 'server-away'
  | 'server-slow'
  | 'server-busy'
  | 'socket-blocked'
  | 'socket-slow'
  | 'clock-off'
  | 'udp-blocked'
  | 'over-tcp'
  | 'over-turn'
  | 'turn-blocked'
  | 'relay-refused'
  | 'not-measured'
  | 'delay-high'
  | 'loss-high'
  | 'jitter-high'
  | 'upload-low'
  | 'upload-untold'
  | 'download-low'
  | 'echo-missing'
  | 'no-backup'
  | 'processor-slow';

/** How a check judges what it measured. */
export interface Judgement {
  readonly verdict: Verdict;
  /** In the unit of the check, see `formatValue`. */
  readonly value?: number;
  /** Absent when nothing is wrong. */
  readonly finding?: Finding;
}

export interface CheckResult extends Judgement {
  readonly check: Check;
  readonly relayId?: string;
}

/** A row of the list: what is to be checked, and what came of it so far. */
export interface CheckItem {
  readonly check: Check;
  readonly relayId?: string;
  readonly state: 'waiting' | 'running' | 'asking' | 'done';
  readonly judgement: Judgement | null;
}

export const RELAY_CHECKS: readonly Check[] = CHECKS.filter((check) => check.startsWith('relay-'));

const SEVERITY: readonly Verdict[] = ['good', 'unknown', 'fair', 'poor'];

/** The worst of several verdicts; good when there is none. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  return verdicts.reduce<Verdict>((a, b) => (SEVERITY.indexOf(b) > SEVERITY.indexOf(a) ? b : a), 'good');
}
