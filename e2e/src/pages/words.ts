import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../installation.ts';

/** The languages of the interface, each with the locale a reader's browser would ask for. */
export const LOCALES = { en: 'en-GB', 'zh-CN': 'zh-CN' } as const;
export type Language = keyof typeof LOCALES;

/** The interface's text for a key, as `chat.write`; values fill its placeholders. */
export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;

type Tree = { readonly [key: string]: Tree | string };

/** Buttons are found by what they say, so both languages need their texts: the very files that the page shows. */
export function wordsOf(language: Language): Words {
  const file = join(REPOSITORY, 'services/web/src/locales', `${language}.json`);
  const texts = JSON.parse(readFileSync(file, 'utf8')) as Tree;
  return (key, values = {}) => {
    const text = key.split('.').reduce<Tree | string | undefined>(
      (found, part) => (typeof found === 'object' ? found[part] : undefined),
      texts,
    );
    if (typeof text !== 'string') throw new Error(`no text ${key} in ${language}`);
    return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));
  };
}
