export {
  isBlocked,
  looksLikeWall,
  nextHealth,
  type Health,
  type HealthChange,
  type HealthMemory,
  type HealthRules,
  type HealthSign,
} from "./health.ts";
