-- How meetings were for those who were in them; each person's last word counts.
create table feedback (
    participant_id text primary key references participant,
    meeting_id     text        not null references meeting,
    rating         smallint    not null check (rating between 1 and 5),
    reasons        text        not null,
    comment        text,
    given_at       timestamptz not null
);

create index feedback_meeting on feedback (meeting_id);

comment on column feedback.reasons is 'words of FeedbackGiven.Reason, separated by commas; empty: none';
