-- What people have silenced. The body is the silence as JSON; ended_at is set when somebody ended it early.
create table incident_silence (
    id         text primary key,
    from_at    timestamptz not null,
    until_at   timestamptz not null,
    ended_at   timestamptz,
    created_at timestamptz not null default now(),
    body       text        not null
);

create index incident_silence_until on incident_silence (until_at);
