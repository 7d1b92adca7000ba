import type { MeetingSession } from '../session/meeting-session';

/** A small window above all others: a shared screen if there is one, else who speaks, else whoever is there. */
export async function showInPicture(session: MeetingSession): Promise<void> {
  if (document.pictureInPictureElement !== null) {
    await document.exitPictureInPicture();
    return;
  }
  const { others } = session.state.get();
  const { speaker } = session.engine.stats.live.get();
  const sharer = others.find((person) => person.screen === 'on');
  const person = others.find(({ participantId }) => participantId === speaker) ?? others[0];
  const media =
    sharer !== undefined
      ? session.engine.remote.screenOf(sharer.participantId)
      : person === undefined
        ? null
        : session.engine.remote.of(person.participantId);
  try {
    await media?.shownVideo.requestPictureInPicture();
  } catch {
    // No picture has come yet, or the browser did not want to: the meeting is where it was.
  }
}
