-- Alerts written in the transaction of the incident's revision; routed_at is set when their messages exist.
create table alert_event (
    seq         bigserial primary key,
    event_id    text        not null unique,
    incident_id text        not null,
    dedup_key   text        not null,
    body        text        not null,
    at          timestamptz not null default now(),
    routed_at   timestamptz
);

create index alert_event_unrouted on alert_event (seq) where routed_at is null;

-- What is out at the moment under each key, for escalation until somebody acknowledges.
create table alert_page (
    dedup_key   text primary key,
    incident_id text        not null,
    event_id    text        not null,
    state       text        not null check (state in ('triggered', 'acknowledged', 'resolved')),
    level       integer     not null,
    opened_at   timestamptz not null,
    body        text        not null
);

create index alert_page_triggered on alert_page (opened_at) where state = 'triggered';

-- One message to one receiver.
create table alert_delivery (
    seq          bigserial primary key,
    id           text        not null unique,
    receiver     text        not null,
    kind         text        not null,
    group_key    text        not null,
    state        text        not null check (state in ('gathering', 'waiting', 'sending', 'delivered', 'failed')),
    due_at       timestamptz not null,
    created_at   timestamptz not null default now(),
    first_at     timestamptz,
    attempts     integer     not null default 0,
    delivered_at timestamptz,
    last_status  integer,
    last_error   text
);

create unique index alert_delivery_gathering on alert_delivery (group_key) where state = 'gathering';
create index alert_delivery_due on alert_delivery (due_at) where state in ('gathering', 'waiting', 'sending');

create table alert_item (
    delivery_id text    not null references alert_delivery (id) on delete cascade,
    seq         bigserial,
    event_id    text    not null,
    receiver    text    not null,
    level       integer not null,
    incident_id text    not null,
    dedup_key   text    not null,
    action      text    not null,
    body        text    not null,
    primary key (delivery_id, seq),
    unique (event_id, receiver, level)
);

create index alert_item_incident on alert_item (incident_id);
create index alert_item_dedup on alert_item (dedup_key);
