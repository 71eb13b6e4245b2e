export { conclude, memoryOf, type Conclusion, type Question } from "./conclude.ts";
export type { CheckMemory } from "./memory.ts";
export { sightOf, type Seen } from "./seen.ts";
export { selectFrom, textOfValue, type SelectedValue, type Selecting } from "./select-from.ts";
export { shownCheck } from "./shown-check.ts";
