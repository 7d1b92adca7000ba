// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inEnglish, show } from '../../test/kit';
import type { MeetingTasks, Task } from '../api/tasks';
import { formatDue, isOverdue } from './due';
import OwnTasksPage from './OwnTasksPage';
import { TasksSection } from './TasksSection';

inEnglish();

const task: Task = {
  taskId: '1',
  text: 'Send the plan',
  participantId: 'ben',
  name: 'Ben',
  dueOn: '2020-04-05',
  createdAt: '2020-04-01T00:00:00Z',
  mine: false,
};
const people = [{ participantId: 'ben', name: 'Ben' }];
const party = { hostKey: null, seat: { participantId: 'me', resumeKey: 'k' } };

const fetched = vi.fn<typeof fetch>();
let tasks: MeetingTasks;

beforeEach(() => {
  tasks = { tasks: [task], people, mayWrite: true };
  fetched.mockReset();
  fetched.mockImplementation((_, init) =>
    Promise.resolve(init?.method === 'GET' ? Response.json(tasks) : new Response(null, { status: 204 })),
  );
  vi.stubGlobal('fetch', fetched);
});
afterEach(() => vi.unstubAllGlobals());

function address(url: Parameters<typeof fetch>[0]): string {
  return typeof url === 'string' ? url : '';
}

function sent(method: string): { readonly url: string; readonly body: unknown } | undefined {
  const call = fetched.mock.calls.find(([, init]) => init?.method === method);
  if (call === undefined) return undefined;
  const body = call[1]?.body;
  return { url: address(call[0]), body: typeof body === 'string' ? JSON.parse(body) : undefined };
}

describe('the tasks of a meeting', () => {
  it('are written by hosts, with somebody and a day', async () => {
    // Given
    tasks = { ...tasks, tasks: [] };
    show(<TasksSection meetingId="abc" party={party} />);
    expect(await screen.findByText(/No tasks yet/u)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Add a task' }));
    // When
    await userEvent.type(screen.getByRole('textbox', { name: 'What is to be done' }), 'Send the plan');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Who does it' }), 'Ben');
    await userEvent.type(screen.getByLabelText('Until (optional)'), '2027-04-05');
    await userEvent.click(screen.getByRole('button', { name: 'Save task' }));
    // Then
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Save task' })).toBeNull());
    expect(sent('PUT')?.url).toMatch(/^\/api\/v1\/meetings\/abc\/tasks\/[-0-9a-f]{36}$/u);
    expect(sent('PUT')?.body).toEqual({ text: 'Send the plan', participantId: 'ben', dueOn: '2027-04-05' });
  });

  it('are ticked by whose they are and nobody else', async () => {
    // Given
    const own = { ...task, taskId: '2', text: 'Book a room', mine: true };
    tasks = { tasks: [task, own], people: [], mayWrite: false };
    show(<TasksSection meetingId="abc" party={party} />);
    const box = await screen.findByRole('checkbox', { name: 'Book a room' });
    expect(screen.getAllByText(/^overdue since .*2020$/u)).toHaveLength(2);
    tasks = { ...tasks, tasks: [task, { ...own, doneAt: '2020-04-02T00:00:00Z' }] };
    // When
    await userEvent.click(box);
    // Then
    await waitFor(() => expect(screen.getAllByText(/^overdue since .*2020$/u)).toHaveLength(1));
    expect(screen.getByRole('checkbox', { name: 'Book a room' }).matches(':checked')).toBe(true);
    expect(sent('PUT')).toEqual({ url: '/api/v1/meetings/abc/tasks/2/done', body: { done: true } });
    expect(screen.getByRole('checkbox', { name: 'Send the plan' }).hasAttribute('disabled')).toBe(true);
    expect(screen.queryByRole('button', { name: 'Add a task' })).toBeNull();
  });

  it('are taken away by hosts', async () => {
    show(<TasksSection meetingId="abc" party={party} />);
    await userEvent.click(await screen.findByRole('button', { name: 'Delete: Send the plan' }));
    expect(sent('DELETE')?.url).toBe('/api/v1/meetings/abc/tasks/1');
  });

  it('are not there for those who were not', async () => {
    fetched.mockResolvedValue(new Response(null, { status: 401 }));
    const view = show(<TasksSection meetingId="abc" party={party} />);
    await waitFor(() => expect(view.container.textContent).toBe(''));
  });
});

describe('the own list', () => {
  it('has tasks of all meetings, and says so when there are none', async () => {
    // Given
    const account = { accountId: 'a', email: 'me@example.org', name: 'Me', rights: [] };
    const own = { tasks: [{ meetingId: 'abc', title: 'Weekly', task: { ...task, mine: true } }] };
    fetched.mockImplementation((url) =>
      Promise.resolve(Response.json(address(url).endsWith('/tasks') ? own : { account })),
    );
    // When
    show(<OwnTasksPage />);
    // Then
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Send the plan' }));
    expect(sent('PUT')).toEqual({ url: '/api/v1/account/tasks/1/done', body: { done: true } });
    expect(screen.getByRole('link', { name: 'Weekly' }).getAttribute('href')).toBe('/m/abc/report');
  });
});

it('takes a day for the same day everywhere', () => {
  expect(formatDue('en-GB', '2027-04-05')).toBe('5 Apr 2027');
  const evening = new Date(2027, 3, 5, 23, 59);
  expect(isOverdue('2027-04-05', evening)).toBe(false);
  expect(isOverdue('2027-04-04', evening)).toBe(true);
});
