-- Who may come in.
alter table meeting add column locked boolean not null default false;
alter table meeting add column lobby boolean not null default false;
alter table meeting add column wait_for_host boolean not null default false;
alter table meeting add column passcode text;

comment on column meeting.passcode is 'salt and PBKDF2 hash; null: none is needed';

alter table participant add column screen boolean not null default false;
alter table participant add column hand_raised_at timestamptz;

-- Those who knocked and are not let in yet; the row goes when they wait no more.
create table waiting (
    participant_id text primary key,
    meeting_id     text        not null references meeting,
    name           text        not null,
    reason         text        not null,
    since          timestamptz not null,
    resume_key     text        not null
);

create index waiting_meeting on waiting (meeting_id);

alter table chat_message add column change_seq bigint;
alter table chat_message add column to_participant_id text;
alter table chat_message add column to_name text;
alter table chat_message add column reply_to uuid;
alter table chat_message add column edited_at timestamptz;
alter table chat_message add column deleted_at timestamptz;
update chat_message set change_seq = seq;
alter table chat_message alter column change_seq set not null;

comment on column chat_message.to_participant_id is 'null: for everybody';

create table announcement (
    announcement_id uuid primary key,
    meeting_id      text        not null references meeting,
    participant_id  text        not null,
    name            text        not null,
    text            text        not null,
    made_at         timestamptz not null
);

create index announcement_meeting on announcement (meeting_id);

create table announcement_read (
    announcement_id uuid        not null references announcement,
    participant_id  text        not null,
    read_at         timestamptz not null,
    primary key (announcement_id, participant_id)
);

create table poll (
    poll_id        uuid primary key,
    meeting_id     text        not null references meeting,
    participant_id text        not null,
    question       text        not null,
    kind           text        not null,
    anonymous      boolean     not null,
    opened_at      timestamptz not null,
    closed_at      timestamptz
);

create index poll_meeting on poll (meeting_id);

create table poll_option (
    poll_id  uuid not null references poll,
    position int  not null,
    text     text not null,
    votes    int  not null,
    primary key (poll_id, position)
);

comment on column poll_option.votes is 'counted only where votes are anonymous';

create table poll_ballot (
    poll_id        uuid        not null references poll,
    participant_id text        not null,
    name           text        not null,
    choices        text        not null,
    cast_at        timestamptz not null,
    primary key (poll_id, participant_id)
);

comment on column poll_ballot.choices is 'numbers of options with commas; empty where votes are anonymous';
