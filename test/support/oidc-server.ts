import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTHeaderParameters } from "jose";

interface SigningKey {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
}

/** An OpenID provider as far as a verifier sees it, over real HTTP; what it answers can be changed while it runs. */
export interface OidcServer {
  /** Its address, and what tokens have in `iss`. */
  readonly issuer: string;
  /** A token of this moment's key; `claims` over sensible ones, undefined takes one out. */
  sign(claims?: { readonly [name: string]: unknown }, header?: Partial<JWTHeaderParameters>): Promise<string>;
  /** Signs with a new key from now on; the last `kept` keys stay in the set. */
  rotate(kept?: number): Promise<void>;
  /** The key that signs now. */
  readonly key: SigningKey;
  /** The set as it is served. */
  jwks(): { readonly keys: readonly JWK[] };
  /** How often the set was read. */
  readonly reads: number;
  /** Answers to looks at the keys are made, and wait for this before they go out; until called again without. */
  hold(answers?: Promise<unknown>): void;
  /** Answers nothing but 503, until told otherwise; or what is given. */
  behave(how: "well" | "down" | Behaviour): void;
  stop(): Promise<void>;
}

/** Instead of the metadata, or of the keys. */
export interface Behaviour {
  readonly metadata?: (issuer: string) => object;
  readonly redirectKeysTo?: string;
}

export const AUDIENCE = "watchloom";

export async function startOidcServer(): Promise<OidcServer> {
  let keys: SigningKey[] = [];
  let behaviour: "well" | "down" | Behaviour = "well";
  let reads = 0;
  let held: Promise<unknown> | undefined;
  let made = 0;
  const server: Server = createServer((request, response) => {
    const isKeys = request.url === "/keys";
    if (isKeys) reads += 1;
    if (behaviour === "down") {
      response.writeHead(503).end();
      return;
    }
    const own: Behaviour = behaviour === "well" ? {} : behaviour;
    if (isKeys && own.redirectKeysTo !== undefined) {
      response.writeHead(302, { location: own.redirectKeysTo }).end();
      return;
    }
    const metadata = own.metadata?.(issuer) ?? { issuer, jwks_uri: `${issuer}/keys` };
    const body = isKeys ? jwks() : request.url === "/.well-known/openid-configuration" ? metadata : undefined;
    response.writeHead(body === undefined ? 404 : 200, { "content-type": "application/json" });
    const text = JSON.stringify(body ?? {});
    void Promise.resolve(isKeys ? held : undefined).then(() => response.end(text));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const makeKey = async (): Promise<SigningKey> => {
    const alg = made % 2 === 0 ? "RS256" : "ES256";
    const kid = `key-${++made}`;
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
    return { kid, alg, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg, use: "sig" } };
  };
  const jwks = () => ({ keys: keys.map(({ publicJwk }) => publicJwk) });
  keys = [await makeKey()];

  return {
    issuer,
    get key() {
      return keys.at(-1)!;
    },
    get reads() {
      return reads;
    },
    jwks,
    async sign(claims = {}, header = {}) {
      const { kid, alg, privateKey } = keys.at(-1)!;
      const now = Math.floor(Date.now() / 1000);
      const all = { iss: issuer, aud: AUDIENCE, sub: "user_1", iat: now, exp: now + 300, ...claims };
      return new SignJWT(all).setProtectedHeader({ alg, kid, typ: "JWT", ...header }).sign(privateKey);
    },
    async rotate(kept = 3) {
      const key = await makeKey();
      keys = [...keys, key].slice(-kept);
    },
    hold(answers) {
      held = answers;
    },
    behave(how) {
      behaviour = how;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
