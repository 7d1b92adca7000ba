import type { ChatMessage } from '../../api/types';
import type { RequestFailure } from '../../api/http';
import type { UnstoredChat } from '../session/chat-outbox';
import type { OutgoingImage } from './images/chat-images';
import type { Seat } from '../session/seat';

export interface ChatLine {
  readonly message: ChatMessage;
  readonly own: boolean;
  /** Not known to be durable yet. */
  readonly pending: boolean;
  /** Why it did not get there, if it did not. */
  readonly failure: RequestFailure | null;
  /** Same person shortly after the line before: needs no head of its own. */
  readonly continues: boolean;
}

const SAME_BREATH_MILLIS = 120_000;

/** The chat as it is shown: what the server has, then what waits for it, each message once. */
export function chatLines(
  chat: readonly ChatMessage[],
  unstored: readonly (UnstoredChat | OutgoingImage)[],
  { participantId, name }: Pick<Seat, 'participantId' | 'name'>,
): readonly ChatLine[] {
  const waiting = new Map(unstored.map((message) => [message.id, message]));
  const unseen = unstored
    .filter((message) => chat.every((known) => known.id !== message.id))
    .map((message): ChatMessage => ({ ...message, seq: 0, participantId, name }))
    .sort((a, b) => a.sentAt.localeCompare(b.sentAt));
  const all = [...chat, ...unseen];
  return all.map((message, i) => ({
    message,
    own: message.participantId === participantId,
    pending: waiting.has(message.id),
    failure: failureOf(waiting.get(message.id)),
    continues: continues(all[i - 1], message),
  }));
}

function failureOf(waiting: UnstoredChat | OutgoingImage | undefined): RequestFailure | null {
  return waiting !== undefined && 'failure' in waiting ? waiting.failure : null;
}

function continues(before: ChatMessage | undefined, message: ChatMessage): boolean {
  if (before?.participantId !== message.participantId) return false;
  if (before.to?.participantId !== message.to?.participantId || message.replyTo !== undefined) return false;
  return Date.parse(message.sentAt) - Date.parse(before.sentAt) < SAME_BREATH_MILLIS;
}
