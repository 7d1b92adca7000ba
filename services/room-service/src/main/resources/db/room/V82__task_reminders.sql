-- Each person is reminded of each task once, and once more when it is put off to another day.
create table task_reminder (
    task_id    uuid not null references meeting_task on delete cascade,
    due_on     date not null,
    account_id text not null references account on delete cascade,
    primary key (task_id, due_on, account_id)
);

create index task_reminder_age on task_reminder (due_on);
create index task_reminder_account on task_reminder (account_id);
create index meeting_task_due on meeting_task (due_on) where done_at is null;
