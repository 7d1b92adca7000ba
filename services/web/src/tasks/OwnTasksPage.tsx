import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { SignInFirst } from '../account/AccountPage';
import { FormProblem } from '../account/FormProblem';
import { WithAccount } from '../account/WithAccount';
import { finishOwnTask, listOwnTasks, type OwnTask } from '../api/tasks';
import { PageHeader } from '../app/PageHeader';
import { usePageTitle } from '../app/usePageTitle';
import { useLoaded } from '../schedule/useLoaded';
import { TaskItem } from './TaskItem';
import { ticked } from './ticked';
import './tasks.css';

/** What one is to do, of all meetings. */
export default function OwnTasksPage() {
  const { t } = useTranslation();
  usePageTitle(t('tasks.own'));
  return (
    <WithAccount>
      {({ account }) => (account === undefined ? <SignInFirst to="/tasks" /> : <OwnTasks />)}
    </WithAccount>
  );
}

function OwnTasks() {
  const { t } = useTranslation();
  const { value, failure, reload, replace } = useLoaded(listOwnTasks);
  const [refused, setRefused] = useState<unknown>(null);
  const finish = (taskId: string, done: boolean) => {
    const next = (own: OwnTask) =>
      own.task.taskId === taskId ? { ...own, task: ticked(own.task, done) } : own;
    if (value !== null) replace(value.map(next));
    finishOwnTask(taskId, done)
      .then(() => setRefused(null), setRefused)
      .finally(reload);
  };
  return (
    <>
      <PageHeader />
      <main className="tasks-page">
        <h1>{t('tasks.own')}</h1>
        <FormProblem failure={refused ?? failure} />
        {value === null && failure === null && <p className="muted">{t('common.loading')}</p>}
        {failure !== null && (
          <button type="button" className="button" onClick={reload}>
            {t('common.retry')}
          </button>
        )}
        {value?.length === 0 && <p className="card tasks muted">{t('tasks.ownNone')}</p>}
        {value !== null && value.length > 0 && (
          <ul className="card tasks" aria-label={t('tasks.own')}>
            {value.map(({ meetingId, title, task }) => (
              <TaskItem
                key={task.taskId}
                task={task}
                mayFinish
                onFinish={(done) => finish(task.taskId, done)}
              >
                <Link href={`/m/${meetingId}/report`}>{title === '' ? meetingId : title}</Link>
              </TaskItem>
            ))}
          </ul>
        )}
      </main>
    </>
  );
}
