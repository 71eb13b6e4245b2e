-- What a secret held before it was replaced or deleted, sealed as it was. A run that was given the value may hear it
-- again from whom it was sent to, and it is still to be taken out of what the run shows. It goes when every run that may
-- know it has ended.

create table wl.former_secrets (
  id bigint generated always as identity primary key,
  tenant text not null,
  name text collate "C" not null,
  sealed bytea not null,
  key_id text not null,
  ended_at timestamptz not null default clock_timestamp()
);
create index former_secrets_by_name on wl.former_secrets (tenant, name);
call wl.protect('former_secrets');
grant select, insert on wl.former_secrets to watchloom_api;
grant select, insert, update, delete on wl.former_secrets to watchloom_system;
