export { makeDraft, type Draft, type NotifyPrograms } from "./draft.ts";
export { allowedAt, startOfDay, type HoldRules, type SendHistory } from "./hold.ts";
export { mergeHeld, messageOf, type Held, type Message } from "./merge.ts";
export { closeTemplate, markdownOf, type TextProgram, type Variables } from "./text.ts";
