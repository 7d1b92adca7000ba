-- Groups of accounts. A kind goes with every membership so that the database can keep people at one site.
create table people_group (
    group_id   text primary key,
    kind       text        not null check (kind in ('SITE', 'DEPARTMENT', 'TEAM')),
    name       text        not null unique,
    site_id    text unique,
    claim      text,
    created_at timestamptz not null,
    unique (group_id, kind),
    check (site_id is null or kind = 'SITE')
);

create index people_group_claim on people_group (claim) where claim is not null;

comment on column people_group.site_id is 'as in the topology: what people who are there report as their site';
comment on column people_group.claim is 'the value of a provider''s claim that makes members';

create table people_group_member (
    group_id   text not null,
    account_id text not null references account on delete cascade,
    kind       text not null,
    provider   text,
    primary key (group_id, account_id),
    foreign key (group_id, kind) references people_group (group_id, kind) on delete cascade
);

create index people_group_member_account on people_group_member (account_id);
create unique index people_group_member_site on people_group_member (account_id) where kind = 'SITE';

comment on column people_group_member.provider is 'of single sign-on, which says so; null: an administrator did';
