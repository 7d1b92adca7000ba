-- Drills: what was broken on purpose, and how long the plan took. The body is the drill as JSON.
create table drill (
    id         text primary key,
    relay_id   text,
    over       boolean     not null,
    created_at timestamptz not null,
    due_at     timestamptz,
    body       text        not null
);

-- One drill at a time breaks something.
create unique index drill_one_under_way on drill ((true)) where not over;
create index drill_newest on drill (created_at desc, id desc);
