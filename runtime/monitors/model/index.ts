export {
  askRequest,
  extractRequest,
  learnRequest,
  readFacts,
  rememberFacts,
  type Fact,
  type ModelRequest,
  type Offer,
} from "./requests.ts";
