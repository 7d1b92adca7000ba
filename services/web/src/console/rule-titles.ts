import i18next from 'i18next';
import { requestJson } from '../api/http';
import type { Rule } from '../api/rules';
import { currentLanguage, type Language } from '../i18n/i18n';
import { consoleAuthorization } from './console-authorization';

/** What a rule in force calls its incidents. */
export type RuleInForce = Pick<Rule, 'id' | 'summary' | 'language' | 'texts'>;

/** Titles of incidents in that language, for the rules that have one, without the stop at their end. */
export function ruleTitles(rules: readonly RuleInForce[], language: Language): Record<string, string> {
  const titles = rules.flatMap(({ id, summary, language: own, texts }): [string, string][] => {
    const said = texts[language]?.summary ?? (own === language ? summary : '');
    const title = said.replaceAll('{subject}', '{{id}}').replaceAll('{name}', '{{name}}');
    return said === '' ? [] : [[id, title.replace(/[.。]$/, '')]];
  });
  return Object.fromEntries(titles);
}

/** Reads what rules in force say; titles this page brings itself stay, and so do all while the service does not answer. */
export async function teachRuleTitles(): Promise<void> {
  const language = currentLanguage();
  const rules = await rulesInForce();
  const words = { console: { rule: ruleTitles(rules, language) } };
  i18next.addResourceBundle(language, 'translation', words, true, false);
}

async function rulesInForce(): Promise<readonly RuleInForce[]> {
  try {
    const headers = await consoleAuthorization();
    return (await requestJson<{ readonly rules: readonly RuleInForce[] }>('/api/v1/rules', { headers }))
      .rules;
  } catch {
    return [];
  }
}
