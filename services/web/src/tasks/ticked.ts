import type { Task } from '../api/tasks';

/** The task as it looks the moment it is ticked, or not any more. */
export function ticked(task: Task, done: boolean): Task {
  const { doneAt, ...open } = task;
  return done ? { ...open, doneAt: doneAt ?? new Date().toISOString() } : open;
}
