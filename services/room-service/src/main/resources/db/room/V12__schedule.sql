-- What a live meeting inherits from the scheduled meeting it belongs to.
alter table meeting add column co_host_key text;
alter table meeting add column capacity int check (capacity > 0);

comment on column meeting.co_host_key is 'SHA-256 of the key; null: there is none';
comment on column meeting.capacity is 'most people at once; null: no bound of its own';

create table scheduled_meeting (
    meeting_id       text primary key,
    organizer_id     text        not null references account on delete cascade,
    title            text        not null,
    agenda           text        not null,
    starts           timestamp   not null,
    zone             text        not null,
    minutes          int         not null check (minutes > 0),
    recurrence       text,
    passcode         text,
    lobby            boolean     not null,
    wait_for_host    boolean     not null,
    capacity         int check (capacity > 0),
    reminder_minutes int check (reminder_minutes >= 0),
    next_reminder_at timestamptz,
    sequence         int         not null,
    secret           text        not null,
    live_meeting_id  text,
    continued_by     text references scheduled_meeting,
    created_at       timestamptz not null,
    changed_at       timestamptz not null,
    cancelled_at     timestamptz
);

create index scheduled_meeting_organizer on scheduled_meeting (organizer_id);
create index scheduled_meeting_reminder on scheduled_meeting (next_reminder_at) where next_reminder_at is not null;

comment on column scheduled_meeting.starts is 'of the first occurrence, on the clocks of the zone';
comment on column scheduled_meeting.recurrence is 'RFC 5545 section 3.3.10; null: once';
comment on column scheduled_meeting.passcode is 'as typed: invitations say it';
comment on column scheduled_meeting.secret is 'what keys of live meetings and answer links are derived from';
comment on column scheduled_meeting.live_meeting_id is 'the meeting opened last under this link';
comment on column scheduled_meeting.continued_by is 'what this and the following occurrences became';

-- Occurrences that are not as the rule says.
create table scheduled_deviation (
    meeting_id    text      not null references scheduled_meeting on delete cascade,
    recurrence_id timestamp not null,
    cancelled     boolean   not null,
    starts        timestamp,
    minutes       int,
    title         text,
    agenda        text,
    primary key (meeting_id, recurrence_id),
    check (cancelled = (starts is null))
);

create table scheduled_invitee (
    meeting_id text    not null references scheduled_meeting on delete cascade,
    email      text    not null,
    name       text    not null,
    co_host    boolean not null,
    answer     text    not null,
    link       text    not null unique,
    primary key (meeting_id, email)
);

create index scheduled_invitee_email on scheduled_invitee (email);

comment on column scheduled_invitee.link is 'SHA-256 of what stands in the answer link';

create table calendar_feed (
    account_id text primary key references account on delete cascade,
    token      text        not null unique,
    created_at timestamptz not null
);

comment on column calendar_feed.token is 'SHA-256 of what stands in the URL';
