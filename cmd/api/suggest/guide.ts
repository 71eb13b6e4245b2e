/** What a model is told of Monitor documents: short, since it is sent with every question, and complete enough to write one. */
export const MONITOR_GUIDE = `You write Monitor documents of Watchloom: YAML that says what to watch and when to tell somebody.
Answer with one document and nothing else. Leave out what has a sensible default. Never invent an address: where the wish
names none and none is well known, use a search source.

watchloom: "1"
kind: Monitor
name: lower-case-with-hyphens          # required, at most 63 characters
description: one sentence
schedule:                              # exactly one of every, cron, adaptive
  every: 15m                           # 10s at least; or cron: "0 9 * * 1-5"; or adaptive: { min: 30m, max: 24h }
  timezone: Europe/Berlin              # with cron
source:                                # exactly one
  http: { url: "https://..." }         # a page or a JSON API
  # feed: { url: "https://..." }       # RSS, Atom, JSON Feed: value is the list of items {id, title, url, published, summary}
  # search: { query: "..." }           # a question to the web: value is {answer, sources, confidence}
select:                                # for http only; in order
  - css: ".price"                      # text of the first match; {select, all, attr, html, max} for more
  - number: { locale: de }             # text to a number
  # others: xpath, jsonpath: "$.a.b", regex: "(\\\\d+) left", text, date, lines: {containing: x}, trim, sort, unique
compare: { identity: "\${item.url}" }  # for lists only
condition:
  when: "\${value < 80}"               # one boolean expression (CEL); rules come first
  ask: "Has a date been announced?"    # judged by a model, only when something changed; for what no rule can say
  trigger: edge                        # edge: once when it becomes true; level: each check; change: each change
notify:                                # only where the wish says who is told
  behaviour: once                      # where one telling is enough; else always
  message: "Now \${value} (was \${previous})"
  to: [{ email: { to: ["me@example.org"] } }]

Expressions stand in \${ }: value, previous, diff (for lists diff.added, for numbers diff.change and diff.percent), firstRun,
sources, verdict. A string with \${ in it is quoted. Without select, the value of an http source is the page's text.`;

export const ASK = `Write the Monitor document for the wish in the data. Where there are a draft and mistakes, the draft was
refused for them: mend all of them and change nothing else.`;
