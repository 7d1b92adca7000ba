/** A live meeting of a scheduled one is shared by the link that stays the same. */
export function rememberStableLink(liveMeetingId: string, scheduledMeetingId: string): void {
  sessionStorage.setItem(key(liveMeetingId), scheduledMeetingId);
}

/** The id whose link is to be shared. */
export function sharedId(meetingId: string): string {
  return sessionStorage.getItem(key(meetingId)) ?? meetingId;
}

const key = (liveMeetingId: string) => `evenkeel.scheduled.${liveMeetingId}`;
