import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { parse } from "yaml";

const root = join(import.meta.dirname, "..", "..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const tracked = spawnSync("git", ["ls-files", "*.md"], { cwd: root, encoding: "utf8" })
  .stdout.split("\n")
  .filter(Boolean);

test("the README stays under 150 lines", () => {
  assert.ok(read("README.md").split("\n").length <= 150);
});

test("every relative link of a page leads to a file", () => {
  const dead: string[] = [];
  for (const page of tracked) {
    for (const [, target = ""] of read(page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      if (!existsSync(join(root, dirname(page), target))) dead.push(`${page} → ${target}`);
    }
  }
  assert.deepEqual(dead, []);
});

test("the lockfile names no registry", () => {
  const lock = JSON.parse(read("package-lock.json")) as { packages: Record<string, { resolved?: string }> };
  const named = Object.entries(lock.packages).filter(([, entry]) => entry.resolved?.startsWith("http") === true);
  assert.deepEqual(
    named.map(([name]) => name),
    [],
  );
  assert.match(read(".npmrc"), /^omit-lockfile-registry-resolved=true$/m);
});

test("the lockfile holds every optional package of every platform, so that `npm ci` takes it", () => {
  interface Entry {
    optionalDependencies?: Record<string, string>;
  }
  const { packages } = JSON.parse(read("package-lock.json")) as { packages: Record<string, Entry> };
  const names = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, "")));
  const missing = Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !names.has(name))
      .map((name) => `${path} → ${name}`),
  );
  assert.deepEqual(missing, []);
});

test("Dockerfile: what is installed holds the compiler of the workflow bundle, and what is copied all that is imported", () => {
  const dockerfile = read("Dockerfile");
  const lock = JSON.parse(read("package-lock.json")) as { packages: Record<string, { optional?: boolean }> };
  const binaries = Object.keys(lock.packages).filter((name) => name.startsWith("node_modules/@swc/core-"));
  assert.ok(binaries.length > 0);
  for (const name of binaries) assert.equal(lock.packages[name]?.optional, true, name);
  assert.match(dockerfile, /npm ci --omit=dev/);
  assert.doesNotMatch(dockerfile, /--omit=optional|--no-optional|@swc/);
  const copied = [...dockerfile.matchAll(/^COPY (.+) \S+$/gm)].flatMap(([, names]) => names!.split(" "));
  for (const folder of ["cmd", "runtime", "workers"]) {
    for (const file of readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })) {
      if (!file.endsWith(".ts") || file.endsWith(".test.ts")) continue;
      const path = join(folder, file);
      for (const [, to] of read(path).matchAll(/(?:from|import\() ?"(\.{1,2}\/[^"]+)"/g)) {
        const top = join(dirname(path), to!).split("/")[0]!;
        assert.ok(copied.includes(top), `${path} imports from "${top}", which the image has not`);
      }
    }
  }
});

interface Compose {
  services: Record<
    string,
    { image?: string; healthcheck?: { test: unknown }; depends_on?: Record<string, { condition: string }> }
  >;
}

test("docker-compose.yml: every image is pinned, every service has a health check, dependencies wait for it", () => {
  const compose = parse(read("docker-compose.yml"), { merge: true }) as Compose;
  const names = Object.keys(compose.services);
  for (const wanted of ["temporal", "postgres", "s3", "api", "worker"]) assert.ok(names.includes(wanted), wanted);
  for (const [name, service] of Object.entries(compose.services)) {
    assert.match(service.image ?? "", /:[\w.-]*\d|^watchloom:local$/, `${name}: image`);
    assert.doesNotMatch(service.image ?? "", /:latest$/, `${name}: image`);
    assert.ok(service.healthcheck?.test, `${name}: health check`);
    for (const [on, { condition }] of Object.entries(service.depends_on ?? {})) {
      assert.ok(names.includes(on), `${name} depends on ${on}`);
      assert.equal(condition, "service_healthy", `${name} waits for ${on}`);
    }
  }
});

test("docker-compose.yml: every setting it gives is one that the configuration reads", async () => {
  const { readConfig } = await import("../../cmd/stack/config.ts");
  const compose = parse(read("docker-compose.yml"), { merge: true }) as {
    services: Record<string, { environment?: Record<string, string> }>;
  };
  for (const name of ["api", "worker"]) {
    const environment = Object.fromEntries(
      Object.entries(compose.services[name]?.environment ?? {}).map(([key, value]) => [
        key,
        key === "WATCHLOOM_MASTER_KEY"
          ? Buffer.alloc(32).toString("base64")
          : String(value).replace(/\$\{[^}:]+(:-([^}]*))?[^}]*\}/g, "$2"),
      ]),
    );
    const config = readConfig(environment, "/");
    assert.equal(config.temporal.address, "temporal:7233");
    assert.equal(config.s3?.bucket, "watchloom");
  }
});
