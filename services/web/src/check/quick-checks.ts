import { browserChecks } from './browser-checks';
import type { CheckResult } from './check';
import { reportChecks, type Outcome, type Reporter } from './report';
import { checkServer, checkSocket } from './server-checks';

let latest: Outcome | null = null;

/** What takes no time and nobody's attention, checked while a person looks into the camera. */
export async function quickChecks(meetingId: string, signal: AbortSignal): Promise<readonly CheckResult[]> {
  const began = performance.now();
  const answers = await Promise.all([checkServer(meetingId, signal), checkSocket(meetingId, signal)]);
  const results = [...browserChecks(), ...answers];
  if (!signal.aborted) {
    latest = { mode: 'quick', durationMillis: performance.now() - began, complete: true, results };
  }
  return results;
}

/** Whoever is let in reports them: from then on there is somebody whose they are. */
export function reportQuickChecks(reporter: Reporter): void {
  const outcome = latest;
  latest = null;
  if (outcome !== null) void reportChecks(reporter, outcome);
}
