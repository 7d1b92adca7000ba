import { describe, expect, it } from 'vitest';
import en from '../locales/en.json';
import { CHECKS, RELAY_CHECKS } from './check';
import { asked, emptyList, finished, givenUp, resultsOf, started, withRelays, withTurn } from './check-list';
import { formatValue } from './format-value';
import { unreachable } from './relay-check';

describe('the list of checks', () => {
  it('has at least twenty, each with a name', () => {
    expect(CHECKS.length).toBeGreaterThanOrEqual(20);
    expect(Object.keys(en.check.name).sort()).toEqual([...CHECKS].sort());
  });

  it('gets the checks of each relay before those of the whole', () => {
    // When
    const list = withRelays(withTurn(emptyList()), ['relay-a', 'relay-b']);

    // Then
    expect(list).toHaveLength(CHECKS.length + RELAY_CHECKS.length);
    expect(list.slice(-2).map(({ check }) => check)).toEqual(['backup', 'processor']);
    expect(list.filter(({ relayId }) => relayId === 'relay-b')).toHaveLength(RELAY_CHECKS.length);
  });

  it('looks for TURN servers only where there are any', () => {
    expect(emptyList().map(({ check }) => check)).not.toContain('turn');
    const after = withTurn(emptyList()).map(({ check }) => check);
    expect(after[after.indexOf('clock') + 1]).toBe('turn');
  });

  it('gives each relay its own result', () => {
    // Given
    const list = withRelays(emptyList(), ['relay-a', 'relay-b']);

    // When
    const after = finished(list, unreachable('relay-b', 'udp-blocked'));

    // Then
    const udp = after.filter(({ check }) => check === 'relay-udp');
    expect(udp.map(({ judgement }) => judgement?.finding)).toEqual([undefined, 'udp-blocked']);
  });

  it('leaves nothing running when it is given up, but an open question', () => {
    // Given
    const list = asked(started(emptyList(), ['server']), 'speaker-tone');

    // When
    const after = givenUp(list);

    // Then
    expect(after.filter(({ state }) => state !== 'done').map(({ check }) => check)).toEqual(['speaker-tone']);
    expect(resultsOf(after).find(({ check }) => check === 'speaker-tone')).toEqual({
      check: 'speaker-tone',
      verdict: 'unknown',
      finding: 'speaker-unanswered',
    });
  });

  it('tells only what came to an end', () => {
    expect(resultsOf(emptyList())).toEqual([]);
  });
});

describe('figures', () => {
  it.each([
    ['relay-loss', 0.021, '2.1%'],
    ['relay-upload', 1_200_000, '1.2 Mbit/s'],
    ['relay-round-trip', 31.4, '31 ms'],
    ['camera-size', 360, '360p'],
    ['backup', 2, null],
    ['relay-jitter', undefined, null],
  ] as const)('%s of %s reads %s', (check, value, text) => {
    expect(formatValue('en', check, value)).toBe(text);
  });
});
