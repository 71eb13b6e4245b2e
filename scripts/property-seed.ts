import fc from "fast-check";

/**
 * Loaded before each test file where CI runs: property tests begin with one seed there, so that a change is judged by
 * what it changed. Elsewhere each run has a seed of its own, and prints it where it finds something.
 */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env["WATCHLOOM_SEED"] ?? 20_261_121) });
