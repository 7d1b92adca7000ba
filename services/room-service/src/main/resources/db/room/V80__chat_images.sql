-- Images in the chat. What a message says of its image stays with the message; the bytes go when
-- the message is deleted and when the meeting ends.
alter table chat_message add column image_type text;
alter table chat_message add column image_width integer;
alter table chat_message add column image_height integer;

create table chat_image (
    meeting_id     text        not null references meeting,
    message_id     uuid        not null,
    participant_id text        not null,
    size           integer     not null,
    content        bytea       not null,
    kept_at        timestamptz not null,
    primary key (meeting_id, message_id)
);

comment on column chat_image.size is 'bytes of content, to add up without reading it';

-- They are compressed already.
alter table chat_image alter column content set storage external;
