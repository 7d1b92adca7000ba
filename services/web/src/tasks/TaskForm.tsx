import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormField } from '../account/FormField';
import { FormProblem } from '../account/FormProblem';
import { useSubmit } from '../account/useSubmit';
import type { MeetingTasks, Task, TaskForm as Form } from '../api/tasks';
import { randomUuid } from '../media/ids';

interface Props {
  /** Null: a new one. */
  readonly task: Task | null;
  readonly people: MeetingTasks['people'];
  readonly onWrite: (taskId: string, form: Form) => Promise<void>;
  readonly onClose: () => void;
}

const LONGEST = 500;
const BY_ADDRESS = 'address';

/** Writes a task, or writes it differently. */
export function TaskForm({ task, people, onWrite, onClose }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [taskId] = useState(() => task?.taskId ?? randomUuid());
  const [text, setText] = useState(task?.text ?? '');
  const [who, setWho] = useState(task?.participantId ?? (task?.email === undefined ? '' : BY_ADDRESS));
  const [email, setEmail] = useState(task?.email ?? '');
  const [dueOn, setDueOn] = useState(task?.dueOn ?? '');
  const { busy, failure, onSubmit } = useSubmit(async () => {
    const assignee = who === BY_ADDRESS ? { email } : who === '' ? {} : { participantId: who };
    await onWrite(taskId, { text, ...assignee, ...(dueOn === '' ? {} : { dueOn }) });
    onClose();
  });
  return (
    <form className="task-form" onSubmit={onSubmit} noValidate>
      <FormField
        name="text"
        label={t('tasks.text')}
        value={text}
        onChange={(words) => setText(words.slice(0, LONGEST))}
        failure={failure}
        autoFocus
      />
      <div className="field">
        <label htmlFor={id}>{t('tasks.who')}</label>
        <select id={id} className="input" value={who} onChange={(event) => setWho(event.target.value)}>
          <option value="">{t('tasks.nobody')}</option>
          {people.map(({ participantId, name }) => (
            <option key={participantId} value={participantId}>
              {name}
            </option>
          ))}
          <option value={BY_ADDRESS}>{t('tasks.byAddress')}</option>
        </select>
      </div>
      {who === BY_ADDRESS && (
        <FormField
          name="email"
          type="email"
          label={t('tasks.email')}
          hint={t('tasks.emailHint')}
          value={email}
          onChange={setEmail}
          failure={failure}
        />
      )}
      <FormField
        name="dueOn"
        type="date"
        label={t('tasks.due')}
        value={dueOn}
        onChange={setDueOn}
        failure={failure}
      />
      <FormProblem failure={failure} />
      <div className="actions">
        <button type="submit" className="button primary" disabled={busy || text.trim() === ''}>
          {t('tasks.save')}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t('common.cancel')}
        </button>
      </div>
    </form>
  );
}
