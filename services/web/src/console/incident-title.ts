import i18next from 'i18next';
import type { Incident } from '../api/incidents';

/** What is wrong, in the reader's language; the service's own sentence when the rule is newer than this page. */
export function incidentTitle({ rule, cause, summary }: Incident): string {
  const name = cause.id.slice(cause.id.indexOf('/') + 1);
  return i18next.t(`console.rule.${rule}`, { id: cause.id, name, defaultValue: summary });
}
