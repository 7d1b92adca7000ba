import type { MatchField, NewSilence, Silence } from '../../api/alerts';

export const MATCH_FIELDS: readonly MatchField[] = [
  'rule',
  'cause',
  'site',
  'region',
  'severity',
  'team',
  'domain',
];

export const HOURS: readonly number[] = [1, 4, 8, 24, 72];

export interface SilenceDraft {
  readonly match: Readonly<Partial<Record<MatchField, string>>>;
  readonly hours: number;
  readonly author: string;
  readonly reason: string;
}

/** Whether it says what, who and why. */
export function isWhole({ match, author, reason }: SilenceDraft): boolean {
  const named = Object.values(match).some((text) => text.trim() !== '');
  return named && author.trim() !== '' && reason.trim() !== '';
}

/** What is sent: fields that were filled in, from now for so many hours. */
export function silenceOf(draft: SilenceDraft, now: number = Date.now()): NewSilence {
  const filled = Object.entries(draft.match)
    .map(([field, text]) => [field, text.trim()] as const)
    .filter(([, text]) => text !== '');
  return {
    match: Object.fromEntries(filled),
    until: new Date(now + draft.hours * 3_600_000).toISOString(),
    author: draft.author.trim(),
    reason: draft.reason.trim(),
  };
}

/** `rule=relay-* site=berlin`, in the order of the form. */
export function matchText(match: Silence['match']): string {
  return [...MATCH_FIELDS, 'incident' as const]
    .filter((field) => match[field] !== undefined)
    .map((field) => `${field}=${match[field]}`)
    .join(' ');
}
