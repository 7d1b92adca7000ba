-- What is to be done after a meeting.
create table meeting_task (
    task_id              uuid primary key,
    meeting_id           text        not null references meeting,
    text                 text        not null,
    assignee_participant text references participant,
    assignee_email       text,
    due_on               date,
    created_at           timestamptz not null,
    done_at              timestamptz,
    check (assignee_participant is null or assignee_email is null)
);

create index meeting_task_meeting on meeting_task (meeting_id);
create index meeting_task_participant on meeting_task (assignee_participant);
create index meeting_task_email on meeting_task (assignee_email);

comment on column meeting_task.assignee_email is 'in lower case; whoever proves that it is theirs';

-- Who had a seat is somebody with an account: said by that browser, signed in, with the seat's key.
create table participant_account (
    participant_id text primary key references participant,
    account_id     text not null references account on delete cascade
);

create index participant_account_account on participant_account (account_id);
