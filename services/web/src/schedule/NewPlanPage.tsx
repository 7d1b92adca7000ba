import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { SignInFirst } from '../account/AccountPage';
import { useSubmit } from '../account/useSubmit';
import { WithAccount } from '../account/WithAccount';
import { planMeeting } from '../api/schedule';
import { PageHeader } from '../app/PageHeader';
import { usePageTitle } from '../app/usePageTitle';
import { emptyDraft, wishOf } from './draft';
import { PlanForm } from './PlanForm';
import { ownZone } from './zoned-time';
import './schedule.css';

/** Planning a meeting. */
export default function NewPlanPage() {
  const { t } = useTranslation();
  usePageTitle(t('schedule.plan'));
  return (
    <WithAccount>
      {({ account }) => (account === undefined ? <SignInFirst to="/meetings/new" /> : <NewPlan />)}
    </WithAccount>
  );
}

function NewPlan() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [draft, setDraft] = useState(() => emptyDraft(Date.now(), ownZone()));
  const submit = useSubmit(async () => {
    const { meetingId } = await planMeeting(wishOf(draft));
    navigate(`/meetings/${meetingId}`);
  });
  return (
    <>
      <PageHeader />
      <main className="schedule-page">
        <h1>{t('schedule.plan')}</h1>
        <PlanForm
          draft={draft}
          onChange={(changes) => {
            submit.forget();
            setDraft((before) => ({ ...before, ...changes }));
          }}
          submit={submit}
          action={t('schedule.form.create')}
          onlyOne={false}
        />
      </main>
    </>
  );
}
