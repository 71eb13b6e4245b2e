/** Read by `openapi-ts`; the gate says where from and where to. */
export default {
  input: process.env["CONTRACT_INPUT"],
  output: {
    path: process.env["CONTRACT_OUTPUT"],
    // Node runs the client's source as it is, and tsc rewrites the ending when it builds.
    module: { extension: ".ts" },
  },
  plugins: ["@hey-api/client-fetch", "@hey-api/typescript", "@hey-api/sdk"],
};
