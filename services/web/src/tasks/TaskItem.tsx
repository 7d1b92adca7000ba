import { Pencil, Trash2 } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../api/tasks';
import { IconButton } from '../design/IconButton';
import { currentLocale } from '../i18n/i18n';
import { formatDue, isOverdue } from './due';

interface Props {
  readonly task: Task;
  readonly mayFinish: boolean;
  readonly onFinish: (done: boolean) => void;
  readonly onEdit?: () => void;
  readonly onDelete?: () => void;
  /** What else there is to say of it. */
  readonly children?: ReactNode;
}

/** One task: ticked when it is done. */
export function TaskItem({ task, mayFinish, onFinish, onEdit, onDelete, children }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const done = task.doneAt !== undefined;
  const who = task.name ?? task.email;
  const late = task.dueOn !== undefined && !done && isOverdue(task.dueOn, new Date());
  return (
    <li className={`task ${done ? 'done' : ''}`}>
      <input
        id={id}
        type="checkbox"
        checked={done}
        disabled={!mayFinish}
        onChange={(event) => onFinish(event.target.checked)}
      />
      <div className="task-words">
        <label htmlFor={id}>{task.text}</label>
        <p className="small muted">
          {who !== undefined && <span>{who}</span>}
          {task.dueOn !== undefined && (
            <span className={late ? 'problem-text' : ''}>
              {t(late ? 'tasks.overdueSince' : 'tasks.dueOn', {
                day: formatDue(currentLocale(), task.dueOn),
              })}
            </span>
          )}
          {children}
        </p>
      </div>
      {onEdit !== undefined && (
        <IconButton label={t('tasks.edit', { text: task.text })} onClick={onEdit}>
          <Pencil size={16} aria-hidden />
        </IconButton>
      )}
      {onDelete !== undefined && (
        <IconButton label={t('tasks.delete', { text: task.text })} onClick={onDelete}>
          <Trash2 size={16} aria-hidden />
        </IconButton>
      )}
    </li>
  );
}
