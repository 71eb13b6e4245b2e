-- Tenants, and what each may take.

-- The operator's tenant: its keys with the scope `admin` make tenants and set their limits. A fact of this database
-- that no request can change.
insert into wl.settings (name, value) values ('operator', 'default') on conflict (name) do nothing;
create function wl.is_operator() returns boolean language sql stable set search_path = pg_catalog, wl, pg_temp as $$
  select coalesce(current_setting('app.tenant', true) = (select value from wl.settings where name = 'operator'), false)
$$;
revoke all on function wl.is_operator() from public;
grant execute on function wl.is_operator() to watchloom_api, watchloom_definer;

-- The operator sees and changes every tenant's row; a tenant sees its own and changes nothing of it.
create policy operator on wl.tenants to watchloom_api using (wl.is_operator()) with check (wl.is_operator());
create policy operator_changes on wl.tenants as restrictive for update to watchloom_api using (wl.is_operator());
revoke insert on wl.tenants from watchloom_api;
grant insert (tenant, name) on wl.tenants to watchloom_api;
grant update (name, settings, disabled_at) on wl.tenants to watchloom_api;
grant select on wl.tenants to watchloom_definer;

-- A figure that was set for a tenant, for functions that count; null: none was, and the caller's default counts.
create function wl.tenant_limit(p_tenant text, p_name text) returns numeric language sql stable security definer
set search_path = pg_catalog, wl, pg_temp as $$
  select (settings -> 'limits' ->> p_name)::numeric from wl.tenants where tenant = p_tenant
$$;
alter function wl.tenant_limit(text, text) owner to watchloom_definer;
revoke all on function wl.tenant_limit(text, text) from public;
grant execute on function wl.tenant_limit(text, text) to watchloom_api, watchloom_system, watchloom_definer;

-- Open runs that clients posted are counted against the tenant's limit; checks and children are bounded elsewhere.
create index runs_open_posted on wl.runs (tenant) where closed_at is null and parent_run_id is null and monitor is null;

-- Concurrency keys. Who holds a key is not written down but follows from what is open: the run of the key that is open
-- and does not wait for its turn. So no crash can leave a key held by a run that has ended.
alter table wl.runs
  add column concurrency_key text collate "C",
  add column on_conflict text check (on_conflict in ('reject', 'enqueue', 'cancel_previous')),
  -- Accepted, and not to be started before its turn.
  add column waits_for_turn boolean not null default false,
  -- When its turn came, where it had waited; its time limit does not count the wait.
  add column turn_at timestamptz,
  add check ((concurrency_key is null) = (on_conflict is null)),
  add check (concurrency_key is not null or not waits_for_turn);
grant update (concurrency_key, on_conflict, waits_for_turn) on wl.runs to watchloom_api;
create index runs_by_concurrency on wl.runs (tenant, concurrency_key, accepted_at, run_id)
  where concurrency_key is not null and closed_at is null;
create index runs_waiting_for_turn on wl.runs (tenant, concurrency_key)
  where waits_for_turn and closed_at is null;
-- What waits for its turn is not unstarted: a long queue must not be read in every sweep.
drop index wl.runs_unstarted;
create index runs_unstarted on wl.runs (tenant, accepted_at)
  where status = 'accepted' and marked_started_at is null and not waits_for_turn;

-- Counts of requests, in the form of rate-limiter-flexible. Unlogged: after a crash the counts begin anew, and no
-- request waits for a disk. The keys are digests of callers and addresses; nothing here is a tenant's.
create unlogged table wl.rate_limits (
  key varchar(255) collate "C" primary key,
  points integer not null default 0,
  -- Milliseconds since 1970; when the window ends.
  expire bigint
) with (fillfactor = 50);
create index rate_limits_by_end on wl.rate_limits (expire);
grant select, insert, update on wl.rate_limits to watchloom_api;
grant select, delete on wl.rate_limits to watchloom_system;
