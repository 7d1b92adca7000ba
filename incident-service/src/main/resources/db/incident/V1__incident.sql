-- Incidents. The body is the whole case as JSON; the columns are what is searched by.
create table incident_case (
    id           text primary key,
    rule         text        not null,
    cause_domain text        not null,
    cause_id     text        not null,
    state        text        not null check (state in ('open', 'resolved')),
    opened_at    timestamptz not null,
    resolved_at  timestamptz,
    revision     bigint      not null,
    body         text        not null
);

-- One incident per cause, whoever writes.
create unique index incident_case_one_open
    on incident_case (rule, cause_domain, cause_id) where state = 'open';
create index incident_case_newest on incident_case (opened_at desc, id desc);

create table incident_meeting (
    meeting_id  text not null,
    incident_id text not null references incident_case (id),
    primary key (meeting_id, incident_id)
);

-- Who judges. The epoch grows with each new holder and fences the one before.
create table judge_lease (
    name       text primary key,
    holder     text        not null,
    epoch      bigint      not null,
    expires_at timestamptz not null
);

-- What happened in meetings: one row per event of meeting.lifecycle.v1 and meeting.placement.v1.
create table meeting_fact (
    event_id   text primary key,
    meeting_id text        not null,
    type       text        not null,
    data       text        not null,
    stored_at  timestamptz not null default now()
);

create index meeting_fact_meeting on meeting_fact (meeting_id);

create table quality_window (
    meeting_id     text        not null,
    participant_id text        not null,
    relay_id       text        not null,
    window_end     timestamptz not null,
    data           text        not null,
    primary key (meeting_id, participant_id, window_end, relay_id)
);

-- Meetings that have ended and whose report is to be built.
create table report_due (
    meeting_id text primary key,
    due_at     timestamptz not null
);

create index report_due_next on report_due (due_at);

create table meeting_report (
    meeting_id text primary key,
    ready_at   timestamptz not null,
    body       text        not null
);
