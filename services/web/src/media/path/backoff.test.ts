import { expect, it } from 'vitest';
import { backoffMillis } from './backoff';

const BACKOFF = { firstMillis: 200, maxMillis: 5_000 };

it.each([
  [0, 0, 100],
  [0, 0.999, 199.9],
  [1, 0.5, 300],
  [3, 0, 800],
  [50, 0, 2_500],
])('waits after attempt %i with luck %d for %d ms', (attempt, random, expected) => {
  expect(backoffMillis(BACKOFF, attempt, random)).toBeCloseTo(expected);
});
