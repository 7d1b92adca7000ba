import type { ChatMessage } from '../../api/types';

/** Who of the others has read a message. */
export function readBy(
  { seq, participantId, to }: Pick<ChatMessage, 'seq' | 'participantId' | 'to'>,
  readUpTo: Readonly<Record<string, number>>,
  others: readonly string[],
): readonly string[] {
  const meant = to === undefined ? others : others.filter((id) => id === to.participantId);
  return meant.filter((id) => id !== participantId && (readUpTo[id] ?? 0) >= seq);
}
