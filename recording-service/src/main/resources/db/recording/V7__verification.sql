-- When each recording was last compared with what was sealed, and how much was found.
alter table recording
    add column verified_at timestamptz,
    add column findings    int;

create index recording_unverified on recording (coalesce(verified_at, stopped_at, started_at))
    where state = 'ready';

comment on column recording.verified_at is 'when somebody began to compare it, also on schedule; null: never';
comment on column recording.findings is 'what was not as it was sealed when it was last compared';
