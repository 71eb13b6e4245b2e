export {
  decide,
  needsAnswer,
  needsWhen,
  type Candidate,
  type ConditionMemory,
  type ConditionRules,
  type Decision,
  type Observation,
  type Sight,
} from "./decide.ts";
export {
  isSure,
  readVerdict,
  rememberVerdict,
  VERDICT_SCHEMA,
  verdictKey,
  type OnError,
  type Verdict,
} from "./verdict.ts";
