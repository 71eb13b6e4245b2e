-- Where a tenant's stream of `since` begins. Ids of transactions rise nearly with time, so the place is found by
-- halving between the oldest and the newest event: some forty look-ups in the index, and no index by time that every
-- append would pay for. "Nearly": an append may store its events up to the statement time limit after it took its id,
-- so the place is set that much earlier.
create function wl.cursor_since(p_tenant text, p_since timestamptz, out epoch bigint, out xid xid8)
language plpgsql stable set search_path = pg_catalog, wl, pg_temp as $$
#variable_conflict use_column
declare
  v_goal constant timestamptz := p_since - interval '5 seconds';
  v_low numeric;
  v_high numeric;
  v_middle numeric;
  v_epoch bigint;
  v_at timestamptz;
begin
  -- The newest epoch whose first event is before the goal, else the oldest there is.
  epoch := null;
  v_epoch := 0;
  loop
    select e.epoch, e.stored_at into v_epoch, v_at from wl.events e
     where e.tenant = p_tenant and e.epoch > v_epoch order by e.epoch, e.xid, e.run_id, e.seq limit 1;
    exit when not found or (epoch is not null and v_at >= v_goal);
    epoch := v_epoch;
  end loop;
  if epoch is null then
    epoch := 0;
    xid := '0'::xid8;
    return;
  end if;
  select e.xid::text::numeric into v_low from wl.events e
   where e.tenant = p_tenant and e.epoch = cursor_since.epoch order by e.xid, e.run_id, e.seq limit 1;
  select e.xid::text::numeric + 1 into v_high from wl.events e
   where e.tenant = p_tenant and e.epoch = cursor_since.epoch order by e.xid desc, e.run_id desc, e.seq desc limit 1;
  while v_low < v_high loop
    v_middle := div(v_low + v_high, 2);
    select e.stored_at into v_at from wl.events e
     where e.tenant = p_tenant and e.epoch = cursor_since.epoch and e.xid >= v_middle::text::xid8
     order by e.xid, e.run_id, e.seq limit 1;
    if v_at >= v_goal then
      v_high := v_middle;
    else
      v_low := v_middle + 1;
    end if;
  end loop;
  xid := v_low::text::xid8;
end $$;
revoke all on function wl.cursor_since(text, timestamptz) from public;
grant execute on function wl.cursor_since(text, timestamptz) to watchloom_api, watchloom_system;
