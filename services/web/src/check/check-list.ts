import { CHECKS, RELAY_CHECKS, type Check, type CheckItem, type CheckResult, type Finding } from './check';

/** The list as people see it, and what changes it: pure. */
export type CheckList = readonly CheckItem[];

const ofRelay = (check: Check) => RELAY_CHECKS.includes(check);

/** Everything that waits, before it is known which servers there are. */
export function emptyList(): CheckList {
  return CHECKS.filter((check) => !ofRelay(check) && check !== 'turn').map((check) => waiting(check));
}

/** With the check of TURN servers, where it belongs. */
export function withTurn(list: CheckList): CheckList {
  return inserted(list, 'turn', [waiting('turn')]);
}

/** With the checks of each relay, where they belong. */
export function withRelays(list: CheckList, relayIds: readonly string[]): CheckList {
  const rows = relayIds.flatMap((relayId) => RELAY_CHECKS.map((check) => ({ ...waiting(check), relayId })));
  return inserted(list, 'relay-udp', rows);
}

function inserted(list: CheckList, where: Check, rows: CheckList): CheckList {
  const end = list.findIndex(({ check }) => CHECKS.indexOf(check) > CHECKS.indexOf(where));
  return [...list.slice(0, end), ...rows, ...list.slice(end)];
}

export function started(list: CheckList, checks: readonly Check[], relayId?: string): CheckList {
  return list.map((item) =>
    checks.includes(item.check) && item.relayId === relayId ? { ...item, state: 'running' } : item,
  );
}

export function asked(list: CheckList, check: Check): CheckList {
  return list.map((item) => (item.check === check ? { ...item, state: 'asking' } : item));
}

export function finished(list: CheckList, results: readonly CheckResult[]): CheckList {
  return list.map((item) => {
    const result = results.find(({ check, relayId }) => check === item.check && relayId === item.relayId);
    if (result === undefined) return item;
    const { verdict, value, finding } = result;
    const judgement = {
      verdict,
      ...(value === undefined ? {} : { value }),
      ...(finding === undefined ? {} : { finding }),
    };
    return { ...item, state: 'done', judgement };
  });
}

/** Whatever has not come to its end never will; what waits for an answer of the person goes on waiting. */
export function givenUp(list: CheckList): CheckList {
  return list.map((item) =>
    item.state === 'waiting' || item.state === 'running'
      ? { ...item, state: 'done', judgement: { verdict: 'unknown', finding: 'not-measured' } }
      : item,
  );
}

export function resultsOf(list: CheckList): CheckResult[] {
  return list.flatMap(({ check, relayId, state, judgement }) => {
    const of = relayId === undefined ? { check } : { check, relayId };
    const unanswered: Finding = 'speaker-unanswered';
    if (state === 'asking') return [{ ...of, verdict: 'unknown' as const, finding: unanswered }];
    return judgement === null ? [] : [{ ...of, ...judgement }];
  });
}

function waiting(check: Check): CheckItem {
  return { check, state: 'waiting', judgement: null };
}
