import { requestJson } from './http';
import type { Incident } from './incidents';

export type IncidentAction = 'acknowledge' | 'comment' | 'assign' | 'resolve' | 'merge' | 'reopen';

/** The field of the request that carries the words, by action. */
const FIELD: Readonly<Record<IncidentAction, string>> = {
  acknowledge: 'reason',
  comment: 'text',
  assign: 'owner',
  resolve: 'reason',
  merge: 'into',
  reopen: 'reason',
};

/**
 * Does something with an incident as it was seen. The same key is the same request, so that it may be sent again;
 * a comment or an acknowledgement does not mind what happened meanwhile, everything else does (409).
 */
export function actOnIncident(
  incident: Incident,
  action: IncidentAction,
  said: { readonly by: string; readonly words: string; readonly key: string },
  authorization: Readonly<Record<string, string>>,
): Promise<Incident> {
  const careless = action === 'comment' || action === 'acknowledge';
  return requestJson<Incident>(`/api/v1/incidents/${encodeURIComponent(incident.incidentId)}/${action}`, {
    method: 'POST',
    headers: { 'idempotency-key': said.key, ...authorization },
    body: {
      by: said.by,
      ...(said.words === '' ? {} : { [FIELD[action]]: said.words }),
      ...(careless ? {} : { revision: incident.revision }),
    },
  });
}
