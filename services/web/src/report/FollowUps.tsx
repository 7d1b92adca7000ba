import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ReportTask } from '../api/reports';

/** How it stands with the follow-up tasks, for whoever may not read them here. */
export function FollowUps({ tasks }: { readonly tasks: readonly ReportTask[] }) {
  const { t } = useTranslation();
  if (tasks.length === 0) return null;
  const done = tasks.filter((task) => task.done).length;
  return (
    <section className="report-section" aria-labelledby="follow-ups-title">
      <h2 id="follow-ups-title">{t('tasks.title')}</h2>
      <p className="card report-empty">
        {t('tasks.summary', { count: tasks.length, done })}{' '}
        <span className="muted">{t('tasks.summaryText')}</span> <Link href="/tasks">{t('tasks.own')}</Link>
      </p>
    </section>
  );
}
