import { atMost1000Steps } from "./at-most-1000-steps.ts";
import { expressionsInTheirPlaces } from "./expressions-in-their-places.ts";
import { inputsCanBeGiven } from "./inputs-can-be-given.ts";
import { knownErrorTypes } from "./known-error-types.ts";
import { knownQueues } from "./known-queues.ts";
import { noPureEndlessLoops } from "./no-pure-endless-loops.ts";
import { noReservedIds } from "./no-reserved-ids.ts";
import { noUnreachableCatches } from "./no-unreachable-catches.ts";
import { noUnreachableSteps } from "./no-unreachable-steps.ts";
import { onlyWhatIsAvailable } from "./only-what-is-available.ts";
import { ownActivitiesHaveQueues } from "./own-activities-have-queues.ts";
import { queriesDoNotShadow } from "./queries-do-not-shadow.ts";
import type { Rule } from "./rule.ts";
import { requestsCanBeMade } from "./requests-can-be-made.ts";
import { searchesHaveTheirModels } from "./searches-have-their-models.ts";
import { selectionsCanBeRead } from "./selections-can-be-read.ts";
import { toolsAreActivities } from "./tools-are-activities.ts";
import { uniqueIds } from "./unique-ids.ts";

/** Every law that needs neither types nor scopes, names first; diagnostics are ordered by place afterwards. */
export const rules: readonly Rule[] = [
  atMost1000Steps,
  uniqueIds,
  noReservedIds,
  queriesDoNotShadow,
  inputsCanBeGiven,
  expressionsInTheirPlaces,
  onlyWhatIsAvailable,
  toolsAreActivities,
  selectionsCanBeRead,
  requestsCanBeMade,
  searchesHaveTheirModels,
  knownQueues,
  ownActivitiesHaveQueues,
  knownErrorTypes,
  noUnreachableSteps,
  noUnreachableCatches,
  noPureEndlessLoops,
];
