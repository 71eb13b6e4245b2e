-- Facts of this database itself; no tenant's.
create table wl.settings (
  name text primary key,
  value text not null
);
grant select on wl.settings to watchloom_api, watchloom_system, watchloom_definer;
grant insert, update on wl.settings to watchloom_definer;

-- The epoch orders what was written before and after a restore. Transaction ids start again lower in a restored
-- cluster, and some of what a client was shown may be gone: a new epoch keeps the tenant stream's order, and lets a
-- cursor from the lost future be recognised. Unix seconds, so that two restores of one backup differ.
create function wl.ensure_epoch() returns bigint language plpgsql security definer
set search_path = pg_catalog, wl, pg_temp as $$
declare
  here text;
  known text;
  current_epoch bigint;
begin
  select s.system_identifier || '/' || c.timeline_id || '/' || d.oid
    into here
    from pg_control_system() s, pg_control_checkpoint() c, pg_database d
   where d.datname = current_database();
  select value into known from wl.settings where name = 'identity';
  select value::bigint into current_epoch from wl.settings where name = 'epoch';
  if known is not distinct from here and current_epoch is not null then
    return current_epoch;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('wl.epoch', 0));
  select value into known from wl.settings where name = 'identity';
  select value::bigint into current_epoch from wl.settings where name = 'epoch';
  if known is not distinct from here and current_epoch is not null then
    return current_epoch;
  end if;
  current_epoch := greatest(coalesce(current_epoch, 0) + 1, extract(epoch from clock_timestamp())::bigint);
  insert into wl.settings (name, value) values ('identity', here), ('epoch', current_epoch::text)
    on conflict (name) do update set value = excluded.value;
  return current_epoch;
end $$;
alter function wl.ensure_epoch() owner to watchloom_definer;
revoke all on function wl.ensure_epoch() from public;
grant execute on function wl.ensure_epoch() to watchloom_api, watchloom_system, watchloom_worker;

create table wl.tenants (
  tenant text primary key,
  name text not null,
  -- Limits and switches of this tenant.
  settings jsonb not null default '{}',
  created_at timestamptz not null default clock_timestamp(),
  disabled_at timestamptz
);
call wl.protect('tenants');
grant select, insert on wl.tenants to watchloom_api;
grant select, insert, update on wl.tenants to watchloom_system;
