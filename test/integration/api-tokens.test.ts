import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { JsonObject } from "../../runtime/ir/json.ts";
import { startOidcServer, type OidcServer } from "../support/oidc-server.ts";
import { startTestStack, type Reply, type TestStack } from "../support/stack.ts";
import { until } from "../support/until.ts";

let stack: TestStack;
let issuer: OidcServer;
before(async () => {
  issuer = await startOidcServer();
  stack = await startTestStack({
    config: {
      heartbeatMs: 300,
      oidc: {
        issuer: issuer.issuer,
        audience: ["watchloom"],
        authorizedParties: [],
        roles: new Map([["org:admin", "admin"]]),
      },
    },
  });
});
after(async () => {
  await stack?.stop();
  await issuer?.stop();
});

const TINY = { watchloom: "1", kind: "Workflow", name: "tiny", steps: [{ id: "a", set: 1 }] };
const GATE = (by: readonly string[]): JsonObject => ({
  watchloom: "1",
  kind: "Workflow",
  name: "gate",
  steps: [{ id: "gate", approve: { question: "Open?", choices: ["open", "shut"], by: [...by], timeout: "1h" } }],
});

const token = (claims: { readonly [name: string]: unknown } = {}): Promise<string> =>
  issuer.sign({ org_id: "acme", roles: ["operator"], ...claims });

test("a token reaches the tenant that its organisation is, and does what its roles say", async () => {
  const key = await token();
  const posted = await stack.send("POST", "/runs", { body: { document: TINY }, key });
  assert.equal(posted.status, 202, posted.text);
  const id = posted.body["id"] as string;
  const sameTenant = await stack.tenant("acme", ["runs:read", "admin"], "of-acme");
  assert.equal((await stack.send("GET", `/runs/${id}`, { key: sameTenant })).status, 200);
  assert.equal((await stack.send("GET", `/runs/${id}`)).status, 404, "another tenant's key");
  assert.equal((await stack.send("GET", `/runs/${id}`, { key: await token({ org_id: "rival" }) })).status, 404);
  const alone = await issuer.sign({ sub: "user_2", roles: ["operator"] });
  assert.equal((await stack.send("GET", `/runs/${id}`, { key: alone })).status, 404, "without an organisation");
  const put = await stack.send("PUT", "/documents/tiny", { body: { document: TINY }, key });
  assert.deepEqual([put.status, put.body["code"]], [403, "insufficient-scope"]);
  assert.match(put.body["detail"] as string, /"user:user_1" lacks the scope "documents:write"/);
  const boss = await token({ roles: ["org:admin"] });
  assert.equal((await stack.send("PUT", "/documents/tiny", { body: { document: TINY }, key: boss })).status, 201);
  const audit = await stack.send("GET", "/audit", { key: boss });
  assert.deepEqual(
    (audit.body["data"] as JsonObject[]).map(({ actor, action }) => [actor, action]),
    [
      ["user:user_1", "document.put"],
      ["user:user_1", "run.create"],
      ["user:user_1", "tenant.create"],
    ],
  );
});

test("a tenant is made when its first token comes, once, however many come at the same moment", async () => {
  const second = await stack.secondApi();
  const key = await token({ org_id: "newcomer", roles: ["admin"] });
  const replies = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      fetch(`${n % 2 === 0 ? stack.api.url : second.url}/runs`, { headers: { authorization: `Bearer ${key}` } }),
    ),
  );
  assert.deepEqual([...new Set(replies.map(({ status }) => status))], [200]);
  await Promise.all(replies.map((reply) => reply.text()));
  const made = await stack.send("GET", "/audit?action=tenant.create", { key });
  assert.equal((made.body["data"] as JsonObject[]).length, 1);
  const rows = await stack.world.store.admin("select 1 from wl.tenants where tenant = 'newcomer'");
  assert.equal(rows.length, 1);
});

