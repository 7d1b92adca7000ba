import { getMeeting } from '../api/meetings';
import type { CheckResult } from './check';
import { clockOffset, serverTime, socketTime } from './judges';

const TRIES = 3;
const PATIENCE_MILLIS = 5_000;

/** The best of a few requests: the first one pays for the connection. */
export async function checkServer(meetingId: string, signal: AbortSignal): Promise<CheckResult> {
  let best: number | null = null;
  for (let i = 0; i < TRIES; i++) {
    const began = performance.now();
    const answered = await getMeeting(
      meetingId,
      AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MILLIS)]),
    ).then(
      () => true,
      () => false,
    );
    if (answered) best = Math.min(best ?? Infinity, performance.now() - began);
  }
  return best === null
    ? { check: 'server', verdict: 'poor', finding: 'server-away' }
    : { check: 'server', ...serverTime(best) };
}

/** Opens the meeting's socket and closes it again without a word: nobody comes in by that. */
export function checkSocket(meetingId: string, signal: AbortSignal): Promise<CheckResult> {
  return new Promise((resolve) => {
    const began = performance.now();
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const socket = new WebSocket(`${scheme}://${location.host}/ws/v1/meetings/${meetingId}`);
    const end = (result: CheckResult) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', blocked);
      socket.onopen = socket.onerror = socket.onclose = null;
      socket.close();
      resolve(result);
    };
    const blocked = () => end({ check: 'web-socket', verdict: 'poor', finding: 'socket-blocked' });
    const timer = setTimeout(blocked, PATIENCE_MILLIS);
    signal.addEventListener('abort', blocked);
    socket.onopen = () => end({ check: 'web-socket', ...socketTime(performance.now() - began) });
    socket.onerror = socket.onclose = blocked;
  });
}

/** The server's clock is read half-way between asking and hearing (Cristian's algorithm). */
export function checkClock(serverTimeText: string, askedAt: number, heardAt: number): CheckResult {
  return { check: 'clock', ...clockOffset((askedAt + heardAt) / 2 - Date.parse(serverTimeText)) };
}
