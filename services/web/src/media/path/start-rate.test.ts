import { expect, it } from 'vitest';
import { availableRate, startRate, USUAL_START } from './start-rate';

it.each([
  ['nothing is known', undefined, USUAL_START],
  ['the line is narrow', 120_000, 300_000],
  ['the line bears a small picture', 500_000, 500_000],
  ['the line bears more than a camera takes', 8_000_000, 1_200_000],
])('begins where %s', (_, measured, expected) => {
  expect(startRate(measured)).toBe(expected);
});

it('believes the pair in use', () => {
  // Given
  const stats = [
    { type: 'outbound-rtp' },
    { type: 'candidate-pair', nominated: false, availableOutgoingBitrate: 1 },
    { type: 'candidate-pair', nominated: true, availableOutgoingBitrate: 700_000 },
  ];
  // When, Then
  expect(availableRate(stats)).toBe(700_000);
  expect(availableRate([])).toBeUndefined();
});
