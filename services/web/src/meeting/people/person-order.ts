import type { Participant } from '../../api/types';

/** Raised hands first, the longest raised on top; everybody else in the order they came. */
export function byHand(people: readonly Participant[]): readonly Participant[] {
  const raised = people
    .filter((person) => person.handRaisedAt !== undefined)
    .sort((a, b) => (a.handRaisedAt ?? '').localeCompare(b.handRaisedAt ?? ''));
  return [...raised, ...people.filter((person) => person.handRaisedAt === undefined)];
}
