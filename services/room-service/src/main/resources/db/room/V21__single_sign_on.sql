alter table account add column email_verified boolean not null default false;
alter table account add column identities int not null default 0;

comment on column account.email_verified is 'an administrator or a provider of single sign-on says whose address it is';
comment on column account.identities is 'how many rows of account_identity, counted with every change of them';

create table account_identity (
    provider   text        not null,
    subject    text        not null,
    account_id text        not null references account on delete cascade,
    email      text        not null,
    linked_at  timestamptz not null,
    used_at    timestamptz not null,
    primary key (provider, subject),
    unique (account_id, provider)
);

-- Sign-ins that are under way at a provider.
create table account_login (
    state      text primary key,
    browser    text        not null,
    provider   text        not null,
    purpose    text        not null,
    account_id text references account on delete cascade,
    session_id uuid references account_session on delete cascade,
    nonce      text        not null,
    verifier   text        not null,
    target     text        not null,
    site       text        not null,
    expires_at timestamptz not null,
    check ((purpose = 'SIGN_IN') = (account_id is null)),
    check ((account_id is null) = (session_id is null))
);

create index account_login_age on account_login (expires_at);

comment on column account_login.state is 'SHA-256; the row goes with the answer of the provider';
comment on column account_login.browser is 'SHA-256 of what the cookie of this sign-in holds';

-- Which sessions a provider opened, so that it can end them.
create table account_session_origin (
    session_id uuid primary key references account_session on delete cascade,
    provider   text not null,
    subject    text not null,
    sid        text,
    id_token   text not null
);

create index account_session_origin_subject on account_session_origin (provider, subject);
