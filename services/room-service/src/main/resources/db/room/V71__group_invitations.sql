-- Groups that are invited whole, and groups whose members alone come in.
alter table scheduled_meeting add column invited_groups text not null default '';
alter table scheduled_meeting add column only_group text references people_group;
alter table scheduled_invitee add column group_id text;
alter table meeting add column only_group text;

comment on column scheduled_meeting.invited_groups is 'ids with a space between; of a group that is gone the id stays';
comment on column scheduled_meeting.only_group is 'whose members are let in, beside the organizer and co-hosts; null: everybody with the link';
comment on column scheduled_invitee.group_id is 'the group the person is invited as a member of; null: by the own address';
comment on column meeting.only_group is 'as of the scheduled meeting when it was opened';
