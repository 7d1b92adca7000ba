import { sharedId } from '../../schedule/stable-link';

export function meetingLink(meetingId: string): string {
  return `${location.origin}/m/${sharedId(meetingId)}`;
}

/** False when the browser does not let the page write to the clipboard. */
export async function copyMeetingLink(meetingId: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(meetingLink(meetingId));
    return true;
  } catch {
    return false;
  }
}
