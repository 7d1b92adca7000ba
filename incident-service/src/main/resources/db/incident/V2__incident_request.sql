-- What people asked to be done with incidents; status and detail are the answer.
create table incident_request (
    key         text primary key,
    incident_id text        not null,
    asked       text        not null,
    asked_at    timestamptz not null default now(),
    status      integer,
    detail      text,
    done_at     timestamptz
);

create index incident_request_pending on incident_request (asked_at) where status is null;
create index incident_request_done on incident_request (done_at) where done_at is not null;
