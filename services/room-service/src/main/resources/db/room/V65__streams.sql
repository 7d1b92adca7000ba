-- What comes into a meeting, or watches it, without our page: WHIP and WHEP.
alter table participant add column kind text not null default 'PERSON';

create table stream (
    stream_id      uuid primary key,
    meeting_id     text        not null references meeting,
    stream_use     text        not null,
    name           text        not null,
    token          text        not null,
    offered_by     text,
    offered_at     timestamptz not null,
    expires_at     timestamptz not null,
    revoked_at     timestamptz,
    session_id     text,
    relay_id       text,
    participant_id text,
    entity_tag     text,
    remote_ufrag   text
);

create index stream_meeting on stream (meeting_id);
create index stream_participant on stream (participant_id);

comment on column stream.token is 'SHA-256 of it';
comment on column stream.session_id is 'null: not in use';
