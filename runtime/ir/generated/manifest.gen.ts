// Made by scripts/generate.ts from schemas/; edit those.
import type { Json, JsonSchema } from "../json.ts";

/**
 * What an activity takes and gives: all that the translator, the dry run and the hosts know of it.
 */
export interface ActivityManifest {
  /**
   * The activity's name: `area.verb`; of one with a `role` also a word of its own.
   */
  name: string;
  /**
   * Grows when input or output change.
   */
  version: number;
  /**
   * What it does, in a sentence.
   */
  description: string;
  /**
   * JSON Schema of `with`, an object.
   */
  input: JsonSchema;
  /**
   * JSON Schema of what it returns.
   */
  output: JsonSchema;
  /**
   * The types of the errors that are its own.
   */
  errors: readonly string[];
  /**
   * Whether a call may be repeated where its outcome is unknown.
   */
  idempotent: boolean;
  /**
   * Calls that may be repeated although `idempotent` is false: any one of these holds.
   */
  idempotentWhen?: readonly IdempotentWhen[];
  /**
   * Whether it can give `step.delta` events.
   */
  streaming: boolean;
  /**
   * The default of `timeout`, in ms.
   */
  timeoutMs: number;
  /**
   * False: known, but refused with `not-available-yet`.
   */
  available: boolean;
  /**
   * What documents use it as by its name, beside `call`: `select`, an operation of a Monitor's `select`, which gets what stands before it as `value` and gives what stands after it (null: no match, the check is empty); `channel`, one of `notify.to`, `health.to` and of `notify.send`, which gets what is told as `notification`. Both are properties of `input`, and a document writes the others.
   */
  role?: "select" | "channel";
  /**
   * The queue of the workers that take it where a document names none; needed with `role`.
   */
  queue?: string;
  /**
   * True: only plans of monitors call it, no document.
   */
  internal?: boolean;
  /**
   * Properties of `with` that are refused with `not-available-yet`.
   *
   * Items: A property of `with`.
   */
  notYet?: readonly string[];
  /**
   * The property of `with` that is a JSON Schema, and the property of the output that it types.
   */
  shape?: {
    /**
     * A property of `with`.
     */
    property: string;
    /**
     * A property of the output.
     */
    output: string;
  };
  /**
   * Properties of `with` that a model reads as instructions: what others wrote does not belong into them.
   *
   * Items: A property of `with`.
   */
  prompts?: readonly string[];
  /**
   * Properties of `with` whose literal text is Markdown: the activity gets them in parts, a string for literal text and `{v}` for what an expression gave.
   *
   * Items: A property of `with`.
   */
  markdown?: readonly string[];
  /**
   * Properties of `with` that are lists of channels: the activity gets beside them, as `workers`, where the tenant's own workers take those that are theirs.
   *
   * Items: A property of `with`.
   */
  channels?: readonly string[];
  /**
   * Whether the output may hold what an outsider wrote.
   */
  untrusted?: boolean;
}
/**
 * A property of `with` has one of these values; absent counts as its default.
 */
export interface IdempotentWhen {
  /**
   * A property of `with`.
   */
  property: string;
  /**
   * The values.
   */
  values: readonly Json[];
}
