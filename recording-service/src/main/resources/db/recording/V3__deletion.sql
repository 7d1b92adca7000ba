-- Recordings that are gone, that must be kept, and who looks for those kept long enough.
alter table recording
    drop constraint recording_state_check,
    add constraint recording_state_check
        check (state in ('recording', 'ready', 'deleting', 'deleted')),
    add column held            boolean not null default false,
    add column deleted_at      timestamptz,
    add column deleted_by      text,
    add column deletion_reason text check (deletion_reason in ('asked', 'expired'));

comment on column recording.held is 'neither people nor its age delete it';
comment on column recording.head_sha256 is
    'of the last line of the manifest: what is on disk must lead here; of a deleted recording the proof of what there was';

create table retention_sweep (
    only_one    boolean primary key default true check (only_one),
    swept_at    timestamptz not null default '-infinity',
    lease_until timestamptz not null default '-infinity'
);

insert into retention_sweep default values;
