/** The examples of the definition of documents, as they stand there. */
export const comparePrices = `watchloom: "1"
kind: Workflow
name: compare-prices
inputs: { type: object, required: [urls], properties: { urls: { type: array, items: { type: string }, maxItems: 50 } } }
steps:
  - id: pages
    map:
      over: "\${inputs.urls}"
      concurrency: 4
      onError: collect
      steps:
        - id: page
          call: http.request
          with: { url: "\${item}", schema: { type: object, required: [price], properties: { price: { type: number } } } }
          timeout: 10s
          retry: { attempts: 3, initial: 200ms, except: ["http.rate_limited"] }
          output: { url: "\${item}", price: "\${output.body.price}" }
  - id: good
    set: "\${steps.pages.filter(p, has(p.ok)).map(p, p.ok)}"
  - id: none
    if: "\${size(steps.good) == 0}"
    fail: { type: prices.none, message: "no page answered" }
output: { cheapest: "\${steps.good.map(p, p.price).min()}", checked: "\${size(steps.pages)}" }
`;

export const allInvoices = `watchloom: "1"
kind: Workflow
name: all-invoices
inputs: { type: object, required: [base], properties: { base: { type: string } } }
steps:
  - id: pages
    loop:
      start: { items: [], next: "" }
      while: "\${last.next != null}"
      max: 20
      onMax: stop
      steps:
        - id: page
          call: http.request
          with:
            url: "\${inputs.base}/invoices"
            query: { cursor: "\${last.next == '' ? null : last.next}" }
            auth: { bearer: { $secret: erp } }
            schema: { type: object, required: [items], properties: { items: { type: array, items: { type: object, required: [amount], properties: { amount: { type: number } } } }, next: { type: [string, "null"] } } }
        - id: all
          set: { items: "\${last.items + steps.page.body.items}", next: "\${default(steps.page.body.next, null)}" }
output: { count: "\${size(steps.pages.items)}", total: "\${steps.pages.items.map(i, i.amount).sum()}" }
`;

export const bookTrip = `watchloom: "1"
kind: Workflow
name: book-trip
inputs: { type: object, required: [base], properties: { base: { type: string } } }
steps:
  - id: flight
    call: http.request
    with: { method: POST, url: "\${inputs.base}/flights", idempotent: true }
    undo: { call: http.request, with: { method: DELETE, url: "\${inputs.base}/flights/\${output.body.id}" } }
  - id: ok
    approve: { question: "Book the hotel for \${steps.flight.body.nights} nights?", timeout: 24h }
  - id: rejected
    if: "\${steps.ok.choice != 'approve'}"
    fail: { type: trip.rejected, message: "\${default(steps.ok.comment, 'rejected')}" }
  - id: hotel
    call: http.request
    with: { method: POST, url: "\${inputs.base}/hotels", idempotent: true }
`;
