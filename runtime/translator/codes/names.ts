import { error, warning } from "./code-entry.ts";
import type { CodeEntry } from "./code-entry.ts";

/** Mistakes with names: of steps, activities, secrets, queues, documents, errors. */
export const NAME_CODES = {
  "step.duplicate_id": error(
    "resolve",
    "Two steps with one id",
    "An id is unique in the whole document, in other branches and inside maps and loops too: `steps.<id>` must mean one step.",
  ),
  "step.reserved_id": error(
    "resolve",
    "An id that means something else",
    "`in`, `true`, `false`, `null` and the variables (`inputs`, `steps`, `run`, `item`, `index`, `last`, `error`, `output`, `payload`) can be neither a step's id nor the name that `as` gives, and neither can `constructor` and `prototype`: no expression reads a field of these names.",
  ),
  "activity.unknown": error(
    "resolve",
    "No such activity",
    "`call` and `undo` name a built-in activity, or one whose manifest a worker has put with `PUT /activities/{name}`.",
  ),
  "activity.wrong_role": error(
    "resolve",
    "An activity that is not declared for this place",
    "What stands in `select` and in `notify.to` by its name is declared for it by its manifest: `role: select`, an operation, or `role: channel`. Any other activity is called, by a step or by `source`.",
  ),
  "select.unknown": error(
    "resolve",
    "No such select operation",
    "An operation of `select` is built in, or one of your own workers whose manifest says `role: select`.",
  ),
  "channel.unknown": error(
    "resolve",
    "No such channel",
    "A channel is built in, or one of your own workers whose manifest says `role: channel`.",
  ),
  "secret.unknown": error(
    "resolve",
    "No such secret",
    "A secret is stored with `PUT /secrets/{name}` before a document uses it.",
  ),
  "secret.malformed": error(
    "resolve",
    "Not the form of a secret",
    'A secret is `{"$secret": "name"}`, or with `"prefix"`: both literal texts, nothing else beside them. A name is a letter, then letters, digits, `_`, `.` and `-`, at most 63.',
  ),
  "secret.not_allowed_here": error(
    "resolve",
    "No secret can stand here",
    "Secrets are resolved inside the activity, just before use: they stand in `with` and `undo` only, as a whole value, and are never data.",
  ),
  "call.reserved_queue": error(
    "resolve",
    "A built-in queue",
    "Watchloom's own queues are shared by all tenants and cannot be named. Leave `queue` out for built-in activities; your own workers listen on names of your choice.",
  ),
  "call.queue_missing": error(
    "resolve",
    "An activity of your own without a queue",
    "Watchloom's workers know the built-in activities alone. A call of an activity of your own workers says with `queue` where they take it, or the activity's manifest does with its `queue`.",
  ),
  "query.reserved_name": error(
    "resolve",
    "A built-in query",
    "`state`, `steps` and `output` can be asked of every run; the document's own queries have other names.",
  ),
  "error.unknown_type": warning(
    "resolve",
    "No such error type",
    "`errors` and `except` name types that can happen: built in, declared by an activity's manifest, or failed with by this document. `.*` at the end stands for the rest.",
  ),
  "run.unknown_document": error(
    "resolve",
    "No such document",
    "`run` names a stored document: `name` (the newest), `name@3` or `sha256:…`; or it holds the document itself.",
  ),
  "run.invalid_document": error(
    "resolve",
    "The document that is run is wrong itself",
    "It was stored under other rules, or what it needs has changed since. Mend and store it, or name an older version.",
  ),
  "run.cycle": error(
    "resolve",
    "Documents run each other in a circle",
    "A run would start runs without end. Make the repetition a `loop`.",
  ),
  "run.too_deep": error("resolve", "Documents run each other too deep", "At most 8 levels of `run` are allowed."),
  "run.too_many_documents": error(
    "resolve",
    "Too many documents in one run",
    "A run pins every document that it can reach when it is accepted; at most 100.",
  ),
  "run.caller_no_longer_fits": warning(
    "resolve",
    "A stored document that runs this one no longer fits",
    "It was written for the inputs or the output that this document had. Its next run with the newest version will be refused: mend it, or let it name the older version.",
  ),
  "not-available-yet": error(
    "resolve",
    "Not available yet",
    "The form is settled, and this version cannot do it yet: it comes with a later one. Until then it is refused, never half done.",
  ),
  "type.unknown": warning(
    "check",
    "A value without a shape",
    "Nothing checks what is read from it. Give an `http.request` or `llm.generate` a `with.schema`, any other call `returns`, a `listen` a `schema`; told once a step.",
  ),
} as const satisfies Record<string, CodeEntry>;
