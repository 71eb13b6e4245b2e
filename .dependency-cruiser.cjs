/**
 * The house's import rules as sentences. Type-only edges count too. Each rule says what to do instead.
 * A planted violation in test/house/boundaries.test.ts proves that they bite.
 */
const TEST = "[.]test[.]ts$|^test/|^bench/|/testing/";

/** `name` may import only from `allowed` among the project's own folders. */
const onlyImports = (name, from, allowed, comment) => ({
  name,
  severity: "error",
  comment,
  from: { path: from, pathNot: TEST },
  to: { path: "^(runtime|workers|cmd|schemas|scripts|clients)/", pathNot: [from, ...allowed] },
});

const PURE = "^runtime/(ir|expressions|translator|interpreter|monitors)/";

module.exports = {
  forbidden: [
    onlyImports("ir-imports-nothing", "^runtime/ir/", ["^schemas/"], "runtime/ir is the leaf: move what it needs into it."),
    onlyImports("expressions-import-only-ir", "^runtime/expressions/", ["^runtime/ir/"], "The language knows JSON and types, no document and no host."),
    onlyImports("translator-imports-downward", "^runtime/translator/", ["^runtime/(ir|expressions)/", "^schemas/"], "The translator is pure: give it what it needs as data in TranslateOptions."),
    onlyImports("interpreter-imports-downward", "^runtime/interpreter/", ["^runtime/(ir|expressions)/"], "The interpreter runs in the sandbox: reach the world through Effects."),
    onlyImports("monitors-import-downward", "^runtime/monitors/", ["^runtime/(ir|expressions)/"], "What a check computes is pure."),
    onlyImports("store-imports-only-ir", "^runtime/store/", ["^runtime/ir/"], "The store knows rows, not runs: put the life of a run into runtime/runs."),
    onlyImports("bridge-imports-only-ir", "^runtime/bridge/", ["^runtime/ir/"], "The bridge is Temporal's client and nothing else."),
    onlyImports("journal-imports-downward", "^runtime/journal/", ["^runtime/(ir|store)/"], "The journal stands on the store."),
    onlyImports("runs-import-downward", "^runtime/runs/", ["^runtime/(ir|store|journal|bridge)/"], "Where store and Temporal meet; nothing above it."),
    onlyImports("telemetry-imports-downward", "^runtime/telemetry/", ["^runtime/(ir|store|journal|bridge|runs|outbox)/"], "Parts tell what happens by a hook of their own; telemetry counts it, and no part knows telemetry."),
    onlyImports("outbox-imports-downward", "^runtime/outbox/", ["^runtime/(ir|store|journal|bridge)/"], "The outbox gets its way out as a port: the egress guard belongs to the worker."),
    onlyImports("worker-imports-downward", "^workers/typescript/(?!main[.]ts$)", ["^workers/typescript/", "^runtime/(ir|expressions|interpreter|monitors|journal|runs|outbox|store|bridge|telemetry)/", "^schemas/"], "A worker knows plans, not documents: the translator stays in the API."),
    onlyImports("worker-main-reads-the-configuration", "^workers/typescript/main[.]ts$", ["^workers/typescript/", "^cmd/stack/(config|parts)[.]ts$", "^runtime/(ir|journal|runs|store|bridge|telemetry)/"], "Only a main.ts may read the configuration; what it starts gets data."),
    {
      name: "api-does-not-import-cli-or-stack",
      severity: "error",
      comment: "The service is started by the stack or by its main.ts; only main.ts may read the configuration.",
      from: { path: "^cmd/api/", pathNot: ["^cmd/api/main[.]ts$", TEST] },
      to: { path: "^cmd/(cli|stack)/" },
    },
    {
      name: "pure-layers-do-no-io",
      severity: "error",
      comment: "Pure layers take data and give data; I/O belongs to a host (store, worker, cmd).",
      from: { path: PURE, pathNot: TEST },
      to: { path: "^(node:)?(fs|net|http|https|http2|child_process|dns|os|path|process|stream|tls|timers|worker_threads|cluster|dgram|readline|inspector|vm|v8|zlib|crypto)(/|$)", dependencyTypes: ["core"] },
    },
    {
      name: "pure-layers-know-no-temporal",
      severity: "error",
      comment: "Only the workflow host in workers/typescript and the bridge speak to Temporal.",
      from: { path: PURE, pathNot: TEST },
      to: { path: "node_modules/(@temporalio|pg|@aws-sdk|express|undici)/" },
    },
    {
      name: "sandbox-has-no-ajv",
      severity: "error",
      comment: "ajv compiles to Function: it runs in the API and the activity host only.",
      from: { path: "^runtime/(ir|expressions|interpreter)/|^workers/typescript/workflow", pathNot: TEST },
      to: { path: "node_modules/(ajv|ajv-formats)/" },
    },
    {
      name: "express-only-in-the-api",
      severity: "error",
      comment: "Handlers live in cmd/api/routes.",
      from: { pathNot: ["^cmd/api/", TEST] },
      to: { path: "node_modules/(express|helmet)/" },
    },
    {
      name: "pg-and-s3-only-in-the-store",
      severity: "error",
      comment: "Write a statement set in runtime/store and call it.",
      from: { path: "^(cmd|runtime|workers)/", pathNot: ["^runtime/store/", TEST] },
      to: { path: "node_modules/(pg|@types/pg|@aws-sdk/client-s3|rate-limiter-flexible)/" },
    },
    {
      name: "temporal-client-only-in-the-bridge",
      severity: "error",
      comment: "Ask runtime/bridge; it is Temporal's client and nothing else.",
      from: { path: "^(cmd|runtime|workers)/", pathNot: ["^runtime/bridge/", TEST] },
      to: { path: "node_modules/@temporalio/client/" },
    },
    {
      name: "workflow-bundle-is-workflow-and-common",
      severity: "error",
      comment: "What the sandbox loads may use @temporalio/workflow and @temporalio/common only.",
      from: { path: "^workers/typescript/workflow" },
      to: { path: "node_modules/@temporalio/(worker|activity|client)/" },
    },
    {
      name: "no-source-imports-tests",
      severity: "error",
      comment: "Move what both need into the source.",
      from: { path: "^(cmd|runtime|workers|scripts)/", pathNot: TEST },
      to: { path: "^test/|[.]test[.]ts$" },
    },
    { name: "no-circular", severity: "error", comment: "Cut the cycle: move the shared part down.", from: { pathNot: TEST }, to: { circular: true } },
    {
      name: "not-to-dev-dep",
      severity: "error",
      comment: "A source file needs a dependency, not a devDependency.",
      from: { path: "^(cmd|runtime|workers)/", pathNot: TEST },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"], pathNot: "node_modules/@types/" },
    },
    { name: "not-to-unresolvable", severity: "error", comment: "The import leads nowhere.", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "generated/.*[.]cjs$" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    parser: "swc",
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default", "types"], extensions: [".ts", ".js", ".cjs", ".json"] },
  },
};
