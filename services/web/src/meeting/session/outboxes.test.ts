import { describe, expect, it } from 'vitest';
import { ChatOutbox } from './chat-outbox';
import { TokenDesk } from './token-desk';

const chat = (id: string) => ({ id, text: id, sentAt: '2026-01-01T00:00:00Z' });

describe('ChatOutbox', () => {
  it('keeps what was never stored, in order', () => {
    // Given
    const outbox = new ChatOutbox();
    for (const id of ['a', 'b', 'c']) outbox.add(chat(id));
    // When
    const known = outbox.stored('b');
    // Then
    expect(known).toBe(true);
    expect(outbox.waiting.map(({ id }) => id)).toEqual(['a', 'c']);
  });

  it('gives up private messages to people who left, and nothing else', () => {
    // Given
    const outbox = new ChatOutbox();
    outbox.add(chat('a'));
    outbox.add({ ...chat('b'), to: { participantId: 'gone', name: 'Gone' } });
    outbox.add({ ...chat('c'), to: { participantId: 'ben', name: 'Ben' } });
    // When
    outbox.dropUndeliverable(['ben']);
    // Then
    expect(outbox.waiting.map(({ id }) => id)).toEqual(['a', 'c']);
  });

  it('shrugs off what it does not know', () => {
    // Given
    const outbox = new ChatOutbox();
    outbox.add(chat('a'));
    // When
    const known = outbox.stored('x');
    // Then
    expect(known).toBe(false);
    expect(outbox.waiting).toHaveLength(1);
  });
});

describe('TokenDesk', () => {
  it('gives each request a token of its own, first come first served', async () => {
    // Given
    const desk = new TokenDesk(() => true);
    const requests = [desk.request(), desk.request()];
    // When
    desk.deliver('one');
    desk.deliver('two');
    // Then
    expect(await Promise.all(requests)).toEqual(['one', 'two']);
    expect(desk.isWaiting).toBe(false);
  });

  it('asks again for everybody who waits once the connection is back', async () => {
    // Given
    let asked = 0;
    let connected = false;
    const desk = new TokenDesk(() => {
      if (connected) asked += 1;
      return connected;
    });
    const requests = [desk.request(), desk.request()];
    connected = true;
    // When
    desk.ask();
    // Then
    expect(asked).toBe(2);
    desk.deliver('one');
    desk.deliver('two');
    expect(await Promise.all(requests)).toHaveLength(2);
  });

  it('lets an unasked token pass', () => {
    // Given
    const desk = new TokenDesk(() => true);
    // When
    desk.deliver('spare');
    // Then
    expect(desk.isWaiting).toBe(false);
  });
});
