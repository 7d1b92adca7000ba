-- Mails on their way; the row goes when the mail server has taken the mail.
create table scheduled_mail (
    mail_id       uuid primary key,
    meeting_id    text        not null,
    recipient     text        not null,
    subject       text        not null,
    body_text     text        not null,
    body_html     text        not null,
    calendar      text,
    method        text,
    attempts      int         not null,
    due_at        timestamptz not null,
    claimed_until timestamptz,
    given_up_at   timestamptz,
    last_error    text,
    check ((calendar is null) = (method is null))
);

create index scheduled_mail_due on scheduled_mail (due_at) where given_up_at is null;
create index scheduled_mail_order on scheduled_mail (meeting_id, recipient, mail_id) where given_up_at is null;

comment on column scheduled_mail.mail_id is 'UUIDv7: the order of writing; also the Message-ID';
comment on column scheduled_mail.claimed_until is 'somebody is sending it';

-- Each person is reminded of each occurrence once.
create table scheduled_reminder (
    meeting_id text        not null references scheduled_meeting on delete cascade,
    starts_at  timestamptz not null,
    recipient  text        not null,
    primary key (meeting_id, starts_at, recipient)
);

create index scheduled_reminder_age on scheduled_reminder (starts_at);
