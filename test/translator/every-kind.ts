/** One document with a step of every kind, and most of what each can say. */
export const everyKind = `
watchloom: "1"
kind: Workflow
name: every-kind
description: Everything at once
labels: { team: ops }
inputs:
  type: object
  required: [base]
  properties:
    base: { type: string }
    rows: { type: array, maxItems: 20, items: { type: object, required: [n], properties: { n: { type: number } } }, default: [] }
timeout: 2d
budget: { tokens: 1000, steps: 5000, bytes: 5MiB }
queries: { total: "\${default(steps.total, 0)}" }
steps:
  - id: now
    call: time.now
  - id: page
    summary: "page of \${inputs.base}"
    call: http.request
    with:
      url: "\${inputs.base}/page"
      query: { b: "\${run.id}", a: 1 }
      auth: { bearer: { $secret: erp } }
      schema: { type: object, required: [price], properties: { price: { type: number }, note: { type: string } } }
    timeout: 5s
    deadline: 1m
    heartbeat: 2s
    retry: { attempts: 2, initial: 500ms, max: 2s, except: [http.timeout] }
    undo: { call: http.request, with: { method: DELETE, url: "\${output.url}" }, unknown: true }
    output: "\${output.body}"
  - id: total
    set: "\${steps.page.price + 1}"
  - id: choice
    switch:
      - when: "\${steps.total > 10}"
        steps: [{ id: dear, set: dear }]
      - when: false
        steps: [{ id: never, set: 0 }]
    else: [{ id: cheap, set: cheap }]
  - id: both
    parallel:
      branches:
        right: [{ id: r, set: "\${steps.total}" }]
        left: [{ id: l, set: "\${steps.total * 2}" }]
  - id: race
    parallel: { join: any, branches: { x: [{ id: rx, wait: 1s }], y: [{ id: ry, wait: 2s }] } }
  - id: each
    map:
      over: "\${inputs.rows}"
      as: row
      concurrency: 2
      max: 50
      onError: collect
      steps: [{ id: twice, set: "\${row.n * 2 + rowIndex}" }]
  - id: again
    loop:
      start: { n: 0 }
      while: "\${last.n < 3}"
      max: 5
      every: 1s
      onMax: stop
      steps: [{ id: next, set: { n: "\${last.n + 1}", round: "\${index}" } }]
  - id: pause
    wait: { until: "\${steps.now.time}" }
  - id: paid
    listen:
      signal: paid
      schema: { type: object, required: [amount], properties: { amount: { type: number } } }
      match: "\${payload.amount >= steps.total}"
      timeout: 1h
  - id: agreed
    approve: { question: "Pay \${steps.paid.amount}?", choices: [yes, no], by: ["role:\${run.labels.team}"], timeout: 1h }
  - id: part
    run:
      document:
        watchloom: "1"
        kind: Workflow
        name: part
        inputs: { type: object, required: [n], properties: { n: { type: number } } }
        steps: [{ id: half, set: "\${inputs.n / 2}" }]
      input: { n: "\${steps.total}" }
    timeout: 1h
    retry: { attempts: 2 }
  - id: careful
    undo: true
    try: [{ id: risky, call: http.request, with: { method: POST, url: "\${inputs.base}/risky", idempotent: true } }]
    catch:
      - { errors: ["http.*"], as: problem, steps: [{ id: told, set: "\${problem.message}" }] }
    finally: [{ id: tidy, emit: { name: tidied, data: { failed: "\${error != null}" } } }]
  - id: labelled
    emit: { labels: { stage: done } }
  - id: early
    if: "\${steps.agreed.choice == 'no'}"
    return: { paid: false }
  - id: refuse
    if: "\${steps.part > 1000}"
    fail: { type: too.much, message: "\${steps.part} is too much", details: { at: "\${steps.now.time}" } }
output: { paid: true, choice: "\${steps.choice}", rows: "\${steps.each.map(e, has(e.ok) ? e.ok : 0).sum()}" }
`;
