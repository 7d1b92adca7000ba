import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { RulesInForce } from '../../api/rules';
import { PageHeader } from '../../app/PageHeader';
import { usePageTitle } from '../../app/usePageTitle';
import { formatDateTime } from '../../i18n/format';
import { currentLocale } from '../../i18n/i18n';
import { FileErrors } from '../alerts/FileErrors';
import { fileErrorText } from '../alerts/file-error-text';
import { Section } from '../alerts/Section';
import { useFetched } from '../alerts/useFetched';
import { RuleRow } from './RuleRow';
import { inOrderOfNeed, testState } from './rule-words';
import '../console.css';
import '../alerts/alerts.css';
import './rules.css';

/** The rules in force: what each sees and misses, whether its recordings still say so, and what it sees now. */
export default function RulesPage() {
  const { t } = useTranslation();
  usePageTitle(t('rules.title'));
  const rules = useFetched<RulesInForce>('/api/v1/rules');
  return (
    <div className="console-page">
      <PageHeader>
        <h1 className="console-name">{t('rules.title')}</h1>
        <Link href="/console" className="button">
          {t('alerts.toConsole')}
        </Link>
      </PageHeader>
      <main className="rules-page">
        <Section title={t('rules.inForce')} state={rules.state}>
          {(found) => <RuleList found={found} />}
        </Section>
      </main>
    </div>
  );
}

function RuleList({ found }: { readonly found: RulesInForce }) {
  const { t } = useTranslation();
  const states = found.rules.map(testState);
  const count = (wanted: string) => states.filter((state) => state === wanted).length;
  return (
    <>
      <FileErrors errors={found.errors.map(fileErrorText)} />
      <p className="muted small">
        {t('rules.tally', { count: found.rules.length, passed: count('passed'), failed: count('failed') })}{' '}
        {t('rules.since', { time: formatDateTime(currentLocale(), found.inForceSince) })}
      </p>
      <ul className="plain-list">
        {inOrderOfNeed(found.rules).map((rule) => (
          <RuleRow key={rule.id} rule={rule} />
        ))}
      </ul>
    </>
  );
}
