export * from "./generated/index.ts";
export { connect, type ConnectOptions } from "./connect.ts";
export { followRun, followTenant, StreamRefused } from "./stream.ts";
export type { FollowOptions, FollowTenantOptions } from "./stream.ts";
