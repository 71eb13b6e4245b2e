export { makeDraft, renewDraft, targetsOf, type Draft } from "./draft.ts";
export { allowedAt, dayOf, historyOf, releaseTime, type SendHistory } from "./hold.ts";
export { mergeHeld, messageOf, type Held, type Message } from "./merge.ts";
export { closeTemplate, markdownOf, type Variables } from "./text.ts";
