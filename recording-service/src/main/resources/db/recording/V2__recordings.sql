-- Recordings: whose they are, how far they are, and how their manifests end.
create table recording (
    recording_id    text primary key,
    meeting_id      text        not null,
    title           text        not null,
    started_at      timestamptz not null,
    stopped_at      timestamptz,
    state           text        not null check (state in ('recording', 'ready')),
    duration_millis bigint,
    owner           text,
    epoch           bigint      not null default 0,
    lease_until     timestamptz not null default now(),
    head_lines      bigint      not null default 0,
    head_sha256     text        not null default '',
    storage_cause   text
);

create index recording_meeting on recording (meeting_id);
create index recording_open on recording (lease_until) where state = 'recording';

comment on column recording.epoch is 'grows with each recorder that takes it on; relays hear only the highest';
comment on column recording.head_sha256 is 'of the last line of the manifest: what is on disk must lead here';
comment on column recording.storage_cause is 'why nothing can be made safe at the moment; null: all is well';

-- What the people of a recording said; who is not here has said nothing and is not recorded.
create table recording_person (
    recording_id   text    not null references recording,
    participant_id text    not null,
    name           text    not null,
    agreed         boolean not null,
    primary key (recording_id, participant_id)
);

-- What happened beside the media, until the recording has it.
create table recording_happening (
    number       bigint generated always as identity primary key,
    recording_id text not null references recording,
    body         text not null
);

create index recording_happening_recording on recording_happening (recording_id, number);
