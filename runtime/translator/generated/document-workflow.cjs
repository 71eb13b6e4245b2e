"use strict";
module.exports = validate20;
module.exports.default = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Workflow document","description":"Steps that Watchloom runs durably.","type":"object","required":["watchloom","kind","name","steps"],"additionalProperties":false,"properties":{"watchloom":{"description":"The version of the document format.","type":"string","const":"1","examples":["1"]},"kind":{"description":"What the document is.","type":"string","const":"Workflow","examples":["Workflow"]},"name":{"$ref":"#/$defs/documentName","description":"The document's name, and the Temporal workflow type.","examples":["order-total"]},"description":{"description":"What the document is for.","type":"string","maxLength":4096,"examples":["Adds up an order"]},"labels":{"$ref":"#/$defs/labels","description":"Names and values to find runs by; at most 10.","examples":[{"team":"ops"}]},"inputs":{"$ref":"#/$defs/jsonSchema","description":"JSON Schema of the input object; without it only an empty input is accepted.","examples":[{"type":"object","required":["base"],"properties":{"base":{"type":"string"}}}]},"timeout":{"$ref":"#/$defs/duration","description":"The longest that a run may take, from acceptance; at most 365d.","default":"30d","examples":["1h"]},"budget":{"description":"The most that one run may use.","type":"object","additionalProperties":false,"properties":{"tokens":{"description":"Tokens of models, input and output.","type":"integer","minimum":1,"maximum":1000000000,"examples":[50000]},"steps":{"description":"Executions of steps.","type":"integer","minimum":1,"maximum":10000000,"examples":[10000]},"bytes":{"$ref":"#/$defs/size","description":"Bytes that calls bring in.","examples":["50MiB"]}},"examples":[{"tokens":50000,"steps":10000,"bytes":"50MiB"}]},"queries":{"description":"Answers to queries while the run goes on, by name.","type":"object","maxProperties":100,"propertyNames":{"$ref":"#/$defs/messageName"},"additionalProperties":{"$ref":"#/$defs/template","description":"What the query answers.","examples":["${steps.pages}"]},"examples":[{"progress":"${size(steps.pages)}"}]},"steps":{"$ref":"#/$defs/steps","description":"What the run does, one step after another.","examples":[[{"id":"total","set":"${inputs.price * 2}"}]]},"output":{"$ref":"#/$defs/template","description":"The run's output; absent: the last step's.","examples":[{"total":"${steps.total}"}]}},"examples":[{"watchloom":"1","kind":"Workflow","name":"hello","steps":[{"id":"greeting","set":"hello"}]}],"$defs":{"documentName":{"description":"A document's name: lower-case letters, digits and hyphens, a letter first, at most 63.","type":"string","pattern":"^[a-z][a-z0-9-]{0,62}$","examples":["order-total"]},"labels":{"description":"Names and values to find runs by; at most 10.","type":"object","maxProperties":10,"propertyNames":{"$ref":"#/$defs/labelName"},"additionalProperties":{"description":"The label's value, at most 128 characters.","type":"string","maxLength":128,"examples":["ops"]},"examples":[{"team":"ops"}]},"labelName":{"description":"A label's name: lower-case letters, digits, hyphens, dots and underscores, a letter first, at most 63.","type":"string","pattern":"^[a-z][a-z0-9_.-]{0,62}$","examples":["team"]},"jsonSchema":{"description":"A JSON Schema (2020-12) in the profile for authors: 16 KiB, no remote `$ref`, patterns are RE2.","type":"object","examples":[{"type":"object","required":["base"],"properties":{"base":{"type":"string"}}}]},"duration":{"description":"A duration: `500ms`, `30s`, `15m`, `2h`, `7d`, or ISO 8601.","type":"string","pattern":"^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}W|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?)?))$","examples":["30s","PT1H30M"]},"size":{"description":"A number of bytes: `500B`, `64KiB`, `5MiB`, `1GiB`.","type":"string","pattern":"^[0-9]{1,12}(B|KiB|MiB|GiB)$","examples":["5MiB"]},"messageName":{"description":"A name of a signal, query or event: letters, digits, underscores and hyphens, a letter first, at most 63.","type":"string","pattern":"^[a-zA-Z][a-zA-Z0-9_-]{0,62}$","examples":["payment-received"]},"template":{"description":"Any JSON value; strings in it may hold expressions, `${ … }`.","examples":[{"total":"${steps.total}"}]},"steps":{"description":"Steps, one after another.","type":"array","items":{"$ref":"#/$defs/Step"},"examples":[[{"id":"total","set":"${inputs.price * 2}"}]]},"Step":{"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Step","description":"One step of a Workflow: an id, exactly one kind, and what that kind takes.","type":"object","allOf":[{"type":"object","exactlyOneKey":["call","set","switch","parallel","map","loop","wait","listen","approve","run","try","emit","return","fail"]},{"if":{"type":"object","required":["call"],"properties":{"call":true}},"then":{"$ref":"#/$defs/CallStep"}},{"if":{"type":"object","required":["set"],"properties":{"set":true}},"then":{"$ref":"#/$defs/SetStep"}},{"if":{"type":"object","required":["switch"],"properties":{"switch":true}},"then":{"$ref":"#/$defs/SwitchStep"}},{"if":{"type":"object","required":["parallel"],"properties":{"parallel":true}},"then":{"$ref":"#/$defs/ParallelStep"}},{"if":{"type":"object","required":["map"],"properties":{"map":true}},"then":{"$ref":"#/$defs/MapStep"}},{"if":{"type":"object","required":["loop"],"properties":{"loop":true}},"then":{"$ref":"#/$defs/LoopStep"}},{"if":{"type":"object","required":["wait"],"properties":{"wait":true}},"then":{"$ref":"#/$defs/WaitStep"}},{"if":{"type":"object","required":["listen"],"properties":{"listen":true}},"then":{"$ref":"#/$defs/ListenStep"}},{"if":{"type":"object","required":["approve"],"properties":{"approve":true}},"then":{"$ref":"#/$defs/ApproveStep"}},{"if":{"type":"object","required":["run"],"properties":{"run":true}},"then":{"$ref":"#/$defs/RunStep"}},{"if":{"type":"object","required":["try"],"properties":{"try":true}},"then":{"$ref":"#/$defs/TryStep"}},{"if":{"type":"object","required":["emit"],"properties":{"emit":true}},"then":{"$ref":"#/$defs/EmitStep"}},{"if":{"type":"object","required":["return"],"properties":{"return":true}},"then":{"$ref":"#/$defs/ReturnStep"}},{"if":{"type":"object","required":["fail"],"properties":{"fail":true}},"then":{"$ref":"#/$defs/FailStep"}}],"examples":[{"id":"total","set":"${inputs.price * 2}"}]},"CallStep":{"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Call step","description":"Calls an activity.","type":"object","required":["id","call"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"call":{"$ref":"#/$defs/activityName","description":"The activity: built in, or a worker's own.","examples":["http.request"]},"with":{"$ref":"#/$defs/with","description":"The activity's input.","examples":[{"url":"${inputs.base}/orders"}]},"returns":{"$ref":"#/$defs/jsonSchema","description":"JSON Schema of the output, where the activity's manifest does not say enough.","examples":[{"type":"object","properties":{"total":{"type":"number"}}}]},"queue":{"description":"The queue of the workers that take the call; absent: the built-in workers.","type":"string","pattern":"^[a-z][a-z0-9-]{0,62}$","examples":["gpu"]},"language":{"description":"The language of the worker that takes the call.","type":"string","enum":["typescript","python","go"],"default":"typescript","examples":["python"]},"timeout":{"$ref":"#/$defs/duration","description":"The longest that one attempt may take; absent: the manifest's, else 60s.","examples":["10s"]},"deadline":{"$ref":"#/$defs/duration","description":"The longest that all attempts together may take, waiting for a worker included.","examples":["5m"]},"heartbeat":{"$ref":"#/$defs/duration","description":"The longest that the worker may be silent.","examples":["30s"]},"retry":{"$ref":"#/$defs/retry","description":"How often and how fast a failed attempt is made again.","examples":[{"attempts":5,"initial":"200ms"}]},"undo":{"$ref":"#/$defs/undo","description":"What takes the call's effect back when the run does not complete.","examples":[{"call":"http.request","with":{"method":"DELETE","url":"${output.body.self}"}}]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"page","call":"http.request","with":{"url":"https://example.org"}}]},"stepId":{"description":"An id: letters, digits and underscores, a lower-case letter first, at most 63. Unique in the document.","type":"string","pattern":"^[a-z][a-zA-Z0-9_]{0,62}$","examples":["flight"]},"activityName":{"description":"An activity: `area.verb`.","type":"string","pattern":"^[a-z][a-zA-Z0-9_-]*(\\.[a-z][a-zA-Z0-9_-]*)+$","maxLength":127,"examples":["http.request"]},"with":{"description":"An activity's input; strings in it may hold expressions, a whole value may be a secret.","type":"object","additionalProperties":{"$ref":"#/$defs/template"},"examples":[{"url":"${inputs.base}/orders"}]},"retry":{"description":"How often and how fast a failed attempt is made again.","type":"object","additionalProperties":false,"properties":{"attempts":{"description":"All attempts; counts the first.","type":"integer","minimum":1,"maximum":1000,"default":3,"examples":[5]},"initial":{"$ref":"#/$defs/duration","description":"The pause before the second attempt.","default":"1s","examples":["200ms"]},"factor":{"description":"What each pause is multiplied by to give the next.","type":"number","minimum":1,"maximum":100,"default":2,"examples":[2]},"max":{"$ref":"#/$defs/duration","description":"The longest pause.","default":"30s","examples":["1m"]},"except":{"description":"Error types that are not tried again.","type":"array","items":{"$ref":"#/$defs/errorPattern"},"maxItems":100,"default":[],"examples":[["http.rate_limited"]]}},"examples":[{"attempts":5,"initial":"200ms"}]},"errorPattern":{"description":"An error type, dotted lower case; may end in `.*`.","type":"string","pattern":"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*(\\.\\*)?$","maxLength":127,"examples":["http.*"]},"undo":{"description":"What takes the step's effect back when the run ends as failed, cancelled or timed out.","type":"object","allOf":[{"type":"object","exactlyOneKey":["call","run"]},{"if":{"type":"object","required":["call"],"properties":{"call":true}},"then":{"$ref":"#/$defs/undoCall"}},{"if":{"type":"object","required":["run"],"properties":{"run":true}},"then":{"$ref":"#/$defs/undoRun"}}],"examples":[{"call":"http.request","with":{"method":"DELETE","url":"https://api.example/flights/${output.body.id}"}}]},"undoCall":{"description":"An undo that calls an activity.","type":"object","required":["call"],"additionalProperties":false,"properties":{"call":{"$ref":"#/$defs/activityName","description":"The activity.","examples":["http.request"]},"with":{"$ref":"#/$defs/with","description":"The activity's input; `output` is the raw output of the step.","examples":[{"method":"DELETE","url":"https://api.example/flights/${output.body.id}"}]},"unknown":{"$ref":"#/$defs/undoUnknown","description":"Also undo where the step's outcome is unknown.","default":false,"examples":[true]}},"examples":[{"call":"http.request","with":{"method":"DELETE","url":"https://api.example/flights/1"}}]},"undoUnknown":{"description":"Also undo where the step's outcome is unknown.","type":"boolean","examples":[true]},"undoRun":{"description":"An undo that runs another document.","type":"object","required":["run"],"additionalProperties":false,"properties":{"run":{"$ref":"#/$defs/childDocument","description":"The document.","examples":["cancel-flight"]},"input":{"$ref":"#/$defs/childInput","description":"The document's input; `output` is the raw output of the step.","examples":[{"id":"${output.body.id}"}]},"unknown":{"$ref":"#/$defs/undoUnknown","description":"Also undo where the step's outcome is unknown.","default":false,"examples":[true]}},"examples":[{"run":"cancel-flight","input":{"id":"${output.body.id}"}}]},"childDocument":{"description":"Another document: by reference, or written here.","type":["string","object"],"allOf":[{"if":{"type":"string"},"then":{"$ref":"#/$defs/documentRef"}},{"if":{"type":"object"},"then":{"$ref":"#"}}],"examples":["order-total@3"]},"documentRef":{"description":"A stored document: `name` (the newest), `name@3` or `sha256:…`.","type":"string","pattern":"^([a-z][a-z0-9-]{0,62}(@[1-9][0-9]{0,8})?|sha256:[0-9a-f]{64})$","examples":["order-total@3"]},"childInput":{"description":"A document's input: an object, or an expression that gives one.","type":["object","string"],"allOf":[{"if":{"type":"object"},"then":{"$ref":"#/$defs/with"}},{"if":{"type":"string"},"then":{"$ref":"#/$defs/text"}}],"examples":[{"id":"${inputs.id}"}]},"text":{"description":"Text in which expressions may stand.","type":"string","examples":["Order ${inputs.id}"]},"condition":{"description":"Exactly one boolean expression, `true` or `false`.","type":["boolean","string"],"examples":["${size(steps.good) == 0}"]},"SetStep":{"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Set step","description":"Computes a value.","type":"object","required":["id","set"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"set":{"$ref":"#/$defs/template","description":"The value; it sees the scope before it, not its own keys.","examples":[{"total":"${inputs.price * inputs.count}"}]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"total","set":"${inputs.price * 2}"}]},"SwitchStep":{"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Switch step","description":"Takes the first branch whose `when` is true.","type":"object","required":["id","switch"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"switch":{"description":"The branches, asked in order.","type":"array","minItems":1,"items":{"title":"Switch arm","description":"One branch.","type":"object","required":["when","steps"],"additionalProperties":false,"properties":{"when":{"$ref":"#/$defs/condition","description":"Whether this branch is taken.","examples":["${inputs.total > 100}"]},"steps":{"$ref":"#/$defs/steps","description":"What this branch does.","examples":[[{"id":"note","set":"seen"}]]}},"examples":[{"when":"${inputs.total > 100}","steps":[{"id":"large","set":true}]}]},"examples":[[{"when":"${inputs.total > 100}","steps":[{"id":"large","set":true}]}]]},"else":{"$ref":"#/$defs/steps","description":"What is done where no branch was taken.","examples":[[{"id":"small","set":false}]]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"size","switch":[{"when":"${inputs.total > 100}","steps":[{"id":"large","set":true}]}],"else":[{"id":"small","set":false}]}]},"ParallelStep":{"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Parallel step","description":"Runs named branches side by side.","type":"object","required":["id","parallel"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"parallel":{"title":"Parallel body","description":"The branches, and when they are done.","type":"object","required":["branches"],"additionalProperties":false,"properties":{"branches":{"description":"Steps by the branch's name.","type":"object","minProperties":1,"maxProperties":1000,"propertyNames":{"$ref":"#/$defs/messageName"},"additionalProperties":{"$ref":"#/$defs/steps","description":"What this branch does.","examples":[[{"id":"note","set":"seen"}]]},"examples":[{"left":[{"id":"a","set":1}],"right":[{"id":"b","set":2}]}]},"join":{"description":"`all`: every branch, the first failure cancels the rest; `any`: the first that succeeds.","type":"string","enum":["all","any"],"default":"all","examples":["any"]}},"examples":[{"branches":{"left":[{"id":"a","set":1}],"right":[{"id":"b","set":2}]},"join":"all"}]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"both","parallel":{"branches":{"left":[{"id":"a","set":1}],"right":[{"id":"b","set":2}]}}}]},"MapStep":{"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Map step","description":"Does its steps once for each item of a list.","type":"object","required":["id","map"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"map":{"title":"Map body","description":"The list and what is done with each item.","type":"object","required":["over","steps"],"additionalProperties":false,"properties":{"over":{"description":"The list, or an expression that gives it.","type":["array","string"],"allOf":[{"if":{"type":"array"},"then":{"title":"Item list","description":"A list written out.","type":"array","items":{"$ref":"#/$defs/template"},"examples":[["a","b"]]}},{"if":{"type":"string"},"then":{"$ref":"#/$defs/text"}}],"examples":["${inputs.urls}"]},"as":{"$ref":"#/$defs/stepId","description":"The name of the item's variable; `row` gives `row` and `rowIndex`.","default":"item","examples":["row"]},"concurrency":{"description":"How many items at a time; a whole number, or an expression that gives one.","type":["integer","string"],"allOf":[{"if":{"type":"integer"},"then":{"title":"Map width","description":"A whole number.","type":"integer","minimum":1,"maximum":10000,"examples":[4]}},{"if":{"type":"string"},"then":{"$ref":"#/$defs/text"}}],"default":10,"examples":[4]},"max":{"description":"The most items; more fail the step before the first starts.","type":"integer","minimum":1,"maximum":10000,"default":1000,"examples":[50]},"onError":{"description":"`fail`: the first error cancels the others; `collect`: the output holds `{ok}` or `{error}` for each item.","type":"string","enum":["fail","collect"],"default":"fail","examples":["collect"]},"steps":{"$ref":"#/$defs/steps","description":"What is done with each item.","examples":[[{"id":"page","call":"http.request","with":{"url":"${item}"}}]]}},"examples":[{"over":"${inputs.urls}","concurrency":4,"steps":[{"id":"page","call":"http.request","with":{"url":"${item}"}}]}]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"pages","map":{"over":"${inputs.urls}","steps":[{"id":"page","call":"http.request","with":{"url":"${item}"}}]}}]},"LoopStep":{"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Loop step","description":"Does its steps again and again.","type":"object","required":["id","loop"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"loop":{"title":"Loop body","description":"The rounds.","type":"object","required":["max","steps"],"additionalProperties":false,"properties":{"start":{"$ref":"#/$defs/template","description":"What `last` is in the first round; absent: `null`.","examples":[{"next":""}]},"while":{"$ref":"#/$defs/condition","description":"Asked before each round: whether there is another.","examples":["${last.next != null}"]},"max":{"description":"The most rounds.","type":"integer","minimum":1,"maximum":100000,"examples":[20]},"every":{"$ref":"#/$defs/duration","description":"What passes between two rounds.","examples":["10s"]},"onMax":{"description":"After `max` rounds with `while` still true: fail with `loop.exhausted`, or stop with the last output.","type":"string","enum":["fail","stop"],"default":"fail","examples":["stop"]},"steps":{"$ref":"#/$defs/steps","description":"One round.","examples":[[{"id":"next","set":"${default(last, 0) + 1}"}]]}},"examples":[{"while":"${default(last, 0) < 3}","max":10,"steps":[{"id":"next","set":"${default(last, 0) + 1}"}]}]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"count","loop":{"while":"${default(last, 0) < 3}","max":10,"steps":[{"id":"next","set":"${default(last, 0) + 1}"}]}}]},"WaitStep":{"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Wait step","description":"Waits for a duration, or until a time.","type":"object","required":["id","wait"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"wait":{"description":"A duration of at least 1s, or `{until}`.","type":["string","object"],"allOf":[{"if":{"type":"string"},"then":{"$ref":"#/$defs/durationText"}},{"if":{"type":"object"},"then":{"title":"Wait body","description":"A point in time.","type":"object","required":["until"],"additionalProperties":false,"properties":{"until":{"$ref":"#/$defs/text","description":"An RFC 3339 time, or an expression that gives one.","examples":["${steps.order.body.due}"]}},"examples":[{"until":"2027-01-01T00:00:00Z"}]}}],"examples":["30s"]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"pause","wait":"30s"}]},"durationText":{"description":"A duration, or an expression that gives one.","type":"string","pattern":"^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}W|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?)?)|[\\s\\S]*\\$\\{[\\s\\S]*)$","examples":["30s","${inputs.pause}"]},"ListenStep":{"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Listen step","description":"Takes one signal.","type":"object","required":["id","listen"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"listen":{"title":"Listen body","description":"The signal that is waited for.","type":"object","required":["signal"],"additionalProperties":false,"properties":{"signal":{"$ref":"#/$defs/messageName","description":"The signal's name.","examples":["payment-received"]},"schema":{"$ref":"#/$defs/jsonSchema","description":"JSON Schema of the payload; another payload is refused when it is sent.","examples":[{"type":"object","properties":{"amount":{"type":"number"}}}]},"match":{"$ref":"#/$defs/condition","description":"Whether this step takes the signal; reads `payload`.","examples":["${payload.order == inputs.order}"]},"timeout":{"$ref":"#/$defs/duration","description":"The longest wait, then `listen.timeout`; absent: as long as the run.","examples":["24h"]}},"examples":[{"signal":"payment-received","timeout":"24h"}]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"payment","listen":{"signal":"payment-received","timeout":"24h"}}]},"ApproveStep":{"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Approve step","description":"Asks somebody to decide.","type":"object","required":["id","approve"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"approve":{"title":"Approve body","description":"The question and who may answer.","type":"object","required":["question"],"additionalProperties":false,"properties":{"question":{"$ref":"#/$defs/text","description":"What is asked.","examples":["Book the hotel for ${steps.flight.body.nights} nights?"]},"choices":{"description":"The answers that can be given.","type":"array","minItems":1,"maxItems":20,"uniqueItems":true,"items":{"description":"One answer.","type":"string","minLength":1,"maxLength":63,"examples":["approve"]},"default":["approve","reject"],"examples":[["approve","reject"]]},"by":{"description":"Who may decide: `key:<name>`, `user:<subject or e-mail>`, `role:<name>`, `scope:<scope>`; absent: any caller with `runs:write`.","type":["array","string"],"allOf":[{"if":{"type":"array"},"then":{"title":"Approvers","description":"A list of them.","type":"array","minItems":1,"maxItems":100,"items":{"description":"An approver: `key:<name>`, `user:<subject or e-mail>`, `role:<name>` or `scope:<scope>`.","type":"string","pattern":"^((key|user|role|scope):\\S[\\s\\S]*|[\\s\\S]*\\$\\{[\\s\\S]*)$","examples":["role:travel"]},"examples":[["role:travel"]]}},{"if":{"type":"string"},"then":{"$ref":"#/$defs/text"}}],"examples":[["role:travel","user:ana@example.org"]]},"timeout":{"$ref":"#/$defs/duration","description":"The longest wait, then `approve.timeout`; absent: as long as the run.","examples":["24h"]}},"examples":[{"question":"Send it?","by":["role:ops"],"timeout":"24h"}]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"ok","approve":{"question":"Send it?"}}]},"RunStep":{"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Run step","description":"Runs another document.","type":"object","required":["id","run"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"run":{"title":"Run body","description":"The document and its input.","type":"object","required":["document"],"additionalProperties":false,"properties":{"document":{"$ref":"#/$defs/childDocument","description":"The document: `name`, `name@3`, `sha256:…`, or written here.","examples":["order-total@3"]},"input":{"$ref":"#/$defs/childInput","description":"The document's input.","examples":[{"id":"${inputs.id}"}]},"wait":{"description":"Whether this step waits for the other run's end; false: its output is `{runId}`.","type":"boolean","default":true,"examples":[false]}},"examples":[{"document":"order-total@3","input":{"id":"${inputs.id}"}}]},"timeout":{"$ref":"#/$defs/duration","description":"The longest that the other run may take.","examples":["1h"]},"retry":{"$ref":"#/$defs/retry","description":"How often and how fast a failed run is made again.","examples":[{"attempts":2}]},"undo":{"$ref":"#/$defs/undo","description":"What takes the other run's effect back when this run does not complete.","examples":[{"run":"cancel-order","input":{"id":"${output.id}"}}]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"total","run":{"document":"order-total","input":{"id":"${inputs.id}"}}}]},"TryStep":{"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Try step","description":"Takes the errors of its steps.","type":"object","required":["id","try"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"try":{"$ref":"#/$defs/steps","description":"What is tried.","examples":[[{"id":"page","call":"http.request","with":{"url":"https://example.org"}}]]},"catch":{"description":"What is done with an error; the first that matches takes it.","type":"array","items":{"title":"Catch arm","description":"One handler.","type":"object","required":["steps"],"additionalProperties":false,"properties":{"errors":{"description":"The error types it takes; absent: every error that can be caught.","type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/errorPattern"},"examples":[["http.*"]]},"as":{"$ref":"#/$defs/stepId","description":"The name of the error's variable.","default":"error","examples":["problem"]},"steps":{"$ref":"#/$defs/steps","description":"What is done with it.","examples":[[{"id":"none","set":null}]]}},"examples":[{"errors":["http.*"],"steps":[{"id":"none","set":null}]}]},"examples":[[{"errors":["http.*"],"steps":[{"id":"none","set":null}]}]]},"finally":{"$ref":"#/$defs/steps","description":"What is done at the end in any case, also on `return` and cancel.","examples":[[{"id":"clean","call":"http.request","with":{"method":"DELETE","url":"https://example.org/lock"}}]]},"undo":{"description":"Undo what finished inside before an error is taken.","type":"boolean","default":false,"examples":[true]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"safe","try":[{"id":"page","call":"http.request","with":{"url":"https://example.org"}}],"catch":[{"steps":[{"id":"none","set":null}]}]}]},"EmitStep":{"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Emit step","description":"Writes an event of its own, or sets labels of the run.","type":"object","required":["id","emit"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"emit":{"description":"An event (`{name, data}`), or labels (`{labels}`).","type":"object","allOf":[{"type":"object","exactlyOneKey":["name","labels"]},{"if":{"type":"object","required":["name"],"properties":{"name":true}},"then":{"title":"Emit event","description":"An event of type `custom`.","type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"$ref":"#/$defs/messageName","description":"The event's name.","examples":["order-checked"]},"data":{"$ref":"#/$defs/template","description":"What it carries.","examples":[{"total":"${steps.total}"}]}},"examples":[{"name":"order-checked","data":{"total":"${steps.total}"}}]}},{"if":{"type":"object","required":["labels"],"properties":{"labels":true}},"then":{"title":"Emit labels","description":"Labels of the run, added to those it has.","type":"object","required":["labels"],"additionalProperties":false,"properties":{"labels":{"description":"Names and values; `null` takes a label away.","type":"object","minProperties":1,"maxProperties":10,"propertyNames":{"$ref":"#/$defs/labelName"},"additionalProperties":{"description":"The label's value.","type":["string","null"],"examples":["${steps.order.body.state}"]},"examples":[{"state":"paid"}]}},"examples":[{"labels":{"state":"paid"}}]}}],"examples":[{"name":"order-checked","data":{"total":"${steps.total}"}}]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"told","emit":{"name":"order-checked"}}]},"ReturnStep":{"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Return step","description":"Ends the run with a value, and cancels what runs beside it.","type":"object","required":["id","return"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"return":{"$ref":"#/$defs/template","description":"The run's output.","examples":[{"total":"${steps.total}"}]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"done","return":"${steps.total}"}]},"FailStep":{"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Fail step","description":"Ends the run with an error.","type":"object","required":["id","fail"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"fail":{"description":"The error, or an expression that gives one.","type":["object","string"],"allOf":[{"if":{"type":"object"},"then":{"title":"Fail body","description":"An error of the document's own.","type":"object","required":["type","message"],"additionalProperties":false,"properties":{"type":{"description":"The error's type, dotted lower case.","type":"string","pattern":"^([a-z][a-z0-9_]*(\\.[a-z0-9_]+)*|[\\s\\S]*\\$\\{[\\s\\S]*)$","examples":["trip.rejected"]},"message":{"$ref":"#/$defs/text","description":"What happened, for people.","examples":["${default(steps.ok.comment, 'rejected')}"]},"details":{"$ref":"#/$defs/template","description":"What it carries.","examples":[{"choice":"${steps.ok.choice}"}]}},"examples":[{"type":"trip.rejected","message":"rejected"}]}},{"if":{"type":"string"},"then":{"$ref":"#/$defs/text"}}],"examples":[{"type":"trip.rejected","message":"rejected"}]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"none","fail":{"type":"prices.none","message":"no page answered"}}]}}};
const schema32 = {"description":"A document's name: lower-case letters, digits and hyphens, a letter first, at most 63.","type":"string","pattern":"^[a-z][a-z0-9-]{0,62}$","examples":["order-total"]};
const schema35 = {"description":"A JSON Schema (2020-12) in the profile for authors: 16 KiB, no remote `$ref`, patterns are RE2.","type":"object","examples":[{"type":"object","required":["base"],"properties":{"base":{"type":"string"}}}]};
const schema36 = {"description":"A duration: `500ms`, `30s`, `15m`, `2h`, `7d`, or ISO 8601.","type":"string","pattern":"^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}W|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?)?))$","examples":["30s","PT1H30M"]};
const schema37 = {"description":"A number of bytes: `500B`, `64KiB`, `5MiB`, `1GiB`.","type":"string","pattern":"^[0-9]{1,12}(B|KiB|MiB|GiB)$","examples":["5MiB"]};
const schema38 = {"description":"A name of a signal, query or event: letters, digits, underscores and hyphens, a letter first, at most 63.","type":"string","pattern":"^[a-zA-Z][a-zA-Z0-9_-]{0,62}$","examples":["payment-received"]};
const schema39 = {"description":"Any JSON value; strings in it may hold expressions, `${ … }`.","examples":[{"total":"${steps.total}"}]};
const func1 = Object.prototype.hasOwnProperty;
const func2 = require("ajv/dist/runtime/ucs2length").default;
const pattern4 = new RegExp("^[a-z][a-z0-9-]{0,62}$", "u");
const pattern6 = new RegExp("^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}W|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?)?))$", "u");
const pattern7 = new RegExp("^[0-9]{1,12}(B|KiB|MiB|GiB)$", "u");
const pattern8 = new RegExp("^[a-zA-Z][a-zA-Z0-9_-]{0,62}$", "u");
const schema33 = {"description":"Names and values to find runs by; at most 10.","type":"object","maxProperties":10,"propertyNames":{"$ref":"#/$defs/labelName"},"additionalProperties":{"description":"The label's value, at most 128 characters.","type":"string","maxLength":128,"examples":["ops"]},"examples":[{"team":"ops"}]};
const schema34 = {"description":"A label's name: lower-case letters, digits, hyphens, dots and underscores, a letter first, at most 63.","type":"string","pattern":"^[a-z][a-z0-9_.-]{0,62}$","examples":["team"]};
const pattern5 = new RegExp("^[a-z][a-z0-9_.-]{0,62}$", "u");

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length > 10){
const err0 = {instancePath,schemaPath:"#/maxProperties",keyword:"maxProperties",params:{limit: 10},schema:10,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
const _errs1 = errors;
if(typeof key0 === "string"){
if(!pattern5.test(key0)){
const err1 = {instancePath,schemaPath:"#/$defs/labelName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_.-]{0,62}$"},schema:"^[a-z][a-z0-9_.-]{0,62}$",parentSchema:schema34,data:key0,propertyName:key0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath,schemaPath:"#/$defs/labelName/type",keyword:"type",params:{type: "string"},schema:schema34.type,parentSchema:schema34,data:key0,propertyName:key0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var valid0 = _errs1 === errors;
if(!valid0){
const err3 = {instancePath,schemaPath:"#/propertyNames",keyword:"propertyNames",params:{propertyName: key0},schema:schema33.propertyNames,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
for(const key1 in data){
let data0 = data[key1];
if(typeof data0 === "string"){
if(func2(data0) > 128){
const err4 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema33.additionalProperties,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/type",keyword:"type",params:{type: "string"},schema:schema33.additionalProperties.type,parentSchema:schema33.additionalProperties,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema33.type,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema40 = {"description":"Steps, one after another.","type":"array","items":{"$ref":"#/$defs/Step"},"examples":[[{"id":"total","set":"${inputs.price * 2}"}]]};
const schema41 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Step","description":"One step of a Workflow: an id, exactly one kind, and what that kind takes.","type":"object","allOf":[{"type":"object","exactlyOneKey":["call","set","switch","parallel","map","loop","wait","listen","approve","run","try","emit","return","fail"]},{"if":{"type":"object","required":["call"],"properties":{"call":true}},"then":{"$ref":"#/$defs/CallStep"}},{"if":{"type":"object","required":["set"],"properties":{"set":true}},"then":{"$ref":"#/$defs/SetStep"}},{"if":{"type":"object","required":["switch"],"properties":{"switch":true}},"then":{"$ref":"#/$defs/SwitchStep"}},{"if":{"type":"object","required":["parallel"],"properties":{"parallel":true}},"then":{"$ref":"#/$defs/ParallelStep"}},{"if":{"type":"object","required":["map"],"properties":{"map":true}},"then":{"$ref":"#/$defs/MapStep"}},{"if":{"type":"object","required":["loop"],"properties":{"loop":true}},"then":{"$ref":"#/$defs/LoopStep"}},{"if":{"type":"object","required":["wait"],"properties":{"wait":true}},"then":{"$ref":"#/$defs/WaitStep"}},{"if":{"type":"object","required":["listen"],"properties":{"listen":true}},"then":{"$ref":"#/$defs/ListenStep"}},{"if":{"type":"object","required":["approve"],"properties":{"approve":true}},"then":{"$ref":"#/$defs/ApproveStep"}},{"if":{"type":"object","required":["run"],"properties":{"run":true}},"then":{"$ref":"#/$defs/RunStep"}},{"if":{"type":"object","required":["try"],"properties":{"try":true}},"then":{"$ref":"#/$defs/TryStep"}},{"if":{"type":"object","required":["emit"],"properties":{"emit":true}},"then":{"$ref":"#/$defs/EmitStep"}},{"if":{"type":"object","required":["return"],"properties":{"return":true}},"then":{"$ref":"#/$defs/ReturnStep"}},{"if":{"type":"object","required":["fail"],"properties":{"fail":true}},"then":{"$ref":"#/$defs/FailStep"}}],"examples":[{"id":"total","set":"${inputs.price * 2}"}]};
const schema42 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Call step","description":"Calls an activity.","type":"object","required":["id","call"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"call":{"$ref":"#/$defs/activityName","description":"The activity: built in, or a worker's own.","examples":["http.request"]},"with":{"$ref":"#/$defs/with","description":"The activity's input.","examples":[{"url":"${inputs.base}/orders"}]},"returns":{"$ref":"#/$defs/jsonSchema","description":"JSON Schema of the output, where the activity's manifest does not say enough.","examples":[{"type":"object","properties":{"total":{"type":"number"}}}]},"queue":{"description":"The queue of the workers that take the call; absent: the built-in workers.","type":"string","pattern":"^[a-z][a-z0-9-]{0,62}$","examples":["gpu"]},"language":{"description":"The language of the worker that takes the call.","type":"string","enum":["typescript","python","go"],"default":"typescript","examples":["python"]},"timeout":{"$ref":"#/$defs/duration","description":"The longest that one attempt may take; absent: the manifest's, else 60s.","examples":["10s"]},"deadline":{"$ref":"#/$defs/duration","description":"The longest that all attempts together may take, waiting for a worker included.","examples":["5m"]},"heartbeat":{"$ref":"#/$defs/duration","description":"The longest that the worker may be silent.","examples":["30s"]},"retry":{"$ref":"#/$defs/retry","description":"How often and how fast a failed attempt is made again.","examples":[{"attempts":5,"initial":"200ms"}]},"undo":{"$ref":"#/$defs/undo","description":"What takes the call's effect back when the run does not complete.","examples":[{"call":"http.request","with":{"method":"DELETE","url":"${output.body.self}"}}]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"page","call":"http.request","with":{"url":"https://example.org"}}]};
const schema43 = {"description":"An id: letters, digits and underscores, a lower-case letter first, at most 63. Unique in the document.","type":"string","pattern":"^[a-z][a-zA-Z0-9_]{0,62}$","examples":["flight"]};
const schema44 = {"description":"An activity: `area.verb`.","type":"string","pattern":"^[a-z][a-zA-Z0-9_-]*(\\.[a-z][a-zA-Z0-9_-]*)+$","maxLength":127,"examples":["http.request"]};
const schema65 = {"description":"Exactly one boolean expression, `true` or `false`.","type":["boolean","string"],"examples":["${size(steps.good) == 0}"]};
const schema63 = {"description":"Text in which expressions may stand.","type":"string","examples":["Order ${inputs.id}"]};
const pattern9 = new RegExp("^[a-z][a-zA-Z0-9_]{0,62}$", "u");
const pattern10 = new RegExp("^[a-z][a-zA-Z0-9_-]*(\\.[a-z][a-zA-Z0-9_-]*)+$", "u");
const schema45 = {"description":"An activity's input; strings in it may hold expressions, a whole value may be a secret.","type":"object","additionalProperties":{"$ref":"#/$defs/template"},"examples":[{"url":"${inputs.base}/orders"}]};

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate26.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema45.type,parentSchema:schema45,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate26.errors = vErrors;
return errors === 0;
}
validate26.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema51 = {"description":"How often and how fast a failed attempt is made again.","type":"object","additionalProperties":false,"properties":{"attempts":{"description":"All attempts; counts the first.","type":"integer","minimum":1,"maximum":1000,"default":3,"examples":[5]},"initial":{"$ref":"#/$defs/duration","description":"The pause before the second attempt.","default":"1s","examples":["200ms"]},"factor":{"description":"What each pause is multiplied by to give the next.","type":"number","minimum":1,"maximum":100,"default":2,"examples":[2]},"max":{"$ref":"#/$defs/duration","description":"The longest pause.","default":"30s","examples":["1m"]},"except":{"description":"Error types that are not tried again.","type":"array","items":{"$ref":"#/$defs/errorPattern"},"maxItems":100,"default":[],"examples":[["http.rate_limited"]]}},"examples":[{"attempts":5,"initial":"200ms"}]};
const schema54 = {"description":"An error type, dotted lower case; may end in `.*`.","type":"string","pattern":"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*(\\.\\*)?$","maxLength":127,"examples":["http.*"]};
const pattern17 = new RegExp("^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*(\\.\\*)?$", "u");

function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate28.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((key0 === "attempts") || (key0 === "initial")) || (key0 === "factor")) || (key0 === "max")) || (key0 === "except"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema51,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.attempts !== undefined){
let data0 = data.attempts;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err1 = {instancePath:instancePath+"/attempts",schemaPath:"#/properties/attempts/type",keyword:"type",params:{type: "integer"},schema:schema51.properties.attempts.type,parentSchema:schema51.properties.attempts,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 1000 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/attempts",schemaPath:"#/properties/attempts/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},schema:1000,parentSchema:schema51.properties.attempts,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0 < 1 || isNaN(data0)){
const err3 = {instancePath:instancePath+"/attempts",schemaPath:"#/properties/attempts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema51.properties.attempts,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
if(data.initial !== undefined){
let data1 = data.initial;
if(typeof data1 === "string"){
if(!pattern6.test(data1)){
const err4 = {instancePath:instancePath+"/initial",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}W|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?)?))$"},schema:"^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}W|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?)?))$",parentSchema:schema36,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/initial",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},schema:schema36.type,parentSchema:schema36,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.factor !== undefined){
let data2 = data.factor;
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 100 || isNaN(data2)){
const err6 = {instancePath:instancePath+"/factor",schemaPath:"#/properties/factor/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},schema:100,parentSchema:schema51.properties.factor,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data2 < 1 || isNaN(data2)){
const err7 = {instancePath:instancePath+"/factor",schemaPath:"#/properties/factor/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema51.properties.factor,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/factor",schemaPath:"#/properties/factor/type",keyword:"type",params:{type: "number"},schema:schema51.properties.factor.type,parentSchema:schema51.properties.factor,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.max !== undefined){
let data3 = data.max;
if(typeof data3 === "string"){
if(!pattern6.test(data3)){
const err9 = {instancePath:instancePath+"/max",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}W|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?)?))$"},schema:"^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}W|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?)?))$",parentSchema:schema36,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/max",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},schema:schema36.type,parentSchema:schema36,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.except !== undefined){
let data4 = data.except;
if(Array.isArray(data4)){
if(data4.length > 100){
const err11 = {instancePath:instancePath+"/except",schemaPath:"#/properties/except/maxItems",keyword:"maxItems",params:{limit: 100},schema:100,parentSchema:schema51.properties.except,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
if(typeof data5 === "string"){
if(func2(data5) > 127){
const err12 = {instancePath:instancePath+"/except/" + i0,schemaPath:"#/$defs/errorPattern/maxLength",keyword:"maxLength",params:{limit: 127},schema:127,parentSchema:schema54,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!pattern17.test(data5)){
const err13 = {instancePath:instancePath+"/except/" + i0,schemaPath:"#/$defs/errorPattern/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*(\\.\\*)?$"},schema:"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*(\\.\\*)?$",parentSchema:schema54,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/except/" + i0,schemaPath:"#/$defs/errorPattern/type",keyword:"type",params:{type: "string"},schema:schema54.type,parentSchema:schema54,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath:instancePath+"/except",schemaPath:"#/properties/except/type",keyword:"type",params:{type: "array"},schema:schema51.properties.except.type,parentSchema:schema51.properties.except,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema51.type,parentSchema:schema51,data};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
validate28.errors = vErrors;
return errors === 0;
}
validate28.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema55 = {"description":"What takes the step's effect back when the run ends as failed, cancelled or timed out.","type":"object","allOf":[{"type":"object","exactlyOneKey":["call","run"]},{"if":{"type":"object","required":["call"],"properties":{"call":true}},"then":{"$ref":"#/$defs/undoCall"}},{"if":{"type":"object","required":["run"],"properties":{"run":true}},"then":{"$ref":"#/$defs/undoRun"}}],"examples":[{"call":"http.request","with":{"method":"DELETE","url":"https://api.example/flights/${output.body.id}"}}]};
const schema56 = {"description":"An undo that calls an activity.","type":"object","required":["call"],"additionalProperties":false,"properties":{"call":{"$ref":"#/$defs/activityName","description":"The activity.","examples":["http.request"]},"with":{"$ref":"#/$defs/with","description":"The activity's input; `output` is the raw output of the step.","examples":[{"method":"DELETE","url":"https://api.example/flights/${output.body.id}"}]},"unknown":{"$ref":"#/$defs/undoUnknown","description":"Also undo where the step's outcome is unknown.","default":false,"examples":[true]}},"examples":[{"call":"http.request","with":{"method":"DELETE","url":"https://api.example/flights/1"}}]};
const schema58 = {"description":"Also undo where the step's outcome is unknown.","type":"boolean","examples":[true]};

function validate31(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate31.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.call === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "call"},schema:schema56.required,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "call") || (key0 === "with")) || (key0 === "unknown"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.call !== undefined){
let data0 = data.call;
if(typeof data0 === "string"){
if(func2(data0) > 127){
const err2 = {instancePath:instancePath+"/call",schemaPath:"#/$defs/activityName/maxLength",keyword:"maxLength",params:{limit: 127},schema:127,parentSchema:schema44,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern10.test(data0)){
const err3 = {instancePath:instancePath+"/call",schemaPath:"#/$defs/activityName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_-]*(\\.[a-z][a-zA-Z0-9_-]*)+$"},schema:"^[a-z][a-zA-Z0-9_-]*(\\.[a-z][a-zA-Z0-9_-]*)+$",parentSchema:schema44,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/call",schemaPath:"#/$defs/activityName/type",keyword:"type",params:{type: "string"},schema:schema44.type,parentSchema:schema44,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.with !== undefined){
if(!(validate26(data.with, {instancePath:instancePath+"/with",parentData:data,parentDataProperty:"with",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
if(data.unknown !== undefined){
let data2 = data.unknown;
if(typeof data2 !== "boolean"){
const err5 = {instancePath:instancePath+"/unknown",schemaPath:"#/$defs/undoUnknown/type",keyword:"type",params:{type: "boolean"},schema:schema58.type,parentSchema:schema58,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema56.type,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate31.errors = vErrors;
return errors === 0;
}
validate31.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema59 = {"description":"An undo that runs another document.","type":"object","required":["run"],"additionalProperties":false,"properties":{"run":{"$ref":"#/$defs/childDocument","description":"The document.","examples":["cancel-flight"]},"input":{"$ref":"#/$defs/childInput","description":"The document's input; `output` is the raw output of the step.","examples":[{"id":"${output.body.id}"}]},"unknown":{"$ref":"#/$defs/undoUnknown","description":"Also undo where the step's outcome is unknown.","default":false,"examples":[true]}},"examples":[{"run":"cancel-flight","input":{"id":"${output.body.id}"}}]};
const schema60 = {"description":"Another document: by reference, or written here.","type":["string","object"],"allOf":[{"if":{"type":"string"},"then":{"$ref":"#/$defs/documentRef"}},{"if":{"type":"object"},"then":{"$ref":"#"}}],"examples":["order-total@3"]};
const schema61 = {"description":"A stored document: `name` (the newest), `name@3` or `sha256:…`.","type":"string","pattern":"^([a-z][a-z0-9-]{0,62}(@[1-9][0-9]{0,8})?|sha256:[0-9a-f]{64})$","examples":["order-total@3"]};
const pattern19 = new RegExp("^([a-z][a-z0-9-]{0,62}(@[1-9][0-9]{0,8})?|sha256:[0-9a-f]{64})$", "u");
const wrapper0 = {validate: validate20};

function validate35(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate35.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema60.type},schema:schema60.type,parentSchema:schema60,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const _errs2 = errors;
let valid1 = true;
const _errs3 = errors;
if(typeof data !== "string"){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs3 === errors;
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs5 = errors;
if(typeof data === "string"){
if(!pattern19.test(data)){
const err2 = {instancePath,schemaPath:"#/$defs/documentRef/pattern",keyword:"pattern",params:{pattern: "^([a-z][a-z0-9-]{0,62}(@[1-9][0-9]{0,8})?|sha256:[0-9a-f]{64})$"},schema:"^([a-z][a-z0-9-]{0,62}(@[1-9][0-9]{0,8})?|sha256:[0-9a-f]{64})$",parentSchema:schema61,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath,schemaPath:"#/$defs/documentRef/type",keyword:"type",params:{type: "string"},schema:schema61.type,parentSchema:schema61,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid1 = _valid0;
}
if(!valid1){
const err4 = {instancePath,schemaPath:"#/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},schema:schema60.allOf[0].if,parentSchema:schema60.allOf[0],data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
const _errs9 = errors;
let valid3 = true;
const _errs10 = errors;
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var _valid1 = _errs10 === errors;
errors = _errs9;
if(vErrors !== null){
if(_errs9){
vErrors.length = _errs9;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs12 = errors;
if(!(wrapper0.validate(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
else {
var props0 = wrapper0.validate.evaluated.props;
var items0 = wrapper0.validate.evaluated.items;
}
var _valid1 = _errs12 === errors;
valid3 = _valid1;
}
if(!valid3){
const err6 = {instancePath,schemaPath:"#/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema60.allOf[1].if,parentSchema:schema60.allOf[1],data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate35.errors = vErrors;
evaluated0.props = props0;
evaluated0.items = items0;
return errors === 0;
}
validate35.evaluated = {"dynamicProps":true,"dynamicItems":true};

const schema62 = {"description":"A document's input: an object, or an expression that gives one.","type":["object","string"],"allOf":[{"if":{"type":"object"},"then":{"$ref":"#/$defs/with"}},{"if":{"type":"string"},"then":{"$ref":"#/$defs/text"}}],"examples":[{"id":"${inputs.id}"}]};

function validate37(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate37.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((!(data && typeof data == "object" && !Array.isArray(data))) && (typeof data !== "string")){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema62.type},schema:schema62.type,parentSchema:schema62,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const _errs2 = errors;
let valid1 = true;
const _errs3 = errors;
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs3 === errors;
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs5 = errors;
if(!(validate26(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
valid1 = _valid0;
if(valid1){
var props0 = true;
}
}
if(!valid1){
const err2 = {instancePath,schemaPath:"#/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},schema:schema62.allOf[0].if,parentSchema:schema62.allOf[0],data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
const _errs7 = errors;
let valid2 = true;
const _errs8 = errors;
if(typeof data !== "string"){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid1 = _errs8 === errors;
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs10 = errors;
if(typeof data !== "string"){
const err4 = {instancePath,schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema63.type,parentSchema:schema63,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid1 = _errs10 === errors;
valid2 = _valid1;
}
if(!valid2){
const err5 = {instancePath,schemaPath:"#/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema62.allOf[1].if,parentSchema:schema62.allOf[1],data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate37.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate37.evaluated = {"dynamicProps":true,"dynamicItems":false};


function validate34(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate34.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.run === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "run"},schema:schema59.required,parentSchema:schema59,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "run") || (key0 === "input")) || (key0 === "unknown"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema59,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.run !== undefined){
if(!(validate35(data.run, {instancePath:instancePath+"/run",parentData:data,parentDataProperty:"run",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
errors = vErrors.length;
}
}
if(data.input !== undefined){
if(!(validate37(data.input, {instancePath:instancePath+"/input",parentData:data,parentDataProperty:"input",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
}
if(data.unknown !== undefined){
let data2 = data.unknown;
if(typeof data2 !== "boolean"){
const err2 = {instancePath:instancePath+"/unknown",schemaPath:"#/$defs/undoUnknown/type",keyword:"type",params:{type: "boolean"},schema:schema58.type,parentSchema:schema58,data:data2};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema59.type,parentSchema:schema59,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate34.errors = vErrors;
return errors === 0;
}
validate34.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate30.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema55.type,parentSchema:schema55,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
let found0 = 0;
if(data["call"] !== undefined){
found0++;
}
if(data["run"] !== undefined){
found0++;
}
if(found0 !== 1){
const err1 = {instancePath,schemaPath:"#/allOf/0/exactlyOneKey",keyword:"exactlyOneKey",params:{ keys: "call,run" },schema:schema55.allOf[0].exactlyOneKey,parentSchema:schema55.allOf[0],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath,schemaPath:"#/allOf/0/type",keyword:"type",params:{type: "object"},schema:schema55.allOf[0].type,parentSchema:schema55.allOf[0],data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
const _errs4 = errors;
let valid1 = true;
const _errs5 = errors;
if(errors === _errs5){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.call === undefined) && (missing0 = "call")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var _valid0 = _errs5 === errors;
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs7 = errors;
if(!(validate31(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
var _valid0 = _errs7 === errors;
valid1 = _valid0;
if(valid1){
var props0 = true;
}
}
if(!valid1){
const err5 = {instancePath,schemaPath:"#/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema55.allOf[1].if,parentSchema:schema55.allOf[1],data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
const _errs9 = errors;
let valid2 = true;
const _errs10 = errors;
if(errors === _errs10){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.run === undefined) && (missing1 = "run")){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
var _valid1 = _errs10 === errors;
errors = _errs9;
if(vErrors !== null){
if(_errs9){
vErrors.length = _errs9;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs12 = errors;
if(!(validate34(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
var _valid1 = _errs12 === errors;
valid2 = _valid1;
if(valid2){
var props1 = true;
}
}
if(!valid2){
const err8 = {instancePath,schemaPath:"#/allOf/2/if",keyword:"if",params:{failingKeyword: "then"},schema:schema55.allOf[2].if,parentSchema:schema55.allOf[2],data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(props0 !== true && props1 !== undefined){
if(props1 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props1);
}
}
validate30.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate30.evaluated = {"dynamicProps":true,"dynamicItems":false};


function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate25.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema42.required,parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.call === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "call"},schema:schema42.required,parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema42.properties, key0))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(!pattern9.test(data0)){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_]{0,62}$"},schema:"^[a-z][a-zA-Z0-9_]{0,62}$",parentSchema:schema43,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/type",keyword:"type",params:{type: "string"},schema:schema43.type,parentSchema:schema43,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.call !== undefined){
let data1 = data.call;
if(typeof data1 === "string"){
if(func2(data1) > 127){
const err5 = {instancePath:instancePath+"/call",schemaPath:"#/$defs/activityName/maxLength",keyword:"maxLength",params:{limit: 127},schema:127,parentSchema:schema44,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!pattern10.test(data1)){
const err6 = {instancePath:instancePath+"/call",schemaPath:"#/$defs/activityName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_-]*(\\.[a-z][a-zA-Z0-9_-]*)+$"},schema:"^[a-z][a-zA-Z0-9_-]*(\\.[a-z][a-zA-Z0-9_-]*)+$",parentSchema:schema44,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/call",schemaPath:"#/$defs/activityName/type",keyword:"type",params:{type: "string"},schema:schema44.type,parentSchema:schema44,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.with !== undefined){
if(!(validate26(data.with, {instancePath:instancePath+"/with",parentData:data,parentDataProperty:"with",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
if(data.returns !== undefined){
let data3 = data.returns;
if(!(data3 && typeof data3 == "object" && !Array.isArray(data3))){
const err8 = {instancePath:instancePath+"/returns",schemaPath:"#/$defs/jsonSchema/type",keyword:"type",params:{type: "object"},schema:schema35.type,parentSchema:schema35,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.queue !== undefined){
let data4 = data.queue;
if(typeof data4 === "string"){
if(!pattern4.test(data4)){
const err9 = {instancePath:instancePath+"/queue",schemaPath:"#/properties/queue/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{0,62}$"},schema:"^[a-z][a-z0-9-]{0,62}$",parentSchema:schema42.properties.queue,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/queue",schemaPath:"#/properties/queue/type",keyword:"type",params:{type: "string"},schema:schema42.properties.queue.type,parentSchema:schema42.properties.queue,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.language !== undefined){
let data5 = data.language;
if(typeof data5 !== "string"){
const err11 = {instancePath:instancePath+"/language",schemaPath:"#/properties/language/type",keyword:"type",params:{type: "string"},schema:schema42.properties.language.type,parentSchema:schema42.properties.language,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(!(((data5 === "typescript") || (data5 === "python")) || (data5 === "go"))){
const err12 = {instancePath:instancePath+"/language",schemaPath:"#/properties/language/enum",keyword:"enum",params:{allowedValues: schema42.properties.language.enum},schema:schema42.properties.language.enum,parentSchema:schema42.properties.language,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.timeout !== undefined){
let data6 = data.timeout;
if(typeof data6 === "string"){
if(!pattern6.test(data6)){
const err13 = {instancePath:instancePath+"/timeout",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}W|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?)?))$"},schema:"^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}W|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?)?))$",parentSchema:schema36,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/timeout",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},schema:schema36.type,parentSchema:schema36,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.deadline !== undefined){
let data7 = data.deadline;
if(typeof data7 === "string"){
if(!pattern6.test(data7)){
const err15 = {instancePath:instancePath+"/deadline",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}W|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?)?))$"},schema:"^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}W|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?)?))$",parentSchema:schema36,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/deadline",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},schema:schema36.type,parentSchema:schema36,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.heartbeat !== undefined){
let data8 = data.heartbeat;
if(typeof data8 === "string"){
if(!pattern6.test(data8)){
const err17 = {instancePath:instancePath+"/heartbeat",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}W|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?)?))$"},schema:"^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}W|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?)?))$",parentSchema:schema36,data:data8};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/heartbeat",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},schema:schema36.type,parentSchema:schema36,data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.retry !== undefined){
if(!(validate28(data.retry, {instancePath:instancePath+"/retry",parentData:data,parentDataProperty:"retry",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
errors = vErrors.length;
}
}
if(data.undo !== undefined){
if(!(validate30(data.undo, {instancePath:instancePath+"/undo",parentData:data,parentDataProperty:"undo",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
if(data.if !== undefined){
let data11 = data.if;
if((typeof data11 !== "boolean") && (typeof data11 !== "string")){
const err19 = {instancePath:instancePath+"/if",schemaPath:"#/$defs/condition/type",keyword:"type",params:{type: schema65.type},schema:schema65.type,parentSchema:schema65,data:data11};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.summary !== undefined){
let data12 = data.summary;
if(typeof data12 !== "string"){
const err20 = {instancePath:instancePath+"/summary",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema63.type,parentSchema:schema63,data:data12};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
else {
const err21 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema42.type,parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
validate25.errors = vErrors;
return errors === 0;
}
validate25.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema68 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Set step","description":"Computes a value.","type":"object","required":["id","set"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"set":{"$ref":"#/$defs/template","description":"The value; it sees the scope before it, not its own keys.","examples":[{"total":"${inputs.price * inputs.count}"}]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"total","set":"${inputs.price * 2}"}]};

function validate43(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate43.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema68.required,parentSchema:schema68,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.set === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "set"},schema:schema68.required,parentSchema:schema68,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "id") || (key0 === "set")) || (key0 === "if")) || (key0 === "summary")) || (key0 === "output"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema68,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(!pattern9.test(data0)){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_]{0,62}$"},schema:"^[a-z][a-zA-Z0-9_]{0,62}$",parentSchema:schema43,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/type",keyword:"type",params:{type: "string"},schema:schema43.type,parentSchema:schema43,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.if !== undefined){
let data2 = data.if;
if((typeof data2 !== "boolean") && (typeof data2 !== "string")){
const err5 = {instancePath:instancePath+"/if",schemaPath:"#/$defs/condition/type",keyword:"type",params:{type: schema65.type},schema:schema65.type,parentSchema:schema65,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.summary !== undefined){
let data3 = data.summary;
if(typeof data3 !== "string"){
const err6 = {instancePath:instancePath+"/summary",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema63.type,parentSchema:schema63,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema68.type,parentSchema:schema68,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate43.errors = vErrors;
return errors === 0;
}
validate43.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema74 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Switch step","description":"Takes the first branch whose `when` is true.","type":"object","required":["id","switch"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"switch":{"description":"The branches, asked in order.","type":"array","minItems":1,"items":{"title":"Switch arm","description":"One branch.","type":"object","required":["when","steps"],"additionalProperties":false,"properties":{"when":{"$ref":"#/$defs/condition","description":"Whether this branch is taken.","examples":["${inputs.total > 100}"]},"steps":{"$ref":"#/$defs/steps","description":"What this branch does.","examples":[[{"id":"note","set":"seen"}]]}},"examples":[{"when":"${inputs.total > 100}","steps":[{"id":"large","set":true}]}]},"examples":[[{"when":"${inputs.total > 100}","steps":[{"id":"large","set":true}]}]]},"else":{"$ref":"#/$defs/steps","description":"What is done where no branch was taken.","examples":[[{"id":"small","set":false}]]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"size","switch":[{"when":"${inputs.total > 100}","steps":[{"id":"large","set":true}]}],"else":[{"id":"small","set":false}]}]};
const wrapper1 = {validate: validate23};

function validate45(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate45.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema74.required,parentSchema:schema74,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.switch === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "switch"},schema:schema74.required,parentSchema:schema74,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((((((key0 === "id") || (key0 === "switch")) || (key0 === "else")) || (key0 === "if")) || (key0 === "summary")) || (key0 === "output"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema74,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(!pattern9.test(data0)){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_]{0,62}$"},schema:"^[a-z][a-zA-Z0-9_]{0,62}$",parentSchema:schema43,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/type",keyword:"type",params:{type: "string"},schema:schema43.type,parentSchema:schema43,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.switch !== undefined){
let data1 = data.switch;
if(Array.isArray(data1)){
if(data1.length < 1){
const err5 = {instancePath:instancePath+"/switch",schemaPath:"#/properties/switch/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema74.properties.switch,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.when === undefined){
const err6 = {instancePath:instancePath+"/switch/" + i0,schemaPath:"#/properties/switch/items/required",keyword:"required",params:{missingProperty: "when"},schema:schema74.properties.switch.items.required,parentSchema:schema74.properties.switch.items,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data2.steps === undefined){
const err7 = {instancePath:instancePath+"/switch/" + i0,schemaPath:"#/properties/switch/items/required",keyword:"required",params:{missingProperty: "steps"},schema:schema74.properties.switch.items.required,parentSchema:schema74.properties.switch.items,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
for(const key1 in data2){
if(!((key1 === "when") || (key1 === "steps"))){
const err8 = {instancePath:instancePath+"/switch/" + i0,schemaPath:"#/properties/switch/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema74.properties.switch.items,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data2.when !== undefined){
let data3 = data2.when;
if((typeof data3 !== "boolean") && (typeof data3 !== "string")){
const err9 = {instancePath:instancePath+"/switch/" + i0+"/when",schemaPath:"#/$defs/condition/type",keyword:"type",params:{type: schema65.type},schema:schema65.type,parentSchema:schema65,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data2.steps !== undefined){
if(!(wrapper1.validate(data2.steps, {instancePath:instancePath+"/switch/" + i0+"/steps",parentData:data2,parentDataProperty:"steps",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper1.validate.errors : vErrors.concat(wrapper1.validate.errors);
errors = vErrors.length;
}
}
}
else {
const err10 = {instancePath:instancePath+"/switch/" + i0,schemaPath:"#/properties/switch/items/type",keyword:"type",params:{type: "object"},schema:schema74.properties.switch.items.type,parentSchema:schema74.properties.switch.items,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/switch",schemaPath:"#/properties/switch/type",keyword:"type",params:{type: "array"},schema:schema74.properties.switch.type,parentSchema:schema74.properties.switch,data:data1};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.else !== undefined){
if(!(wrapper1.validate(data.else, {instancePath:instancePath+"/else",parentData:data,parentDataProperty:"else",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper1.validate.errors : vErrors.concat(wrapper1.validate.errors);
errors = vErrors.length;
}
}
if(data.if !== undefined){
let data6 = data.if;
if((typeof data6 !== "boolean") && (typeof data6 !== "string")){
const err12 = {instancePath:instancePath+"/if",schemaPath:"#/$defs/condition/type",keyword:"type",params:{type: schema65.type},schema:schema65.type,parentSchema:schema65,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.summary !== undefined){
let data7 = data.summary;
if(typeof data7 !== "string"){
const err13 = {instancePath:instancePath+"/summary",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema63.type,parentSchema:schema63,data:data7};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema74.type,parentSchema:schema74,data};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
validate45.errors = vErrors;
return errors === 0;
}
validate45.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema80 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Parallel step","description":"Runs named branches side by side.","type":"object","required":["id","parallel"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"parallel":{"title":"Parallel body","description":"The branches, and when they are done.","type":"object","required":["branches"],"additionalProperties":false,"properties":{"branches":{"description":"Steps by the branch's name.","type":"object","minProperties":1,"maxProperties":1000,"propertyNames":{"$ref":"#/$defs/messageName"},"additionalProperties":{"$ref":"#/$defs/steps","description":"What this branch does.","examples":[[{"id":"note","set":"seen"}]]},"examples":[{"left":[{"id":"a","set":1}],"right":[{"id":"b","set":2}]}]},"join":{"description":"`all`: every branch, the first failure cancels the rest; `any`: the first that succeeds.","type":"string","enum":["all","any"],"default":"all","examples":["any"]}},"examples":[{"branches":{"left":[{"id":"a","set":1}],"right":[{"id":"b","set":2}]},"join":"all"}]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"both","parallel":{"branches":{"left":[{"id":"a","set":1}],"right":[{"id":"b","set":2}]}}}]};

function validate47(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate47.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema80.required,parentSchema:schema80,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.parallel === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "parallel"},schema:schema80.required,parentSchema:schema80,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "id") || (key0 === "parallel")) || (key0 === "if")) || (key0 === "summary")) || (key0 === "output"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema80,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(!pattern9.test(data0)){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_]{0,62}$"},schema:"^[a-z][a-zA-Z0-9_]{0,62}$",parentSchema:schema43,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/type",keyword:"type",params:{type: "string"},schema:schema43.type,parentSchema:schema43,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.parallel !== undefined){
let data1 = data.parallel;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.branches === undefined){
const err5 = {instancePath:instancePath+"/parallel",schemaPath:"#/properties/parallel/required",keyword:"required",params:{missingProperty: "branches"},schema:schema80.properties.parallel.required,parentSchema:schema80.properties.parallel,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
for(const key1 in data1){
if(!((key1 === "branches") || (key1 === "join"))){
const err6 = {instancePath:instancePath+"/parallel",schemaPath:"#/properties/parallel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema80.properties.parallel,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data1.branches !== undefined){
let data2 = data1.branches;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(Object.keys(data2).length > 1000){
const err7 = {instancePath:instancePath+"/parallel/branches",schemaPath:"#/properties/parallel/properties/branches/maxProperties",keyword:"maxProperties",params:{limit: 1000},schema:1000,parentSchema:schema80.properties.parallel.properties.branches,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(Object.keys(data2).length < 1){
const err8 = {instancePath:instancePath+"/parallel/branches",schemaPath:"#/properties/parallel/properties/branches/minProperties",keyword:"minProperties",params:{limit: 1},schema:1,parentSchema:schema80.properties.parallel.properties.branches,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
for(const key2 in data2){
const _errs10 = errors;
if(typeof key2 === "string"){
if(!pattern8.test(key2)){
const err9 = {instancePath:instancePath+"/parallel/branches",schemaPath:"#/$defs/messageName/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z][a-zA-Z0-9_-]{0,62}$"},schema:"^[a-zA-Z][a-zA-Z0-9_-]{0,62}$",parentSchema:schema38,data:key2,propertyName:key2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/parallel/branches",schemaPath:"#/$defs/messageName/type",keyword:"type",params:{type: "string"},schema:schema38.type,parentSchema:schema38,data:key2,propertyName:key2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var valid3 = _errs10 === errors;
if(!valid3){
const err11 = {instancePath:instancePath+"/parallel/branches",schemaPath:"#/properties/parallel/properties/branches/propertyNames",keyword:"propertyNames",params:{propertyName: key2},schema:schema80.properties.parallel.properties.branches.propertyNames,parentSchema:schema80.properties.parallel.properties.branches,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
for(const key3 in data2){
if(!(wrapper1.validate(data2[key3], {instancePath:instancePath+"/parallel/branches/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data2,parentDataProperty:key3,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper1.validate.errors : vErrors.concat(wrapper1.validate.errors);
errors = vErrors.length;
}
}
}
else {
const err12 = {instancePath:instancePath+"/parallel/branches",schemaPath:"#/properties/parallel/properties/branches/type",keyword:"type",params:{type: "object"},schema:schema80.properties.parallel.properties.branches.type,parentSchema:schema80.properties.parallel.properties.branches,data:data2};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data1.join !== undefined){
let data4 = data1.join;
if(typeof data4 !== "string"){
const err13 = {instancePath:instancePath+"/parallel/join",schemaPath:"#/properties/parallel/properties/join/type",keyword:"type",params:{type: "string"},schema:schema80.properties.parallel.properties.join.type,parentSchema:schema80.properties.parallel.properties.join,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(!((data4 === "all") || (data4 === "any"))){
const err14 = {instancePath:instancePath+"/parallel/join",schemaPath:"#/properties/parallel/properties/join/enum",keyword:"enum",params:{allowedValues: schema80.properties.parallel.properties.join.enum},schema:schema80.properties.parallel.properties.join.enum,parentSchema:schema80.properties.parallel.properties.join,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath:instancePath+"/parallel",schemaPath:"#/properties/parallel/type",keyword:"type",params:{type: "object"},schema:schema80.properties.parallel.type,parentSchema:schema80.properties.parallel,data:data1};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.if !== undefined){
let data5 = data.if;
if((typeof data5 !== "boolean") && (typeof data5 !== "string")){
const err16 = {instancePath:instancePath+"/if",schemaPath:"#/$defs/condition/type",keyword:"type",params:{type: schema65.type},schema:schema65.type,parentSchema:schema65,data:data5};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.summary !== undefined){
let data6 = data.summary;
if(typeof data6 !== "string"){
const err17 = {instancePath:instancePath+"/summary",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema63.type,parentSchema:schema63,data:data6};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema80.type,parentSchema:schema80,data};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
validate47.errors = vErrors;
return errors === 0;
}
validate47.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema86 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Map step","description":"Does its steps once for each item of a list.","type":"object","required":["id","map"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"map":{"title":"Map body","description":"The list and what is done with each item.","type":"object","required":["over","steps"],"additionalProperties":false,"properties":{"over":{"description":"The list, or an expression that gives it.","type":["array","string"],"allOf":[{"if":{"type":"array"},"then":{"title":"Item list","description":"A list written out.","type":"array","items":{"$ref":"#/$defs/template"},"examples":[["a","b"]]}},{"if":{"type":"string"},"then":{"$ref":"#/$defs/text"}}],"examples":["${inputs.urls}"]},"as":{"$ref":"#/$defs/stepId","description":"The name of the item's variable; `row` gives `row` and `rowIndex`.","default":"item","examples":["row"]},"concurrency":{"description":"How many items at a time; a whole number, or an expression that gives one.","type":["integer","string"],"allOf":[{"if":{"type":"integer"},"then":{"title":"Map width","description":"A whole number.","type":"integer","minimum":1,"maximum":10000,"examples":[4]}},{"if":{"type":"string"},"then":{"$ref":"#/$defs/text"}}],"default":10,"examples":[4]},"max":{"description":"The most items; more fail the step before the first starts.","type":"integer","minimum":1,"maximum":10000,"default":1000,"examples":[50]},"onError":{"description":"`fail`: the first error cancels the others; `collect`: the output holds `{ok}` or `{error}` for each item.","type":"string","enum":["fail","collect"],"default":"fail","examples":["collect"]},"steps":{"$ref":"#/$defs/steps","description":"What is done with each item.","examples":[[{"id":"page","call":"http.request","with":{"url":"${item}"}}]]}},"examples":[{"over":"${inputs.urls}","concurrency":4,"steps":[{"id":"page","call":"http.request","with":{"url":"${item}"}}]}]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"pages","map":{"over":"${inputs.urls}","steps":[{"id":"page","call":"http.request","with":{"url":"${item}"}}]}}]};

function validate49(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate49.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema86.required,parentSchema:schema86,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.map === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "map"},schema:schema86.required,parentSchema:schema86,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "id") || (key0 === "map")) || (key0 === "if")) || (key0 === "summary")) || (key0 === "output"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema86,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(!pattern9.test(data0)){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_]{0,62}$"},schema:"^[a-z][a-zA-Z0-9_]{0,62}$",parentSchema:schema43,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/type",keyword:"type",params:{type: "string"},schema:schema43.type,parentSchema:schema43,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.map !== undefined){
let data1 = data.map;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.over === undefined){
const err5 = {instancePath:instancePath+"/map",schemaPath:"#/properties/map/required",keyword:"required",params:{missingProperty: "over"},schema:schema86.properties.map.required,parentSchema:schema86.properties.map,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data1.steps === undefined){
const err6 = {instancePath:instancePath+"/map",schemaPath:"#/properties/map/required",keyword:"required",params:{missingProperty: "steps"},schema:schema86.properties.map.required,parentSchema:schema86.properties.map,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
for(const key1 in data1){
if(!((((((key1 === "over") || (key1 === "as")) || (key1 === "concurrency")) || (key1 === "max")) || (key1 === "onError")) || (key1 === "steps"))){
const err7 = {instancePath:instancePath+"/map",schemaPath:"#/properties/map/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema86.properties.map,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data1.over !== undefined){
let data2 = data1.over;
if((!(Array.isArray(data2))) && (typeof data2 !== "string")){
const err8 = {instancePath:instancePath+"/map/over",schemaPath:"#/properties/map/properties/over/type",keyword:"type",params:{type: schema86.properties.map.properties.over.type},schema:schema86.properties.map.properties.over.type,parentSchema:schema86.properties.map.properties.over,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
const _errs11 = errors;
let valid4 = true;
const _errs12 = errors;
if(!(Array.isArray(data2))){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var _valid0 = _errs12 === errors;
errors = _errs11;
if(vErrors !== null){
if(_errs11){
vErrors.length = _errs11;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs14 = errors;
if(Array.isArray(data2)){
}
else {
const err10 = {instancePath:instancePath+"/map/over",schemaPath:"#/properties/map/properties/over/allOf/0/then/type",keyword:"type",params:{type: "array"},schema:schema86.properties.map.properties.over.allOf[0].then.type,parentSchema:schema86.properties.map.properties.over.allOf[0].then,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var _valid0 = _errs14 === errors;
valid4 = _valid0;
}
if(!valid4){
const err11 = {instancePath:instancePath+"/map/over",schemaPath:"#/properties/map/properties/over/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},schema:schema86.properties.map.properties.over.allOf[0].if,parentSchema:schema86.properties.map.properties.over.allOf[0],data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
const _errs18 = errors;
let valid8 = true;
const _errs19 = errors;
if(typeof data2 !== "string"){
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var _valid1 = _errs19 === errors;
errors = _errs18;
if(vErrors !== null){
if(_errs18){
vErrors.length = _errs18;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs21 = errors;
if(typeof data2 !== "string"){
const err13 = {instancePath:instancePath+"/map/over",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema63.type,parentSchema:schema63,data:data2};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
var _valid1 = _errs21 === errors;
valid8 = _valid1;
}
if(!valid8){
const err14 = {instancePath:instancePath+"/map/over",schemaPath:"#/properties/map/properties/over/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema86.properties.map.properties.over.allOf[1].if,parentSchema:schema86.properties.map.properties.over.allOf[1],data:data2};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data1.as !== undefined){
let data4 = data1.as;
if(typeof data4 === "string"){
if(!pattern9.test(data4)){
const err15 = {instancePath:instancePath+"/map/as",schemaPath:"#/$defs/stepId/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_]{0,62}$"},schema:"^[a-z][a-zA-Z0-9_]{0,62}$",parentSchema:schema43,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/map/as",schemaPath:"#/$defs/stepId/type",keyword:"type",params:{type: "string"},schema:schema43.type,parentSchema:schema43,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data1.concurrency !== undefined){
let data5 = data1.concurrency;
if((!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))) && (typeof data5 !== "string")){
const err17 = {instancePath:instancePath+"/map/concurrency",schemaPath:"#/properties/map/properties/concurrency/type",keyword:"type",params:{type: schema86.properties.map.properties.concurrency.type},schema:schema86.properties.map.properties.concurrency.type,parentSchema:schema86.properties.map.properties.concurrency,data:data5};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
const _errs30 = errors;
let valid12 = true;
const _errs31 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
const err18 = {};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
var _valid2 = _errs31 === errors;
errors = _errs30;
if(vErrors !== null){
if(_errs30){
vErrors.length = _errs30;
}
else {
vErrors = null;
}
}
if(_valid2){
const _errs33 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
const err19 = {instancePath:instancePath+"/map/concurrency",schemaPath:"#/properties/map/properties/concurrency/allOf/0/then/type",keyword:"type",params:{type: "integer"},schema:schema86.properties.map.properties.concurrency.allOf[0].then.type,parentSchema:schema86.properties.map.properties.concurrency.allOf[0].then,data:data5};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 10000 || isNaN(data5)){
const err20 = {instancePath:instancePath+"/map/concurrency",schemaPath:"#/properties/map/properties/concurrency/allOf/0/then/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},schema:10000,parentSchema:schema86.properties.map.properties.concurrency.allOf[0].then,data:data5};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(data5 < 1 || isNaN(data5)){
const err21 = {instancePath:instancePath+"/map/concurrency",schemaPath:"#/properties/map/properties/concurrency/allOf/0/then/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema86.properties.map.properties.concurrency.allOf[0].then,data:data5};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
var _valid2 = _errs33 === errors;
valid12 = _valid2;
}
if(!valid12){
const err22 = {instancePath:instancePath+"/map/concurrency",schemaPath:"#/properties/map/properties/concurrency/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},schema:schema86.properties.map.properties.concurrency.allOf[0].if,parentSchema:schema86.properties.map.properties.concurrency.allOf[0],data:data5};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
const _errs36 = errors;
let valid13 = true;
const _errs37 = errors;
if(typeof data5 !== "string"){
const err23 = {};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
var _valid3 = _errs37 === errors;
errors = _errs36;
if(vErrors !== null){
if(_errs36){
vErrors.length = _errs36;
}
else {
vErrors = null;
}
}
if(_valid3){
const _errs39 = errors;
if(typeof data5 !== "string"){
const err24 = {instancePath:instancePath+"/map/concurrency",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema63.type,parentSchema:schema63,data:data5};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
var _valid3 = _errs39 === errors;
valid13 = _valid3;
}
if(!valid13){
const err25 = {instancePath:instancePath+"/map/concurrency",schemaPath:"#/properties/map/properties/concurrency/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema86.properties.map.properties.concurrency.allOf[1].if,parentSchema:schema86.properties.map.properties.concurrency.allOf[1],data:data5};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data1.max !== undefined){
let data6 = data1.max;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err26 = {instancePath:instancePath+"/map/max",schemaPath:"#/properties/map/properties/max/type",keyword:"type",params:{type: "integer"},schema:schema86.properties.map.properties.max.type,parentSchema:schema86.properties.map.properties.max,data:data6};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 10000 || isNaN(data6)){
const err27 = {instancePath:instancePath+"/map/max",schemaPath:"#/properties/map/properties/max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},schema:10000,parentSchema:schema86.properties.map.properties.max,data:data6};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(data6 < 1 || isNaN(data6)){
const err28 = {instancePath:instancePath+"/map/max",schemaPath:"#/properties/map/properties/max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema86.properties.map.properties.max,data:data6};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
if(data1.onError !== undefined){
let data7 = data1.onError;
if(typeof data7 !== "string"){
const err29 = {instancePath:instancePath+"/map/onError",schemaPath:"#/properties/map/properties/onError/type",keyword:"type",params:{type: "string"},schema:schema86.properties.map.properties.onError.type,parentSchema:schema86.properties.map.properties.onError,data:data7};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(!((data7 === "fail") || (data7 === "collect"))){
const err30 = {instancePath:instancePath+"/map/onError",schemaPath:"#/properties/map/properties/onError/enum",keyword:"enum",params:{allowedValues: schema86.properties.map.properties.onError.enum},schema:schema86.properties.map.properties.onError.enum,parentSchema:schema86.properties.map.properties.onError,data:data7};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data1.steps !== undefined){
if(!(wrapper1.validate(data1.steps, {instancePath:instancePath+"/map/steps",parentData:data1,parentDataProperty:"steps",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper1.validate.errors : vErrors.concat(wrapper1.validate.errors);
errors = vErrors.length;
}
}
}
else {
const err31 = {instancePath:instancePath+"/map",schemaPath:"#/properties/map/type",keyword:"type",params:{type: "object"},schema:schema86.properties.map.type,parentSchema:schema86.properties.map,data:data1};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.if !== undefined){
let data9 = data.if;
if((typeof data9 !== "boolean") && (typeof data9 !== "string")){
const err32 = {instancePath:instancePath+"/if",schemaPath:"#/$defs/condition/type",keyword:"type",params:{type: schema65.type},schema:schema65.type,parentSchema:schema65,data:data9};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.summary !== undefined){
let data10 = data.summary;
if(typeof data10 !== "string"){
const err33 = {instancePath:instancePath+"/summary",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema63.type,parentSchema:schema63,data:data10};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
else {
const err34 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema86.type,parentSchema:schema86,data};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
validate49.errors = vErrors;
return errors === 0;
}
validate49.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema95 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Loop step","description":"Does its steps again and again.","type":"object","required":["id","loop"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"loop":{"title":"Loop body","description":"The rounds.","type":"object","required":["max","steps"],"additionalProperties":false,"properties":{"start":{"$ref":"#/$defs/template","description":"What `last` is in the first round; absent: `null`.","examples":[{"next":""}]},"while":{"$ref":"#/$defs/condition","description":"Asked before each round: whether there is another.","examples":["${last.next != null}"]},"max":{"description":"The most rounds.","type":"integer","minimum":1,"maximum":100000,"examples":[20]},"every":{"$ref":"#/$defs/duration","description":"What passes between two rounds.","examples":["10s"]},"onMax":{"description":"After `max` rounds with `while` still true: fail with `loop.exhausted`, or stop with the last output.","type":"string","enum":["fail","stop"],"default":"fail","examples":["stop"]},"steps":{"$ref":"#/$defs/steps","description":"One round.","examples":[[{"id":"next","set":"${default(last, 0) + 1}"}]]}},"examples":[{"while":"${default(last, 0) < 3}","max":10,"steps":[{"id":"next","set":"${default(last, 0) + 1}"}]}]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"count","loop":{"while":"${default(last, 0) < 3}","max":10,"steps":[{"id":"next","set":"${default(last, 0) + 1}"}]}}]};

function validate51(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate51.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema95.required,parentSchema:schema95,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.loop === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "loop"},schema:schema95.required,parentSchema:schema95,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "id") || (key0 === "loop")) || (key0 === "if")) || (key0 === "summary")) || (key0 === "output"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema95,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(!pattern9.test(data0)){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_]{0,62}$"},schema:"^[a-z][a-zA-Z0-9_]{0,62}$",parentSchema:schema43,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/type",keyword:"type",params:{type: "string"},schema:schema43.type,parentSchema:schema43,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.loop !== undefined){
let data1 = data.loop;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.max === undefined){
const err5 = {instancePath:instancePath+"/loop",schemaPath:"#/properties/loop/required",keyword:"required",params:{missingProperty: "max"},schema:schema95.properties.loop.required,parentSchema:schema95.properties.loop,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data1.steps === undefined){
const err6 = {instancePath:instancePath+"/loop",schemaPath:"#/properties/loop/required",keyword:"required",params:{missingProperty: "steps"},schema:schema95.properties.loop.required,parentSchema:schema95.properties.loop,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
for(const key1 in data1){
if(!((((((key1 === "start") || (key1 === "while")) || (key1 === "max")) || (key1 === "every")) || (key1 === "onMax")) || (key1 === "steps"))){
const err7 = {instancePath:instancePath+"/loop",schemaPath:"#/properties/loop/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema95.properties.loop,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data1.while !== undefined){
let data3 = data1.while;
if((typeof data3 !== "boolean") && (typeof data3 !== "string")){
const err8 = {instancePath:instancePath+"/loop/while",schemaPath:"#/$defs/condition/type",keyword:"type",params:{type: schema65.type},schema:schema65.type,parentSchema:schema65,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data1.max !== undefined){
let data4 = data1.max;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err9 = {instancePath:instancePath+"/loop/max",schemaPath:"#/properties/loop/properties/max/type",keyword:"type",params:{type: "integer"},schema:schema95.properties.loop.properties.max.type,parentSchema:schema95.properties.loop.properties.max,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 100000 || isNaN(data4)){
const err10 = {instancePath:instancePath+"/loop/max",schemaPath:"#/properties/loop/properties/max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},schema:100000,parentSchema:schema95.properties.loop.properties.max,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data4 < 1 || isNaN(data4)){
const err11 = {instancePath:instancePath+"/loop/max",schemaPath:"#/properties/loop/properties/max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema95.properties.loop.properties.max,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
if(data1.every !== undefined){
let data5 = data1.every;
if(typeof data5 === "string"){
if(!pattern6.test(data5)){
const err12 = {instancePath:instancePath+"/loop/every",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}W|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?)?))$"},schema:"^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}W|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?)?))$",parentSchema:schema36,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/loop/every",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},schema:schema36.type,parentSchema:schema36,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data1.onMax !== undefined){
let data6 = data1.onMax;
if(typeof data6 !== "string"){
const err14 = {instancePath:instancePath+"/loop/onMax",schemaPath:"#/properties/loop/properties/onMax/type",keyword:"type",params:{type: "string"},schema:schema95.properties.loop.properties.onMax.type,parentSchema:schema95.properties.loop.properties.onMax,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!((data6 === "fail") || (data6 === "stop"))){
const err15 = {instancePath:instancePath+"/loop/onMax",schemaPath:"#/properties/loop/properties/onMax/enum",keyword:"enum",params:{allowedValues: schema95.properties.loop.properties.onMax.enum},schema:schema95.properties.loop.properties.onMax.enum,parentSchema:schema95.properties.loop.properties.onMax,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data1.steps !== undefined){
if(!(wrapper1.validate(data1.steps, {instancePath:instancePath+"/loop/steps",parentData:data1,parentDataProperty:"steps",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper1.validate.errors : vErrors.concat(wrapper1.validate.errors);
errors = vErrors.length;
}
}
}
else {
const err16 = {instancePath:instancePath+"/loop",schemaPath:"#/properties/loop/type",keyword:"type",params:{type: "object"},schema:schema95.properties.loop.type,parentSchema:schema95.properties.loop,data:data1};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.if !== undefined){
let data8 = data.if;
if((typeof data8 !== "boolean") && (typeof data8 !== "string")){
const err17 = {instancePath:instancePath+"/if",schemaPath:"#/$defs/condition/type",keyword:"type",params:{type: schema65.type},schema:schema65.type,parentSchema:schema65,data:data8};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.summary !== undefined){
let data9 = data.summary;
if(typeof data9 !== "string"){
const err18 = {instancePath:instancePath+"/summary",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema63.type,parentSchema:schema63,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema95.type,parentSchema:schema95,data};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
validate51.errors = vErrors;
return errors === 0;
}
validate51.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema103 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Wait step","description":"Waits for a duration, or until a time.","type":"object","required":["id","wait"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"wait":{"description":"A duration of at least 1s, or `{until}`.","type":["string","object"],"allOf":[{"if":{"type":"string"},"then":{"$ref":"#/$defs/durationText"}},{"if":{"type":"object"},"then":{"title":"Wait body","description":"A point in time.","type":"object","required":["until"],"additionalProperties":false,"properties":{"until":{"$ref":"#/$defs/text","description":"An RFC 3339 time, or an expression that gives one.","examples":["${steps.order.body.due}"]}},"examples":[{"until":"2027-01-01T00:00:00Z"}]}}],"examples":["30s"]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"pause","wait":"30s"}]};
const schema105 = {"description":"A duration, or an expression that gives one.","type":"string","pattern":"^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}W|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?)?)|[\\s\\S]*\\$\\{[\\s\\S]*)$","examples":["30s","${inputs.pause}"]};
const pattern29 = new RegExp("^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}W|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?)?)|[\\s\\S]*\\$\\{[\\s\\S]*)$", "u");

function validate53(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate53.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema103.required,parentSchema:schema103,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.wait === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "wait"},schema:schema103.required,parentSchema:schema103,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "id") || (key0 === "wait")) || (key0 === "if")) || (key0 === "summary")) || (key0 === "output"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema103,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(!pattern9.test(data0)){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_]{0,62}$"},schema:"^[a-z][a-zA-Z0-9_]{0,62}$",parentSchema:schema43,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/type",keyword:"type",params:{type: "string"},schema:schema43.type,parentSchema:schema43,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.wait !== undefined){
let data1 = data.wait;
if((typeof data1 !== "string") && (!(data1 && typeof data1 == "object" && !Array.isArray(data1)))){
const err5 = {instancePath:instancePath+"/wait",schemaPath:"#/properties/wait/type",keyword:"type",params:{type: schema103.properties.wait.type},schema:schema103.properties.wait.type,parentSchema:schema103.properties.wait,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
const _errs8 = errors;
let valid3 = true;
const _errs9 = errors;
if(typeof data1 !== "string"){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid0 = _errs9 === errors;
errors = _errs8;
if(vErrors !== null){
if(_errs8){
vErrors.length = _errs8;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs11 = errors;
if(typeof data1 === "string"){
if(!pattern29.test(data1)){
const err7 = {instancePath:instancePath+"/wait",schemaPath:"#/$defs/durationText/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}W|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?)?)|[\\s\\S]*\\$\\{[\\s\\S]*)$"},schema:"^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}W|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?)?)|[\\s\\S]*\\$\\{[\\s\\S]*)$",parentSchema:schema105,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/wait",schemaPath:"#/$defs/durationText/type",keyword:"type",params:{type: "string"},schema:schema105.type,parentSchema:schema105,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var _valid0 = _errs11 === errors;
valid3 = _valid0;
}
if(!valid3){
const err9 = {instancePath:instancePath+"/wait",schemaPath:"#/properties/wait/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},schema:schema103.properties.wait.allOf[0].if,parentSchema:schema103.properties.wait.allOf[0],data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
const _errs15 = errors;
let valid5 = true;
const _errs16 = errors;
if(!(data1 && typeof data1 == "object" && !Array.isArray(data1))){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var _valid1 = _errs16 === errors;
errors = _errs15;
if(vErrors !== null){
if(_errs15){
vErrors.length = _errs15;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs18 = errors;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.until === undefined){
const err11 = {instancePath:instancePath+"/wait",schemaPath:"#/properties/wait/allOf/1/then/required",keyword:"required",params:{missingProperty: "until"},schema:schema103.properties.wait.allOf[1].then.required,parentSchema:schema103.properties.wait.allOf[1].then,data:data1};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
for(const key1 in data1){
if(!(key1 === "until")){
const err12 = {instancePath:instancePath+"/wait",schemaPath:"#/properties/wait/allOf/1/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema103.properties.wait.allOf[1].then,data:data1};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data1.until !== undefined){
let data2 = data1.until;
if(typeof data2 !== "string"){
const err13 = {instancePath:instancePath+"/wait/until",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema63.type,parentSchema:schema63,data:data2};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/wait",schemaPath:"#/properties/wait/allOf/1/then/type",keyword:"type",params:{type: "object"},schema:schema103.properties.wait.allOf[1].then.type,parentSchema:schema103.properties.wait.allOf[1].then,data:data1};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var _valid1 = _errs18 === errors;
valid5 = _valid1;
}
if(!valid5){
const err15 = {instancePath:instancePath+"/wait",schemaPath:"#/properties/wait/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema103.properties.wait.allOf[1].if,parentSchema:schema103.properties.wait.allOf[1],data:data1};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.if !== undefined){
let data3 = data.if;
if((typeof data3 !== "boolean") && (typeof data3 !== "string")){
const err16 = {instancePath:instancePath+"/if",schemaPath:"#/$defs/condition/type",keyword:"type",params:{type: schema65.type},schema:schema65.type,parentSchema:schema65,data:data3};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.summary !== undefined){
let data4 = data.summary;
if(typeof data4 !== "string"){
const err17 = {instancePath:instancePath+"/summary",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema63.type,parentSchema:schema63,data:data4};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema103.type,parentSchema:schema103,data};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
validate53.errors = vErrors;
return errors === 0;
}
validate53.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema110 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Listen step","description":"Takes one signal.","type":"object","required":["id","listen"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"listen":{"title":"Listen body","description":"The signal that is waited for.","type":"object","required":["signal"],"additionalProperties":false,"properties":{"signal":{"$ref":"#/$defs/messageName","description":"The signal's name.","examples":["payment-received"]},"schema":{"$ref":"#/$defs/jsonSchema","description":"JSON Schema of the payload; another payload is refused when it is sent.","examples":[{"type":"object","properties":{"amount":{"type":"number"}}}]},"match":{"$ref":"#/$defs/condition","description":"Whether this step takes the signal; reads `payload`.","examples":["${payload.order == inputs.order}"]},"timeout":{"$ref":"#/$defs/duration","description":"The longest wait, then `listen.timeout`; absent: as long as the run.","examples":["24h"]}},"examples":[{"signal":"payment-received","timeout":"24h"}]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"payment","listen":{"signal":"payment-received","timeout":"24h"}}]};

function validate55(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate55.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema110.required,parentSchema:schema110,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.listen === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "listen"},schema:schema110.required,parentSchema:schema110,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "id") || (key0 === "listen")) || (key0 === "if")) || (key0 === "summary")) || (key0 === "output"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema110,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(!pattern9.test(data0)){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_]{0,62}$"},schema:"^[a-z][a-zA-Z0-9_]{0,62}$",parentSchema:schema43,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/type",keyword:"type",params:{type: "string"},schema:schema43.type,parentSchema:schema43,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.listen !== undefined){
let data1 = data.listen;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.signal === undefined){
const err5 = {instancePath:instancePath+"/listen",schemaPath:"#/properties/listen/required",keyword:"required",params:{missingProperty: "signal"},schema:schema110.properties.listen.required,parentSchema:schema110.properties.listen,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
for(const key1 in data1){
if(!((((key1 === "signal") || (key1 === "schema")) || (key1 === "match")) || (key1 === "timeout"))){
const err6 = {instancePath:instancePath+"/listen",schemaPath:"#/properties/listen/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema110.properties.listen,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data1.signal !== undefined){
let data2 = data1.signal;
if(typeof data2 === "string"){
if(!pattern8.test(data2)){
const err7 = {instancePath:instancePath+"/listen/signal",schemaPath:"#/$defs/messageName/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z][a-zA-Z0-9_-]{0,62}$"},schema:"^[a-zA-Z][a-zA-Z0-9_-]{0,62}$",parentSchema:schema38,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/listen/signal",schemaPath:"#/$defs/messageName/type",keyword:"type",params:{type: "string"},schema:schema38.type,parentSchema:schema38,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data1.schema !== undefined){
let data3 = data1.schema;
if(!(data3 && typeof data3 == "object" && !Array.isArray(data3))){
const err9 = {instancePath:instancePath+"/listen/schema",schemaPath:"#/$defs/jsonSchema/type",keyword:"type",params:{type: "object"},schema:schema35.type,parentSchema:schema35,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data1.match !== undefined){
let data4 = data1.match;
if((typeof data4 !== "boolean") && (typeof data4 !== "string")){
const err10 = {instancePath:instancePath+"/listen/match",schemaPath:"#/$defs/condition/type",keyword:"type",params:{type: schema65.type},schema:schema65.type,parentSchema:schema65,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data1.timeout !== undefined){
let data5 = data1.timeout;
if(typeof data5 === "string"){
if(!pattern6.test(data5)){
const err11 = {instancePath:instancePath+"/listen/timeout",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}W|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?)?))$"},schema:"^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}W|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?)?))$",parentSchema:schema36,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/listen/timeout",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},schema:schema36.type,parentSchema:schema36,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/listen",schemaPath:"#/properties/listen/type",keyword:"type",params:{type: "object"},schema:schema110.properties.listen.type,parentSchema:schema110.properties.listen,data:data1};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.if !== undefined){
let data6 = data.if;
if((typeof data6 !== "boolean") && (typeof data6 !== "string")){
const err14 = {instancePath:instancePath+"/if",schemaPath:"#/$defs/condition/type",keyword:"type",params:{type: schema65.type},schema:schema65.type,parentSchema:schema65,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.summary !== undefined){
let data7 = data.summary;
if(typeof data7 !== "string"){
const err15 = {instancePath:instancePath+"/summary",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema63.type,parentSchema:schema63,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema110.type,parentSchema:schema110,data};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
validate55.errors = vErrors;
return errors === 0;
}
validate55.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema119 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Approve step","description":"Asks somebody to decide.","type":"object","required":["id","approve"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"approve":{"title":"Approve body","description":"The question and who may answer.","type":"object","required":["question"],"additionalProperties":false,"properties":{"question":{"$ref":"#/$defs/text","description":"What is asked.","examples":["Book the hotel for ${steps.flight.body.nights} nights?"]},"choices":{"description":"The answers that can be given.","type":"array","minItems":1,"maxItems":20,"uniqueItems":true,"items":{"description":"One answer.","type":"string","minLength":1,"maxLength":63,"examples":["approve"]},"default":["approve","reject"],"examples":[["approve","reject"]]},"by":{"description":"Who may decide: `key:<name>`, `user:<subject or e-mail>`, `role:<name>`, `scope:<scope>`; absent: any caller with `runs:write`.","type":["array","string"],"allOf":[{"if":{"type":"array"},"then":{"title":"Approvers","description":"A list of them.","type":"array","minItems":1,"maxItems":100,"items":{"description":"An approver: `key:<name>`, `user:<subject or e-mail>`, `role:<name>` or `scope:<scope>`.","type":"string","pattern":"^((key|user|role|scope):\\S[\\s\\S]*|[\\s\\S]*\\$\\{[\\s\\S]*)$","examples":["role:travel"]},"examples":[["role:travel"]]}},{"if":{"type":"string"},"then":{"$ref":"#/$defs/text"}}],"examples":[["role:travel","user:ana@example.org"]]},"timeout":{"$ref":"#/$defs/duration","description":"The longest wait, then `approve.timeout`; absent: as long as the run.","examples":["24h"]}},"examples":[{"question":"Send it?","by":["role:ops"],"timeout":"24h"}]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"ok","approve":{"question":"Send it?"}}]};
const pattern34 = new RegExp("^((key|user|role|scope):\\S[\\s\\S]*|[\\s\\S]*\\$\\{[\\s\\S]*)$", "u");

function validate57(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate57.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema119.required,parentSchema:schema119,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.approve === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "approve"},schema:schema119.required,parentSchema:schema119,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "id") || (key0 === "approve")) || (key0 === "if")) || (key0 === "summary")) || (key0 === "output"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema119,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(!pattern9.test(data0)){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_]{0,62}$"},schema:"^[a-z][a-zA-Z0-9_]{0,62}$",parentSchema:schema43,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/type",keyword:"type",params:{type: "string"},schema:schema43.type,parentSchema:schema43,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.approve !== undefined){
let data1 = data.approve;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.question === undefined){
const err5 = {instancePath:instancePath+"/approve",schemaPath:"#/properties/approve/required",keyword:"required",params:{missingProperty: "question"},schema:schema119.properties.approve.required,parentSchema:schema119.properties.approve,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
for(const key1 in data1){
if(!((((key1 === "question") || (key1 === "choices")) || (key1 === "by")) || (key1 === "timeout"))){
const err6 = {instancePath:instancePath+"/approve",schemaPath:"#/properties/approve/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema119.properties.approve,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data1.question !== undefined){
let data2 = data1.question;
if(typeof data2 !== "string"){
const err7 = {instancePath:instancePath+"/approve/question",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema63.type,parentSchema:schema63,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data1.choices !== undefined){
let data3 = data1.choices;
if(Array.isArray(data3)){
if(data3.length > 20){
const err8 = {instancePath:instancePath+"/approve/choices",schemaPath:"#/properties/approve/properties/choices/maxItems",keyword:"maxItems",params:{limit: 20},schema:20,parentSchema:schema119.properties.approve.properties.choices,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data3.length < 1){
const err9 = {instancePath:instancePath+"/approve/choices",schemaPath:"#/properties/approve/properties/choices/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema119.properties.approve.properties.choices,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
if(typeof data4 === "string"){
if(func2(data4) > 63){
const err10 = {instancePath:instancePath+"/approve/choices/" + i0,schemaPath:"#/properties/approve/properties/choices/items/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema119.properties.approve.properties.choices.items,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(func2(data4) < 1){
const err11 = {instancePath:instancePath+"/approve/choices/" + i0,schemaPath:"#/properties/approve/properties/choices/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema119.properties.approve.properties.choices.items,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/approve/choices/" + i0,schemaPath:"#/properties/approve/properties/choices/items/type",keyword:"type",params:{type: "string"},schema:schema119.properties.approve.properties.choices.items.type,parentSchema:schema119.properties.approve.properties.choices.items,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
let i1 = data3.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data3[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err13 = {instancePath:instancePath+"/approve/choices",schemaPath:"#/properties/approve/properties/choices/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},schema:true,parentSchema:schema119.properties.approve.properties.choices,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err14 = {instancePath:instancePath+"/approve/choices",schemaPath:"#/properties/approve/properties/choices/type",keyword:"type",params:{type: "array"},schema:schema119.properties.approve.properties.choices.type,parentSchema:schema119.properties.approve.properties.choices,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data1.by !== undefined){
let data5 = data1.by;
if((!(Array.isArray(data5))) && (typeof data5 !== "string")){
const err15 = {instancePath:instancePath+"/approve/by",schemaPath:"#/properties/approve/properties/by/type",keyword:"type",params:{type: schema119.properties.approve.properties.by.type},schema:schema119.properties.approve.properties.by.type,parentSchema:schema119.properties.approve.properties.by,data:data5};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
const _errs18 = errors;
let valid8 = true;
const _errs19 = errors;
if(!(Array.isArray(data5))){
const err16 = {};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
var _valid0 = _errs19 === errors;
errors = _errs18;
if(vErrors !== null){
if(_errs18){
vErrors.length = _errs18;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs21 = errors;
if(Array.isArray(data5)){
if(data5.length > 100){
const err17 = {instancePath:instancePath+"/approve/by",schemaPath:"#/properties/approve/properties/by/allOf/0/then/maxItems",keyword:"maxItems",params:{limit: 100},schema:100,parentSchema:schema119.properties.approve.properties.by.allOf[0].then,data:data5};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data5.length < 1){
const err18 = {instancePath:instancePath+"/approve/by",schemaPath:"#/properties/approve/properties/by/allOf/0/then/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema119.properties.approve.properties.by.allOf[0].then,data:data5};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
const len1 = data5.length;
for(let i2=0; i2<len1; i2++){
let data6 = data5[i2];
if(typeof data6 === "string"){
if(!pattern34.test(data6)){
const err19 = {instancePath:instancePath+"/approve/by/" + i2,schemaPath:"#/properties/approve/properties/by/allOf/0/then/items/pattern",keyword:"pattern",params:{pattern: "^((key|user|role|scope):\\S[\\s\\S]*|[\\s\\S]*\\$\\{[\\s\\S]*)$"},schema:"^((key|user|role|scope):\\S[\\s\\S]*|[\\s\\S]*\\$\\{[\\s\\S]*)$",parentSchema:schema119.properties.approve.properties.by.allOf[0].then.items,data:data6};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/approve/by/" + i2,schemaPath:"#/properties/approve/properties/by/allOf/0/then/items/type",keyword:"type",params:{type: "string"},schema:schema119.properties.approve.properties.by.allOf[0].then.items.type,parentSchema:schema119.properties.approve.properties.by.allOf[0].then.items,data:data6};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
else {
const err21 = {instancePath:instancePath+"/approve/by",schemaPath:"#/properties/approve/properties/by/allOf/0/then/type",keyword:"type",params:{type: "array"},schema:schema119.properties.approve.properties.by.allOf[0].then.type,parentSchema:schema119.properties.approve.properties.by.allOf[0].then,data:data5};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
var _valid0 = _errs21 === errors;
valid8 = _valid0;
}
if(!valid8){
const err22 = {instancePath:instancePath+"/approve/by",schemaPath:"#/properties/approve/properties/by/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},schema:schema119.properties.approve.properties.by.allOf[0].if,parentSchema:schema119.properties.approve.properties.by.allOf[0],data:data5};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
const _errs26 = errors;
let valid11 = true;
const _errs27 = errors;
if(typeof data5 !== "string"){
const err23 = {};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
var _valid1 = _errs27 === errors;
errors = _errs26;
if(vErrors !== null){
if(_errs26){
vErrors.length = _errs26;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs29 = errors;
if(typeof data5 !== "string"){
const err24 = {instancePath:instancePath+"/approve/by",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema63.type,parentSchema:schema63,data:data5};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
var _valid1 = _errs29 === errors;
valid11 = _valid1;
}
if(!valid11){
const err25 = {instancePath:instancePath+"/approve/by",schemaPath:"#/properties/approve/properties/by/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema119.properties.approve.properties.by.allOf[1].if,parentSchema:schema119.properties.approve.properties.by.allOf[1],data:data5};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data1.timeout !== undefined){
let data7 = data1.timeout;
if(typeof data7 === "string"){
if(!pattern6.test(data7)){
const err26 = {instancePath:instancePath+"/approve/timeout",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}W|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?)?))$"},schema:"^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}W|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?)?))$",parentSchema:schema36,data:data7};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/approve/timeout",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},schema:schema36.type,parentSchema:schema36,data:data7};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
else {
const err28 = {instancePath:instancePath+"/approve",schemaPath:"#/properties/approve/type",keyword:"type",params:{type: "object"},schema:schema119.properties.approve.type,parentSchema:schema119.properties.approve,data:data1};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.if !== undefined){
let data8 = data.if;
if((typeof data8 !== "boolean") && (typeof data8 !== "string")){
const err29 = {instancePath:instancePath+"/if",schemaPath:"#/$defs/condition/type",keyword:"type",params:{type: schema65.type},schema:schema65.type,parentSchema:schema65,data:data8};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.summary !== undefined){
let data9 = data.summary;
if(typeof data9 !== "string"){
const err30 = {instancePath:instancePath+"/summary",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema63.type,parentSchema:schema63,data:data9};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
else {
const err31 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema119.type,parentSchema:schema119,data};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
validate57.errors = vErrors;
return errors === 0;
}
validate57.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema127 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Run step","description":"Runs another document.","type":"object","required":["id","run"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"run":{"title":"Run body","description":"The document and its input.","type":"object","required":["document"],"additionalProperties":false,"properties":{"document":{"$ref":"#/$defs/childDocument","description":"The document: `name`, `name@3`, `sha256:…`, or written here.","examples":["order-total@3"]},"input":{"$ref":"#/$defs/childInput","description":"The document's input.","examples":[{"id":"${inputs.id}"}]},"wait":{"description":"Whether this step waits for the other run's end; false: its output is `{runId}`.","type":"boolean","default":true,"examples":[false]}},"examples":[{"document":"order-total@3","input":{"id":"${inputs.id}"}}]},"timeout":{"$ref":"#/$defs/duration","description":"The longest that the other run may take.","examples":["1h"]},"retry":{"$ref":"#/$defs/retry","description":"How often and how fast a failed run is made again.","examples":[{"attempts":2}]},"undo":{"$ref":"#/$defs/undo","description":"What takes the other run's effect back when this run does not complete.","examples":[{"run":"cancel-order","input":{"id":"${output.id}"}}]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"total","run":{"document":"order-total","input":{"id":"${inputs.id}"}}}]};

function validate59(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate59.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema127.required,parentSchema:schema127,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.run === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "run"},schema:schema127.required,parentSchema:schema127,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((((((((key0 === "id") || (key0 === "run")) || (key0 === "timeout")) || (key0 === "retry")) || (key0 === "undo")) || (key0 === "if")) || (key0 === "summary")) || (key0 === "output"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema127,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(!pattern9.test(data0)){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_]{0,62}$"},schema:"^[a-z][a-zA-Z0-9_]{0,62}$",parentSchema:schema43,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/type",keyword:"type",params:{type: "string"},schema:schema43.type,parentSchema:schema43,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.run !== undefined){
let data1 = data.run;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.document === undefined){
const err5 = {instancePath:instancePath+"/run",schemaPath:"#/properties/run/required",keyword:"required",params:{missingProperty: "document"},schema:schema127.properties.run.required,parentSchema:schema127.properties.run,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
for(const key1 in data1){
if(!(((key1 === "document") || (key1 === "input")) || (key1 === "wait"))){
const err6 = {instancePath:instancePath+"/run",schemaPath:"#/properties/run/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema127.properties.run,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data1.document !== undefined){
if(!(validate35(data1.document, {instancePath:instancePath+"/run/document",parentData:data1,parentDataProperty:"document",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
errors = vErrors.length;
}
}
if(data1.input !== undefined){
if(!(validate37(data1.input, {instancePath:instancePath+"/run/input",parentData:data1,parentDataProperty:"input",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
}
if(data1.wait !== undefined){
let data4 = data1.wait;
if(typeof data4 !== "boolean"){
const err7 = {instancePath:instancePath+"/run/wait",schemaPath:"#/properties/run/properties/wait/type",keyword:"type",params:{type: "boolean"},schema:schema127.properties.run.properties.wait.type,parentSchema:schema127.properties.run.properties.wait,data:data4};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/run",schemaPath:"#/properties/run/type",keyword:"type",params:{type: "object"},schema:schema127.properties.run.type,parentSchema:schema127.properties.run,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.timeout !== undefined){
let data5 = data.timeout;
if(typeof data5 === "string"){
if(!pattern6.test(data5)){
const err9 = {instancePath:instancePath+"/timeout",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}W|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?)?))$"},schema:"^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}W|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?)?))$",parentSchema:schema36,data:data5};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/timeout",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},schema:schema36.type,parentSchema:schema36,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.retry !== undefined){
if(!(validate28(data.retry, {instancePath:instancePath+"/retry",parentData:data,parentDataProperty:"retry",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
errors = vErrors.length;
}
}
if(data.undo !== undefined){
if(!(validate30(data.undo, {instancePath:instancePath+"/undo",parentData:data,parentDataProperty:"undo",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
if(data.if !== undefined){
let data8 = data.if;
if((typeof data8 !== "boolean") && (typeof data8 !== "string")){
const err11 = {instancePath:instancePath+"/if",schemaPath:"#/$defs/condition/type",keyword:"type",params:{type: schema65.type},schema:schema65.type,parentSchema:schema65,data:data8};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.summary !== undefined){
let data9 = data.summary;
if(typeof data9 !== "string"){
const err12 = {instancePath:instancePath+"/summary",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema63.type,parentSchema:schema63,data:data9};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema127.type,parentSchema:schema127,data};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate59.errors = vErrors;
return errors === 0;
}
validate59.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema133 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Try step","description":"Takes the errors of its steps.","type":"object","required":["id","try"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"try":{"$ref":"#/$defs/steps","description":"What is tried.","examples":[[{"id":"page","call":"http.request","with":{"url":"https://example.org"}}]]},"catch":{"description":"What is done with an error; the first that matches takes it.","type":"array","items":{"title":"Catch arm","description":"One handler.","type":"object","required":["steps"],"additionalProperties":false,"properties":{"errors":{"description":"The error types it takes; absent: every error that can be caught.","type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/errorPattern"},"examples":[["http.*"]]},"as":{"$ref":"#/$defs/stepId","description":"The name of the error's variable.","default":"error","examples":["problem"]},"steps":{"$ref":"#/$defs/steps","description":"What is done with it.","examples":[[{"id":"none","set":null}]]}},"examples":[{"errors":["http.*"],"steps":[{"id":"none","set":null}]}]},"examples":[[{"errors":["http.*"],"steps":[{"id":"none","set":null}]}]]},"finally":{"$ref":"#/$defs/steps","description":"What is done at the end in any case, also on `return` and cancel.","examples":[[{"id":"clean","call":"http.request","with":{"method":"DELETE","url":"https://example.org/lock"}}]]},"undo":{"description":"Undo what finished inside before an error is taken.","type":"boolean","default":false,"examples":[true]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"safe","try":[{"id":"page","call":"http.request","with":{"url":"https://example.org"}}],"catch":[{"steps":[{"id":"none","set":null}]}]}]};

function validate65(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate65.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema133.required,parentSchema:schema133,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.try === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "try"},schema:schema133.required,parentSchema:schema133,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((((((((key0 === "id") || (key0 === "try")) || (key0 === "catch")) || (key0 === "finally")) || (key0 === "undo")) || (key0 === "if")) || (key0 === "summary")) || (key0 === "output"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema133,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(!pattern9.test(data0)){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_]{0,62}$"},schema:"^[a-z][a-zA-Z0-9_]{0,62}$",parentSchema:schema43,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/type",keyword:"type",params:{type: "string"},schema:schema43.type,parentSchema:schema43,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.try !== undefined){
if(!(wrapper1.validate(data.try, {instancePath:instancePath+"/try",parentData:data,parentDataProperty:"try",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper1.validate.errors : vErrors.concat(wrapper1.validate.errors);
errors = vErrors.length;
}
}
if(data.catch !== undefined){
let data2 = data.catch;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.steps === undefined){
const err5 = {instancePath:instancePath+"/catch/" + i0,schemaPath:"#/properties/catch/items/required",keyword:"required",params:{missingProperty: "steps"},schema:schema133.properties.catch.items.required,parentSchema:schema133.properties.catch.items,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
for(const key1 in data3){
if(!(((key1 === "errors") || (key1 === "as")) || (key1 === "steps"))){
const err6 = {instancePath:instancePath+"/catch/" + i0,schemaPath:"#/properties/catch/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema133.properties.catch.items,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data3.errors !== undefined){
let data4 = data3.errors;
if(Array.isArray(data4)){
if(data4.length > 100){
const err7 = {instancePath:instancePath+"/catch/" + i0+"/errors",schemaPath:"#/properties/catch/items/properties/errors/maxItems",keyword:"maxItems",params:{limit: 100},schema:100,parentSchema:schema133.properties.catch.items.properties.errors,data:data4};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data4.length < 1){
const err8 = {instancePath:instancePath+"/catch/" + i0+"/errors",schemaPath:"#/properties/catch/items/properties/errors/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema133.properties.catch.items.properties.errors,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
let data5 = data4[i1];
if(typeof data5 === "string"){
if(func2(data5) > 127){
const err9 = {instancePath:instancePath+"/catch/" + i0+"/errors/" + i1,schemaPath:"#/$defs/errorPattern/maxLength",keyword:"maxLength",params:{limit: 127},schema:127,parentSchema:schema54,data:data5};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!pattern17.test(data5)){
const err10 = {instancePath:instancePath+"/catch/" + i0+"/errors/" + i1,schemaPath:"#/$defs/errorPattern/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*(\\.\\*)?$"},schema:"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*(\\.\\*)?$",parentSchema:schema54,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/catch/" + i0+"/errors/" + i1,schemaPath:"#/$defs/errorPattern/type",keyword:"type",params:{type: "string"},schema:schema54.type,parentSchema:schema54,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/catch/" + i0+"/errors",schemaPath:"#/properties/catch/items/properties/errors/type",keyword:"type",params:{type: "array"},schema:schema133.properties.catch.items.properties.errors.type,parentSchema:schema133.properties.catch.items.properties.errors,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data3.as !== undefined){
let data6 = data3.as;
if(typeof data6 === "string"){
if(!pattern9.test(data6)){
const err13 = {instancePath:instancePath+"/catch/" + i0+"/as",schemaPath:"#/$defs/stepId/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_]{0,62}$"},schema:"^[a-z][a-zA-Z0-9_]{0,62}$",parentSchema:schema43,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/catch/" + i0+"/as",schemaPath:"#/$defs/stepId/type",keyword:"type",params:{type: "string"},schema:schema43.type,parentSchema:schema43,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data3.steps !== undefined){
if(!(wrapper1.validate(data3.steps, {instancePath:instancePath+"/catch/" + i0+"/steps",parentData:data3,parentDataProperty:"steps",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper1.validate.errors : vErrors.concat(wrapper1.validate.errors);
errors = vErrors.length;
}
}
}
else {
const err15 = {instancePath:instancePath+"/catch/" + i0,schemaPath:"#/properties/catch/items/type",keyword:"type",params:{type: "object"},schema:schema133.properties.catch.items.type,parentSchema:schema133.properties.catch.items,data:data3};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/catch",schemaPath:"#/properties/catch/type",keyword:"type",params:{type: "array"},schema:schema133.properties.catch.type,parentSchema:schema133.properties.catch,data:data2};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.finally !== undefined){
if(!(wrapper1.validate(data.finally, {instancePath:instancePath+"/finally",parentData:data,parentDataProperty:"finally",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper1.validate.errors : vErrors.concat(wrapper1.validate.errors);
errors = vErrors.length;
}
}
if(data.undo !== undefined){
let data9 = data.undo;
if(typeof data9 !== "boolean"){
const err17 = {instancePath:instancePath+"/undo",schemaPath:"#/properties/undo/type",keyword:"type",params:{type: "boolean"},schema:schema133.properties.undo.type,parentSchema:schema133.properties.undo,data:data9};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.if !== undefined){
let data10 = data.if;
if((typeof data10 !== "boolean") && (typeof data10 !== "string")){
const err18 = {instancePath:instancePath+"/if",schemaPath:"#/$defs/condition/type",keyword:"type",params:{type: schema65.type},schema:schema65.type,parentSchema:schema65,data:data10};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.summary !== undefined){
let data11 = data.summary;
if(typeof data11 !== "string"){
const err19 = {instancePath:instancePath+"/summary",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema63.type,parentSchema:schema63,data:data11};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema133.type,parentSchema:schema133,data};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
validate65.errors = vErrors;
return errors === 0;
}
validate65.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema140 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Emit step","description":"Writes an event of its own, or sets labels of the run.","type":"object","required":["id","emit"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"emit":{"description":"An event (`{name, data}`), or labels (`{labels}`).","type":"object","allOf":[{"type":"object","exactlyOneKey":["name","labels"]},{"if":{"type":"object","required":["name"],"properties":{"name":true}},"then":{"title":"Emit event","description":"An event of type `custom`.","type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"$ref":"#/$defs/messageName","description":"The event's name.","examples":["order-checked"]},"data":{"$ref":"#/$defs/template","description":"What it carries.","examples":[{"total":"${steps.total}"}]}},"examples":[{"name":"order-checked","data":{"total":"${steps.total}"}}]}},{"if":{"type":"object","required":["labels"],"properties":{"labels":true}},"then":{"title":"Emit labels","description":"Labels of the run, added to those it has.","type":"object","required":["labels"],"additionalProperties":false,"properties":{"labels":{"description":"Names and values; `null` takes a label away.","type":"object","minProperties":1,"maxProperties":10,"propertyNames":{"$ref":"#/$defs/labelName"},"additionalProperties":{"description":"The label's value.","type":["string","null"],"examples":["${steps.order.body.state}"]},"examples":[{"state":"paid"}]}},"examples":[{"labels":{"state":"paid"}}]}}],"examples":[{"name":"order-checked","data":{"total":"${steps.total}"}}]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"told","emit":{"name":"order-checked"}}]};

function validate67(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate67.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema140.required,parentSchema:schema140,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.emit === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "emit"},schema:schema140.required,parentSchema:schema140,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "id") || (key0 === "emit")) || (key0 === "if")) || (key0 === "summary")) || (key0 === "output"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema140,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(!pattern9.test(data0)){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_]{0,62}$"},schema:"^[a-z][a-zA-Z0-9_]{0,62}$",parentSchema:schema43,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/type",keyword:"type",params:{type: "string"},schema:schema43.type,parentSchema:schema43,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.emit !== undefined){
let data1 = data.emit;
if(!(data1 && typeof data1 == "object" && !Array.isArray(data1))){
const err5 = {instancePath:instancePath+"/emit",schemaPath:"#/properties/emit/type",keyword:"type",params:{type: "object"},schema:schema140.properties.emit.type,parentSchema:schema140.properties.emit,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let found0 = 0;
if(data1["name"] !== undefined){
found0++;
}
if(data1["labels"] !== undefined){
found0++;
}
if(found0 !== 1){
const err6 = {instancePath:instancePath+"/emit",schemaPath:"#/properties/emit/allOf/0/exactlyOneKey",keyword:"exactlyOneKey",params:{ keys: "name,labels" },schema:schema140.properties.emit.allOf[0].exactlyOneKey,parentSchema:schema140.properties.emit.allOf[0],data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/emit",schemaPath:"#/properties/emit/allOf/0/type",keyword:"type",params:{type: "object"},schema:schema140.properties.emit.allOf[0].type,parentSchema:schema140.properties.emit.allOf[0],data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
const _errs10 = errors;
let valid3 = true;
const _errs11 = errors;
if(errors === _errs11){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing0;
if((data1.name === undefined) && (missing0 = "name")){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
var _valid0 = _errs11 === errors;
errors = _errs10;
if(vErrors !== null){
if(_errs10){
vErrors.length = _errs10;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs13 = errors;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.name === undefined){
const err10 = {instancePath:instancePath+"/emit",schemaPath:"#/properties/emit/allOf/1/then/required",keyword:"required",params:{missingProperty: "name"},schema:schema140.properties.emit.allOf[1].then.required,parentSchema:schema140.properties.emit.allOf[1].then,data:data1};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
for(const key1 in data1){
if(!((key1 === "name") || (key1 === "data"))){
const err11 = {instancePath:instancePath+"/emit",schemaPath:"#/properties/emit/allOf/1/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema140.properties.emit.allOf[1].then,data:data1};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data1.name !== undefined){
let data2 = data1.name;
if(typeof data2 === "string"){
if(!pattern8.test(data2)){
const err12 = {instancePath:instancePath+"/emit/name",schemaPath:"#/$defs/messageName/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z][a-zA-Z0-9_-]{0,62}$"},schema:"^[a-zA-Z][a-zA-Z0-9_-]{0,62}$",parentSchema:schema38,data:data2};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/emit/name",schemaPath:"#/$defs/messageName/type",keyword:"type",params:{type: "string"},schema:schema38.type,parentSchema:schema38,data:data2};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/emit",schemaPath:"#/properties/emit/allOf/1/then/type",keyword:"type",params:{type: "object"},schema:schema140.properties.emit.allOf[1].then.type,parentSchema:schema140.properties.emit.allOf[1].then,data:data1};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var _valid0 = _errs13 === errors;
valid3 = _valid0;
if(valid3){
var props0 = true;
}
}
if(!valid3){
const err15 = {instancePath:instancePath+"/emit",schemaPath:"#/properties/emit/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema140.properties.emit.allOf[1].if,parentSchema:schema140.properties.emit.allOf[1],data:data1};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
const _errs21 = errors;
let valid7 = true;
const _errs22 = errors;
if(errors === _errs22){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing1;
if((data1.labels === undefined) && (missing1 = "labels")){
const err16 = {};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
var _valid1 = _errs22 === errors;
errors = _errs21;
if(vErrors !== null){
if(_errs21){
vErrors.length = _errs21;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs24 = errors;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.labels === undefined){
const err18 = {instancePath:instancePath+"/emit",schemaPath:"#/properties/emit/allOf/2/then/required",keyword:"required",params:{missingProperty: "labels"},schema:schema140.properties.emit.allOf[2].then.required,parentSchema:schema140.properties.emit.allOf[2].then,data:data1};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
for(const key2 in data1){
if(!(key2 === "labels")){
const err19 = {instancePath:instancePath+"/emit",schemaPath:"#/properties/emit/allOf/2/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema140.properties.emit.allOf[2].then,data:data1};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data1.labels !== undefined){
let data4 = data1.labels;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(Object.keys(data4).length > 10){
const err20 = {instancePath:instancePath+"/emit/labels",schemaPath:"#/properties/emit/allOf/2/then/properties/labels/maxProperties",keyword:"maxProperties",params:{limit: 10},schema:10,parentSchema:schema140.properties.emit.allOf[2].then.properties.labels,data:data4};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(Object.keys(data4).length < 1){
const err21 = {instancePath:instancePath+"/emit/labels",schemaPath:"#/properties/emit/allOf/2/then/properties/labels/minProperties",keyword:"minProperties",params:{limit: 1},schema:1,parentSchema:schema140.properties.emit.allOf[2].then.properties.labels,data:data4};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
for(const key3 in data4){
const _errs29 = errors;
if(typeof key3 === "string"){
if(!pattern5.test(key3)){
const err22 = {instancePath:instancePath+"/emit/labels",schemaPath:"#/$defs/labelName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_.-]{0,62}$"},schema:"^[a-z][a-z0-9_.-]{0,62}$",parentSchema:schema34,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/emit/labels",schemaPath:"#/$defs/labelName/type",keyword:"type",params:{type: "string"},schema:schema34.type,parentSchema:schema34,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
var valid9 = _errs29 === errors;
if(!valid9){
const err24 = {instancePath:instancePath+"/emit/labels",schemaPath:"#/properties/emit/allOf/2/then/properties/labels/propertyNames",keyword:"propertyNames",params:{propertyName: key3},schema:schema140.properties.emit.allOf[2].then.properties.labels.propertyNames,parentSchema:schema140.properties.emit.allOf[2].then.properties.labels,data:data4};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
for(const key4 in data4){
let data5 = data4[key4];
if((typeof data5 !== "string") && (data5 !== null)){
const err25 = {instancePath:instancePath+"/emit/labels/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/emit/allOf/2/then/properties/labels/additionalProperties/type",keyword:"type",params:{type: schema140.properties.emit.allOf[2].then.properties.labels.additionalProperties.type},schema:schema140.properties.emit.allOf[2].then.properties.labels.additionalProperties.type,parentSchema:schema140.properties.emit.allOf[2].then.properties.labels.additionalProperties,data:data5};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath:instancePath+"/emit/labels",schemaPath:"#/properties/emit/allOf/2/then/properties/labels/type",keyword:"type",params:{type: "object"},schema:schema140.properties.emit.allOf[2].then.properties.labels.type,parentSchema:schema140.properties.emit.allOf[2].then.properties.labels,data:data4};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
else {
const err27 = {instancePath:instancePath+"/emit",schemaPath:"#/properties/emit/allOf/2/then/type",keyword:"type",params:{type: "object"},schema:schema140.properties.emit.allOf[2].then.type,parentSchema:schema140.properties.emit.allOf[2].then,data:data1};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
var _valid1 = _errs24 === errors;
valid7 = _valid1;
if(valid7){
var props1 = true;
}
}
if(!valid7){
const err28 = {instancePath:instancePath+"/emit",schemaPath:"#/properties/emit/allOf/2/if",keyword:"if",params:{failingKeyword: "then"},schema:schema140.properties.emit.allOf[2].if,parentSchema:schema140.properties.emit.allOf[2],data:data1};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(props0 !== true && props1 !== undefined){
if(props1 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props1);
}
}
}
if(data.if !== undefined){
let data6 = data.if;
if((typeof data6 !== "boolean") && (typeof data6 !== "string")){
const err29 = {instancePath:instancePath+"/if",schemaPath:"#/$defs/condition/type",keyword:"type",params:{type: schema65.type},schema:schema65.type,parentSchema:schema65,data:data6};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.summary !== undefined){
let data7 = data.summary;
if(typeof data7 !== "string"){
const err30 = {instancePath:instancePath+"/summary",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema63.type,parentSchema:schema63,data:data7};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
else {
const err31 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema140.type,parentSchema:schema140,data};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
validate67.errors = vErrors;
return errors === 0;
}
validate67.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema148 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Return step","description":"Ends the run with a value, and cancels what runs beside it.","type":"object","required":["id","return"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"return":{"$ref":"#/$defs/template","description":"The run's output.","examples":[{"total":"${steps.total}"}]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"done","return":"${steps.total}"}]};

function validate69(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate69.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema148.required,parentSchema:schema148,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.return === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "return"},schema:schema148.required,parentSchema:schema148,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "id") || (key0 === "return")) || (key0 === "if")) || (key0 === "summary")) || (key0 === "output"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema148,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(!pattern9.test(data0)){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_]{0,62}$"},schema:"^[a-z][a-zA-Z0-9_]{0,62}$",parentSchema:schema43,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/type",keyword:"type",params:{type: "string"},schema:schema43.type,parentSchema:schema43,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.if !== undefined){
let data2 = data.if;
if((typeof data2 !== "boolean") && (typeof data2 !== "string")){
const err5 = {instancePath:instancePath+"/if",schemaPath:"#/$defs/condition/type",keyword:"type",params:{type: schema65.type},schema:schema65.type,parentSchema:schema65,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.summary !== undefined){
let data3 = data.summary;
if(typeof data3 !== "string"){
const err6 = {instancePath:instancePath+"/summary",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema63.type,parentSchema:schema63,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema148.type,parentSchema:schema148,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate69.errors = vErrors;
return errors === 0;
}
validate69.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema154 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Fail step","description":"Ends the run with an error.","type":"object","required":["id","fail"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"fail":{"description":"The error, or an expression that gives one.","type":["object","string"],"allOf":[{"if":{"type":"object"},"then":{"title":"Fail body","description":"An error of the document's own.","type":"object","required":["type","message"],"additionalProperties":false,"properties":{"type":{"description":"The error's type, dotted lower case.","type":"string","pattern":"^([a-z][a-z0-9_]*(\\.[a-z0-9_]+)*|[\\s\\S]*\\$\\{[\\s\\S]*)$","examples":["trip.rejected"]},"message":{"$ref":"#/$defs/text","description":"What happened, for people.","examples":["${default(steps.ok.comment, 'rejected')}"]},"details":{"$ref":"#/$defs/template","description":"What it carries.","examples":[{"choice":"${steps.ok.choice}"}]}},"examples":[{"type":"trip.rejected","message":"rejected"}]}},{"if":{"type":"string"},"then":{"$ref":"#/$defs/text"}}],"examples":[{"type":"trip.rejected","message":"rejected"}]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"none","fail":{"type":"prices.none","message":"no page answered"}}]};
const pattern46 = new RegExp("^([a-z][a-z0-9_]*(\\.[a-z0-9_]+)*|[\\s\\S]*\\$\\{[\\s\\S]*)$", "u");

function validate71(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate71.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema154.required,parentSchema:schema154,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.fail === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "fail"},schema:schema154.required,parentSchema:schema154,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "id") || (key0 === "fail")) || (key0 === "if")) || (key0 === "summary")) || (key0 === "output"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema154,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(!pattern9.test(data0)){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_]{0,62}$"},schema:"^[a-z][a-zA-Z0-9_]{0,62}$",parentSchema:schema43,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/type",keyword:"type",params:{type: "string"},schema:schema43.type,parentSchema:schema43,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.fail !== undefined){
let data1 = data.fail;
if((!(data1 && typeof data1 == "object" && !Array.isArray(data1))) && (typeof data1 !== "string")){
const err5 = {instancePath:instancePath+"/fail",schemaPath:"#/properties/fail/type",keyword:"type",params:{type: schema154.properties.fail.type},schema:schema154.properties.fail.type,parentSchema:schema154.properties.fail,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
const _errs8 = errors;
let valid3 = true;
const _errs9 = errors;
if(!(data1 && typeof data1 == "object" && !Array.isArray(data1))){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid0 = _errs9 === errors;
errors = _errs8;
if(vErrors !== null){
if(_errs8){
vErrors.length = _errs8;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs11 = errors;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.type === undefined){
const err7 = {instancePath:instancePath+"/fail",schemaPath:"#/properties/fail/allOf/0/then/required",keyword:"required",params:{missingProperty: "type"},schema:schema154.properties.fail.allOf[0].then.required,parentSchema:schema154.properties.fail.allOf[0].then,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data1.message === undefined){
const err8 = {instancePath:instancePath+"/fail",schemaPath:"#/properties/fail/allOf/0/then/required",keyword:"required",params:{missingProperty: "message"},schema:schema154.properties.fail.allOf[0].then.required,parentSchema:schema154.properties.fail.allOf[0].then,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
for(const key1 in data1){
if(!(((key1 === "type") || (key1 === "message")) || (key1 === "details"))){
const err9 = {instancePath:instancePath+"/fail",schemaPath:"#/properties/fail/allOf/0/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema154.properties.fail.allOf[0].then,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data1.type !== undefined){
let data2 = data1.type;
if(typeof data2 === "string"){
if(!pattern46.test(data2)){
const err10 = {instancePath:instancePath+"/fail/type",schemaPath:"#/properties/fail/allOf/0/then/properties/type/pattern",keyword:"pattern",params:{pattern: "^([a-z][a-z0-9_]*(\\.[a-z0-9_]+)*|[\\s\\S]*\\$\\{[\\s\\S]*)$"},schema:"^([a-z][a-z0-9_]*(\\.[a-z0-9_]+)*|[\\s\\S]*\\$\\{[\\s\\S]*)$",parentSchema:schema154.properties.fail.allOf[0].then.properties.type,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/fail/type",schemaPath:"#/properties/fail/allOf/0/then/properties/type/type",keyword:"type",params:{type: "string"},schema:schema154.properties.fail.allOf[0].then.properties.type.type,parentSchema:schema154.properties.fail.allOf[0].then.properties.type,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data1.message !== undefined){
let data3 = data1.message;
if(typeof data3 !== "string"){
const err12 = {instancePath:instancePath+"/fail/message",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema63.type,parentSchema:schema63,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/fail",schemaPath:"#/properties/fail/allOf/0/then/type",keyword:"type",params:{type: "object"},schema:schema154.properties.fail.allOf[0].then.type,parentSchema:schema154.properties.fail.allOf[0].then,data:data1};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
var _valid0 = _errs11 === errors;
valid3 = _valid0;
}
if(!valid3){
const err14 = {instancePath:instancePath+"/fail",schemaPath:"#/properties/fail/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},schema:schema154.properties.fail.allOf[0].if,parentSchema:schema154.properties.fail.allOf[0],data:data1};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
const _errs21 = errors;
let valid7 = true;
const _errs22 = errors;
if(typeof data1 !== "string"){
const err15 = {};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
var _valid1 = _errs22 === errors;
errors = _errs21;
if(vErrors !== null){
if(_errs21){
vErrors.length = _errs21;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs24 = errors;
if(typeof data1 !== "string"){
const err16 = {instancePath:instancePath+"/fail",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema63.type,parentSchema:schema63,data:data1};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
var _valid1 = _errs24 === errors;
valid7 = _valid1;
}
if(!valid7){
const err17 = {instancePath:instancePath+"/fail",schemaPath:"#/properties/fail/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema154.properties.fail.allOf[1].if,parentSchema:schema154.properties.fail.allOf[1],data:data1};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.if !== undefined){
let data5 = data.if;
if((typeof data5 !== "boolean") && (typeof data5 !== "string")){
const err18 = {instancePath:instancePath+"/if",schemaPath:"#/$defs/condition/type",keyword:"type",params:{type: schema65.type},schema:schema65.type,parentSchema:schema65,data:data5};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.summary !== undefined){
let data6 = data.summary;
if(typeof data6 !== "string"){
const err19 = {instancePath:instancePath+"/summary",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema63.type,parentSchema:schema63,data:data6};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema154.type,parentSchema:schema154,data};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
validate71.errors = vErrors;
return errors === 0;
}
validate71.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate24.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema41.type,parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
let found0 = 0;
if(data["call"] !== undefined){
found0++;
}
if(data["set"] !== undefined){
found0++;
}
if(data["switch"] !== undefined){
found0++;
}
if(data["parallel"] !== undefined){
found0++;
}
if(data["map"] !== undefined){
found0++;
}
if(data["loop"] !== undefined){
found0++;
}
if(data["wait"] !== undefined){
found0++;
}
if(data["listen"] !== undefined){
found0++;
}
if(data["approve"] !== undefined){
found0++;
}
if(data["run"] !== undefined){
found0++;
}
if(data["try"] !== undefined){
found0++;
}
if(data["emit"] !== undefined){
found0++;
}
if(data["return"] !== undefined){
found0++;
}
if(data["fail"] !== undefined){
found0++;
}
if(found0 !== 1){
const err1 = {instancePath,schemaPath:"#/allOf/0/exactlyOneKey",keyword:"exactlyOneKey",params:{ keys: "call,set,switch,parallel,map,loop,wait,listen,approve,run,try,emit,return,fail" },schema:schema41.allOf[0].exactlyOneKey,parentSchema:schema41.allOf[0],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath,schemaPath:"#/allOf/0/type",keyword:"type",params:{type: "object"},schema:schema41.allOf[0].type,parentSchema:schema41.allOf[0],data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
const _errs4 = errors;
let valid1 = true;
const _errs5 = errors;
if(errors === _errs5){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.call === undefined) && (missing0 = "call")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var _valid0 = _errs5 === errors;
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs7 = errors;
if(!(validate25(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var _valid0 = _errs7 === errors;
valid1 = _valid0;
if(valid1){
var props0 = true;
}
}
if(!valid1){
const err5 = {instancePath,schemaPath:"#/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema41.allOf[1].if,parentSchema:schema41.allOf[1],data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
const _errs9 = errors;
let valid2 = true;
const _errs10 = errors;
if(errors === _errs10){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.set === undefined) && (missing1 = "set")){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
var _valid1 = _errs10 === errors;
errors = _errs9;
if(vErrors !== null){
if(_errs9){
vErrors.length = _errs9;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs12 = errors;
if(!(validate43(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate43.errors : vErrors.concat(validate43.errors);
errors = vErrors.length;
}
var _valid1 = _errs12 === errors;
valid2 = _valid1;
if(valid2){
var props1 = true;
}
}
if(!valid2){
const err8 = {instancePath,schemaPath:"#/allOf/2/if",keyword:"if",params:{failingKeyword: "then"},schema:schema41.allOf[2].if,parentSchema:schema41.allOf[2],data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(props0 !== true && props1 !== undefined){
if(props1 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props1);
}
}
const _errs14 = errors;
let valid3 = true;
const _errs15 = errors;
if(errors === _errs15){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.switch === undefined) && (missing2 = "switch")){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
var _valid2 = _errs15 === errors;
errors = _errs14;
if(vErrors !== null){
if(_errs14){
vErrors.length = _errs14;
}
else {
vErrors = null;
}
}
if(_valid2){
const _errs17 = errors;
if(!(validate45(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
var _valid2 = _errs17 === errors;
valid3 = _valid2;
if(valid3){
var props2 = true;
}
}
if(!valid3){
const err11 = {instancePath,schemaPath:"#/allOf/3/if",keyword:"if",params:{failingKeyword: "then"},schema:schema41.allOf[3].if,parentSchema:schema41.allOf[3],data};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(props0 !== true && props2 !== undefined){
if(props2 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props2);
}
}
const _errs19 = errors;
let valid4 = true;
const _errs20 = errors;
if(errors === _errs20){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((data.parallel === undefined) && (missing3 = "parallel")){
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
var _valid3 = _errs20 === errors;
errors = _errs19;
if(vErrors !== null){
if(_errs19){
vErrors.length = _errs19;
}
else {
vErrors = null;
}
}
if(_valid3){
const _errs22 = errors;
if(!(validate47(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate47.errors : vErrors.concat(validate47.errors);
errors = vErrors.length;
}
var _valid3 = _errs22 === errors;
valid4 = _valid3;
if(valid4){
var props3 = true;
}
}
if(!valid4){
const err14 = {instancePath,schemaPath:"#/allOf/4/if",keyword:"if",params:{failingKeyword: "then"},schema:schema41.allOf[4].if,parentSchema:schema41.allOf[4],data};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(props0 !== true && props3 !== undefined){
if(props3 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props3);
}
}
const _errs24 = errors;
let valid5 = true;
const _errs25 = errors;
if(errors === _errs25){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing4;
if((data.map === undefined) && (missing4 = "map")){
const err15 = {};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
var _valid4 = _errs25 === errors;
errors = _errs24;
if(vErrors !== null){
if(_errs24){
vErrors.length = _errs24;
}
else {
vErrors = null;
}
}
if(_valid4){
const _errs27 = errors;
if(!(validate49(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
errors = vErrors.length;
}
var _valid4 = _errs27 === errors;
valid5 = _valid4;
if(valid5){
var props4 = true;
}
}
if(!valid5){
const err17 = {instancePath,schemaPath:"#/allOf/5/if",keyword:"if",params:{failingKeyword: "then"},schema:schema41.allOf[5].if,parentSchema:schema41.allOf[5],data};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(props0 !== true && props4 !== undefined){
if(props4 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props4);
}
}
const _errs29 = errors;
let valid6 = true;
const _errs30 = errors;
if(errors === _errs30){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing5;
if((data.loop === undefined) && (missing5 = "loop")){
const err18 = {};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
var _valid5 = _errs30 === errors;
errors = _errs29;
if(vErrors !== null){
if(_errs29){
vErrors.length = _errs29;
}
else {
vErrors = null;
}
}
if(_valid5){
const _errs32 = errors;
if(!(validate51(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate51.errors : vErrors.concat(validate51.errors);
errors = vErrors.length;
}
var _valid5 = _errs32 === errors;
valid6 = _valid5;
if(valid6){
var props5 = true;
}
}
if(!valid6){
const err20 = {instancePath,schemaPath:"#/allOf/6/if",keyword:"if",params:{failingKeyword: "then"},schema:schema41.allOf[6].if,parentSchema:schema41.allOf[6],data};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(props0 !== true && props5 !== undefined){
if(props5 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props5);
}
}
const _errs34 = errors;
let valid7 = true;
const _errs35 = errors;
if(errors === _errs35){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing6;
if((data.wait === undefined) && (missing6 = "wait")){
const err21 = {};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
var _valid6 = _errs35 === errors;
errors = _errs34;
if(vErrors !== null){
if(_errs34){
vErrors.length = _errs34;
}
else {
vErrors = null;
}
}
if(_valid6){
const _errs37 = errors;
if(!(validate53(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
var _valid6 = _errs37 === errors;
valid7 = _valid6;
if(valid7){
var props6 = true;
}
}
if(!valid7){
const err23 = {instancePath,schemaPath:"#/allOf/7/if",keyword:"if",params:{failingKeyword: "then"},schema:schema41.allOf[7].if,parentSchema:schema41.allOf[7],data};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(props0 !== true && props6 !== undefined){
if(props6 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props6);
}
}
const _errs39 = errors;
let valid8 = true;
const _errs40 = errors;
if(errors === _errs40){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing7;
if((data.listen === undefined) && (missing7 = "listen")){
const err24 = {};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
var _valid7 = _errs40 === errors;
errors = _errs39;
if(vErrors !== null){
if(_errs39){
vErrors.length = _errs39;
}
else {
vErrors = null;
}
}
if(_valid7){
const _errs42 = errors;
if(!(validate55(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
errors = vErrors.length;
}
var _valid7 = _errs42 === errors;
valid8 = _valid7;
if(valid8){
var props7 = true;
}
}
if(!valid8){
const err26 = {instancePath,schemaPath:"#/allOf/8/if",keyword:"if",params:{failingKeyword: "then"},schema:schema41.allOf[8].if,parentSchema:schema41.allOf[8],data};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(props0 !== true && props7 !== undefined){
if(props7 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props7);
}
}
const _errs44 = errors;
let valid9 = true;
const _errs45 = errors;
if(errors === _errs45){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing8;
if((data.approve === undefined) && (missing8 = "approve")){
const err27 = {};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
var _valid8 = _errs45 === errors;
errors = _errs44;
if(vErrors !== null){
if(_errs44){
vErrors.length = _errs44;
}
else {
vErrors = null;
}
}
if(_valid8){
const _errs47 = errors;
if(!(validate57(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
errors = vErrors.length;
}
var _valid8 = _errs47 === errors;
valid9 = _valid8;
if(valid9){
var props8 = true;
}
}
if(!valid9){
const err29 = {instancePath,schemaPath:"#/allOf/9/if",keyword:"if",params:{failingKeyword: "then"},schema:schema41.allOf[9].if,parentSchema:schema41.allOf[9],data};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(props0 !== true && props8 !== undefined){
if(props8 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props8);
}
}
const _errs49 = errors;
let valid10 = true;
const _errs50 = errors;
if(errors === _errs50){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing9;
if((data.run === undefined) && (missing9 = "run")){
const err30 = {};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
var _valid9 = _errs50 === errors;
errors = _errs49;
if(vErrors !== null){
if(_errs49){
vErrors.length = _errs49;
}
else {
vErrors = null;
}
}
if(_valid9){
const _errs52 = errors;
if(!(validate59(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
errors = vErrors.length;
}
var _valid9 = _errs52 === errors;
valid10 = _valid9;
if(valid10){
var props9 = true;
}
}
if(!valid10){
const err32 = {instancePath,schemaPath:"#/allOf/10/if",keyword:"if",params:{failingKeyword: "then"},schema:schema41.allOf[10].if,parentSchema:schema41.allOf[10],data};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(props0 !== true && props9 !== undefined){
if(props9 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props9);
}
}
const _errs54 = errors;
let valid11 = true;
const _errs55 = errors;
if(errors === _errs55){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing10;
if((data.try === undefined) && (missing10 = "try")){
const err33 = {};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
else {
const err34 = {};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
var _valid10 = _errs55 === errors;
errors = _errs54;
if(vErrors !== null){
if(_errs54){
vErrors.length = _errs54;
}
else {
vErrors = null;
}
}
if(_valid10){
const _errs57 = errors;
if(!(validate65(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate65.errors : vErrors.concat(validate65.errors);
errors = vErrors.length;
}
var _valid10 = _errs57 === errors;
valid11 = _valid10;
if(valid11){
var props10 = true;
}
}
if(!valid11){
const err35 = {instancePath,schemaPath:"#/allOf/11/if",keyword:"if",params:{failingKeyword: "then"},schema:schema41.allOf[11].if,parentSchema:schema41.allOf[11],data};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(props0 !== true && props10 !== undefined){
if(props10 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props10);
}
}
const _errs59 = errors;
let valid12 = true;
const _errs60 = errors;
if(errors === _errs60){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing11;
if((data.emit === undefined) && (missing11 = "emit")){
const err36 = {};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
else {
const err37 = {};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
var _valid11 = _errs60 === errors;
errors = _errs59;
if(vErrors !== null){
if(_errs59){
vErrors.length = _errs59;
}
else {
vErrors = null;
}
}
if(_valid11){
const _errs62 = errors;
if(!(validate67(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate67.errors : vErrors.concat(validate67.errors);
errors = vErrors.length;
}
var _valid11 = _errs62 === errors;
valid12 = _valid11;
if(valid12){
var props11 = true;
}
}
if(!valid12){
const err38 = {instancePath,schemaPath:"#/allOf/12/if",keyword:"if",params:{failingKeyword: "then"},schema:schema41.allOf[12].if,parentSchema:schema41.allOf[12],data};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(props0 !== true && props11 !== undefined){
if(props11 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props11);
}
}
const _errs64 = errors;
let valid13 = true;
const _errs65 = errors;
if(errors === _errs65){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing12;
if((data.return === undefined) && (missing12 = "return")){
const err39 = {};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
else {
const err40 = {};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
var _valid12 = _errs65 === errors;
errors = _errs64;
if(vErrors !== null){
if(_errs64){
vErrors.length = _errs64;
}
else {
vErrors = null;
}
}
if(_valid12){
const _errs67 = errors;
if(!(validate69(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate69.errors : vErrors.concat(validate69.errors);
errors = vErrors.length;
}
var _valid12 = _errs67 === errors;
valid13 = _valid12;
if(valid13){
var props12 = true;
}
}
if(!valid13){
const err41 = {instancePath,schemaPath:"#/allOf/13/if",keyword:"if",params:{failingKeyword: "then"},schema:schema41.allOf[13].if,parentSchema:schema41.allOf[13],data};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(props0 !== true && props12 !== undefined){
if(props12 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props12);
}
}
const _errs69 = errors;
let valid14 = true;
const _errs70 = errors;
if(errors === _errs70){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing13;
if((data.fail === undefined) && (missing13 = "fail")){
const err42 = {};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
else {
const err43 = {};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
var _valid13 = _errs70 === errors;
errors = _errs69;
if(vErrors !== null){
if(_errs69){
vErrors.length = _errs69;
}
else {
vErrors = null;
}
}
if(_valid13){
const _errs72 = errors;
if(!(validate71(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate71.errors : vErrors.concat(validate71.errors);
errors = vErrors.length;
}
var _valid13 = _errs72 === errors;
valid14 = _valid13;
if(valid14){
var props13 = true;
}
}
if(!valid14){
const err44 = {instancePath,schemaPath:"#/allOf/14/if",keyword:"if",params:{failingKeyword: "then"},schema:schema41.allOf[14].if,parentSchema:schema41.allOf[14],data};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if(props0 !== true && props13 !== undefined){
if(props13 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props13);
}
}
validate24.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate24.evaluated = {"dynamicProps":true,"dynamicItems":false};


function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate23.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate24(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},schema:schema40.type,parentSchema:schema40,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate23.errors = vErrors;
return errors === 0;
}
validate23.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};


function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.watchloom === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "watchloom"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.name === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.steps === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "steps"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema31.properties, key0))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.watchloom !== undefined){
let data0 = data.watchloom;
if(typeof data0 !== "string"){
const err5 = {instancePath:instancePath+"/watchloom",schemaPath:"#/properties/watchloom/type",keyword:"type",params:{type: "string"},schema:schema31.properties.watchloom.type,parentSchema:schema31.properties.watchloom,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if("1" !== data0){
const err6 = {instancePath:instancePath+"/watchloom",schemaPath:"#/properties/watchloom/const",keyword:"const",params:{allowedValue: "1"},schema:"1",parentSchema:schema31.properties.watchloom,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.kind !== undefined){
let data1 = data.kind;
if(typeof data1 !== "string"){
const err7 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"},schema:schema31.properties.kind.type,parentSchema:schema31.properties.kind,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if("Workflow" !== data1){
const err8 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Workflow"},schema:"Workflow",parentSchema:schema31.properties.kind,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.name !== undefined){
let data2 = data.name;
if(typeof data2 === "string"){
if(!pattern4.test(data2)){
const err9 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/documentName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{0,62}$"},schema:"^[a-z][a-z0-9-]{0,62}$",parentSchema:schema32,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/documentName/type",keyword:"type",params:{type: "string"},schema:schema32.type,parentSchema:schema32,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.description !== undefined){
let data3 = data.description;
if(typeof data3 === "string"){
if(func2(data3) > 4096){
const err11 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/maxLength",keyword:"maxLength",params:{limit: 4096},schema:4096,parentSchema:schema31.properties.description,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},schema:schema31.properties.description.type,parentSchema:schema31.properties.description,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.labels !== undefined){
if(!(validate21(data.labels, {instancePath:instancePath+"/labels",parentData:data,parentDataProperty:"labels",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
if(data.inputs !== undefined){
let data5 = data.inputs;
if(!(data5 && typeof data5 == "object" && !Array.isArray(data5))){
const err13 = {instancePath:instancePath+"/inputs",schemaPath:"#/$defs/jsonSchema/type",keyword:"type",params:{type: "object"},schema:schema35.type,parentSchema:schema35,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.timeout !== undefined){
let data6 = data.timeout;
if(typeof data6 === "string"){
if(!pattern6.test(data6)){
const err14 = {instancePath:instancePath+"/timeout",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}W|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?)?))$"},schema:"^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}W|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?)?))$",parentSchema:schema36,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/timeout",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},schema:schema36.type,parentSchema:schema36,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.budget !== undefined){
let data7 = data.budget;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key1 in data7){
if(!(((key1 === "tokens") || (key1 === "steps")) || (key1 === "bytes"))){
const err16 = {instancePath:instancePath+"/budget",schemaPath:"#/properties/budget/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema31.properties.budget,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data7.tokens !== undefined){
let data8 = data7.tokens;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
const err17 = {instancePath:instancePath+"/budget/tokens",schemaPath:"#/properties/budget/properties/tokens/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.budget.properties.tokens.type,parentSchema:schema31.properties.budget.properties.tokens,data:data8};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 1000000000 || isNaN(data8)){
const err18 = {instancePath:instancePath+"/budget/tokens",schemaPath:"#/properties/budget/properties/tokens/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000},schema:1000000000,parentSchema:schema31.properties.budget.properties.tokens,data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data8 < 1 || isNaN(data8)){
const err19 = {instancePath:instancePath+"/budget/tokens",schemaPath:"#/properties/budget/properties/tokens/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema31.properties.budget.properties.tokens,data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
if(data7.steps !== undefined){
let data9 = data7.steps;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err20 = {instancePath:instancePath+"/budget/steps",schemaPath:"#/properties/budget/properties/steps/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.budget.properties.steps.type,parentSchema:schema31.properties.budget.properties.steps,data:data9};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 10000000 || isNaN(data9)){
const err21 = {instancePath:instancePath+"/budget/steps",schemaPath:"#/properties/budget/properties/steps/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000000},schema:10000000,parentSchema:schema31.properties.budget.properties.steps,data:data9};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data9 < 1 || isNaN(data9)){
const err22 = {instancePath:instancePath+"/budget/steps",schemaPath:"#/properties/budget/properties/steps/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema31.properties.budget.properties.steps,data:data9};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
if(data7.bytes !== undefined){
let data10 = data7.bytes;
if(typeof data10 === "string"){
if(!pattern7.test(data10)){
const err23 = {instancePath:instancePath+"/budget/bytes",schemaPath:"#/$defs/size/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,12}(B|KiB|MiB|GiB)$"},schema:"^[0-9]{1,12}(B|KiB|MiB|GiB)$",parentSchema:schema37,data:data10};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/budget/bytes",schemaPath:"#/$defs/size/type",keyword:"type",params:{type: "string"},schema:schema37.type,parentSchema:schema37,data:data10};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath:instancePath+"/budget",schemaPath:"#/properties/budget/type",keyword:"type",params:{type: "object"},schema:schema31.properties.budget.type,parentSchema:schema31.properties.budget,data:data7};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.queries !== undefined){
let data11 = data.queries;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(Object.keys(data11).length > 100){
const err26 = {instancePath:instancePath+"/queries",schemaPath:"#/properties/queries/maxProperties",keyword:"maxProperties",params:{limit: 100},schema:100,parentSchema:schema31.properties.queries,data:data11};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
for(const key2 in data11){
const _errs30 = errors;
if(typeof key2 === "string"){
if(!pattern8.test(key2)){
const err27 = {instancePath:instancePath+"/queries",schemaPath:"#/$defs/messageName/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z][a-zA-Z0-9_-]{0,62}$"},schema:"^[a-zA-Z][a-zA-Z0-9_-]{0,62}$",parentSchema:schema38,data:key2,propertyName:key2};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/queries",schemaPath:"#/$defs/messageName/type",keyword:"type",params:{type: "string"},schema:schema38.type,parentSchema:schema38,data:key2,propertyName:key2};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
var valid6 = _errs30 === errors;
if(!valid6){
const err29 = {instancePath:instancePath+"/queries",schemaPath:"#/properties/queries/propertyNames",keyword:"propertyNames",params:{propertyName: key2},schema:schema31.properties.queries.propertyNames,parentSchema:schema31.properties.queries,data:data11};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
else {
const err30 = {instancePath:instancePath+"/queries",schemaPath:"#/properties/queries/type",keyword:"type",params:{type: "object"},schema:schema31.properties.queries.type,parentSchema:schema31.properties.queries,data:data11};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.steps !== undefined){
if(!(validate23(data.steps, {instancePath:instancePath+"/steps",parentData:data,parentDataProperty:"steps",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
}
else {
const err31 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

