import { describe, expect, it } from 'vitest';
import { ruleTitles, type RuleInForce } from './rule-titles';

const rules: readonly RuleInForce[] = [
  {
    id: 'fan-slow',
    summary: 'The fan of {subject} is slow.',
    language: 'en',
    texts: { 'zh-CN': { summary: '{subject} 的风扇变慢。' } },
  },
  { id: 'relay-lost', summary: '', language: 'en', texts: { 'zh-CN': { summary: '中继 {subject} 失联。' } } },
  { id: 'only-english', summary: 'It is hot.', language: 'en', texts: {} },
];

describe('titles of the rules in force', () => {
  it('are in the reader’s language where the rule speaks it', () => {
    expect(ruleTitles(rules, 'zh-CN')).toEqual({
      'fan-slow': '{{id}} 的风扇变慢',
      'relay-lost': '中继 {{id}} 失联',
    });
  });

  it('are the rule’s own words in its own language', () => {
    expect(ruleTitles(rules, 'en')).toEqual({
      'fan-slow': 'The fan of {{id}} is slow',
      'only-english': 'It is hot',
    });
  });
});
