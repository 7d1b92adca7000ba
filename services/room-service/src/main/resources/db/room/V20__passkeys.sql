alter table account add column passkeys int not null default 0;

comment on column account.passkeys is 'how many rows of account_passkey, counted with every change of them';

create table account_passkey (
    credential_id text primary key,
    passkey_id    uuid        not null unique,
    account_id    text        not null references account on delete cascade,
    name          text        not null,
    attested      bytea       not null,
    sign_count    bigint      not null,
    transports    text        not null,
    backed_up     boolean     not null,
    backup_able   boolean     not null,
    created_at    timestamptz not null,
    used_at       timestamptz
);

create index account_passkey_account on account_passkey (account_id);

comment on column account_passkey.credential_id is 'base64url';
comment on column account_passkey.attested is 'attested credential data (WebAuthn section 6.5.1), the public key among it';
comment on column account_passkey.sign_count is 'the highest seen; 0 where the authenticator does not count';

create table account_challenge (
    challenge  text primary key,
    purpose    text        not null,
    account_id text references account on delete cascade,
    expires_at timestamptz not null,
    check ((purpose = 'SIGN_IN') = (account_id is null))
);

create index account_challenge_age on account_challenge (expires_at);

comment on column account_challenge.challenge is 'SHA-256; the row goes with the first answer';
