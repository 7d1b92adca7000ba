-- Events that wait for Kafka. A row lives from the commit of its cause until the broker's ack.
create table outbox_event (
    id          bigint generated always as identity primary key,
    event_id    uuid        not null unique,
    type        text        not null,
    source      text        not null,
    event_key   text        not null,
    event_time  timestamptz not null,
    traceparent text,
    data        text,
    parked      text
);

create index outbox_event_waiting on outbox_event (id) where parked is null;

comment on column outbox_event.data is 'JSON; null is a tombstone';
comment on column outbox_event.parked is 'why this event can never be sent; an operator decides';

-- Who publishes. The epoch grows with each new holder and fences the one before.
create table outbox_lease (
    name       text primary key,
    holder     text        not null,
    epoch      bigint      not null,
    expires_at timestamptz not null
);

-- What consumers have had their effect of already.
create table processed_event (
    consumer     text        not null,
    event_id     text        not null,
    processed_at timestamptz not null default now(),
    primary key (consumer, event_id)
);

create index processed_event_age on processed_event (processed_at);
