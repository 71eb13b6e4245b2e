-- Keys can be rotated: the old one says which key came after it and ends with its overlap.
alter table wl.api_keys add column rotated_to text collate "C";
grant update (rotated_to) on wl.api_keys to watchloom_api;

-- A key's name is what approvals and the audit know it by: while a key works, no other one of the tenant may take its
-- name, but for the one that it is rotated to. Held until the transaction ends, so that of two at once one sees the other.
create function wl.api_key_by_name(p_tenant text, p_name text) returns text language plpgsql volatile
set search_path = pg_catalog, wl, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('wl.api_keys/' || p_tenant, 2));
  return (select k.id from wl.api_keys k
           where k.tenant = p_tenant and k.name = p_name and k.revoked_at is null
             and (k.expires_at is null or k.expires_at > clock_timestamp())
           order by k.created_at desc limit 1);
end $$;
revoke all on function wl.api_key_by_name(text, text) from public;
grant execute on function wl.api_key_by_name(text, text) to watchloom_api;

-- The end of each tenant's chain. Without it, rows that are taken off the end would leave a chain that holds.
create table wl.audit_heads (
  tenant text primary key,
  n bigint not null,
  hash bytea not null
);
call wl.protect('audit_heads');
grant select on wl.audit_heads to watchloom_api, watchloom_system, watchloom_definer;
grant insert, update on wl.audit_heads to watchloom_definer;
insert into wl.audit_heads select distinct on (tenant) tenant, n, hash from wl.audit order by tenant, n desc;

create index audit_by_time on wl.audit (tenant, time, n);
create index audit_by_target on wl.audit (tenant, target, n);
create index audit_by_actor on wl.audit (tenant, actor, n);

create or replace function wl.append_audit(p_tenant text, p_actor text, p_action text, p_target text, p_detail text)
returns bigint language plpgsql volatile security definer set search_path = pg_catalog, wl, pg_temp as $$
declare
  last wl.audit_heads;
  made wl.audit;
begin
  perform wl.check_tenant(p_tenant);
  perform pg_advisory_xact_lock(hashtextextended('wl.audit/' || p_tenant, 1));
  select * into last from wl.audit_heads where tenant = p_tenant;
  made := row(p_tenant, coalesce(last.n, 0) + 1, clock_timestamp(), p_actor, p_action, p_target, p_detail, '');
  made.hash := wl.audit_hash(last.hash, made);
  insert into wl.audit select made.*;
  insert into wl.audit_heads values (made.tenant, made.n, made.hash)
    on conflict (tenant) do update set n = excluded.n, hash = excluded.hash;
  return made.n;
end $$;

-- Walks the chain after row p_after, p_limit rows of it. `first_bad` is the first number whose row is not what was
-- written, or is gone; `last_n` the last row that was looked at; `done`: the chain's end was reached, and it is the one
-- that was written last. One statement, so that rows which are added meanwhile are in all of it or in none.
drop function wl.verify_audit(text);
create function wl.verify_audit(p_tenant text, p_after bigint, p_limit integer,
  out checked bigint, out last_n bigint, out first_bad bigint, out done boolean)
language sql stable set search_path = pg_catalog, wl, pg_temp as $$
  with walked as (
    select a.n, lag(a.n, 1, greatest(p_after - 1, 0)) over chain as before,
           a.hash = wl.audit_hash(lag(a.hash) over chain, a) as holds
      from (select * from wl.audit where tenant = p_tenant and n >= p_after order by n limit p_limit + sign(p_after)) a
    window chain as (order by a.n)
  ), ends as (
    select count(*) filter (where n > p_after) as checked,
           coalesce(max(n), greatest(p_after - 1, 0)) as last_n,
           -- Row p_after itself is looked at only to know that it is there.
           case when count(*) = 0 and p_after > 0 then p_after
             else min(case when n <> before + 1 then before + 1 when n > p_after and not holds then n end)
           end as first_bad,
           count(*) < p_limit + sign(p_after) as done
      from walked
  ), head as (
    select h.n, h.hash, a.hash as found from wl.audit_heads h
      left join wl.audit a on a.tenant = h.tenant and a.n = h.n where h.tenant = p_tenant
  )
  select e.checked, e.last_n,
         coalesce(e.first_bad, case
           when not e.done then null
           when e.last_n < coalesce((select n from head), 0) then e.last_n + 1
           when e.last_n > coalesce((select n from head), 0) then coalesce((select n from head), 0) + 1
           when (select hash is distinct from found from head) then e.last_n end),
         e.done
    from ends e
$$;
revoke all on function wl.verify_audit(text, bigint, integer) from public;
grant execute on function wl.verify_audit(text, bigint, integer) to watchloom_api, watchloom_system;
