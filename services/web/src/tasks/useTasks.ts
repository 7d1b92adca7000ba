import { useCallback, useState } from 'react';
import { RequestFailure } from '../api/http';
import {
  deleteTask,
  finishTask,
  listTasks,
  writeTask,
  type MeetingTasks,
  type TaskForm,
  type TaskParty,
} from '../api/tasks';
import { useLoaded } from '../schedule/useLoaded';
import { ticked } from './ticked';

export interface Tasks {
  /** Null while they are not known. */
  readonly all: MeetingTasks | null;
  /** Why they are not known, or why the last change was not taken. */
  readonly failure: unknown;
  /** Whoever asks has nothing to see here. */
  readonly foreign: boolean;
  readonly reload: () => void;
  /** Rejects when it is refused. */
  readonly write: (taskId: string, form: TaskForm) => Promise<void>;
  readonly finish: (taskId: string, done: boolean) => void;
  readonly remove: (taskId: string) => void;
}

/** The tasks of one meeting, as long as `party` stays the same. */
export function useTasks(meetingId: string, party: TaskParty): Tasks {
  const load = useCallback(() => listTasks(meetingId, party), [meetingId, party]);
  const { value, failure, reload, replace } = useLoaded(load);
  const [refused, setRefused] = useState<unknown>(null);
  const change = (work: Promise<unknown>) => {
    work
      .then(
        () => setRefused(null),
        (cause: unknown) => setRefused(cause),
      )
      .finally(reload);
  };
  return {
    all: value,
    failure: refused ?? failure,
    foreign: value === null && failure instanceof RequestFailure && [401, 404].includes(failure.status),
    reload,
    write: async (taskId, form) => {
      await writeTask(meetingId, party, taskId, form);
      reload();
    },
    finish: (taskId, done) => {
      if (value === null) return;
      replace({
        ...value,
        tasks: value.tasks.map((task) => (task.taskId === taskId ? ticked(task, done) : task)),
      });
      change(finishTask(meetingId, party, taskId, done));
    },
    remove: (taskId) => change(deleteTask(meetingId, party, taskId)),
  };
}
