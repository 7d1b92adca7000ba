import type { Plan } from '../../api/plans';

/** A text and the language it is in. */
export interface Words {
  readonly text: string;
  readonly lang: string;
}

type Speaker = Pick<Plan, 'language' | 'texts'>;

/** What the plan is for, in the reader's language if it speaks it. */
export function planDescription(plan: Plan, wish: string): Words {
  return said(plan, plan.description, plan.texts?.[wish]?.description, wish);
}

export function planStepText(plan: Plan, step: Plan['steps'][number], wish: string): Words {
  return said(plan, step.text, plan.texts?.[wish]?.steps[step.id], wish);
}

/**
 * The text of a step of a run. A run keeps the plan it began with, so that only what the plan in
 * force says in the same words is said in its translation.
 */
export function runStepText(
  plan: Plan | null,
  step: { readonly stepId: string; readonly text: string },
  wish: string,
): Words {
  const planned = plan?.steps.find(({ id, text }) => id === step.stepId && text === step.text);
  return plan === null || planned === undefined
    ? { text: step.text, lang: plan?.language ?? 'en' }
    : planStepText(plan, planned, wish);
}

export function optionText(plan: Plan | null, option: string, wish: string): Words {
  return said(plan ?? {}, option, plan?.texts?.[wish]?.options[option], wish);
}

function said(speaker: Speaker, own: string, translated: string | null | undefined, wish: string): Words {
  return translated === null || translated === undefined
    ? { text: own, lang: speaker.language ?? 'en' }
    : { text: translated, lang: wish };
}