test("an approval is decided by key, user, e-mail, role or scope, as its `by` says, and by nobody else", async () => {
  const lead = await stack.tenant("acme", ["runs:read", "runs:write"], "lead");
  const email = "ada@example.org";
  const callers: { readonly [name: string]: string } = {
    key: lead,
    user: await token({ sub: "user_7" }),
    mail: await token({ sub: "user_8", email, email_verified: true }),
    unverified: await token({ sub: "user_9", email }),
    role: await token({ sub: "user_10", roles: ["operator", "board"] }),
    mapped: await token({ sub: "user_11", roles: ["org:admin"] }),
    namesake: await token({ sub: "lead" }),
  };
  const cases: readonly (readonly [by: string, may: readonly string[]])[] = [
    ["key:lead", ["key"]],
    ["user:user_7", ["user"]],
    ["user:Ada@Example.org", ["mail"]],
    ["user:lead", ["namesake"]],
    ["role:board", ["role"]],
    ["role:admin", ["mapped"]],
    ["role:org:admin", ["mapped"]],
    ["role:operator", ["user", "mail", "unverified", "role", "namesake"]],
    ["scope:secrets:write", ["mapped"]],
    ["scope:runs:write", Object.keys(callers)],
  ];
  const boss = callers["mapped"] as string;
  const decide = (id: string, key: string): Promise<Reply> =>
    stack.send("POST", `/runs/${id}/approvals/gate`, { body: { choice: "open" }, key });
  for (const [by, may] of cases) {
    for (const decider of may) {
      const run = await stack.send("POST", "/runs", { body: { document: GATE([by, "key:nobody"]) }, key: boss });
      const id = run.body["id"] as string;
      await until("the question", async () => {
        const { body } = await stack.send("GET", `/runs/${id}/approvals`, { key: boss });
        return (body["data"] as JsonObject[]).length > 0 ? true : undefined;
      });
      for (const [name, key] of Object.entries(callers)) {
        if (may.includes(name)) continue;
        const refused = await decide(id, key);
        assert.deepEqual([refused.status, refused.body["code"]], [403, "not-an-approver"], `${by}, asked by ${name}`);
      }
      const key = callers[decider] as string;
      const taken = await decide(id, key);
      assert.equal(taken.status, 200, `${by}, asked by ${decider}: ${taken.text}`);
      assert.equal(taken.body["by"], decider === "key" ? "key:lead" : `user:${subjectOf(key)}`);
    }
  }
});

function subjectOf(jwt: string): string {
  const claims = JSON.parse(Buffer.from(jwt.split(".")[1] ?? "", "base64url").toString()) as { sub: string };
  return claims.sub;
}

test("a stream ends when the token that opened it is over", async () => {
  // 5 s of tolerance are given. Where they are over before the stream is asked for, another token is.
  const stream = await until("a stream by a token that is as good as over", async () => {
    const key = await token({ exp: Math.floor(Date.now() / 1000) - 3 });
    const opened = await stack.stream("/stream", { key });
    return opened.status === 200 ? opened : undefined;
  });
  const last = await stream.find("the refusal", ({ type }) => type === "stream.error");
  assert.match(JSON.stringify(last.data), /it has expired/);
  assert.equal(await stream.ended, "cut");
});

test("with the issuer away known keys go on, and a token that nobody can judge is answered 503, not 401", async () => {
  assert.equal((await stack.send("GET", "/runs", { key: await token() })).status, 200);
  issuer.behave("down");
  try {
    assert.equal((await stack.send("GET", "/runs", { key: await token() })).status, 200);
    const stranger = await issuer.sign({ org_id: "acme" }, { kid: "never-seen" });
    const reply = await stack.send("GET", "/runs", { key: stranger });
    assert.deepEqual([reply.status, reply.body["code"]], [503, "temporary-reduced-capacity"]);
    assert.ok(Number(reply.headers.get("retry-after")) >= 1);
    assert.equal((await stack.send("GET", "/runs")).status, 200, "API keys need no issuer");
  } finally {
    issuer.behave("well");
  }
});

test("where no issuer is configured a token is refused, and the answer says what is missing", async () => {
  const other = await startTestStack({ worker: false });
  try {
    const reply = await other.send("GET", "/runs", { key: await token() });
    assert.equal(reply.status, 401);
    assert.match(reply.body["detail"] as string, /OIDC_ISSUER/);
    assert.match(reply.headers.get("www-authenticate") ?? "", /error="invalid_token"/);
  } finally {
    await other.stop();
  }
});
