export { SelectionError, type Place, type SelectProblem } from "./op.ts";
export { compileSelection, SELECT_OPS, type CompiledSelection, type Selected } from "./selection.ts";
