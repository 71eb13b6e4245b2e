-- Tokens of models: what was used, by day and by run, and what the turns under way may still use.

create table wl.token_days (
  tenant text not null,
  -- In UTC.
  day date not null,
  -- '' counts the whole tenant, a name one monitor's part of it.
  monitor text collate "C" not null,
  input bigint not null default 0,
  output bigint not null default 0,
  primary key (tenant, day, monitor)
);

create table wl.run_tokens (
  run_id text collate "C" primary key,
  tenant text not null,
  input bigint not null default 0,
  output bigint not null default 0
);

-- One turn under way. What its worker never settles, because it died, counts until it expires and then no more.
create table wl.token_holds (
  id uuid primary key,
  tenant text not null,
  run_id text collate "C" not null,
  -- Which turn of which call: its next attempt takes the place of one whose worker died.
  place text collate "C" not null,
  tokens bigint not null,
  expires_at timestamptz not null
);
create index token_holds_by_tenant on wl.token_holds (tenant, expires_at);

call wl.protect('token_days');
call wl.protect('run_tokens');
call wl.protect('token_holds');
grant select on wl.token_days, wl.run_tokens, wl.token_holds to watchloom_api, watchloom_system;
grant select, insert, update on wl.token_days, wl.run_tokens to watchloom_definer;
grant select, insert, delete on wl.token_holds to watchloom_definer;

-- Before a turn: takes `p_most` tokens of the run's and the day's budget, or what is left of both where that is less,
-- but at least `p_least`. A limit that is null is none.
--   p_head  {tenant, run_id, place}
-- outcome: ok (`tokens` are held) | run | day (that budget has been used up: nothing is held) | wait (there may be enough
-- once the turns under way have ended: they mostly use less than they hold).
-- used: of the budget that was used up.
create function wl.hold_tokens(p_head jsonb, p_id uuid, p_least bigint, p_most bigint, p_run_limit bigint,
  p_day_limit bigint, p_for_ms bigint)
returns table (outcome text, tokens bigint, used bigint, resets_at timestamptz)
language plpgsql volatile security definer set search_path = pg_catalog, wl, pg_temp as $$
#variable_conflict use_column
declare
  v_tenant constant text := p_head ->> 'tenant';
  v_run constant text := p_head ->> 'run_id';
  v_place constant text := p_head ->> 'place';
  v_now timestamptz;
  v_day date;
  v_resets timestamptz;
  v_run_used bigint;
  v_run_held bigint;
  v_day_used bigint;
  v_day_held bigint;
  v_tokens bigint;
begin
  perform wl.check_tenant(v_tenant);
  -- Branches side by side, and runs on many workers: each sees what the others hold.
  perform pg_advisory_xact_lock(hashtextextended('wl.tokens/' || v_tenant, 0));
  v_now := clock_timestamp();
  v_day := (v_now at time zone 'UTC')::date;
  v_resets := (v_day + 1)::timestamp at time zone 'UTC';
  delete from wl.token_holds
   where tenant = v_tenant and (expires_at < v_now or (run_id = v_run and place = v_place));
  select coalesce(sum(tokens) filter (where run_id = v_run), 0), coalesce(sum(tokens), 0)
    into v_run_held, v_day_held
    from wl.token_holds where tenant = v_tenant;
  v_run_used := coalesce((select input + output from wl.run_tokens where run_id = v_run and tenant = v_tenant), 0);
  v_day_used := coalesce((select input + output from wl.token_days
                           where tenant = v_tenant and day = v_day and monitor = ''), 0);
  if v_run_used + p_least > p_run_limit then
    return query select 'run'::text, 0::bigint, v_run_used, null::timestamptz;
    return;
  end if;
  if v_day_used + p_least > p_day_limit then
    return query select 'day'::text, 0::bigint, v_day_used, v_resets;
    return;
  end if;
  v_tokens := least(p_most, p_run_limit - v_run_used - v_run_held, p_day_limit - v_day_used - v_day_held);
  if v_tokens < p_least then
    return query select 'wait'::text, 0::bigint, 0::bigint, null::timestamptz;
    return;
  end if;
  insert into wl.token_holds (id, tenant, run_id, place, tokens, expires_at)
  values (p_id, v_tenant, v_run, v_place, v_tokens, v_now + p_for_ms * interval '1 millisecond');
  return query select 'ok'::text, v_tokens, 0::bigint, null::timestamptz;
end $$;

-- After a turn: what it used, once. A hold that is gone was settled before, or expired long after its turn's time.
create function wl.settle_tokens(p_head jsonb, p_id uuid, p_input bigint, p_output bigint) returns void
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
  select monitor into v_monitor from wl.runs where run_id = v_run and tenant = v_tenant;
  insert into wl.token_days as d (tenant, day, monitor, input, output)
  select v_tenant, (clock_timestamp() at time zone 'UTC')::date, m, p_input, p_output
    from unnest(array['', v_monitor]) m where m is not null order by m
  on conflict (tenant, day, monitor) do update set input = d.input + excluded.input, output = d.output + excluded.output;
  insert into wl.run_tokens as r (run_id, tenant, input, output) values (v_run, v_tenant, p_input, p_output)
  on conflict (run_id) do update set input = r.input + excluded.input, output = r.output + excluded.output
    where r.tenant = excluded.tenant;
end $$;

alter function wl.hold_tokens(jsonb, uuid, bigint, bigint, bigint, bigint, bigint) owner to watchloom_definer;
alter function wl.settle_tokens(jsonb, uuid, bigint, bigint) owner to watchloom_definer;
revoke all on function wl.hold_tokens(jsonb, uuid, bigint, bigint, bigint, bigint, bigint),
  wl.settle_tokens(jsonb, uuid, bigint, bigint) from public;
grant execute on function wl.hold_tokens(jsonb, uuid, bigint, bigint, bigint, bigint, bigint),
  wl.settle_tokens(jsonb, uuid, bigint, bigint) to watchloom_system, watchloom_worker;
