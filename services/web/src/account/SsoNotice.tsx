import { useTranslation } from 'react-i18next';
import { useSearch } from 'wouter';

const REFUSALS = [
  'denied',
  'expired',
  'provider-away',
  'provider-wrong',
  'email-missing',
  'email-unverified',
  'domain',
  'no-account',
  'link-first',
  'linked-elsewhere',
  'disabled',
  'not-fresh',
] as const;
const SUCCESSES = ['confirmed', 'linked'] as const;

/** What came of the way to a provider of single sign-on, which the address says. */
export function SsoNotice() {
  const { t } = useTranslation();
  const result = new URLSearchParams(useSearch()).get('sso');
  const refusal = REFUSALS.find((one) => one === result);
  const success = SUCCESSES.find((one) => one === result);
  if (refusal !== undefined) {
    return (
      <div role="alert" className="note poor">
        <span>{t(`account.sso.refused.${refusal}`)}</span>
      </div>
    );
  }
  if (success === undefined) return null;
  return (
    <div role="status" className="note good">
      <span>{t(`account.sso.${success}`)}</span>
    </div>
  );
}
