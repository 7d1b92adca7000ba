// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { inEnglish, show } from '../../../test/kit';
import type { Rule, RulesInForce } from '../../api/rules';
import RulesPage from './RulesPage';

inEnglish();

const quiet: Rule = {
  id: 'device-offline',
  version: 2,
  kind: 'state',
  source: { origin: 'shipped', file: 'device-offline.yaml' },
  description: 'A device is away.',
  misses: 'A device that was never there.',
  summary: 'Device {subject} is offline.',
  language: 'en',
  texts: {},
  severity: 'error',
  page: true,
  team: 'room-support',
  state: 'inactive',
  firing: [],
  tests: {
    at: '2026-03-02T10:00:00Z',
    passed: true,
    recordings: [{ file: 'device-offline.bad.ndjson', about: 'it goes', passed: true, differences: [] }],
  },
};
const broken: Rule = {
  ...quiet,
  id: 'fan-slow',
  source: { origin: 'folder', file: 'fan.yaml' },
  state: 'firing',
  firing: ['relay-a'],
  tests: {
    at: '2026-03-02T10:00:00Z',
    passed: false,
    recordings: [
      { file: 'fan-slow.bad.ndjson', about: 'slow', passed: false, differences: ['- expected fan-slow'] },
    ],
  },
};
const inForce: RulesInForce = {
  inForceSince: '2026-03-02T09:00:00Z',
  errors: [
    {
      file: 'fan.yaml',
      line: 11,
      column: 3,
      field: 'keepFiring',
      expected: 'a duration',
      actual: '“soon”',
    },
  ],
  rules: [quiet, broken],
};

function answering(answer: RulesInForce) {
  vi.stubGlobal(
    'fetch',
    vi.fn(() =>
      Promise.resolve(
        new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } }),
      ),
    ),
  );
}

afterEach(() => vi.unstubAllGlobals());

describe('the page of rules', () => {
  it('says what is wrong with a file and where, and how many tests did not pass', async () => {
    answering(inForce);
    show(<RulesPage />);
    expect(
      await screen.findByText('fan.yaml:11:3 keepFiring: expected a duration, actual “soon”'),
    ).toBeTruthy();
    expect(screen.getByText(/2 rules; 1 with all recordings as expected, 1 not/)).toBeTruthy();
  });

  it('has the rule whose test failed first, opened, with the difference', async () => {
    answering(inForce);
    show(<RulesPage />);
    const rules = (await screen.findAllByRole('group')).map((rule) => rule as HTMLDetailsElement);
    expect(rules.map((rule) => rule.querySelector('strong')?.textContent)).toEqual([
      'fan-slow',
      'device-offline',
    ]);
    expect(rules.map((rule) => rule.open)).toEqual([true, false]);
    expect(screen.getByText('- expected fan-slow')).toBeTruthy();
    expect(screen.getByText('Fires for: relay-a')).toBeTruthy();
  });

  it('tells what a rule sees and misses when it is opened', async () => {
    answering({ ...inForce, errors: [], rules: [quiet] });
    show(<RulesPage />);
    await userEvent.click(await screen.findByText('device-offline', { selector: 'strong' }));
    expect(screen.getByText('A device is away.')).toBeTruthy();
    expect(screen.getByText('A device that was never there.')).toBeTruthy();
    expect(screen.getByText(/alerts room-support/)).toBeTruthy();
  });
});
