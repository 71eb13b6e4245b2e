-- What the runs that a check starts use is its monitor's, too: of a child run the monitor is found upwards. A run has one
-- parent and documents nest 8 levels deep, so that the way up is short; only a turn of a model goes it.

create or replace function wl.settle_tokens(p_head jsonb, p_id uuid, p_input bigint, p_output bigint) returns void
language plpgsql volatile security definer set search_path = pg_catalog, wl, pg_temp as $$
#variable_conflict use_column
declare
  v_tenant constant text := p_head ->> 'tenant';
  v_run constant text := p_head ->> 'run_id';
  v_monitor text;
begin
  perform wl.check_tenant(v_tenant);
  delete from wl.token_holds where id = p_id and tenant = v_tenant and run_id = v_run;
  if not found or p_input + p_output = 0 then
    return;
  end if;
  with recursive family as (
    select parent_run_id, monitor, 1 as level from wl.runs where run_id = v_run and tenant = v_tenant
    union all
    select p.parent_run_id, p.monitor, f.level + 1 from family f
      join wl.runs p on p.run_id = f.parent_run_id and p.tenant = v_tenant
     where f.monitor is null and f.level < 16
  )
  select monitor into v_monitor from family where monitor is not null;
  insert into wl.token_days as d (tenant, day, monitor, input, output)
  select v_tenant, (clock_timestamp() at time zone 'UTC')::date, m, p_input, p_output
    from unnest(array['', v_monitor]) m where m is not null order by m
  on conflict (tenant, day, monitor) do update set input = d.input + excluded.input, output = d.output + excluded.output;
  insert into wl.run_tokens as r (run_id, tenant, input, output) values (v_run, v_tenant, p_input, p_output)
  on conflict (run_id) do update set input = r.input + excluded.input, output = r.output + excluded.output
    where r.tenant = excluded.tenant;
end $$;
