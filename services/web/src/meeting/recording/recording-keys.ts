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

export function rememberRecordingKey(key: RecordingKey): void {
  const others = recordingKeys().filter((known) => known.meetingId !== key.meetingId);
  localStorage.setItem(KEY, JSON.stringify([key, ...others].slice(0, MOST)));
}
