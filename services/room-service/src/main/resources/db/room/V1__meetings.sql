create table meeting (
    meeting_id   text primary key,
    title        text        not null,
    host_key     text        not null,
    created_at   timestamptz not null,
    started_at   timestamptz,
    ended_at     timestamptz,
    end_reason   text,
    journal_mark text        not null
);

create index meeting_open on meeting (meeting_id) where ended_at is null;

comment on column meeting.host_key is 'SHA-256 of the key';
comment on column meeting.journal_mark is
    'the last batch of the meeting''s journal: a batch is written only after the one before, and once';

-- The one truth about where a meeting runs, moved only by compare-and-set on the epoch.
create table placement (
    meeting_id       text primary key references meeting,
    primary_relay    text        not null,
    primary_instance text        not null,
    standby_relay    text,
    standby_instance text,
    epoch            bigint      not null check (epoch > 0),
    reason           text        not null,
    command_id       text,
    placed_at        timestamptz not null,
    check (standby_relay <> primary_relay),
    check ((standby_relay is null) = (standby_instance is null))
);

create table participant (
    participant_id text primary key,
    meeting_id     text        not null references meeting,
    name           text        not null,
    role           text        not null,
    resume_key     text        not null,
    joined_at      timestamptz not null,
    left_at        timestamptz,
    left_reason    text,
    microphone     boolean     not null,
    camera         boolean     not null,
    relay_id       text
);

create index participant_meeting on participant (meeting_id);

create table chat_message (
    meeting_id     text        not null references meeting,
    seq            bigint      not null,
    message_id     uuid        not null,
    participant_id text        not null references participant,
    name           text        not null,
    text           text        not null,
    sent_at        timestamptz not null,
    primary key (meeting_id, seq),
    unique (meeting_id, message_id)
);
