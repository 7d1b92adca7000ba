/**
 * Fresh join tokens for paths that must connect again. A token works once per relay, so each request gets one of its
 * own; requests wait while the meeting cannot be reached.
 */
export class TokenDesk {
  readonly #send: () => boolean;
  #waiting: ((token: string) => void)[] = [];

  constructor(send: () => boolean) {
    this.#send = send;
  }

  get isWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  request(): Promise<string> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#send();
    });
  }

  /** Gives the token to the one who waits longest. */
  deliver(token: string): void {
    this.#waiting.shift()?.(token);
  }

  /** Asks again for everybody still waiting, after the connection came back. */
  ask(): void {
    for (let i = 0; i < this.#waiting.length; i++) this.#send();
  }
}
