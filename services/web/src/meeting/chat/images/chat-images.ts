import { readImage, sayImage, type Seat } from '../../../api/chat-images';
import { RequestFailure } from '../../../api/http';
import { Store } from '../../../app/store';
import { unstored, type About, type UnstoredChat } from '../../session/chat-outbox';
import type { PreparedImage } from './prepare-image';

/** An image on its way, or one that did not get there. */
export interface OutgoingImage extends UnstoredChat {
  readonly image: PreparedImage;
  /** Why it was not taken; `null` while it is under way. */
  readonly failure: RequestFailure | null;
}

/** The images of one meeting's chat, as one person sends and sees them. */
export class ChatImages {
  readonly outgoing = new Store<readonly OutgoingImage[]>([]);
  readonly #shown = new Map<string, Promise<string>>();
  readonly #meetingId: string;
  readonly #seat: Seat;

  constructor(meetingId: string, seat: Seat) {
    this.#meetingId = meetingId;
    this.#seat = seat;
  }

  /** Says it; until it is there, or was given up, it is among the outgoing. */
  say(image: PreparedImage, text: string, about: About): void {
    const chat = unstored(text, about);
    this.#shown.set(chat.id, Promise.resolve(URL.createObjectURL(image.content)));
    this.outgoing.set([...this.outgoing.get(), { ...chat, image, failure: null }]);
    void this.#send(chat.id);
  }

  /** Once more; the id makes it count once. */
  retry(id: string): void {
    this.#change(id, null);
    void this.#send(id);
  }

  discard(id: string): void {
    this.#forget(id);
    this.#release(id);
  }

  /** An address of the picture in this page, for as long as the meeting lasts. Rejects with RequestFailure. */
  address(messageId: string): Promise<string> {
    const known = this.#shown.get(messageId);
    if (known !== undefined) return known;
    const address = readImage(this.#meetingId, this.#seat, messageId).then((content) =>
      URL.createObjectURL(content),
    );
    this.#shown.set(messageId, address);
    address.catch(() => this.#shown.delete(messageId));
    return address;
  }

  dispose(): void {
    for (const id of [...this.#shown.keys()]) this.#release(id);
  }

  async #send(id: string): Promise<void> {
    const one = this.outgoing.get().find((image) => image.id === id);
    if (one === undefined) return;
    const { text, to, replyTo, image } = one;
    const about = {
      ...(to === undefined ? {} : { to: to.participantId }),
      ...(replyTo === undefined ? {} : { replyTo }),
    };
    try {
      await sayImage(this.#meetingId, this.#seat, { id, text, ...about }, image.content);
      this.#forget(id);
    } catch (failure) {
      this.#change(id, failure instanceof RequestFailure ? failure : new RequestFailure(0, {}, null));
    }
  }

  #change(id: string, failure: RequestFailure | null): void {
    this.outgoing.set(this.outgoing.get().map((one) => (one.id === id ? { ...one, failure } : one)));
  }

  #forget(id: string): void {
    this.outgoing.set(this.outgoing.get().filter((one) => one.id !== id));
  }

  #release(id: string): void {
    void this.#shown.get(id)?.then(
      (address) => URL.revokeObjectURL(address),
      () => undefined,
    );
    this.#shown.delete(id);
  }
}
