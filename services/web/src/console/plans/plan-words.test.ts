import { describe, expect, it } from 'vitest';
import type { Plan } from '../../api/plans';
import { optionText, planDescription, planStepText, runStepText } from './plan-words';

const plan: Plan = {
  id: 'link-loss',
  version: 1,
  source: { origin: 'shipped', file: 'link-loss.yaml' },
  description: 'A link is down.',
  responsible: 'network-operations',
  rules: [],
  targets: { detect: 'PT5S', mitigate: 'PT10M', clear: 'PT4H' },
  steps: [
    { id: 'spare', action: 'ask-person', text: 'Another link?', options: ['yes'], within: 'PT15M' },
    { id: 'well', action: 'wait-for', text: 'It is well.', within: 'PT8H' },
  ],
  movesMeetings: false,
  language: 'en',
  texts: {
    'zh-CN': { description: '链路中断。', steps: { spare: '有其他链路吗？' }, options: { yes: '有' } },
  },
};
const [spare, well] = plan.steps;

describe('what a plan says', () => {
  it('is said in the reader’s language', () => {
    expect(planDescription(plan, 'zh-CN')).toEqual({ text: '链路中断。', lang: 'zh-CN' });
    expect(planDescription(plan, 'en')).toEqual({ text: 'A link is down.', lang: 'en' });
  });

  it('stays in its own where that language leaves it out', () => {
    expect(well && planStepText(plan, well, 'zh-CN')).toEqual({ text: 'It is well.', lang: 'en' });
    expect(spare && planStepText({ ...plan, texts: {}, language: 'de' }, spare, 'zh-CN')).toEqual({
      text: 'Another link?',
      lang: 'de',
    });
  });

  it('is said of a run only where the run says the same', () => {
    expect(runStepText(plan, { stepId: 'spare', text: 'Another link?' }, 'zh-CN').text).toBe(
      '有其他链路吗？',
    );
    expect(runStepText(plan, { stepId: 'spare', text: 'An older question?' }, 'zh-CN').text).toBe(
      'An older question?',
    );
    expect(runStepText(null, { stepId: 'spare', text: 'Another link?' }, 'zh-CN').text).toBe('Another link?');
  });

  it('names what may be answered', () => {
    expect(optionText(plan, 'yes', 'zh-CN')).toEqual({ text: '有', lang: 'zh-CN' });
    expect(optionText(plan, 'no', 'zh-CN')).toEqual({ text: 'no', lang: 'en' });
  });
});
