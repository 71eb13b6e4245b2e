/** Monitors as users write them; together they have every field, the last one nearly all. */
export const keyboardPrice = `watchloom: "1"
kind: Monitor
name: keyboard-price
schedule: { every: 15m }
source: { http: { url: "https://shop.example/keyboard" } }
select: [{ css: ".price" }, { number: { locale: de } }]
condition: { when: "\${value < 80}" }
notify:
  title: "Keyboard for \${value} €"
  message: "Now \${value} € (was \${previous})"
  to: [{ webhook: { url: "https://hooks.example/x" } }]
`;

export const postgresReleases = `watchloom: "1"
kind: Monitor
name: postgres-releases
schedule: { adaptive: { min: 30m, max: 24h } }
source: { feed: { url: "https://www.postgresql.org/versions.rss" } }
compare: { identity: "\${item.url}" }
condition: { when: "\${diff.added.exists(i, i.title.contains('18.'))}", trigger: change }
notify:
  each: { over: "\${diff.added}", line: "[\${item.title}](\${item.url})" }
  digest: { cron: "0 8 * * 1" }
  to: [{ email: { to: [me@example.org] } }]
`;

export const iphoneDate = `watchloom: "1"
kind: Monitor
name: iphone-date
schedule: { adaptive: { min: 6h, max: 7d } }
source: { search: { query: "When is the next iPhone released?", provider: gemini } }
condition: { ask: "Has Apple itself announced a concrete release date?", minConfidence: 0.8 }
notify:
  behaviour: once
  message: "\${verdict.reason}"
  each: { over: "\${sources}", line: "[\${item.title}](\${item.url})", max: 5 }
  to: [{ telegram: { chat: "1", token: { $secret: tg } } }]
`;

export const officeHours = `watchloom: "1"
kind: Monitor
name: office-hours
schedule: { cron: ["0 9 * * 1-5", "30 12 * * 1-5"], timezone: Europe/Berlin }
source: { http: { url: "https://shop.example/hours" } }
extract:
  schema: { type: object, required: [opens], properties: { opens: { type: string } } }
  model: gemini:gemini-2.5-flash
notify: { to: [{ webhook: { url: "https://hooks.example/x" } }] }
`;

export const everyMonitor = `watchloom: "1"
kind: Monitor
name: every-field
description: All of it
labels: { team: ops }
schedule:
  every: 15m
  timezone: Europe/Berlin
  windows: [{ days: [mon, tue, wed, thu, fri], from: "08:00", to: "20:00" }]
  jitter: 30s
  overlap: skip
  catchup: 10m
source: { http: { url: "https://shop.example/?team=\${monitor.labels.team}", headers: { accept: text/html } } }
select: [{ remove: [".ads", nav] }]
extract: { schema: { type: object, required: [price], properties: { price: { type: number } } } }
compare: { by: exact, ignore: ["\\\\d+ people are watching", { jsonpath: "$.at" }], confirm: 2 }
condition:
  when: "\${value.price < 80}"
  ask: "Is it in stock?"
  minConfidence: 0.7
  onError: hold
  trigger: edge
  firstRun: notify
notify:
  behaviour: always
  title: "Keyboard for \${value.price} €"
  message: "\${diff.markdown}"
  cooldown: 1h
  maxPerDay: 10
  quietHours: { from: "22:00", to: "07:00" }
  digest: { every: 24h }
  stale: send
  to:
    - webhook: { url: "https://hooks.example/x", secret: { $secret: hook }, body: { price: "\${value.price}" } }
    - email: { to: [a@example.org] }
health: { failures: 5, emptyFor: 3, staleAfter: 2h, to: [] }
retry: { attempts: 4, initial: 10s, factor: 3, max: 5m }
budget: { tokensPerDay: 50000, bytesPerCheck: 5MiB }
expires: 2027-01-01T00:00:00Z
`;
