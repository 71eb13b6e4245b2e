-- What is kept for how long. A run's row stays; its journal and checkpoints go some time after its end, and what they
-- referred to in the blob store goes a week after them.
alter table wl.runs add column journal_purged_at timestamptz;
create index runs_to_purge on wl.runs (closed_at) where closed_at is not null and journal_purged_at is null;
create index blob_refs_to_drop on wl.runs (journal_purged_at) where journal_purged_at is not null;
