import type { RecordingSummary } from '../api/recordings';

/** What a dialog about a recording is given. */
export interface WithRecording {
  readonly recording: RecordingSummary;
  /** Lets this browser do what is asked. */
  readonly token: string;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}
