import type { Page } from '@playwright/test';
import axe from 'axe-core';

/** Everything that axe-core can decide by itself of WCAG 2.0, 2.1 and 2.2, levels A and AA. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** A rule that a page breaks, and the elements that do. */
export interface Violation {
  readonly rule: string;
  readonly elements: readonly string[];
}

type Axe = { run(context: Document, options: object): Promise<{ violations: AxeResult[] }> };
type AxeResult = {
  id: string;
  nodes: { target: unknown[]; any: { message: string }[]; all: { message: string }[] }[];
};

/** Runs axe-core in the page as it is now. */
export async function violations(page: Page): Promise<Violation[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (tags) => {
    const { violations: broken } = await (window as unknown as { axe: Axe }).axe.run(document, {
      runOnly: { type: 'tag', values: tags },
      // Off by default in axe-core, though WCAG 2.2 has it at level AA (2.5.8).
      rules: { 'target-size': { enabled: true } },
      resultTypes: ['violations'],
    });
    return broken.map(({ id, nodes }) => ({
      rule: id,
      elements: nodes.map(
        ({ target, any, all }) => `${target.join(' ')} (${[...any, ...all][0]?.message ?? 'see the rule'})`,
      ),
    }));
  }, TAGS);
}
