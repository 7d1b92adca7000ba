import { ListPlus } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../account/FormProblem';
import type { Task, TaskParty } from '../api/tasks';
import { TaskForm } from './TaskForm';
import { TaskItem } from './TaskItem';
import { useTasks } from './useTasks';
import './tasks.css';

interface Props {
  readonly meetingId: string;
  /** The same object for as long as it says the same. */
  readonly party: TaskParty;
  /** A page has its own title for it. */
  readonly titled?: boolean;
}

/** What is to be done after the meeting. Whoever was not there sees nothing. */
export function TasksSection({ meetingId, party, titled = true }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const tasks = useTasks(meetingId, party);
  const [editing, setEditing] = useState<Task | 'new' | null>(null);
  const { all, failure, foreign, reload } = tasks;
  if (foreign) return null;
  return (
    <section
      className="tasks card"
      {...(titled ? { 'aria-labelledby': id } : { 'aria-label': t('tasks.title') })}
    >
      {titled && <h2 id={id}>{t('tasks.title')}</h2>}
      <FormProblem failure={failure} />
      {all === null && failure === null && <p className="muted">{t('common.loading')}</p>}
      {all === null && failure !== null && (
        <button type="button" className="button" onClick={reload}>
          {t('common.retry')}
        </button>
      )}
      {all?.tasks.length === 0 && <p className="muted">{t('tasks.none')}</p>}
      {all !== null && all.tasks.length > 0 && (
        <ul>
          {all.tasks.map((task) => (
            <TaskItem
              key={task.taskId}
              task={task}
              mayFinish={all.mayWrite || task.mine}
              onFinish={(done) => tasks.finish(task.taskId, done)}
              {...(all.mayWrite
                ? { onEdit: () => setEditing(task), onDelete: () => tasks.remove(task.taskId) }
                : {})}
            />
          ))}
        </ul>
      )}
      {all?.mayWrite === true && editing === null && (
        <button type="button" className="button" onClick={() => setEditing('new')}>
          <ListPlus size={18} aria-hidden />
          {t('tasks.add')}
        </button>
      )}
      {all !== null && editing !== null && (
        <TaskForm
          key={editing === 'new' ? 'new' : editing.taskId}
          task={editing === 'new' ? null : editing}
          people={all.people}
          onWrite={tasks.write}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  );
}
