import type { IncidentAction } from '../api/incident-actions';
import type { Incident } from '../api/incidents';

/** What makes sense in the incident's state, the likeliest first. */
export function actionsFor({ state, acknowledgedAt }: Incident): readonly IncidentAction[] {
  if (state === 'resolved') return ['comment', 'reopen'];
  const known = acknowledgedAt !== undefined && acknowledgedAt !== null;
  return [...(known ? [] : (['acknowledge'] as const)), 'comment', 'assign', 'resolve', 'merge'];
}

/** Whether everything the action needs has been said. */
export function isComplete(action: IncidentAction, by: string, words: string): boolean {
  const optional = action === 'acknowledge' || action === 'assign';
  return by.trim() !== '' && (optional || words.trim() !== '');
}
