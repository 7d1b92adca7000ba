import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type en from '../locales/en.json';

export const LANGUAGES = { en: 'English', 'zh-CN': '简体中文' } as const;
export type Language = keyof typeof LANGUAGES;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
  }
}

const KEY = 'evenkeel.language';
const LOADERS: Readonly<Record<Language, () => Promise<{ default: object }>>> = {
  en: () => import('../locales/en.json'),
  'zh-CN': () => import('../locales/zh-CN.json'),
};

/** The language of a list of wishes that we have: any Chinese is Simplified Chinese, all else English. */
export function pickLanguage(wishes: readonly string[]): Language {
  const known = wishes.map((wish) => wish.toLowerCase()).find((wish) => /^(en|zh)\b/.test(wish));
  return known?.startsWith('zh') === true ? 'zh-CN' : 'en';
}

export function currentLanguage(): Language {
  return pickLanguage([i18next.language]);
}

/** The locale for figures and times: the reader's own variety of the language, such as en-GB, if the browser names one. */
export function currentLocale(): string {
  const language = currentLanguage();
  return navigator.languages.find((wish) => isVariety(wish, language)) ?? language;
}

function isVariety(wish: string, language: Language): boolean {
  return /^(en|zh)\b/i.test(wish) && pickLanguage([wish]) === language;
}

export async function startI18n(): Promise<void> {
  const language = pickLanguage([localStorage.getItem(KEY) ?? '', ...navigator.languages]);
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { [language]: { translation: (await LOADERS[language]()).default } },
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = language;
}

export async function switchLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', (await LOADERS[language]()).default);
  }
  localStorage.setItem(KEY, language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}
