-- Whether a meeting is recorded; the recordings themselves are recording-service's.
create table meeting_recording (
    recording_id text primary key,
    meeting_id   text        not null references meeting,
    started_by   text        not null,
    started_at   timestamptz not null,
    stopped_by   text,
    stopped_at   timestamptz
);

create index meeting_recording_meeting on meeting_recording (meeting_id);

comment on column meeting_recording.stopped_by is 'null: the meeting ended';

-- Every word is kept; the newest of a person counts.
create table recording_consent (
    consent_id     uuid primary key,
    recording_id   text        not null references meeting_recording,
    participant_id text        not null,
    agreed         boolean     not null,
    decided_at     timestamptz not null
);

create index recording_consent_recording on recording_consent (recording_id);
