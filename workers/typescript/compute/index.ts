export { makeCompute, type Compute } from "./compute.ts";
