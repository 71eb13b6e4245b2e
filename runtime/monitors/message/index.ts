export { makeDraft, type Draft } from "./draft.ts";
export { allowedAt, startOfDay, type SendHistory } from "./hold.ts";
export { mergeHeld, messageOf, type Held, type Message } from "./merge.ts";
export { closeTemplate, markdownOf, type Variables } from "./text.ts";
