import { expect, it } from 'vitest';
import { pairInUse } from './candidate-pair';

const TCP = { type: 'candidate-pair', id: 'tcp', nominated: true };
const UDP = { type: 'candidate-pair', id: 'udp', nominated: true };

it('is the one the transport has selected, of several that were nominated', () => {
  const transport = { type: 'transport', id: 't', selectedCandidatePairId: 'udp' };
  expect(pairInUse([TCP, UDP, transport])).toBe(UDP);
});

it('is the nominated one where the browser tells of no transport', () => {
  expect(pairInUse([{ ...TCP, nominated: false }, UDP])).toBe(UDP);
});

it('may not be there yet', () => {
  expect(pairInUse([{ ...TCP, nominated: false }])).toBeUndefined();
});
