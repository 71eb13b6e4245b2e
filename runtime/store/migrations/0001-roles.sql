-- Who may do what. Every transaction of the application takes one of these roles for itself (`set role` by
-- set_config, local to the transaction), so one login is enough and a pooler in transaction mode may stand between.
--   watchloom_definer  owns the functions; nobody logs in as it; neither superuser nor BYPASSRLS, because under
--                      either FORCE ROW LEVEL SECURITY protects nothing
--   watchloom_api      request handlers: one tenant's rows
--   watchloom_system   hub, sweeper, closer, reconciler: every tenant's rows; never reached from a request handler
--   watchloom_worker   no table at all: append_events, get_checkpoint, put_checkpoint
-- The fifth is the owner: whoever runs these migrations.
do $$
declare
  wanted text;
begin
  foreach wanted in array array['watchloom_definer', 'watchloom_api', 'watchloom_system', 'watchloom_worker'] loop
    begin
      execute format('create role %I nologin', wanted);
    exception
      -- Roles belong to the cluster: another database of it may have made them, even at this moment.
      when duplicate_object or unique_violation then null;
    end;
    -- The owner's login takes the roles in its transactions. A superuser may anyway.
    if not (select rolsuper from pg_roles where rolname = current_user) then
      begin
        execute format('grant %I to %I', wanted, current_user);
      exception
        when insufficient_privilege then
          if not pg_has_role(current_user, wanted, 'MEMBER') then
            raise exception 'role "%" exists and "%" may not use it: as a superuser, run: grant % to %',
              wanted, current_user, wanted, current_user;
          end if;
      end;
    end if;
  end loop;
end $$;

grant usage on schema wl to watchloom_definer, watchloom_api, watchloom_system, watchloom_worker;
-- To own functions here it must be able to create them here.
grant create on schema wl to watchloom_definer;

-- Row level security as every table of tenants' rows has it.
create procedure wl.protect(p_table text) language plpgsql as $$
begin
  execute format('alter table wl.%I enable row level security', p_table);
  execute format('alter table wl.%I force row level security', p_table);
  execute format(
    'create policy tenant on wl.%I to watchloom_api '
    'using (tenant = nullif(current_setting(''app.tenant'', true), '''')) '
    'with check (tenant = nullif(current_setting(''app.tenant'', true), ''''))',
    p_table);
  execute format('create policy everything on wl.%I to watchloom_definer, watchloom_system using (true) with check (true)', p_table);
end $$;
revoke all on procedure wl.protect(text) from public;

-- The functions of watchloom_definer see every tenant's rows, so they compare the tenant themselves: one that the
-- transaction has named binds it, and a request handler must have named one.
create function wl.check_tenant(p_tenant text) returns void language plpgsql stable
set search_path = pg_catalog, wl, pg_temp as $$
declare
  named text := nullif(current_setting('app.tenant', true), '');
begin
  if p_tenant is null or p_tenant = '' then
    raise exception 'no tenant given' using errcode = 'WL002';
  end if;
  if named is distinct from p_tenant and (named is not null or wl.caller() = 'watchloom_api') then
    raise exception 'this transaction works for tenant "%", not "%"', named, p_tenant using errcode = 'WL002';
  end if;
end $$;

-- Inside a SECURITY DEFINER function current_user is the definer; the role that the transaction took is this.
create function wl.caller() returns text language sql stable
set search_path = pg_catalog, wl, pg_temp as $$
  select coalesce(nullif(current_setting('role', true), 'none'), session_user::text)
$$;
revoke all on function wl.check_tenant(text), wl.caller() from public;
grant execute on function wl.check_tenant(text), wl.caller() to watchloom_definer;
