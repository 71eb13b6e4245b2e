export { makeBudget, type Budget } from "./budget.ts";
export { readCssSelector } from "./css-selector.ts";
export { readDateFormat, readZone } from "./date-format.ts";
export { compileJsonPath, type JsonPath } from "./json-path.ts";
export { readLocale } from "./locale.ts";
export type { Mistake, Parsed } from "./mistake.ts";
export { compilePattern } from "./pattern.ts";
export { readXPath, XPATH_OPTIONS, xpathReason } from "./xpath-expression.ts";
