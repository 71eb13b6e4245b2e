import type { Json, JsonObject } from "../../ir/json.ts";
import type { Sight } from "../condition/index.ts";

/** What a check saw: the variables of the document's expressions, and how the value stands to the baseline. */
export interface Seen extends JsonObject {
  sight: Sight | "empty";
  judge: boolean;
  value: Json;
  text: string;
  sources: Json;
  url: string | null;
  previous: Json;
  lastNotified: Json;
  diff: Json;
  firstRun: boolean;
  hash: string;
  /** Goes into the memory where the value becomes, or is, the baseline. */
  origin: JsonObject;
  /** The model's input, where facts are to be compared. */
  learn: Json;
  /** What the model that filled the schema said of the next check; absent in plans of an earlier version. */
  said?: Json;
}

/** `silent`: there was a baseline, of another way of selecting. */
export function sightOf(hash: string, baseline: string | null, hadBaseline: boolean): Sight {
  if (baseline !== null) return hash === baseline ? "same" : "different";
  return hadBaseline ? "silent" : "first";
}
