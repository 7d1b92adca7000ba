create table account (
    account_id    text primary key,
    email         text        not null unique,
    name          text        not null,
    language      text        not null check (language in ('en', 'zh-CN')),
    password      text,
    roles         text        not null,
    disabled      boolean     not null,
    totp_secret   text,
    totp_active   boolean     not null,
    totp_step     bigint      not null,
    created_at    timestamptz not null,
    check (totp_secret is not null or not totp_active)
);

comment on column account.email is 'in lower case';
comment on column account.password is 'Argon2id, PHC string; absent until the invitation is taken up';
comment on column account.roles is 'words with a space between, in the order of the roles';
comment on column account.totp_active is 'false while the person has not yet shown a first code';
comment on column account.totp_step is 'the newest step of which a code was taken: each counts once';

create table account_session (
    session_id    uuid primary key,
    account_id    text        not null references account on delete cascade,
    token         text        not null unique,
    second_factor boolean     not null,
    created_at    timestamptz not null,
    seen_at       timestamptz not null,
    confirmed_at  timestamptz not null,
    device        text        not null,
    address       text        not null
);

create index account_session_account on account_session (account_id);
create index account_session_seen on account_session (seen_at);

comment on column account_session.token is 'SHA-256 of what the cookie holds';

create table account_link (
    secret     text primary key,
    purpose    text        not null,
    account_id text references account on delete cascade,
    expires_at timestamptz not null,
    check ((purpose = 'SETUP') = (account_id is null))
);

create index account_link_account on account_link (account_id);

comment on column account_link.secret is 'SHA-256 of what stands in the link';

create table account_recovery_code (
    account_id text not null references account on delete cascade,
    code       text not null,
    primary key (account_id, code)
);

comment on column account_recovery_code.code is 'SHA-256';

-- Failures since the last success; a row of an address alone has no account.
create table account_attempt (
    account  text        not null,
    address  text        not null,
    failures int         not null check (failures > 0),
    last_at  timestamptz not null,
    primary key (account, address)
);

create index account_attempt_age on account_attempt (last_at);

comment on column account_attempt.account is
    'SHA-256 of the e-mail address as typed, whether or not there is such an account; or empty';
