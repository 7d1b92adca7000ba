import { describe, expect, it } from 'vitest';
import en from '../locales/en.json';
import zh from '../locales/zh-CN.json';
import { pickLanguage } from './i18n';
import { formatAgo, formatBitRate, formatDuration, formatList, formatPercent, formatSeconds } from './format';

type Tree = { readonly [key: string]: string | Tree };

function flatten(tree: Tree, prefix = ''): Map<string, string> {
  const pairs = Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : [...flatten(value, `${prefix}${key}.`)],
  );
  return new Map(pairs);
}

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

describe('the two languages', () => {
  const english = flatten(en);
  const chinese = flatten(zh);

  it('have the same keys', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('leave no text empty', () => {
    expect([...english, ...chinese].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('fill in the same values', () => {
    const different = [...english].filter(([key, text]) => {
      const other = placeholders(chinese.get(key) ?? '');
      const own = placeholders(text);
      // English may say “one person” where Chinese says the figure.
      return !key.endsWith('_one') && own.join() !== other.join();
    });
    expect(different).toEqual([]);
  });

  it('name the way in exactly as agreed', () => {
    expect([en.prejoin.name, en.prejoin.join]).toEqual(['Your name', 'Join']);
    expect([zh.prejoin.name, zh.prejoin.join]).toEqual(['您的名字', '加入会议']);
  });
});

describe('pickLanguage', () => {
  it.each([
    [['zh-TW', 'en'], 'zh-CN'],
    [['de-DE', 'zh-Hans-CN', 'en'], 'zh-CN'],
    [['en-GB', 'zh'], 'en'],
    [['fr'], 'en'],
    [[], 'en'],
    [['', 'zh-CN'], 'zh-CN'],
  ])('takes for %j %s', (wishes, expected) => {
    expect(pickLanguage(wishes)).toBe(expected);
  });
});

describe('figures', () => {
  it.each([
    [240, '240 ms'],
    [1_240, '1.2 s'],
    [41_000, '41 s'],
    [185_000, '3 min 5 s'],
    [7_800_000, '2 h 10 min'],
    [-5, '0 ms'],
  ])('says %i ms as %s', (millis, expected) => {
    expect(formatDuration('en', millis)).toBe(expected);
  });

  it('says durations in Chinese', () => {
    expect(formatDuration('zh-CN', 185_000).replaceAll(' ', '')).toBe('3分钟5秒');
  });

  it.each([
    [0.002, '0.2%'],
    [0.15, '15%'],
    [0, '0%'],
  ])('says the ratio %d as %s', (ratio, expected) => {
    expect(formatPercent('en', ratio)).toBe(expected);
  });

  it('says seconds with two decimals', () => {
    expect(formatSeconds('en', 238)).toBe('0.24 s');
  });

  it.each([
    [40_000, '40 kbit/s'],
    [1_250_000, '1.3 Mbit/s'],
  ])('says %i bit/s as %s', (rate, expected) => {
    expect(formatBitRate('en', rate)).toBe(expected);
  });

  it('lists things', () => {
    expect(formatList('en', ['Host', 'Auditor'])).toBe('Host, Auditor');
    expect(formatList('zh-CN', ['主持人', '审计员'])).toBe('主持人、审计员');
  });

  it('says how long ago something was', () => {
    expect(formatAgo('en', '2026-01-01T00:00:00Z', Date.parse('2026-01-01T00:03:20Z'))).toBe('3 min. ago');
  });
});
