export {
  askRequest,
  extractRequest,
  learnRequest,
  readFacts,
  rememberFacts,
  type Fact,
  type ModelRequest,
} from "./requests.ts";
