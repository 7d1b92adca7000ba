import { describe, expect, it } from 'vitest';
import { SubscriptionLedger } from './subscription-ledger';

function ledger() {
  let made = 0;
  const create = () => `pair-${(made += 1)}`;
  const pairs = new SubscriptionLedger<string>();
  return {
    pairs,
    follow: (...people: string[]) => pairs.reconcile(people, create),
    create,
    made: () => made,
  };
}

describe('SubscriptionLedger', () => {
  it('gives each participant a pair of their own', () => {
    // Given
    const { pairs, follow } = ledger();
    // When
    follow('anna', 'ben');
    // Then
    expect(pairs.owned()).toEqual([
      { participantId: 'anna', pair: 'pair-1' },
      { participantId: 'ben', pair: 'pair-2' },
    ]);
  });

  it('gives the pair of one who left to the next one who comes', () => {
    // Given
    const { pairs, follow, made } = ledger();
    follow('anna', 'ben');
    follow('ben');
    // When
    follow('ben', 'carl');
    // Then
    expect(pairs.pairOf('carl')).toBe('pair-1');
    expect(pairs.pairOf('ben')).toBe('pair-2');
    expect(made()).toBe(2);
  });

  it('hands a pair over within one change', () => {
    // Given
    const { pairs, follow, made } = ledger();
    follow('anna');
    // When
    follow('ben');
    // Then
    expect(pairs.pairOf('ben')).toBe('pair-1');
    expect(pairs.pairOf('anna')).toBeUndefined();
    expect(made()).toBe(1);
  });

  it('says whether anything changed', () => {
    // Given
    const { follow } = ledger();
    follow('anna', 'ben');
    // When
    const answers = [follow('ben', 'anna'), follow('anna'), follow('anna')];
    // Then
    expect(answers).toEqual([false, true, false]);
  });

  it('keeps spare pairs that the next ones use first', () => {
    // Given
    const { pairs, follow, create, made } = ledger();
    follow('anna');
    pairs.reserve(2, create);
    // When
    follow('anna', 'ben', 'carl');
    // Then
    expect(made()).toBe(3);
    expect(pairs.owned()).toHaveLength(3);
  });
});
