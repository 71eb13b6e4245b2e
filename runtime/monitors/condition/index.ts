export {
  decide,
  needsAnswer,
  needsWhen,
  type Candidate,
  type ConditionMemory,
  type Decision,
  type Observation,
  type Sight,
} from "./decide.ts";
export { isSure, readVerdict, rememberVerdict, VERDICT_SCHEMA, verdictKey, type Verdict } from "./verdict.ts";
