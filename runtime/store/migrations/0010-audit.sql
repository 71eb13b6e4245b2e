-- Who did what. Rows are only added, each with a hash over itself and the one before it, a chain for each tenant.
create table wl.audit (
  tenant text not null,
  n bigint not null,
  time timestamptz not null,
  actor text not null,
  action text not null,
  target text not null,
  -- A JSON object as text.
  detail text not null,
  hash bytea not null,
  primary key (tenant, n)
);
call wl.protect('audit');
grant select on wl.audit to watchloom_api, watchloom_system, watchloom_definer;
grant insert on wl.audit to watchloom_definer;

create function wl.audit_hash(p_previous bytea, a wl.audit) returns bytea language sql immutable
set search_path = pg_catalog, wl, pg_temp as $$
  select sha256(coalesce(p_previous, '') || convert_to(json_build_array(
    a.tenant, a.n, extract(epoch from a.time)::text, a.actor, a.action, a.target, a.detail)::text, 'UTF8'))
$$;

-- Comes after append_events in its transaction. The lock is held until the end of it: two rows of one tenant cannot
-- follow the same one.
create function wl.append_audit(p_tenant text, p_actor text, p_action text, p_target text, p_detail text)
returns bigint language plpgsql volatile security definer set search_path = pg_catalog, wl, pg_temp as $$
declare
  last wl.audit;
  made wl.audit;
begin
  perform wl.check_tenant(p_tenant);
  perform pg_advisory_xact_lock(hashtextextended('wl.audit/' || p_tenant, 1));
  select * into last from wl.audit where tenant = p_tenant order by n desc limit 1;
  made := row(p_tenant, coalesce(last.n, 0) + 1, clock_timestamp(), p_actor, p_action, p_target, p_detail, '');
  made.hash := wl.audit_hash(last.hash, made);
  insert into wl.audit select made.*;
  return made.n;
end $$;

-- The first row of a tenant's chain that is not what was written, or whose predecessor is gone; null where all is well.
create function wl.verify_audit(p_tenant text) returns bigint language sql stable
set search_path = pg_catalog, wl, pg_temp as $$
  select min(n) from (
    select a.n, a.n = lag(a.n, 1, 0::bigint) over chain + 1 as follows,
           a.hash = wl.audit_hash(lag(a.hash) over chain, a) as holds
      from wl.audit a where tenant = p_tenant window chain as (order by a.n)) c
   where not (follows and holds)
$$;
alter function wl.append_audit(text, text, text, text, text) owner to watchloom_definer;
revoke all on function wl.append_audit(text, text, text, text, text), wl.verify_audit(text),
  wl.audit_hash(bytea, wl.audit) from public;
grant execute on function wl.append_audit(text, text, text, text, text) to watchloom_api, watchloom_system;
grant execute on function wl.verify_audit(text), wl.audit_hash(bytea, wl.audit)
  to watchloom_api, watchloom_system, watchloom_definer;
