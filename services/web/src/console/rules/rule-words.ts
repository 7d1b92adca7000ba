import type { Rule } from '../../api/rules';
import type { Health } from '../verdict';

/** A text and the language it is in. */
export interface Words {
  readonly text: string;
  readonly lang: string;
}

/** What the rule says of itself, in the reader's language if it speaks it. */
export function ruleWords(rule: Rule, field: 'description' | 'misses', wish: string): Words {
  const translated = rule.texts[wish]?.[field];
  return translated === null || translated === undefined
    ? { text: rule[field], lang: rule.language }
    : { text: translated, lang: wish };
}

export type TestState = 'passed' | 'failed' | 'waiting' | 'none';

/** Whether its recordings make the rule do what they say; the rule about rule files has none. */
export function testState({ id, tests }: Pick<Rule, 'id' | 'tests'>): TestState {
  if (tests !== undefined) return tests.passed ? 'passed' : 'failed';
  return id === 'rules-invalid' ? 'none' : 'waiting';
}

export function testHealth(state: TestState): Health {
  switch (state) {
    case 'passed':
      return 'good';
    case 'failed':
      return 'poor';
    case 'waiting':
    case 'none':
      return 'unknown';
  }
}

export function ruleHealth(state: Rule['state']): Health {
  switch (state) {
    case 'firing':
      return 'poor';
    case 'pending':
      return 'fair';
    case 'inactive':
      return 'good';
  }
}

/** Those that want somebody's eyes first: failed tests, then what fires, then by name. */
export function inOrderOfNeed(rules: readonly Rule[]): readonly Rule[] {
  const need = (rule: Rule) =>
    (testState(rule) === 'failed' ? 0 : 4) + { firing: 0, pending: 1, inactive: 2 }[rule.state];
  return [...rules].sort((one, other) => need(one) - need(other) || one.id.localeCompare(other.id));
}
