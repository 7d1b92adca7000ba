-- Drills planned for a date or repeatedly. The body is the schedule as JSON; due_at is its next date, none when it is over.
create table drill_schedule (
    id         text primary key,
    due_at     timestamptz,
    ended_at   timestamptz,
    created_at timestamptz not null,
    body       text        not null
);
create index drill_schedule_due on drill_schedule (due_at) where due_at is not null;

-- What became of each date that has come: begun, missed, refused, or beginning right now.
create table drill_date (
    schedule_id text        not null references drill_schedule,
    at          timestamptz not null,
    outcome     text        not null,
    drill_id    text,
    detail      text,
    primary key (schedule_id, at)
);
create index drill_date_newest on drill_date (at desc);
create index drill_date_beginning on drill_date (at) where outcome = 'beginning';
