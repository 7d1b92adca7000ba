-- What became of a meeting's follow-up tasks, by the newest event of each; a deleted one stays, so that
-- what comes once more does not bring it back.
create table report_task (
    meeting_id text        not null,
    task_id    text        not null,
    assignee   text,
    done       boolean     not null,
    deleted    boolean     not null,
    added_at   timestamptz not null,
    changed_at timestamptz not null,
    primary key (meeting_id, task_id)
);
