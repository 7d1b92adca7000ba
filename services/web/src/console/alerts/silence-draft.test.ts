import { describe, expect, it } from 'vitest';
import { isWhole, matchText, silenceOf, type SilenceDraft } from './silence-draft';

const draft: SilenceDraft = {
  match: { rule: ' relay-* ', cause: '' },
  hours: 4,
  author: ' Lee ',
  reason: 'moving racks',
};

describe('a silence', () => {
  it('says what, who and why', () => {
    expect(isWhole(draft)).toBe(true);
    expect(isWhole({ ...draft, match: { rule: ' ' } })).toBe(false);
    expect(isWhole({ ...draft, author: '' })).toBe(false);
    expect(isWhole({ ...draft, reason: ' ' })).toBe(false);
  });

  it('sends only the fields that were filled in', () => {
    expect(silenceOf(draft, Date.parse('2026-03-02T10:00:00Z'))).toEqual({
      match: { rule: 'relay-*' },
      until: '2026-03-02T14:00:00.000Z',
      author: 'Lee',
      reason: 'moving racks',
    });
  });

  it('reads in the order of the form', () => {
    expect(matchText({ site: 'berlin', rule: 'relay-*' })).toBe('rule=relay-* site=berlin');
  });
});
