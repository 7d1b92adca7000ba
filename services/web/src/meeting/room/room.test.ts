import { describe, expect, it } from 'vitest';
import type { ChatMessage } from '../../api/types';
import { hueOf, initial } from './Avatar';
import { chatLines } from '../chat/chat-lines';

describe('chatLines', () => {
  const self = { participantId: 'me', name: 'Me' };
  const from = (participantId: string, id: string, second: number): ChatMessage => {
    const sentAt = new Date(second * 1_000).toISOString();
    return { seq: second + 1, id, participantId, name: participantId, text: id, sentAt };
  };

  it('shows what waits after what is known, each once', () => {
    const waiting = [
      { id: 'b', text: 'b', sentAt: '2026-01-01T00:00:00Z' },
      { id: 'c', text: 'c', sentAt: '2026-01-01T00:00:00Z' },
    ];
    const lines = chatLines([from('anna', 'a', 0), from('me', 'b', 1)], waiting, self);
    expect(lines.map((line) => [line.message.id, line.own, line.pending])).toEqual([
      ['a', false, false],
      ['b', true, true],
      ['c', true, true],
    ]);
  });

  it('lets messages of one breath share a head', () => {
    const chat = [
      from('anna', 'a', 0),
      from('anna', 'b', 30),
      from('ben', 'c', 40),
      from('anna', 'd', 50),
      from('anna', 'e', 300),
    ];
    expect(chatLines(chat, [], self).map((line) => line.continues)).toEqual([
      false,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('Avatar', () => {
  it.each([
    ['anna', 'A'],
    ['  李雷', '李'],
    ['👩‍🔬 Zoë', '👩‍🔬'],
    ['', '?'],
  ])('stands for %s with %s', (name, expected) => {
    expect(initial(name)).toBe(expected);
  });

  it('gives a name always the same hue', () => {
    expect(hueOf('李雷')).toBe(hueOf('李雷'));
    expect(hueOf('李雷')).toBeLessThan(360);
  });
});
