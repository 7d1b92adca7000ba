import type { MeetingSession } from '../session/meeting-session';

/** Raises one's own hand, or takes it down. */
export function toggleHand(session: MeetingSession): void {
  const raised = session.state.get().self?.handRaisedAt !== undefined;
  session.ask({ type: 'hand', raised: !raised });
}
