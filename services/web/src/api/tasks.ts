import { requestJson } from './http';

/** Shapes of room-service, docs/interfaces.md “Follow-up tasks”. */

export interface Task {
  readonly taskId: string;
  readonly text: string;
  /** Who is to do it: somebody of the meeting, with the name of then. */
  readonly participantId?: string;
  readonly name?: string;
  /** Or somebody with this address; only hosts are told. */
  readonly email?: string;
  /** A day without a time, `2027-04-05`. */
  readonly dueOn?: string;
  readonly createdAt: string;
  readonly doneAt?: string;
  /** Whether whoever asks is to do it. */
  readonly mine: boolean;
}

export interface MeetingTasks {
  readonly tasks: readonly Task[];
  /** Who may be chosen; only hosts are told. */
  readonly people: readonly { readonly participantId: string; readonly name: string }[];
  readonly mayWrite: boolean;
}

export interface OwnTask {
  readonly meetingId: string;
  readonly title: string;
  readonly task: Task;
}

export interface TaskForm {
  readonly text: string;
  readonly participantId?: string;
  readonly email?: string;
  readonly dueOn?: string;
}

/** What shows who asks: a seat one has or had, the key of hosts, or both. */
export interface TaskParty {
  readonly hostKey: string | null;
  readonly seat: { readonly participantId: string; readonly resumeKey: string } | null;
}

export function listTasks(meetingId: string, party: TaskParty): Promise<MeetingTasks> {
  return requestJson(address(meetingId), { headers: headers(party) });
}

/** Writes it, or writes it differently: the page draws the id. */
export function writeTask(
  meetingId: string,
  party: TaskParty,
  taskId: string,
  form: TaskForm,
): Promise<Task> {
  return requestJson(address(meetingId, taskId), { method: 'PUT', headers: headers(party), body: form });
}

export function finishTask(
  meetingId: string,
  party: TaskParty,
  taskId: string,
  done: boolean,
): Promise<Task> {
  const url = `${address(meetingId, taskId)}/done`;
  return requestJson(url, { method: 'PUT', headers: headers(party), body: { done } });
}

export function deleteTask(meetingId: string, party: TaskParty, taskId: string): Promise<void> {
  return requestJson(address(meetingId, taskId), { method: 'DELETE', headers: headers(party) });
}

/** Of all meetings, for whoever is signed in. */
export async function listOwnTasks(): Promise<readonly OwnTask[]> {
  const all = await requestJson<{ readonly tasks: readonly OwnTask[] }>('/api/v1/account/tasks');
  return all.tasks;
}

export function finishOwnTask(taskId: string, done: boolean): Promise<void> {
  const url = `/api/v1/account/tasks/${encodeURIComponent(taskId)}/done`;
  return requestJson(url, { method: 'PUT', body: { done } });
}

/** Whoever is signed in has this seat: what is for it is in the own list from then on. */
export function linkSeat(
  meetingId: string,
  { participantId, resumeKey }: NonNullable<TaskParty['seat']>,
): Promise<void> {
  const meeting = `/api/v1/meetings/${encodeURIComponent(meetingId)}`;
  return requestJson(`${meeting}/participants/${encodeURIComponent(participantId)}/account`, {
    method: 'PUT',
    body: { resumeKey },
  });
}

function address(meetingId: string, taskId?: string): string {
  const all = `/api/v1/meetings/${encodeURIComponent(meetingId)}/tasks`;
  return taskId === undefined ? all : `${all}/${encodeURIComponent(taskId)}`;
}

function headers({ hostKey, seat }: TaskParty): Record<string, string> {
  return {
    ...(hostKey === null ? {} : { 'evenkeel-host-key': hostKey }),
    ...(seat === null
      ? {}
      : { 'evenkeel-participant': seat.participantId, 'evenkeel-resume-key': seat.resumeKey }),
  };
}
