export interface UnstoredChat {
  readonly id: string;
  readonly text: string;
  readonly sentAt: string;
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

  /** The server has it. False when it was not waiting any more. */
  stored(id: string): boolean {
    const rest = this.#waiting.filter((chat) => chat.id !== id);
    const known = rest.length < this.#waiting.length;
    this.#waiting = rest;
    return known;
  }
}
