/** Of the plan's form (`Plan.planVersion`). */
export const PLAN_VERSION = 1;
/** Of the interpreter that new runs are started with; a run keeps the one it began with. */
export const INTERPRETER_VERSION = 1;
