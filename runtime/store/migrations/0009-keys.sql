-- API keys. Only the hash of the secret part is kept.
create table wl.api_keys (
  id text collate "C" primary key,
  tenant text not null,
  name text not null,
  hash bytea not null,
  last_four text not null,
  scopes text[] not null,
  created_at timestamptz not null default clock_timestamp(),
  created_by text,
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz
);
create index api_keys_by_tenant on wl.api_keys (tenant, created_at desc);
call wl.protect('api_keys');
grant select, insert on wl.api_keys to watchloom_api;
grant update (expires_at, revoked_at, last_used_at) on wl.api_keys to watchloom_api;
grant select, insert, update, delete on wl.api_keys to watchloom_system;
grant select on wl.api_keys to watchloom_definer;

-- A key says which tenant calls, so it is looked up before a tenant is known: by its id, and nothing else can be asked.
create function wl.find_api_key(p_id text)
returns table (id text, tenant text, name text, hash bytea, scopes text[], expires_at timestamptz, revoked_at timestamptz)
language sql stable security definer set search_path = pg_catalog, wl, pg_temp as $$
  select id, tenant, name, hash, scopes, expires_at, revoked_at from wl.api_keys where id = p_id
$$;
alter function wl.find_api_key(text) owner to watchloom_definer;
revoke all on function wl.find_api_key(text) from public;
grant execute on function wl.find_api_key(text) to watchloom_api;

-- Secrets, sealed before they come here (AES-256-GCM; tenant and name are bound in). Nothing here can open them.
create table wl.secrets (
  tenant text not null,
  name text collate "C" not null,
  sealed bytea not null,
  -- Which master key sealed it.
  key_id text not null,
  -- Where it may be sent; each is a host, or *.domain.
  hosts text[] not null,
  version integer not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  primary key (tenant, name)
);
call wl.protect('secrets');
grant select, insert, update, delete on wl.secrets to watchloom_api, watchloom_system;
