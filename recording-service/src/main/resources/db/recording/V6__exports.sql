-- Recordings as one file: what was asked for and how far it is.
create table recording_export (
    export_id      text primary key,
    recording_id   text             not null references recording,
    format         text             not null check (format in ('original', 'mp4', 'opus', 'mp3')),
    participant_id text,
    state          text             not null
        check (state in ('queued', 'running', 'ready', 'failed', 'cancelled')),
    progress       double precision not null default 0,
    requested_by   text             not null,
    requested_at   timestamptz      not null default now(),
    finished_at    timestamptz,
    length_bytes   bigint,
    problem        text,
    owner          text,
    lease_until    timestamptz      not null default now()
);

create index recording_export_recording on recording_export (recording_id);
create index recording_export_open on recording_export (requested_at) where state in ('queued', 'running');

comment on column recording_export.participant_id is 'whose tracks; null: of everybody';
comment on column recording_export.lease_until is 'a maker that is silent for longer has lost it to the next';
