-- How much recordings and exports take, and how full the quota was when it was last said.
alter table recording add column stored_bytes bigint;
alter table recording_export add column stored_bytes bigint;

alter table recording_export add column attempts int not null default 0;

comment on column recording.stored_bytes is
    'segments as they are kept and the manifest, written with its head; null: not counted yet';
comment on column recording_export.stored_bytes is
    'the file as it is kept; null: there is none, or none any more';

comment on column recording_export.attempts is 'more than one: whoever made it was restarted or died';

update recording_export set stored_bytes = length_bytes where state = 'ready';

create table recording_quota (
    organisation text primary key,
    level        text        not null default 'free'
        check (level in ('free', 'warned', 'reached')),
    changed_at   timestamptz not null default now()
);

insert into recording_quota (organisation) values ('default');

comment on table recording_quota is
    'its row is locked by whatever is about to take room, so that two do not take the same';
comment on column recording_quota.level is 'what the world heard last';
