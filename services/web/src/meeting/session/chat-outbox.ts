import { randomUuid } from '../../media/ids';
import type { ClientMessage } from './messages';

export interface UnstoredChat {
  readonly id: string;
  readonly text: string;
  /** Whom it is for, when it is private. */
  readonly to?: { readonly participantId: string; readonly name: string };
  readonly replyTo?: string;
  readonly sentAt: string;
}

/** Whom it is for, and what it answers. */
export type About = Pick<UnstoredChat, 'to' | 'replyTo'>;

/** Something new, said now. */
export function unstored(text: string, about: About): UnstoredChat {
  return { id: randomUuid(), text, sentAt: new Date().toISOString(), ...about };
}

/**
 * Chat the server has not stored yet, in the order it was written. All of it is sent again after each `hello`; the id
 * makes it count once.
 */
export class ChatOutbox {
  #waiting: readonly UnstoredChat[] = [];

  get waiting(): readonly UnstoredChat[] {
    return this.#waiting;
  }

  add(chat: UnstoredChat): void {
    this.#waiting = [...this.#waiting, chat];
  }

  /** Forgets private messages to people who are not there any more: they will never be stored. */
  dropUndeliverable(present: readonly string[]): void {
    this.#waiting = this.#waiting.filter(({ to }) => to === undefined || present.includes(to.participantId));
  }

  /** The server has it. False when it was not waiting any more. */
  stored(id: string): boolean {
    const rest = this.#waiting.filter((chat) => chat.id !== id);
    const known = rest.length < this.#waiting.length;
    this.#waiting = rest;
    return known;
  }
}

/** The same as the server is told it. */
export function chatMessage({ id, text, to, replyTo }: UnstoredChat): ClientMessage {
  return {
    type: 'chat',
    id,
    text,
    ...(to === undefined ? {} : { to: to.participantId }),
    ...(replyTo === undefined ? {} : { replyTo }),
  };
}
