import type { RecordedEvent } from '../api/recordings';

/** Something said in the chat, as it read at some moment. */
export interface RecordedMessage {
  readonly id: string;
  readonly atMillis: number;
  readonly name: string;
  /** `null`: it was deleted. */
  readonly text: string | null;
  /** With an image, which recordings do not have. */
  readonly image: boolean;
  readonly edited: boolean;
}

/** The chat of the recording as far as it had come. */
export function chatAt(events: readonly RecordedEvent[], atMillis: number): readonly RecordedMessage[] {
  const messages = new Map<string, RecordedMessage>();
  for (const event of events) {
    const id = event.data['messageId'];
    if (event.atMillis > atMillis || typeof id !== 'string') continue;
    const text = typeof event.data['text'] === 'string' ? event.data['text'] : null;
    const known = messages.get(id);
    if (event.type === 'dev.evenkeel.meeting.chat-said.v1') {
      const name = typeof event.data['name'] === 'string' ? event.data['name'] : '';
      messages.set(id, {
        id,
        atMillis: event.atMillis,
        name,
        text,
        image: event.data['image'] === true,
        edited: false,
      });
    } else if (event.type === 'dev.evenkeel.meeting.chat-changed.v1' && known !== undefined) {
      messages.set(id, { ...known, text, edited: true });
    }
  }
  return [...messages.values()];
}

/** Whether anything was said in the chat at all. */
export function hasChat(events: readonly RecordedEvent[]): boolean {
  return events.some(({ type }) => type === 'dev.evenkeel.meeting.chat-said.v1');
}
