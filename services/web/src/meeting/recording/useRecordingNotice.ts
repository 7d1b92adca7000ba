import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLocale } from '../../i18n/i18n';
import type { MeetingRecording } from '../../api/types';
import { rememberRecordingKey } from './recording-keys';
import { speak } from './speak';

/** Says aloud that a recording began or ended, and keeps what lets this browser watch it. */
export function useRecordingNotice(
  meetingId: string,
  recording: MeetingRecording | undefined,
  token: string | null,
): void {
  const { t } = useTranslation();
  const before = useRef<string | undefined>(undefined);
  const id = recording?.recordingId;
  useEffect(() => {
    if (id !== undefined && token !== null) rememberRecordingKey({ meetingId, token });
  }, [meetingId, id, token]);
  useEffect(() => {
    if (id !== undefined && before.current !== id) speak(t('recording.spoken'), currentLocale());
    if (id === undefined && before.current !== undefined) speak(t('recording.spokenEnd'), currentLocale());
    before.current = id;
  }, [id, t]);
}
