import { errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from "jose";
import type { Caller } from "../caller.ts";
import { callerOf } from "./claims.ts";
import type { OidcSettings } from "./settings.ts";
import { IssuerAwayError, TokenError } from "./token-error.ts";

/** Asymmetric ones alone: with a shared secret in the list, the issuer's public key would pass for one. */
const ALGORITHMS = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
  "Ed25519",
];
/** How far two clocks may be apart. */
const TOLERANCE_S = 5;

/** Who a token speaks for. @throws TokenError where it is not believed, IssuerAwayError where nobody can say */
export type VerifyToken = (token: string) => Promise<Caller>;

export function makeTokenVerifier(settings: OidcSettings, keys: JWTVerifyGetKey): VerifyToken {
  const options = {
    issuer: settings.issuer,
    audience: [...settings.audience],
    algorithms: ALGORITHMS,
    requiredClaims: ["exp", "sub"],
    clockTolerance: TOLERANCE_S,
  };
  const verify = async (token: string): Promise<JWTPayload> => {
    try {
      return (await jwtVerify(token, keys, options)).payload;
    } catch (error) {
      if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
      // A token without `kid`, and several keys that could be meant.
      for await (const key of error) {
        try {
          return (await jwtVerify(token, key, options)).payload;
        } catch (wrong) {
          if (!(wrong instanceof errors.JWSSignatureVerificationFailed)) throw wrong;
        }
      }
      throw new errors.JWSSignatureVerificationFailed();
    }
  };
  return async (token) => {
    let payload: JWTPayload;
    try {
      payload = await verify(token);
    } catch (error) {
      if (error instanceof IssuerAwayError) throw error;
      throw new TokenError(whyNot(error), { cause: error });
    }
    return callerOf(payload, settings);
  };
}

function whyNot(error: unknown): string {
  if (error instanceof errors.JWTExpired) return "it has expired";
  if (error instanceof errors.JWTClaimValidationFailed) return whyClaim(error.claim, error.reason);
  if (error instanceof errors.JOSEAlgNotAllowed) return `its algorithm is not one of ${ALGORITHMS.join(", ")}`;
  if (error instanceof errors.JWKSNoMatchingKey) return "it is signed with a key that the issuer does not have";
  if (error instanceof errors.JWSSignatureVerificationFailed) return "its signature is wrong";
  return "it is no signed JWT that is understood here";
}

function whyClaim(claim: string, reason: string): string {
  if (reason === "missing") return `it has no "${claim}"`;
  switch (claim) {
    case "iss":
      return "it is of another issuer";
    case "aud":
      return "it is for another audience";
    case "nbf":
      return "it is not valid yet";
    default:
      return `its "${claim}" is wrong`;
  }
}
