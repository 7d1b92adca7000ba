-- Who may watch a recording, and links that let others.
alter table recording
    add column access text check (access in ('participants', 'hosts', 'named', 'nobody')),
    add column named  text[] not null default '{}';

comment on column recording.access is 'who may watch it; null: as the installation says';
comment on column recording.named is 'participants who may, beside hosts, when access is named';

create table share_link (
    link_id       text primary key,
    recording_id  text        not null references recording,
    secret_sha256 text        not null unique,
    label         text        not null,
    passcode      text,
    watermark     boolean     not null,
    created_by    text        not null,
    created_at    timestamptz not null default now(),
    expires_at    timestamptz not null,
    revoked_at    timestamptz,
    last_used_at  timestamptz,
    uses          bigint      not null default 0,
    tries         int         not null default 0,
    tries_since   timestamptz not null default '-infinity'
);

create index share_link_recording on share_link (recording_id);

comment on column share_link.secret_sha256 is 'what whoever has the link shows, as SHA-256 in hex';
comment on column share_link.passcode is 'PBKDF2 with its salt; null: none is asked for';
comment on column share_link.tries is 'passcodes tried since tries_since without finding it';
