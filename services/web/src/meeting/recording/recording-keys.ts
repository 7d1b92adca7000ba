/** What lets this browser watch the recordings of a meeting it was in. */
export interface RecordingKey {
  readonly meetingId: string;
  readonly token: string;
}

const KEY = 'evenkeel.recordings';
const MOST = 100;

/** The newest first. */
export function recordingKeys(): readonly RecordingKey[] {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '[]') as readonly RecordingKey[];
  } catch {
    return [];
  }
}

/** Whether it is a host's: the grants of the token (RFC 7519 section 3), which nobody has to keep secret. */
export function isHostKey({ token }: RecordingKey): boolean {
  try {
    const payload = token.split('.')[1] ?? '';
    const claims = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as {
      readonly grants?: readonly string[];
    };
    return claims.grants?.includes('host') === true;
  } catch {
    return false;
  }
}

export function rememberRecordingKey(key: RecordingKey): void {
  const others = recordingKeys().filter((known) => known.meetingId !== key.meetingId);
  localStorage.setItem(KEY, JSON.stringify([key, ...others].slice(0, MOST)));
}
