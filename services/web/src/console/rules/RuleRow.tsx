import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Rule } from '../../api/rules';
import { formatDateTime } from '../../i18n/format';
import { currentLanguage, currentLocale } from '../../i18n/i18n';
import { StateBadge } from '../StateBadge';
import { ruleHealth, ruleWords, testHealth, testState } from './rule-words';

/** One rule, closed: its name and how it is; opened: what it is about and its recordings. */
export function RuleRow({ rule }: { readonly rule: Rule }) {
  const { t } = useTranslation();
  const tests = testState(rule);
  const description = ruleWords(rule, 'description', currentLanguage());
  return (
    <li className="rule-row">
      <details open={tests === 'failed'}>
        <summary>
          <strong className="mono">{rule.id}</strong>
          <span className="rule-badges">
            <StateBadge health={ruleHealth(rule.state)} text={t(`rules.state.${rule.state}`)} />
            <StateBadge health={testHealth(tests)} text={t(`rules.tests.${tests}`)} />
          </span>
        </summary>
        <p lang={description.lang}>{description.text}</p>
        <Misses rule={rule} />
        <p className="muted small">
          {t(`rules.severity.${rule.severity}`)} ·{' '}
          {t(rule.page ? 'rules.pages' : 'rules.pagesNobody', { team: rule.team })} ·{' '}
          {t(`rules.origin.${rule.source.origin}`, { file: rule.source.file, version: rule.version })}
        </p>
        {rule.plan !== undefined && (
          <p className="small">
            <Link href={`/console/plans/${rule.plan}`}>{t('rules.plan', { plan: rule.plan })}</Link>
          </p>
        )}
        {rule.firing.length > 0 && (
          <p className="small">{t('rules.firingFor', { causes: rule.firing.join(', ') })}</p>
        )}
        <Recordings tests={rule.tests} />
      </details>
    </li>
  );
}

function Misses({ rule }: { readonly rule: Rule }) {
  const { t } = useTranslation();
  const misses = ruleWords(rule, 'misses', currentLanguage());
  return (
    <p>
      <strong>{t('rules.misses')}</strong> <span lang={misses.lang}>{misses.text}</span>
    </p>
  );
}

function Recordings({ tests }: { readonly tests: Rule['tests'] | undefined }) {
  const { t } = useTranslation();
  if (tests === undefined) return null;
  return (
    <>
      <p className="muted small numeric">
        {t('rules.played', { time: formatDateTime(currentLocale(), tests.at) })}
      </p>
      <ul className="plain-list" aria-label={t('rules.recordings')}>
        {tests.recordings.map(({ file, about, passed, differences }) => (
          <li key={file} className="alerts-row">
            <div>
              <span className="mono small">{file}</span>
              <p lang="en" className="small">
                {about}
              </p>
              {differences.length > 0 && (
                <pre lang="en" className="small rule-differences">
                  {differences.join('\n')}
                </pre>
              )}
            </div>
            <StateBadge
              health={passed ? 'good' : 'poor'}
              text={t(passed ? 'rules.tests.passed' : 'rules.tests.failed')}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
