import { describe, expect, it } from 'vitest';
import { linkify } from './linkify';
import { readBy } from './read-by';

const links = (text: string) => linkify(text).flatMap(({ href }) => href ?? []);

describe('linkify', () => {
  it('makes web addresses links and leaves the rest alone', () => {
    expect(linkify('see https://example.org/a?b=c#d now')).toEqual([
      { text: 'see ', href: null },
      { text: 'https://example.org/a?b=c#d', href: 'https://example.org/a?b=c#d' },
      { text: ' now', href: null },
    ]);
  });

  it('leaves the punctuation of the sentence outside', () => {
    expect(links('Go to https://example.org/x. Really!')).toEqual(['https://example.org/x']);
    expect(links('（见 https://example.org/x）。')).toEqual(['https://example.org/x']);
    expect(links('https://en.wikipedia.org/wiki/Relay_(film)')).toEqual([
      'https://en.wikipedia.org/wiki/Relay_(film)',
    ]);
  });

  it('takes www for https', () => {
    expect(links('www.example.org')).toEqual(['https://www.example.org/']);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,<script>',
    'file:///etc/passwd',
    'https://bank.example@evil.example/',
    'http://',
    'ftp://example.org',
  ])('never makes a link of %s', (text) => {
    expect(links(text)).toEqual([]);
  });

  it('loses nothing of what was written', () => {
    for (const text of ['', 'a https://b.cc.', 'https://b.cc https://d.ee', 'javascript:x https://b.cc)']) {
      expect(
        linkify(text)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
    }
  });
});

describe('readBy', () => {
  const message = { seq: 5, participantId: 'me' };

  it('counts those who have read it, not its author and not those who left', () => {
    expect(readBy(message, { me: 9, anna: 5, ben: 4, gone: 9 }, ['anna', 'ben'])).toEqual(['anna']);
  });

  it('knows of a private message only whether the other one read it', () => {
    const whispered = { ...message, to: { participantId: 'ben', name: 'Ben' } };
    expect(readBy(whispered, { anna: 9, ben: 9 }, ['anna', 'ben'])).toEqual(['ben']);
  });
});
