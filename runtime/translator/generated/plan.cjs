// Made by scripts/generate.ts from schemas/; edit those.
"use strict";
exports.validate = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Plan","description":"What the translator lowers a document to: the contract with running histories.","type":"object","required":["planVersion","digest","name","kind","labels","body","exprs","queries","timeoutMs","budget","documents"],"additionalProperties":false,"properties":{"planVersion":{"description":"The version of this form.","type":"integer","const":1,"examples":[1]},"digest":{"description":"Of the RFC 8785 form of the plan without this field and `documents`.","type":"string","pattern":"^sha256:[0-9a-f]{64}$","examples":["sha256:0000000000000000000000000000000000000000000000000000000000000000"]},"name":{"description":"The document's name.","type":"string","examples":["order-total"]},"kind":{"description":"What the document is.","type":"string","enum":["Workflow","Monitor"],"examples":["Workflow"]},"labels":{"description":"The document's labels.","type":"object","additionalProperties":{"description":"A value.","type":"string","examples":["ops"]},"examples":[{"team":"ops"}]},"inputs":{"$ref":"#/$defs/jsonSchema","description":"The document's `inputs`.","examples":[{"type":"object"}]},"body":{"description":"What the run does.","type":"array","items":{"$ref":"#/$defs/op"},"examples":[[]]},"exprs":{"description":"Every expression.","type":"array","items":{"$ref":"#/$defs/checkedExpr"},"examples":[[]]},"queries":{"description":"The document's queries.","type":"object","additionalProperties":{"$ref":"#/$defs/template"},"examples":[{"progress":{"e":0}}]},"output":{"$ref":"#/$defs/template","description":"The run's output; absent: the last step's.","examples":[{"v":1}]},"timeoutMs":{"description":"The longest the run may take.","type":"integer","minimum":0,"examples":[2592000000]},"budget":{"$ref":"#/$defs/budget","description":"The most it may use.","examples":[{"steps":10000}]},"documents":{"description":"Plans of every document that `run` and `undo` name, by digest.","type":"object","additionalProperties":{"$ref":"#"},"examples":[{}]}},"examples":[{"planVersion":1,"digest":"sha256:0000000000000000000000000000000000000000000000000000000000000000","name":"hello","kind":"Workflow","labels":{},"body":[{"op":"let","id":"greeting","kind":"set","value":{"v":"hello"}}],"exprs":[],"queries":{},"timeoutMs":2592000000,"budget":{"steps":10000},"documents":{}}],"$defs":{"jsonSchema":{"description":"A JSON Schema (2020-12) in the profile for authors: 16 KiB, no remote `$ref`, patterns are RE2.","type":"object","examples":[{"type":"object","required":["base"],"properties":{"base":{"type":"string"}}}]},"op":{"title":"Op","description":"One of the twelve ops.","oneOf":[{"$ref":"#/$defs/letOp"},{"$ref":"#/$defs/segmentOp"},{"$ref":"#/$defs/branchOp"},{"$ref":"#/$defs/forkOp"},{"$ref":"#/$defs/eachOp"},{"$ref":"#/$defs/loopOp"},{"$ref":"#/$defs/sleepOp"},{"$ref":"#/$defs/receiveOp"},{"$ref":"#/$defs/childOp"},{"$ref":"#/$defs/guardOp"},{"$ref":"#/$defs/emitOp"},{"$ref":"#/$defs/endOp"}],"examples":[{"op":"let","id":"x","kind":"set","value":{"v":1}}]},"letOp":{"title":"Let op","description":"A value under the step's id.","type":"object","required":["op","id","kind","value"],"additionalProperties":false,"properties":{"op":{"description":"The op.","type":"string","const":"let","examples":["let"]},"id":{"description":"The step's id.","type":"string","examples":["total"]},"kind":{"description":"The step kind it was lowered from.","type":"string","enum":["call","set","switch","parallel","map","loop","wait","listen","approve","run","try","emit","return","fail"],"examples":["set"]},"if":{"description":"False: skipped.","type":"integer","minimum":0,"examples":[0]},"summary":{"description":"Text shown wherever the step is shown.","type":"object","required":["template","written"],"additionalProperties":false,"properties":{"template":{"$ref":"#/$defs/template","description":"The text.","examples":[{"v":"Fetches"}]},"written":{"description":"As the document has it, where the text fails.","type":"string","examples":["Fetches"]}},"examples":[{"template":{"v":"Fetches"},"written":"Fetches"}]},"output":{"$ref":"#/$defs/template","description":"Reshapes the output.","examples":[{"v":1}]},"value":{"$ref":"#/$defs/template","description":"The value.","examples":[{"v":1}]}},"examples":[{"op":"let","id":"x","kind":"set","value":{"v":1}}]},"template":{"title":"Template","description":"A JSON value with expressions in it.","oneOf":[{"description":"A constant.","type":"object","required":["v"],"additionalProperties":false,"properties":{"v":{"$ref":"#/$defs/json","description":"The value.","examples":[1]}},"examples":[{"v":1}]},{"description":"An expression, its value as it is.","type":"object","required":["e"],"additionalProperties":false,"properties":{"e":{"description":"Index into `exprs`.","type":"integer","minimum":0,"examples":[0]}},"examples":[{"e":0}]},{"description":"Interpolated text.","type":"object","required":["t"],"additionalProperties":false,"properties":{"t":{"description":"Texts and expressions.","type":"array","items":{"description":"A text, or an index into `exprs`.","type":["string","integer"],"examples":["Now "]},"examples":[["Now ",0]]}},"examples":[{"t":["Now ",0]}]},{"description":"A list.","type":"object","required":["l"],"additionalProperties":false,"properties":{"l":{"description":"The entries.","type":"array","items":{"$ref":"#/$defs/template"},"examples":[[]]}},"examples":[{"l":[]}]},{"description":"A map.","type":"object","required":["m"],"additionalProperties":false,"properties":{"m":{"description":"Keys and values.","type":"array","items":{"description":"A key and its value.","type":"array","minItems":2,"maxItems":2,"prefixItems":[{"description":"The key.","type":"string","examples":["total"]},{"$ref":"#/$defs/template"}],"items":false,"examples":[["total",{"e":0}]]},"examples":[[["total",{"e":0}]]]}},"examples":[{"m":[]}]},{"description":"A secret.","type":"object","required":["s"],"additionalProperties":false,"properties":{"s":{"description":"Its name.","type":"string","examples":["erp"]},"prefix":{"description":"Text before its value.","type":"string","examples":["token "]}},"examples":[{"s":"erp"}]},{"description":"A value kept as a blob; in closed templates only.","type":"object","required":["r"],"additionalProperties":false,"properties":{"r":{"$ref":"#/$defs/blobRef","description":"The reference.","examples":[{"digest":"sha256:0000000000000000000000000000000000000000000000000000000000000000","size":4,"mediaType":"text/plain"}]}},"examples":[{"r":{"digest":"sha256:0000000000000000000000000000000000000000000000000000000000000000","size":4,"mediaType":"text/plain"}}]}],"examples":[{"v":1}]},"json":{"description":"Any JSON value.","examples":[{"total":3}]},"blobRef":{"title":"Blob ref","description":"Bytes by their content.","type":"object","required":["digest","size","mediaType"],"additionalProperties":false,"properties":{"digest":{"description":"SHA-256.","type":"string","pattern":"^sha256:[0-9a-f]{64}$","examples":["sha256:0000000000000000000000000000000000000000000000000000000000000000"]},"size":{"description":"Bytes.","type":"integer","minimum":0,"examples":[4]},"mediaType":{"description":"What they are.","type":"string","examples":["text/plain"]}},"examples":[{"digest":"sha256:0000000000000000000000000000000000000000000000000000000000000000","size":4,"mediaType":"text/plain"}]},"segmentOp":{"title":"Segment op","description":"Calls on one worker, one after another.","type":"object","required":["op","id","kind","calls","host","language"],"additionalProperties":false,"properties":{"op":{"description":"The op.","type":"string","const":"segment","examples":["segment"]},"id":{"description":"The step's id.","type":"string","examples":["total"]},"kind":{"description":"The step kind it was lowered from.","type":"string","enum":["call","set","switch","parallel","map","loop","wait","listen","approve","run","try","emit","return","fail"],"examples":["set"]},"if":{"description":"False: skipped.","type":"integer","minimum":0,"examples":[0]},"summary":{"description":"Text shown wherever the step is shown.","type":"object","required":["template","written"],"additionalProperties":false,"properties":{"template":{"$ref":"#/$defs/template","description":"The text.","examples":[{"v":"Fetches"}]},"written":{"description":"As the document has it, where the text fails.","type":"string","examples":["Fetches"]}},"examples":[{"template":{"v":"Fetches"},"written":"Fetches"}]},"output":{"$ref":"#/$defs/template","description":"Reshapes the output.","examples":[{"v":1}]},"calls":{"description":"The calls.","type":"array","items":{"$ref":"#/$defs/call"},"minItems":1,"examples":[[{"id":"page","activity":"http.request","with":{"m":[]},"timeoutMs":60000,"retry":{"attempts":3,"initialMs":1000,"factor":2,"maxMs":30000,"except":[]}}]]},"host":{"description":"A local activity, or a remote one.","type":"string","enum":["local","remote"],"examples":["remote"]},"queue":{"description":"The document's queue.","type":"string","examples":["gpu"]},"language":{"description":"The language of the worker.","type":"string","enum":["typescript","python","go"],"examples":["typescript"]}},"examples":[{"op":"segment","id":"x","kind":"set","calls":[{"id":"page","activity":"http.request","with":{"m":[]},"timeoutMs":60000,"retry":{"attempts":3,"initialMs":1000,"factor":2,"maxMs":30000,"except":[]}}],"host":"remote","language":"typescript"}]},"call":{"title":"Call","description":"One call of an activity.","type":"object","required":["id","activity","with","timeoutMs","retry"],"additionalProperties":false,"properties":{"id":{"description":"The step's id.","type":"string","examples":["page"]},"activity":{"description":"The activity.","type":"string","examples":["http.request"]},"with":{"$ref":"#/$defs/template","description":"Its input.","examples":[{"v":1}]},"output":{"$ref":"#/$defs/template","description":"Reshapes the output, in the worker.","examples":[{"v":1}]},"returns":{"$ref":"#/$defs/jsonSchema","description":"What the output must be.","examples":[{"type":"object"}]},"timeoutMs":{"description":"One attempt.","type":"integer","minimum":0,"examples":[60000]},"deadlineMs":{"description":"All attempts.","type":"integer","minimum":0,"examples":[60000]},"heartbeatMs":{"description":"The longest silence.","type":"integer","minimum":0,"examples":[60000]},"maxBytes":{"description":"What an attempt may bring in.","type":"integer","minimum":0,"examples":[5242880]},"retry":{"$ref":"#/$defs/retry","description":"How it is made again.","examples":[{"attempts":3,"initialMs":1000,"factor":2,"maxMs":30000,"except":[]}]},"undo":{"$ref":"#/$defs/undo","description":"What takes it back.","examples":[{"call":"http.request","with":{"m":[]},"unknown":false}]}},"examples":[{"id":"page","activity":"http.request","with":{"m":[]},"timeoutMs":60000,"retry":{"attempts":3,"initialMs":1000,"factor":2,"maxMs":30000,"except":[]}}]},"retry":{"title":"Retry","description":"How a failed attempt is made again.","type":"object","required":["attempts","initialMs","factor","maxMs","except"],"additionalProperties":false,"properties":{"attempts":{"description":"Counts the first.","type":"integer","minimum":1,"examples":[3]},"initialMs":{"description":"The first pause.","type":"integer","minimum":0,"examples":[1000]},"factor":{"description":"What each pause is multiplied by.","type":"number","examples":[2]},"maxMs":{"description":"The longest pause.","type":"integer","minimum":0,"examples":[30000]},"except":{"description":"Error types that are not retried.","type":"array","items":{"description":"A type.","type":"string","examples":["http.*"]},"examples":[[]]}},"examples":[{"attempts":3,"initialMs":1000,"factor":2,"maxMs":30000,"except":[]}]},"undo":{"title":"Undo","description":"What takes the effect back.","oneOf":[{"title":"Undo call","description":"By an activity.","type":"object","required":["call","with","unknown"],"additionalProperties":false,"properties":{"call":{"description":"The activity.","type":"string","examples":["http.request"]},"with":{"$ref":"#/$defs/template","description":"Its input.","examples":[{"v":1}]},"unknown":{"description":"Also where the outcome is unknown.","type":"boolean","examples":[true]}},"examples":[{"call":"http.request","with":{"m":[]},"unknown":false}]},{"title":"Undo document","description":"By another document.","type":"object","required":["document","input","unknown"],"additionalProperties":false,"properties":{"document":{"description":"Key into `documents`.","type":"string","examples":["sha256:…"]},"input":{"$ref":"#/$defs/template","description":"Its input.","examples":[{"v":1}]},"unknown":{"description":"Also where the outcome is unknown.","type":"boolean","examples":[true]}},"examples":[{"document":"sha256:…","input":{"m":[]},"unknown":false}]}],"examples":[{"call":"http.request","with":{"m":[]},"unknown":false}]},"branchOp":{"title":"Branch op","description":"The first arm whose `when` is true.","type":"object","required":["op","id","kind","arms"],"additionalProperties":false,"properties":{"op":{"description":"The op.","type":"string","const":"branch","examples":["branch"]},"id":{"description":"The step's id.","type":"string","examples":["total"]},"kind":{"description":"The step kind it was lowered from.","type":"string","enum":["call","set","switch","parallel","map","loop","wait","listen","approve","run","try","emit","return","fail"],"examples":["set"]},"if":{"description":"False: skipped.","type":"integer","minimum":0,"examples":[0]},"summary":{"description":"Text shown wherever the step is shown.","type":"object","required":["template","written"],"additionalProperties":false,"properties":{"template":{"$ref":"#/$defs/template","description":"The text.","examples":[{"v":"Fetches"}]},"written":{"description":"As the document has it, where the text fails.","type":"string","examples":["Fetches"]}},"examples":[{"template":{"v":"Fetches"},"written":"Fetches"}]},"output":{"$ref":"#/$defs/template","description":"Reshapes the output.","examples":[{"v":1}]},"arms":{"description":"The arms.","type":"array","items":{"title":"Arm","description":"An arm.","type":"object","required":["when","body"],"additionalProperties":false,"properties":{"when":{"description":"Index into `exprs`; null: else.","type":["integer","null"],"examples":[0]},"body":{"description":"What it does.","type":"array","items":{"$ref":"#/$defs/op"},"examples":[[]]}},"examples":[{"when":null,"body":[]}]},"examples":[[]]}},"examples":[{"op":"branch","id":"x","kind":"set","arms":[]}]},"forkOp":{"title":"Fork op","description":"Named branches side by side.","type":"object","required":["op","id","kind","branches","join"],"additionalProperties":false,"properties":{"op":{"description":"The op.","type":"string","const":"fork","examples":["fork"]},"id":{"description":"The step's id.","type":"string","examples":["total"]},"kind":{"description":"The step kind it was lowered from.","type":"string","enum":["call","set","switch","parallel","map","loop","wait","listen","approve","run","try","emit","return","fail"],"examples":["set"]},"if":{"description":"False: skipped.","type":"integer","minimum":0,"examples":[0]},"summary":{"description":"Text shown wherever the step is shown.","type":"object","required":["template","written"],"additionalProperties":false,"properties":{"template":{"$ref":"#/$defs/template","description":"The text.","examples":[{"v":"Fetches"}]},"written":{"description":"As the document has it, where the text fails.","type":"string","examples":["Fetches"]}},"examples":[{"template":{"v":"Fetches"},"written":"Fetches"}]},"output":{"$ref":"#/$defs/template","description":"Reshapes the output.","examples":[{"v":1}]},"branches":{"description":"The branches.","type":"array","items":{"title":"Branch","description":"A branch.","type":"object","required":["name","body"],"additionalProperties":false,"properties":{"name":{"description":"Its name.","type":"string","examples":["left"]},"body":{"description":"What it does.","type":"array","items":{"$ref":"#/$defs/op"},"examples":[[]]}},"examples":[{"name":"left","body":[]}]},"examples":[[]]},"join":{"description":"All, or any.","type":"string","enum":["all","any"],"examples":["all"]}},"examples":[{"op":"fork","id":"x","kind":"set","branches":[],"join":"all"}]},"eachOp":{"title":"Each op","description":"The body once per item.","type":"object","required":["op","id","kind","over","as","width","max","collect","body"],"additionalProperties":false,"properties":{"op":{"description":"The op.","type":"string","const":"each","examples":["each"]},"id":{"description":"The step's id.","type":"string","examples":["total"]},"kind":{"description":"The step kind it was lowered from.","type":"string","enum":["call","set","switch","parallel","map","loop","wait","listen","approve","run","try","emit","return","fail"],"examples":["set"]},"if":{"description":"False: skipped.","type":"integer","minimum":0,"examples":[0]},"summary":{"description":"Text shown wherever the step is shown.","type":"object","required":["template","written"],"additionalProperties":false,"properties":{"template":{"$ref":"#/$defs/template","description":"The text.","examples":[{"v":"Fetches"}]},"written":{"description":"As the document has it, where the text fails.","type":"string","examples":["Fetches"]}},"examples":[{"template":{"v":"Fetches"},"written":"Fetches"}]},"output":{"$ref":"#/$defs/template","description":"Reshapes the output.","examples":[{"v":1}]},"over":{"$ref":"#/$defs/template","description":"The list.","examples":[{"v":1}]},"as":{"description":"The item's variable.","type":"string","examples":["item"]},"width":{"$ref":"#/$defs/template","description":"How many at a time.","examples":[{"v":10}]},"max":{"description":"The most items.","type":"integer","examples":[1000]},"collect":{"description":"Errors are collected.","type":"boolean","examples":[false]},"body":{"description":"What is done with each item.","type":"array","items":{"$ref":"#/$defs/op"},"examples":[[]]}},"examples":[{"op":"each","id":"x","kind":"set","over":{"v":[]},"as":"item","width":{"v":10},"max":1000,"collect":false,"body":[]}]},"loopOp":{"title":"Loop op","description":"Rounds one after another.","type":"object","required":["op","id","kind","max","onMax","body"],"additionalProperties":false,"properties":{"op":{"description":"The op.","type":"string","const":"loop","examples":["loop"]},"id":{"description":"The step's id.","type":"string","examples":["total"]},"kind":{"description":"The step kind it was lowered from.","type":"string","enum":["call","set","switch","parallel","map","loop","wait","listen","approve","run","try","emit","return","fail"],"examples":["set"]},"if":{"description":"False: skipped.","type":"integer","minimum":0,"examples":[0]},"summary":{"description":"Text shown wherever the step is shown.","type":"object","required":["template","written"],"additionalProperties":false,"properties":{"template":{"$ref":"#/$defs/template","description":"The text.","examples":[{"v":"Fetches"}]},"written":{"description":"As the document has it, where the text fails.","type":"string","examples":["Fetches"]}},"examples":[{"template":{"v":"Fetches"},"written":"Fetches"}]},"output":{"$ref":"#/$defs/template","description":"Reshapes the output.","examples":[{"v":1}]},"start":{"$ref":"#/$defs/template","description":"`last` in the first round.","examples":[{"v":1}]},"while":{"description":"Asked before each round.","type":"integer","minimum":0,"examples":[0]},"max":{"description":"The most rounds.","type":"integer","examples":[20]},"everyMs":{"description":"What passes between rounds.","type":"integer","minimum":0,"examples":[60000]},"onMax":{"description":"Fail, or stop.","type":"string","enum":["fail","stop"],"examples":["fail"]},"body":{"description":"One round.","type":"array","items":{"$ref":"#/$defs/op"},"examples":[[]]}},"examples":[{"op":"loop","id":"x","kind":"set","max":20,"onMax":"fail","body":[]}]},"sleepOp":{"title":"Sleep op","description":"For a time, or until one.","type":"object","required":["op","id","kind"],"additionalProperties":false,"properties":{"op":{"description":"The op.","type":"string","const":"sleep","examples":["sleep"]},"id":{"description":"The step's id.","type":"string","examples":["total"]},"kind":{"description":"The step kind it was lowered from.","type":"string","enum":["call","set","switch","parallel","map","loop","wait","listen","approve","run","try","emit","return","fail"],"examples":["set"]},"if":{"description":"False: skipped.","type":"integer","minimum":0,"examples":[0]},"summary":{"description":"Text shown wherever the step is shown.","type":"object","required":["template","written"],"additionalProperties":false,"properties":{"template":{"$ref":"#/$defs/template","description":"The text.","examples":[{"v":"Fetches"}]},"written":{"description":"As the document has it, where the text fails.","type":"string","examples":["Fetches"]}},"examples":[{"template":{"v":"Fetches"},"written":"Fetches"}]},"output":{"$ref":"#/$defs/template","description":"Reshapes the output.","examples":[{"v":1}]},"ms":{"description":"ms, or a template that gives a duration.","oneOf":[{"title":"Sleep ms","description":"ms.","type":"number","examples":[1000]},{"$ref":"#/$defs/template"}],"examples":[1000]},"until":{"$ref":"#/$defs/template","description":"An RFC 3339 time.","examples":[{"v":1}]}},"examples":[{"op":"sleep","id":"x","kind":"set","ms":1000}]},"receiveOp":{"title":"Receive op","description":"One signal, or one decision.","type":"object","required":["op","id","kind","wants"],"additionalProperties":false,"properties":{"op":{"description":"The op.","type":"string","const":"receive","examples":["receive"]},"id":{"description":"The step's id.","type":"string","examples":["total"]},"kind":{"description":"The step kind it was lowered from.","type":"string","enum":["call","set","switch","parallel","map","loop","wait","listen","approve","run","try","emit","return","fail"],"examples":["set"]},"if":{"description":"False: skipped.","type":"integer","minimum":0,"examples":[0]},"summary":{"description":"Text shown wherever the step is shown.","type":"object","required":["template","written"],"additionalProperties":false,"properties":{"template":{"$ref":"#/$defs/template","description":"The text.","examples":[{"v":"Fetches"}]},"written":{"description":"As the document has it, where the text fails.","type":"string","examples":["Fetches"]}},"examples":[{"template":{"v":"Fetches"},"written":"Fetches"}]},"output":{"$ref":"#/$defs/template","description":"Reshapes the output.","examples":[{"v":1}]},"wants":{"description":"What is waited for.","oneOf":[{"title":"Wants signal","description":"A signal.","type":"object","required":["signal"],"additionalProperties":false,"properties":{"signal":{"description":"Its name.","type":"string","examples":["payment"]},"schema":{"$ref":"#/$defs/jsonSchema","description":"Of the payload.","examples":[{"type":"object"}]},"match":{"description":"Whether it is taken.","type":"integer","minimum":0,"examples":[0]}},"examples":[{"signal":"payment"}]},{"title":"Wants decision","description":"A decision.","type":"object","required":["question","choices"],"additionalProperties":false,"properties":{"question":{"$ref":"#/$defs/template","description":"What is asked.","examples":[{"v":"Send it?"}]},"choices":{"description":"The answers.","type":"array","items":{"description":"One.","type":"string","examples":["approve"]},"examples":[["approve","reject"]]},"by":{"$ref":"#/$defs/template","description":"Who may decide.","examples":[{"v":1}]}},"examples":[{"question":{"v":"Send it?"},"choices":["approve","reject"]}]}],"examples":[{"signal":"payment"}]},"timeoutMs":{"description":"The longest wait.","type":"integer","minimum":0,"examples":[60000]}},"examples":[{"op":"receive","id":"x","kind":"set","wants":{"signal":"payment"}}]},"childOp":{"title":"Child op","description":"Another document as a run of its own.","type":"object","required":["op","id","kind","document","input","awaited"],"additionalProperties":false,"properties":{"op":{"description":"The op.","type":"string","const":"child","examples":["child"]},"id":{"description":"The step's id.","type":"string","examples":["total"]},"kind":{"description":"The step kind it was lowered from.","type":"string","enum":["call","set","switch","parallel","map","loop","wait","listen","approve","run","try","emit","return","fail"],"examples":["set"]},"if":{"description":"False: skipped.","type":"integer","minimum":0,"examples":[0]},"summary":{"description":"Text shown wherever the step is shown.","type":"object","required":["template","written"],"additionalProperties":false,"properties":{"template":{"$ref":"#/$defs/template","description":"The text.","examples":[{"v":"Fetches"}]},"written":{"description":"As the document has it, where the text fails.","type":"string","examples":["Fetches"]}},"examples":[{"template":{"v":"Fetches"},"written":"Fetches"}]},"output":{"$ref":"#/$defs/template","description":"Reshapes the output.","examples":[{"v":1}]},"document":{"description":"Key into `documents`.","type":"string","examples":["sha256:…"]},"input":{"$ref":"#/$defs/template","description":"Its input.","examples":[{"v":1}]},"awaited":{"description":"Whether its end is waited for.","type":"boolean","examples":[true]},"timeoutMs":{"description":"The longest it may take.","type":"integer","minimum":0,"examples":[60000]},"retry":{"$ref":"#/$defs/retry","description":"How it is made again.","examples":[{"attempts":1,"initialMs":1000,"factor":2,"maxMs":30000,"except":[]}]},"undo":{"$ref":"#/$defs/undo","description":"What takes it back.","examples":[{"call":"http.request","with":{"m":[]},"unknown":false}]}},"examples":[{"op":"child","id":"x","kind":"set","document":"sha256:…","input":{"m":[]},"awaited":true}]},"guardOp":{"title":"Guard op","description":"Body, catches, finally.","type":"object","required":["op","id","kind","body","catches","finally","undo"],"additionalProperties":false,"properties":{"op":{"description":"The op.","type":"string","const":"guard","examples":["guard"]},"id":{"description":"The step's id.","type":"string","examples":["total"]},"kind":{"description":"The step kind it was lowered from.","type":"string","enum":["call","set","switch","parallel","map","loop","wait","listen","approve","run","try","emit","return","fail"],"examples":["set"]},"if":{"description":"False: skipped.","type":"integer","minimum":0,"examples":[0]},"summary":{"description":"Text shown wherever the step is shown.","type":"object","required":["template","written"],"additionalProperties":false,"properties":{"template":{"$ref":"#/$defs/template","description":"The text.","examples":[{"v":"Fetches"}]},"written":{"description":"As the document has it, where the text fails.","type":"string","examples":["Fetches"]}},"examples":[{"template":{"v":"Fetches"},"written":"Fetches"}]},"output":{"$ref":"#/$defs/template","description":"Reshapes the output.","examples":[{"v":1}]},"body":{"description":"What is tried.","type":"array","items":{"$ref":"#/$defs/op"},"examples":[[]]},"catches":{"description":"The handlers, in order.","type":"array","items":{"title":"Catch","description":"A handler.","type":"object","required":["as","body"],"additionalProperties":false,"properties":{"errors":{"description":"The types; absent: every one.","type":"array","items":{"description":"A type.","type":"string","examples":["http.*"]},"examples":[["http.*"]]},"as":{"description":"The error's variable.","type":"string","examples":["error"]},"body":{"description":"What is done with it.","type":"array","items":{"$ref":"#/$defs/op"},"examples":[[]]}},"examples":[{"as":"error","body":[]}]},"examples":[[]]},"finally":{"description":"What is done in any case.","type":"array","items":{"$ref":"#/$defs/op"},"examples":[[]]},"undo":{"description":"Undo what finished inside first.","type":"boolean","examples":[false]}},"examples":[{"op":"guard","id":"x","kind":"set","body":[],"catches":[],"finally":[],"undo":false}]},"emitOp":{"title":"Emit op","description":"An event, or labels.","type":"object","required":["op","id","kind"],"additionalProperties":false,"properties":{"op":{"description":"The op.","type":"string","const":"emit","examples":["emit"]},"id":{"description":"The step's id.","type":"string","examples":["total"]},"kind":{"description":"The step kind it was lowered from.","type":"string","enum":["call","set","switch","parallel","map","loop","wait","listen","approve","run","try","emit","return","fail"],"examples":["set"]},"if":{"description":"False: skipped.","type":"integer","minimum":0,"examples":[0]},"summary":{"description":"Text shown wherever the step is shown.","type":"object","required":["template","written"],"additionalProperties":false,"properties":{"template":{"$ref":"#/$defs/template","description":"The text.","examples":[{"v":"Fetches"}]},"written":{"description":"As the document has it, where the text fails.","type":"string","examples":["Fetches"]}},"examples":[{"template":{"v":"Fetches"},"written":"Fetches"}]},"output":{"$ref":"#/$defs/template","description":"Reshapes the output.","examples":[{"v":1}]},"name":{"description":"The event's name.","type":"string","examples":["checked"]},"data":{"$ref":"#/$defs/template","description":"What it carries.","examples":[{"v":1}]},"labels":{"$ref":"#/$defs/template","description":"Names and values.","examples":[{"v":1}]}},"examples":[{"op":"emit","id":"x","kind":"set","name":"checked"}]},"endOp":{"title":"End op","description":"Ends the run with a value or a failure.","type":"object","required":["op","id","kind"],"additionalProperties":false,"properties":{"op":{"description":"The op.","type":"string","const":"end","examples":["end"]},"id":{"description":"The step's id.","type":"string","examples":["total"]},"kind":{"description":"The step kind it was lowered from.","type":"string","enum":["call","set","switch","parallel","map","loop","wait","listen","approve","run","try","emit","return","fail"],"examples":["set"]},"if":{"description":"False: skipped.","type":"integer","minimum":0,"examples":[0]},"summary":{"description":"Text shown wherever the step is shown.","type":"object","required":["template","written"],"additionalProperties":false,"properties":{"template":{"$ref":"#/$defs/template","description":"The text.","examples":[{"v":"Fetches"}]},"written":{"description":"As the document has it, where the text fails.","type":"string","examples":["Fetches"]}},"examples":[{"template":{"v":"Fetches"},"written":"Fetches"}]},"output":{"$ref":"#/$defs/template","description":"Reshapes the output.","examples":[{"v":1}]},"value":{"$ref":"#/$defs/template","description":"The value.","examples":[{"v":1}]},"failure":{"$ref":"#/$defs/template","description":"The failure.","examples":[{"v":1}]}},"examples":[{"op":"end","id":"x","kind":"set","value":{"v":1}}]},"checkedExpr":{"title":"Checked expr","description":"A checked expression.","type":"object","required":["source","tree","reads"],"additionalProperties":false,"properties":{"source":{"description":"The text between `${` and `}`.","type":"string","examples":["inputs.price"]},"tree":{"$ref":"#/$defs/exprTree","description":"Its tree.","examples":[["const",0,1,1]]},"reads":{"description":"The variables it reads, sorted.","type":"array","items":{"description":"A variable.","type":"string","examples":["inputs"]},"examples":[["inputs"]]}},"examples":[{"source":"1","tree":["const",0,1,1],"reads":[]}]},"exprTree":{"title":"Expr tree","description":"`[tag, from, to, …args]`; `from` and `to` are UTF-16 offsets into the source.","type":"array","minItems":3,"prefixItems":[{"description":"The tag.","type":"string","examples":["name"]},{"description":"Where it begins.","type":"integer","examples":[0]},{"description":"Where it ends.","type":"integer","examples":[6]}],"items":{"$ref":"#/$defs/exprArg"},"examples":[["const",0,1,1]]},"exprArg":{"title":"Expr arg","description":"A tree inside, or any JSON.","anyOf":[{"$ref":"#/$defs/exprTree"},{"$ref":"#/$defs/json"}],"examples":[1]},"budget":{"title":"Budget","description":"The most that a run may use.","type":"object","required":["steps"],"additionalProperties":false,"properties":{"tokens":{"description":"Tokens of models.","type":"integer","examples":[50000]},"steps":{"description":"Executions of steps.","type":"integer","examples":[10000]},"bytes":{"description":"Bytes that calls bring in.","type":"integer","examples":[52428800]}},"examples":[{"steps":10000}]}}};
const schema32 = {"description":"A JSON Schema (2020-12) in the profile for authors: 16 KiB, no remote `$ref`, patterns are RE2.","type":"object","examples":[{"type":"object","required":["base"],"properties":{"base":{"type":"string"}}}]};
const schema59 = {"title":"Budget","description":"The most that a run may use.","type":"object","required":["steps"],"additionalProperties":false,"properties":{"tokens":{"description":"Tokens of models.","type":"integer","examples":[50000]},"steps":{"description":"Executions of steps.","type":"integer","examples":[10000]},"bytes":{"description":"Bytes that calls bring in.","type":"integer","examples":[52428800]}},"examples":[{"steps":10000}]};
const func1 = Object.prototype.hasOwnProperty;
const pattern4 = new RegExp("^sha256:[0-9a-f]{64}$", "u");
const schema33 = {"title":"Op","description":"One of the twelve ops.","oneOf":[{"$ref":"#/$defs/letOp"},{"$ref":"#/$defs/segmentOp"},{"$ref":"#/$defs/branchOp"},{"$ref":"#/$defs/forkOp"},{"$ref":"#/$defs/eachOp"},{"$ref":"#/$defs/loopOp"},{"$ref":"#/$defs/sleepOp"},{"$ref":"#/$defs/receiveOp"},{"$ref":"#/$defs/childOp"},{"$ref":"#/$defs/guardOp"},{"$ref":"#/$defs/emitOp"},{"$ref":"#/$defs/endOp"}],"examples":[{"op":"let","id":"x","kind":"set","value":{"v":1}}]};
const schema34 = {"title":"Let op","description":"A value under the step's id.","type":"object","required":["op","id","kind","value"],"additionalProperties":false,"properties":{"op":{"description":"The op.","type":"string","const":"let","examples":["let"]},"id":{"description":"The step's id.","type":"string","examples":["total"]},"kind":{"description":"The step kind it was lowered from.","type":"string","enum":["call","set","switch","parallel","map","loop","wait","listen","approve","run","try","emit","return","fail"],"examples":["set"]},"if":{"description":"False: skipped.","type":"integer","minimum":0,"examples":[0]},"summary":{"description":"Text shown wherever the step is shown.","type":"object","required":["template","written"],"additionalProperties":false,"properties":{"template":{"$ref":"#/$defs/template","description":"The text.","examples":[{"v":"Fetches"}]},"written":{"description":"As the document has it, where the text fails.","type":"string","examples":["Fetches"]}},"examples":[{"template":{"v":"Fetches"},"written":"Fetches"}]},"output":{"$ref":"#/$defs/template","description":"Reshapes the output.","examples":[{"v":1}]},"value":{"$ref":"#/$defs/template","description":"The value.","examples":[{"v":1}]}},"examples":[{"op":"let","id":"x","kind":"set","value":{"v":1}}]};
const schema35 = {"title":"Template","description":"A JSON value with expressions in it.","oneOf":[{"description":"A constant.","type":"object","required":["v"],"additionalProperties":false,"properties":{"v":{"$ref":"#/$defs/json","description":"The value.","examples":[1]}},"examples":[{"v":1}]},{"description":"An expression, its value as it is.","type":"object","required":["e"],"additionalProperties":false,"properties":{"e":{"description":"Index into `exprs`.","type":"integer","minimum":0,"examples":[0]}},"examples":[{"e":0}]},{"description":"Interpolated text.","type":"object","required":["t"],"additionalProperties":false,"properties":{"t":{"description":"Texts and expressions.","type":"array","items":{"description":"A text, or an index into `exprs`.","type":["string","integer"],"examples":["Now "]},"examples":[["Now ",0]]}},"examples":[{"t":["Now ",0]}]},{"description":"A list.","type":"object","required":["l"],"additionalProperties":false,"properties":{"l":{"description":"The entries.","type":"array","items":{"$ref":"#/$defs/template"},"examples":[[]]}},"examples":[{"l":[]}]},{"description":"A map.","type":"object","required":["m"],"additionalProperties":false,"properties":{"m":{"description":"Keys and values.","type":"array","items":{"description":"A key and its value.","type":"array","minItems":2,"maxItems":2,"prefixItems":[{"description":"The key.","type":"string","examples":["total"]},{"$ref":"#/$defs/template"}],"items":false,"examples":[["total",{"e":0}]]},"examples":[[["total",{"e":0}]]]}},"examples":[{"m":[]}]},{"description":"A secret.","type":"object","required":["s"],"additionalProperties":false,"properties":{"s":{"description":"Its name.","type":"string","examples":["erp"]},"prefix":{"description":"Text before its value.","type":"string","examples":["token "]}},"examples":[{"s":"erp"}]},{"description":"A value kept as a blob; in closed templates only.","type":"object","required":["r"],"additionalProperties":false,"properties":{"r":{"$ref":"#/$defs/blobRef","description":"The reference.","examples":[{"digest":"sha256:0000000000000000000000000000000000000000000000000000000000000000","size":4,"mediaType":"text/plain"}]}},"examples":[{"r":{"digest":"sha256:0000000000000000000000000000000000000000000000000000000000000000","size":4,"mediaType":"text/plain"}}]}],"examples":[{"v":1}]};
const schema36 = {"description":"Any JSON value.","examples":[{"total":3}]};
const schema37 = {"title":"Blob ref","description":"Bytes by their content.","type":"object","required":["digest","size","mediaType"],"additionalProperties":false,"properties":{"digest":{"description":"SHA-256.","type":"string","pattern":"^sha256:[0-9a-f]{64}$","examples":["sha256:0000000000000000000000000000000000000000000000000000000000000000"]},"size":{"description":"Bytes.","type":"integer","minimum":0,"examples":[4]},"mediaType":{"description":"What they are.","type":"string","examples":["text/plain"]}},"examples":[{"digest":"sha256:0000000000000000000000000000000000000000000000000000000000000000","size":4,"mediaType":"text/plain"}]};
const wrapper0 = {validate: validate23};

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
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.v === undefined){
const err0 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "v"},schema:schema35.oneOf[0].required,parentSchema:schema35.oneOf[0],data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(key0 === "v")){
const err1 = {instancePath,schemaPath:"#/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema35.oneOf[0],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/oneOf/0/type",keyword:"type",params:{type: "object"},schema:schema35.oneOf[0].type,parentSchema:schema35.oneOf[0],data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
var props0 = true;
}
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.e === undefined){
const err3 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "e"},schema:schema35.oneOf[1].required,parentSchema:schema35.oneOf[1],data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key1 in data){
if(!(key1 === "e")){
const err4 = {instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema35.oneOf[1],data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.e !== undefined){
let data1 = data.e;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err5 = {instancePath:instancePath+"/e",schemaPath:"#/oneOf/1/properties/e/type",keyword:"type",params:{type: "integer"},schema:schema35.oneOf[1].properties.e.type,parentSchema:schema35.oneOf[1].properties.e,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
const err6 = {instancePath:instancePath+"/e",schemaPath:"#/oneOf/1/properties/e/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema35.oneOf[1].properties.e,data:data1};
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
}
else {
const err7 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},schema:schema35.oneOf[1].type,parentSchema:schema35.oneOf[1],data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var _valid0 = _errs5 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
if(props0 !== true){
props0 = true;
}
}
const _errs10 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.t === undefined){
const err8 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "t"},schema:schema35.oneOf[2].required,parentSchema:schema35.oneOf[2],data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
for(const key2 in data){
if(!(key2 === "t")){
const err9 = {instancePath,schemaPath:"#/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema35.oneOf[2],data};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.t !== undefined){
let data2 = data.t;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if((typeof data3 !== "string") && (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3))))){
const err10 = {instancePath:instancePath+"/t/" + i0,schemaPath:"#/oneOf/2/properties/t/items/type",keyword:"type",params:{type: schema35.oneOf[2].properties.t.items.type},schema:schema35.oneOf[2].properties.t.items.type,parentSchema:schema35.oneOf[2].properties.t.items,data:data3};
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
const err11 = {instancePath:instancePath+"/t",schemaPath:"#/oneOf/2/properties/t/type",keyword:"type",params:{type: "array"},schema:schema35.oneOf[2].properties.t.type,parentSchema:schema35.oneOf[2].properties.t,data:data2};
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
const err12 = {instancePath,schemaPath:"#/oneOf/2/type",keyword:"type",params:{type: "object"},schema:schema35.oneOf[2].type,parentSchema:schema35.oneOf[2],data};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var _valid0 = _errs10 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid0 = true;
passing0 = 2;
if(props0 !== true){
props0 = true;
}
}
const _errs17 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.l === undefined){
const err13 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: "l"},schema:schema35.oneOf[3].required,parentSchema:schema35.oneOf[3],data};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
for(const key3 in data){
if(!(key3 === "l")){
const err14 = {instancePath,schemaPath:"#/oneOf/3/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},schema:false,parentSchema:schema35.oneOf[3],data};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.l !== undefined){
let data4 = data.l;
if(Array.isArray(data4)){
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
if(!(wrapper0.validate(data4[i1], {instancePath:instancePath+"/l/" + i1,parentData:data4,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
}
}
else {
const err15 = {instancePath:instancePath+"/l",schemaPath:"#/oneOf/3/properties/l/type",keyword:"type",params:{type: "array"},schema:schema35.oneOf[3].properties.l.type,parentSchema:schema35.oneOf[3].properties.l,data:data4};
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
const err16 = {instancePath,schemaPath:"#/oneOf/3/type",keyword:"type",params:{type: "object"},schema:schema35.oneOf[3].type,parentSchema:schema35.oneOf[3],data};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
var _valid0 = _errs17 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 3];
}
else {
if(_valid0){
valid0 = true;
passing0 = 3;
if(props0 !== true){
props0 = true;
}
}
const _errs23 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.m === undefined){
const err17 = {instancePath,schemaPath:"#/oneOf/4/required",keyword:"required",params:{missingProperty: "m"},schema:schema35.oneOf[4].required,parentSchema:schema35.oneOf[4],data};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
for(const key4 in data){
if(!(key4 === "m")){
const err18 = {instancePath,schemaPath:"#/oneOf/4/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},schema:false,parentSchema:schema35.oneOf[4],data};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.m !== undefined){
let data6 = data.m;
if(Array.isArray(data6)){
const len2 = data6.length;
for(let i2=0; i2<len2; i2++){
let data7 = data6[i2];
if(Array.isArray(data7)){
if(data7.length > 2){
const err19 = {instancePath:instancePath+"/m/" + i2,schemaPath:"#/oneOf/4/properties/m/items/maxItems",keyword:"maxItems",params:{limit: 2},schema:2,parentSchema:schema35.oneOf[4].properties.m.items,data:data7};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(data7.length < 2){
const err20 = {instancePath:instancePath+"/m/" + i2,schemaPath:"#/oneOf/4/properties/m/items/minItems",keyword:"minItems",params:{limit: 2},schema:2,parentSchema:schema35.oneOf[4].properties.m.items,data:data7};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
const len3 = data7.length;
if(len3 > 0){
let data8 = data7[0];
if(typeof data8 !== "string"){
const err21 = {instancePath:instancePath+"/m/" + i2+"/0",schemaPath:"#/oneOf/4/properties/m/items/prefixItems/0/type",keyword:"type",params:{type: "string"},schema:schema35.oneOf[4].properties.m.items.prefixItems[0].type,parentSchema:schema35.oneOf[4].properties.m.items.prefixItems[0],data:data8};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(len3 > 1){
if(!(wrapper0.validate(data7[1], {instancePath:instancePath+"/m/" + i2+"/1",parentData:data7,parentDataProperty:1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
}
const len4 = data7.length;
if(!(len4 <= 2)){
const err22 = {instancePath:instancePath+"/m/" + i2,schemaPath:"#/oneOf/4/properties/m/items/items",keyword:"items",params:{limit: 2},schema:false,parentSchema:schema35.oneOf[4].properties.m.items,data:data7};
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
const err23 = {instancePath:instancePath+"/m/" + i2,schemaPath:"#/oneOf/4/properties/m/items/type",keyword:"type",params:{type: "array"},schema:schema35.oneOf[4].properties.m.items.type,parentSchema:schema35.oneOf[4].properties.m.items,data:data7};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath:instancePath+"/m",schemaPath:"#/oneOf/4/properties/m/type",keyword:"type",params:{type: "array"},schema:schema35.oneOf[4].properties.m.type,parentSchema:schema35.oneOf[4].properties.m,data:data6};
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
const err25 = {instancePath,schemaPath:"#/oneOf/4/type",keyword:"type",params:{type: "object"},schema:schema35.oneOf[4].type,parentSchema:schema35.oneOf[4],data};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
var _valid0 = _errs23 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 4];
}
else {
if(_valid0){
valid0 = true;
passing0 = 4;
if(props0 !== true){
props0 = true;
}
}
const _errs33 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.s === undefined){
const err26 = {instancePath,schemaPath:"#/oneOf/5/required",keyword:"required",params:{missingProperty: "s"},schema:schema35.oneOf[5].required,parentSchema:schema35.oneOf[5],data};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
for(const key5 in data){
if(!((key5 === "s") || (key5 === "prefix"))){
const err27 = {instancePath,schemaPath:"#/oneOf/5/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},schema:false,parentSchema:schema35.oneOf[5],data};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.s !== undefined){
let data10 = data.s;
if(typeof data10 !== "string"){
const err28 = {instancePath:instancePath+"/s",schemaPath:"#/oneOf/5/properties/s/type",keyword:"type",params:{type: "string"},schema:schema35.oneOf[5].properties.s.type,parentSchema:schema35.oneOf[5].properties.s,data:data10};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.prefix !== undefined){
let data11 = data.prefix;
if(typeof data11 !== "string"){
const err29 = {instancePath:instancePath+"/prefix",schemaPath:"#/oneOf/5/properties/prefix/type",keyword:"type",params:{type: "string"},schema:schema35.oneOf[5].properties.prefix.type,parentSchema:schema35.oneOf[5].properties.prefix,data:data11};
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
const err30 = {instancePath,schemaPath:"#/oneOf/5/type",keyword:"type",params:{type: "object"},schema:schema35.oneOf[5].type,parentSchema:schema35.oneOf[5],data};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
var _valid0 = _errs33 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 5];
}
else {
if(_valid0){
valid0 = true;
passing0 = 5;
if(props0 !== true){
props0 = true;
}
}
const _errs40 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.r === undefined){
const err31 = {instancePath,schemaPath:"#/oneOf/6/required",keyword:"required",params:{missingProperty: "r"},schema:schema35.oneOf[6].required,parentSchema:schema35.oneOf[6],data};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
for(const key6 in data){
if(!(key6 === "r")){
const err32 = {instancePath,schemaPath:"#/oneOf/6/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},schema:false,parentSchema:schema35.oneOf[6],data};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.r !== undefined){
let data12 = data.r;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
if(data12.digest === undefined){
const err33 = {instancePath:instancePath+"/r",schemaPath:"#/$defs/blobRef/required",keyword:"required",params:{missingProperty: "digest"},schema:schema37.required,parentSchema:schema37,data:data12};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(data12.size === undefined){
const err34 = {instancePath:instancePath+"/r",schemaPath:"#/$defs/blobRef/required",keyword:"required",params:{missingProperty: "size"},schema:schema37.required,parentSchema:schema37,data:data12};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(data12.mediaType === undefined){
const err35 = {instancePath:instancePath+"/r",schemaPath:"#/$defs/blobRef/required",keyword:"required",params:{missingProperty: "mediaType"},schema:schema37.required,parentSchema:schema37,data:data12};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
for(const key7 in data12){
if(!(((key7 === "digest") || (key7 === "size")) || (key7 === "mediaType"))){
const err36 = {instancePath:instancePath+"/r",schemaPath:"#/$defs/blobRef/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},schema:false,parentSchema:schema37,data:data12};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data12.digest !== undefined){
let data13 = data12.digest;
if(typeof data13 === "string"){
if(!pattern4.test(data13)){
const err37 = {instancePath:instancePath+"/r/digest",schemaPath:"#/$defs/blobRef/properties/digest/pattern",keyword:"pattern",params:{pattern: "^sha256:[0-9a-f]{64}$"},schema:"^sha256:[0-9a-f]{64}$",parentSchema:schema37.properties.digest,data:data13};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
else {
const err38 = {instancePath:instancePath+"/r/digest",schemaPath:"#/$defs/blobRef/properties/digest/type",keyword:"type",params:{type: "string"},schema:schema37.properties.digest.type,parentSchema:schema37.properties.digest,data:data13};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data12.size !== undefined){
let data14 = data12.size;
if(!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))){
const err39 = {instancePath:instancePath+"/r/size",schemaPath:"#/$defs/blobRef/properties/size/type",keyword:"type",params:{type: "integer"},schema:schema37.properties.size.type,parentSchema:schema37.properties.size,data:data14};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 < 0 || isNaN(data14)){
const err40 = {instancePath:instancePath+"/r/size",schemaPath:"#/$defs/blobRef/properties/size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema37.properties.size,data:data14};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
}
if(data12.mediaType !== undefined){
let data15 = data12.mediaType;
if(typeof data15 !== "string"){
const err41 = {instancePath:instancePath+"/r/mediaType",schemaPath:"#/$defs/blobRef/properties/mediaType/type",keyword:"type",params:{type: "string"},schema:schema37.properties.mediaType.type,parentSchema:schema37.properties.mediaType,data:data15};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
}
else {
const err42 = {instancePath:instancePath+"/r",schemaPath:"#/$defs/blobRef/type",keyword:"type",params:{type: "object"},schema:schema37.type,parentSchema:schema37,data:data12};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
}
else {
const err43 = {instancePath,schemaPath:"#/oneOf/6/type",keyword:"type",params:{type: "object"},schema:schema35.oneOf[6].type,parentSchema:schema35.oneOf[6],data};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
var _valid0 = _errs40 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 6];
}
else {
if(_valid0){
valid0 = true;
passing0 = 6;
if(props0 !== true){
props0 = true;
}
}
}
}
}
}
}
}
if(!valid0){
const err44 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},schema:schema35.oneOf,parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate23.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate23.evaluated = {"dynamicProps":true,"dynamicItems":false};


function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate22.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.op === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "op"},schema:schema34.required,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.id === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema34.required,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.kind === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},schema:schema34.required,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.value === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "value"},schema:schema34.required,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "op") || (key0 === "id")) || (key0 === "kind")) || (key0 === "if")) || (key0 === "summary")) || (key0 === "output")) || (key0 === "value"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.op !== undefined){
let data0 = data.op;
if(typeof data0 !== "string"){
const err5 = {instancePath:instancePath+"/op",schemaPath:"#/properties/op/type",keyword:"type",params:{type: "string"},schema:schema34.properties.op.type,parentSchema:schema34.properties.op,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if("let" !== data0){
const err6 = {instancePath:instancePath+"/op",schemaPath:"#/properties/op/const",keyword:"const",params:{allowedValue: "let"},schema:"let",parentSchema:schema34.properties.op,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.id !== undefined){
let data1 = data.id;
if(typeof data1 !== "string"){
const err7 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},schema:schema34.properties.id.type,parentSchema:schema34.properties.id,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.kind !== undefined){
let data2 = data.kind;
if(typeof data2 !== "string"){
const err8 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"},schema:schema34.properties.kind.type,parentSchema:schema34.properties.kind,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!((((((((((((((data2 === "call") || (data2 === "set")) || (data2 === "switch")) || (data2 === "parallel")) || (data2 === "map")) || (data2 === "loop")) || (data2 === "wait")) || (data2 === "listen")) || (data2 === "approve")) || (data2 === "run")) || (data2 === "try")) || (data2 === "emit")) || (data2 === "return")) || (data2 === "fail"))){
const err9 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues: schema34.properties.kind.enum},schema:schema34.properties.kind.enum,parentSchema:schema34.properties.kind,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.if !== undefined){
let data3 = data.if;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err10 = {instancePath:instancePath+"/if",schemaPath:"#/properties/if/type",keyword:"type",params:{type: "integer"},schema:schema34.properties.if.type,parentSchema:schema34.properties.if,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
const err11 = {instancePath:instancePath+"/if",schemaPath:"#/properties/if/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema34.properties.if,data:data3};
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
if(data.summary !== undefined){
let data4 = data.summary;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.template === undefined){
const err12 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/required",keyword:"required",params:{missingProperty: "template"},schema:schema34.properties.summary.required,parentSchema:schema34.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data4.written === undefined){
const err13 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/required",keyword:"required",params:{missingProperty: "written"},schema:schema34.properties.summary.required,parentSchema:schema34.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
for(const key1 in data4){
if(!((key1 === "template") || (key1 === "written"))){
const err14 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema34.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data4.template !== undefined){
if(!(validate23(data4.template, {instancePath:instancePath+"/summary/template",parentData:data4,parentDataProperty:"template",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data4.written !== undefined){
let data6 = data4.written;
if(typeof data6 !== "string"){
const err15 = {instancePath:instancePath+"/summary/written",schemaPath:"#/properties/summary/properties/written/type",keyword:"type",params:{type: "string"},schema:schema34.properties.summary.properties.written.type,parentSchema:schema34.properties.summary.properties.written,data:data6};
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
const err16 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/type",keyword:"type",params:{type: "object"},schema:schema34.properties.summary.type,parentSchema:schema34.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.output !== undefined){
if(!(validate23(data.output, {instancePath:instancePath+"/output",parentData:data,parentDataProperty:"output",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data.value !== undefined){
if(!(validate23(data.value, {instancePath:instancePath+"/value",parentData:data,parentDataProperty:"value",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
}
else {
const err17 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema34.type,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema38 = {"title":"Segment op","description":"Calls on one worker, one after another.","type":"object","required":["op","id","kind","calls","host","language"],"additionalProperties":false,"properties":{"op":{"description":"The op.","type":"string","const":"segment","examples":["segment"]},"id":{"description":"The step's id.","type":"string","examples":["total"]},"kind":{"description":"The step kind it was lowered from.","type":"string","enum":["call","set","switch","parallel","map","loop","wait","listen","approve","run","try","emit","return","fail"],"examples":["set"]},"if":{"description":"False: skipped.","type":"integer","minimum":0,"examples":[0]},"summary":{"description":"Text shown wherever the step is shown.","type":"object","required":["template","written"],"additionalProperties":false,"properties":{"template":{"$ref":"#/$defs/template","description":"The text.","examples":[{"v":"Fetches"}]},"written":{"description":"As the document has it, where the text fails.","type":"string","examples":["Fetches"]}},"examples":[{"template":{"v":"Fetches"},"written":"Fetches"}]},"output":{"$ref":"#/$defs/template","description":"Reshapes the output.","examples":[{"v":1}]},"calls":{"description":"The calls.","type":"array","items":{"$ref":"#/$defs/call"},"minItems":1,"examples":[[{"id":"page","activity":"http.request","with":{"m":[]},"timeoutMs":60000,"retry":{"attempts":3,"initialMs":1000,"factor":2,"maxMs":30000,"except":[]}}]]},"host":{"description":"A local activity, or a remote one.","type":"string","enum":["local","remote"],"examples":["remote"]},"queue":{"description":"The document's queue.","type":"string","examples":["gpu"]},"language":{"description":"The language of the worker.","type":"string","enum":["typescript","python","go"],"examples":["typescript"]}},"examples":[{"op":"segment","id":"x","kind":"set","calls":[{"id":"page","activity":"http.request","with":{"m":[]},"timeoutMs":60000,"retry":{"attempts":3,"initialMs":1000,"factor":2,"maxMs":30000,"except":[]}}],"host":"remote","language":"typescript"}]};
const schema39 = {"title":"Call","description":"One call of an activity.","type":"object","required":["id","activity","with","timeoutMs","retry"],"additionalProperties":false,"properties":{"id":{"description":"The step's id.","type":"string","examples":["page"]},"activity":{"description":"The activity.","type":"string","examples":["http.request"]},"with":{"$ref":"#/$defs/template","description":"Its input.","examples":[{"v":1}]},"output":{"$ref":"#/$defs/template","description":"Reshapes the output, in the worker.","examples":[{"v":1}]},"returns":{"$ref":"#/$defs/jsonSchema","description":"What the output must be.","examples":[{"type":"object"}]},"timeoutMs":{"description":"One attempt.","type":"integer","minimum":0,"examples":[60000]},"deadlineMs":{"description":"All attempts.","type":"integer","minimum":0,"examples":[60000]},"heartbeatMs":{"description":"The longest silence.","type":"integer","minimum":0,"examples":[60000]},"maxBytes":{"description":"What an attempt may bring in.","type":"integer","minimum":0,"examples":[5242880]},"retry":{"$ref":"#/$defs/retry","description":"How it is made again.","examples":[{"attempts":3,"initialMs":1000,"factor":2,"maxMs":30000,"except":[]}]},"undo":{"$ref":"#/$defs/undo","description":"What takes it back.","examples":[{"call":"http.request","with":{"m":[]},"unknown":false}]}},"examples":[{"id":"page","activity":"http.request","with":{"m":[]},"timeoutMs":60000,"retry":{"attempts":3,"initialMs":1000,"factor":2,"maxMs":30000,"except":[]}}]};
const schema41 = {"title":"Retry","description":"How a failed attempt is made again.","type":"object","required":["attempts","initialMs","factor","maxMs","except"],"additionalProperties":false,"properties":{"attempts":{"description":"Counts the first.","type":"integer","minimum":1,"examples":[3]},"initialMs":{"description":"The first pause.","type":"integer","minimum":0,"examples":[1000]},"factor":{"description":"What each pause is multiplied by.","type":"number","examples":[2]},"maxMs":{"description":"The longest pause.","type":"integer","minimum":0,"examples":[30000]},"except":{"description":"Error types that are not retried.","type":"array","items":{"description":"A type.","type":"string","examples":["http.*"]},"examples":[[]]}},"examples":[{"attempts":3,"initialMs":1000,"factor":2,"maxMs":30000,"except":[]}]};
const schema42 = {"title":"Undo","description":"What takes the effect back.","oneOf":[{"title":"Undo call","description":"By an activity.","type":"object","required":["call","with","unknown"],"additionalProperties":false,"properties":{"call":{"description":"The activity.","type":"string","examples":["http.request"]},"with":{"$ref":"#/$defs/template","description":"Its input.","examples":[{"v":1}]},"unknown":{"description":"Also where the outcome is unknown.","type":"boolean","examples":[true]}},"examples":[{"call":"http.request","with":{"m":[]},"unknown":false}]},{"title":"Undo document","description":"By another document.","type":"object","required":["document","input","unknown"],"additionalProperties":false,"properties":{"document":{"description":"Key into `documents`.","type":"string","examples":["sha256:…"]},"input":{"$ref":"#/$defs/template","description":"Its input.","examples":[{"v":1}]},"unknown":{"description":"Also where the outcome is unknown.","type":"boolean","examples":[true]}},"examples":[{"document":"sha256:…","input":{"m":[]},"unknown":false}]}],"examples":[{"call":"http.request","with":{"m":[]},"unknown":false}]};

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
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.call === undefined){
const err0 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "call"},schema:schema42.oneOf[0].required,parentSchema:schema42.oneOf[0],data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.with === undefined){
const err1 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "with"},schema:schema42.oneOf[0].required,parentSchema:schema42.oneOf[0],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.unknown === undefined){
const err2 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "unknown"},schema:schema42.oneOf[0].required,parentSchema:schema42.oneOf[0],data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "call") || (key0 === "with")) || (key0 === "unknown"))){
const err3 = {instancePath,schemaPath:"#/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema42.oneOf[0],data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.call !== undefined){
let data0 = data.call;
if(typeof data0 !== "string"){
const err4 = {instancePath:instancePath+"/call",schemaPath:"#/oneOf/0/properties/call/type",keyword:"type",params:{type: "string"},schema:schema42.oneOf[0].properties.call.type,parentSchema:schema42.oneOf[0].properties.call,data:data0};
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
if(!(validate23(data.with, {instancePath:instancePath+"/with",parentData:data,parentDataProperty:"with",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data.unknown !== undefined){
let data2 = data.unknown;
if(typeof data2 !== "boolean"){
const err5 = {instancePath:instancePath+"/unknown",schemaPath:"#/oneOf/0/properties/unknown/type",keyword:"type",params:{type: "boolean"},schema:schema42.oneOf[0].properties.unknown.type,parentSchema:schema42.oneOf[0].properties.unknown,data:data2};
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
const err6 = {instancePath,schemaPath:"#/oneOf/0/type",keyword:"type",params:{type: "object"},schema:schema42.oneOf[0].type,parentSchema:schema42.oneOf[0],data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
var props1 = true;
}
const _errs9 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.document === undefined){
const err7 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "document"},schema:schema42.oneOf[1].required,parentSchema:schema42.oneOf[1],data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data.input === undefined){
const err8 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "input"},schema:schema42.oneOf[1].required,parentSchema:schema42.oneOf[1],data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data.unknown === undefined){
const err9 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "unknown"},schema:schema42.oneOf[1].required,parentSchema:schema42.oneOf[1],data};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
for(const key1 in data){
if(!(((key1 === "document") || (key1 === "input")) || (key1 === "unknown"))){
const err10 = {instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema42.oneOf[1],data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.document !== undefined){
let data3 = data.document;
if(typeof data3 !== "string"){
const err11 = {instancePath:instancePath+"/document",schemaPath:"#/oneOf/1/properties/document/type",keyword:"type",params:{type: "string"},schema:schema42.oneOf[1].properties.document.type,parentSchema:schema42.oneOf[1].properties.document,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.input !== undefined){
if(!(validate23(data.input, {instancePath:instancePath+"/input",parentData:data,parentDataProperty:"input",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data.unknown !== undefined){
let data5 = data.unknown;
if(typeof data5 !== "boolean"){
const err12 = {instancePath:instancePath+"/unknown",schemaPath:"#/oneOf/1/properties/unknown/type",keyword:"type",params:{type: "boolean"},schema:schema42.oneOf[1].properties.unknown.type,parentSchema:schema42.oneOf[1].properties.unknown,data:data5};
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
const err13 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},schema:schema42.oneOf[1].type,parentSchema:schema42.oneOf[1],data};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
var _valid0 = _errs9 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
if(props1 !== true){
props1 = true;
}
}
}
if(!valid0){
const err14 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},schema:schema42.oneOf,parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate34.errors = vErrors;
evaluated0.props = props1;
return errors === 0;
}
validate34.evaluated = {"dynamicProps":true,"dynamicItems":false};


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
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema39.required,parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.activity === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "activity"},schema:schema39.required,parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.with === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "with"},schema:schema39.required,parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.timeoutMs === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "timeoutMs"},schema:schema39.required,parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.retry === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "retry"},schema:schema39.required,parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema39.properties, key0))){
const err5 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 !== "string"){
const err6 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},schema:schema39.properties.id.type,parentSchema:schema39.properties.id,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.activity !== undefined){
let data1 = data.activity;
if(typeof data1 !== "string"){
const err7 = {instancePath:instancePath+"/activity",schemaPath:"#/properties/activity/type",keyword:"type",params:{type: "string"},schema:schema39.properties.activity.type,parentSchema:schema39.properties.activity,data:data1};
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
if(!(validate23(data.with, {instancePath:instancePath+"/with",parentData:data,parentDataProperty:"with",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data.output !== undefined){
if(!(validate23(data.output, {instancePath:instancePath+"/output",parentData:data,parentDataProperty:"output",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data.returns !== undefined){
let data4 = data.returns;
if(!(data4 && typeof data4 == "object" && !Array.isArray(data4))){
const err8 = {instancePath:instancePath+"/returns",schemaPath:"#/$defs/jsonSchema/type",keyword:"type",params:{type: "object"},schema:schema32.type,parentSchema:schema32,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.timeoutMs !== undefined){
let data5 = data.timeoutMs;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
const err9 = {instancePath:instancePath+"/timeoutMs",schemaPath:"#/properties/timeoutMs/type",keyword:"type",params:{type: "integer"},schema:schema39.properties.timeoutMs.type,parentSchema:schema39.properties.timeoutMs,data:data5};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 0 || isNaN(data5)){
const err10 = {instancePath:instancePath+"/timeoutMs",schemaPath:"#/properties/timeoutMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema39.properties.timeoutMs,data:data5};
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
if(data.deadlineMs !== undefined){
let data6 = data.deadlineMs;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err11 = {instancePath:instancePath+"/deadlineMs",schemaPath:"#/properties/deadlineMs/type",keyword:"type",params:{type: "integer"},schema:schema39.properties.deadlineMs.type,parentSchema:schema39.properties.deadlineMs,data:data6};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 0 || isNaN(data6)){
const err12 = {instancePath:instancePath+"/deadlineMs",schemaPath:"#/properties/deadlineMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema39.properties.deadlineMs,data:data6};
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
if(data.heartbeatMs !== undefined){
let data7 = data.heartbeatMs;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err13 = {instancePath:instancePath+"/heartbeatMs",schemaPath:"#/properties/heartbeatMs/type",keyword:"type",params:{type: "integer"},schema:schema39.properties.heartbeatMs.type,parentSchema:schema39.properties.heartbeatMs,data:data7};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 0 || isNaN(data7)){
const err14 = {instancePath:instancePath+"/heartbeatMs",schemaPath:"#/properties/heartbeatMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema39.properties.heartbeatMs,data:data7};
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
if(data.maxBytes !== undefined){
let data8 = data.maxBytes;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
const err15 = {instancePath:instancePath+"/maxBytes",schemaPath:"#/properties/maxBytes/type",keyword:"type",params:{type: "integer"},schema:schema39.properties.maxBytes.type,parentSchema:schema39.properties.maxBytes,data:data8};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 < 0 || isNaN(data8)){
const err16 = {instancePath:instancePath+"/maxBytes",schemaPath:"#/properties/maxBytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema39.properties.maxBytes,data:data8};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
if(data.retry !== undefined){
let data9 = data.retry;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.attempts === undefined){
const err17 = {instancePath:instancePath+"/retry",schemaPath:"#/$defs/retry/required",keyword:"required",params:{missingProperty: "attempts"},schema:schema41.required,parentSchema:schema41,data:data9};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data9.initialMs === undefined){
const err18 = {instancePath:instancePath+"/retry",schemaPath:"#/$defs/retry/required",keyword:"required",params:{missingProperty: "initialMs"},schema:schema41.required,parentSchema:schema41,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data9.factor === undefined){
const err19 = {instancePath:instancePath+"/retry",schemaPath:"#/$defs/retry/required",keyword:"required",params:{missingProperty: "factor"},schema:schema41.required,parentSchema:schema41,data:data9};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(data9.maxMs === undefined){
const err20 = {instancePath:instancePath+"/retry",schemaPath:"#/$defs/retry/required",keyword:"required",params:{missingProperty: "maxMs"},schema:schema41.required,parentSchema:schema41,data:data9};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(data9.except === undefined){
const err21 = {instancePath:instancePath+"/retry",schemaPath:"#/$defs/retry/required",keyword:"required",params:{missingProperty: "except"},schema:schema41.required,parentSchema:schema41,data:data9};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
for(const key1 in data9){
if(!(((((key1 === "attempts") || (key1 === "initialMs")) || (key1 === "factor")) || (key1 === "maxMs")) || (key1 === "except"))){
const err22 = {instancePath:instancePath+"/retry",schemaPath:"#/$defs/retry/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema41,data:data9};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data9.attempts !== undefined){
let data10 = data9.attempts;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err23 = {instancePath:instancePath+"/retry/attempts",schemaPath:"#/$defs/retry/properties/attempts/type",keyword:"type",params:{type: "integer"},schema:schema41.properties.attempts.type,parentSchema:schema41.properties.attempts,data:data10};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 < 1 || isNaN(data10)){
const err24 = {instancePath:instancePath+"/retry/attempts",schemaPath:"#/$defs/retry/properties/attempts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema41.properties.attempts,data:data10};
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
if(data9.initialMs !== undefined){
let data11 = data9.initialMs;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err25 = {instancePath:instancePath+"/retry/initialMs",schemaPath:"#/$defs/retry/properties/initialMs/type",keyword:"type",params:{type: "integer"},schema:schema41.properties.initialMs.type,parentSchema:schema41.properties.initialMs,data:data11};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 < 0 || isNaN(data11)){
const err26 = {instancePath:instancePath+"/retry/initialMs",schemaPath:"#/$defs/retry/properties/initialMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema41.properties.initialMs,data:data11};
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
if(data9.factor !== undefined){
let data12 = data9.factor;
if(!((typeof data12 == "number") && (isFinite(data12)))){
const err27 = {instancePath:instancePath+"/retry/factor",schemaPath:"#/$defs/retry/properties/factor/type",keyword:"type",params:{type: "number"},schema:schema41.properties.factor.type,parentSchema:schema41.properties.factor,data:data12};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data9.maxMs !== undefined){
let data13 = data9.maxMs;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
const err28 = {instancePath:instancePath+"/retry/maxMs",schemaPath:"#/$defs/retry/properties/maxMs/type",keyword:"type",params:{type: "integer"},schema:schema41.properties.maxMs.type,parentSchema:schema41.properties.maxMs,data:data13};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 < 0 || isNaN(data13)){
const err29 = {instancePath:instancePath+"/retry/maxMs",schemaPath:"#/$defs/retry/properties/maxMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema41.properties.maxMs,data:data13};
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
if(data9.except !== undefined){
let data14 = data9.except;
if(Array.isArray(data14)){
const len0 = data14.length;
for(let i0=0; i0<len0; i0++){
let data15 = data14[i0];
if(typeof data15 !== "string"){
const err30 = {instancePath:instancePath+"/retry/except/" + i0,schemaPath:"#/$defs/retry/properties/except/items/type",keyword:"type",params:{type: "string"},schema:schema41.properties.except.items.type,parentSchema:schema41.properties.except.items,data:data15};
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
const err31 = {instancePath:instancePath+"/retry/except",schemaPath:"#/$defs/retry/properties/except/type",keyword:"type",params:{type: "array"},schema:schema41.properties.except.type,parentSchema:schema41.properties.except,data:data14};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath:instancePath+"/retry",schemaPath:"#/$defs/retry/type",keyword:"type",params:{type: "object"},schema:schema41.type,parentSchema:schema41,data:data9};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.undo !== undefined){
if(!(validate34(data.undo, {instancePath:instancePath+"/undo",parentData:data,parentDataProperty:"undo",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate34.errors);
errors = vErrors.length;
}
}
}
else {
const err33 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema39.type,parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
validate31.errors = vErrors;
return errors === 0;
}
validate31.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


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
if(data.op === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "op"},schema:schema38.required,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.id === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema38.required,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.kind === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},schema:schema38.required,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.calls === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "calls"},schema:schema38.required,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.host === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "host"},schema:schema38.required,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.language === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "language"},schema:schema38.required,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema38.properties, key0))){
const err6 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.op !== undefined){
let data0 = data.op;
if(typeof data0 !== "string"){
const err7 = {instancePath:instancePath+"/op",schemaPath:"#/properties/op/type",keyword:"type",params:{type: "string"},schema:schema38.properties.op.type,parentSchema:schema38.properties.op,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if("segment" !== data0){
const err8 = {instancePath:instancePath+"/op",schemaPath:"#/properties/op/const",keyword:"const",params:{allowedValue: "segment"},schema:"segment",parentSchema:schema38.properties.op,data:data0};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.id !== undefined){
let data1 = data.id;
if(typeof data1 !== "string"){
const err9 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},schema:schema38.properties.id.type,parentSchema:schema38.properties.id,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.kind !== undefined){
let data2 = data.kind;
if(typeof data2 !== "string"){
const err10 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"},schema:schema38.properties.kind.type,parentSchema:schema38.properties.kind,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(!((((((((((((((data2 === "call") || (data2 === "set")) || (data2 === "switch")) || (data2 === "parallel")) || (data2 === "map")) || (data2 === "loop")) || (data2 === "wait")) || (data2 === "listen")) || (data2 === "approve")) || (data2 === "run")) || (data2 === "try")) || (data2 === "emit")) || (data2 === "return")) || (data2 === "fail"))){
const err11 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues: schema38.properties.kind.enum},schema:schema38.properties.kind.enum,parentSchema:schema38.properties.kind,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.if !== undefined){
let data3 = data.if;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err12 = {instancePath:instancePath+"/if",schemaPath:"#/properties/if/type",keyword:"type",params:{type: "integer"},schema:schema38.properties.if.type,parentSchema:schema38.properties.if,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
const err13 = {instancePath:instancePath+"/if",schemaPath:"#/properties/if/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema38.properties.if,data:data3};
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
if(data.summary !== undefined){
let data4 = data.summary;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.template === undefined){
const err14 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/required",keyword:"required",params:{missingProperty: "template"},schema:schema38.properties.summary.required,parentSchema:schema38.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data4.written === undefined){
const err15 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/required",keyword:"required",params:{missingProperty: "written"},schema:schema38.properties.summary.required,parentSchema:schema38.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
for(const key1 in data4){
if(!((key1 === "template") || (key1 === "written"))){
const err16 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema38.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data4.template !== undefined){
if(!(validate23(data4.template, {instancePath:instancePath+"/summary/template",parentData:data4,parentDataProperty:"template",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data4.written !== undefined){
let data6 = data4.written;
if(typeof data6 !== "string"){
const err17 = {instancePath:instancePath+"/summary/written",schemaPath:"#/properties/summary/properties/written/type",keyword:"type",params:{type: "string"},schema:schema38.properties.summary.properties.written.type,parentSchema:schema38.properties.summary.properties.written,data:data6};
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
const err18 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/type",keyword:"type",params:{type: "object"},schema:schema38.properties.summary.type,parentSchema:schema38.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.output !== undefined){
if(!(validate23(data.output, {instancePath:instancePath+"/output",parentData:data,parentDataProperty:"output",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data.calls !== undefined){
let data8 = data.calls;
if(Array.isArray(data8)){
if(data8.length < 1){
const err19 = {instancePath:instancePath+"/calls",schemaPath:"#/properties/calls/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema38.properties.calls,data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
const len0 = data8.length;
for(let i0=0; i0<len0; i0++){
if(!(validate31(data8[i0], {instancePath:instancePath+"/calls/" + i0,parentData:data8,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate31.errors);
errors = vErrors.length;
}
}
}
else {
const err20 = {instancePath:instancePath+"/calls",schemaPath:"#/properties/calls/type",keyword:"type",params:{type: "array"},schema:schema38.properties.calls.type,parentSchema:schema38.properties.calls,data:data8};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.host !== undefined){
let data10 = data.host;
if(typeof data10 !== "string"){
const err21 = {instancePath:instancePath+"/host",schemaPath:"#/properties/host/type",keyword:"type",params:{type: "string"},schema:schema38.properties.host.type,parentSchema:schema38.properties.host,data:data10};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(!((data10 === "local") || (data10 === "remote"))){
const err22 = {instancePath:instancePath+"/host",schemaPath:"#/properties/host/enum",keyword:"enum",params:{allowedValues: schema38.properties.host.enum},schema:schema38.properties.host.enum,parentSchema:schema38.properties.host,data:data10};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.queue !== undefined){
let data11 = data.queue;
if(typeof data11 !== "string"){
const err23 = {instancePath:instancePath+"/queue",schemaPath:"#/properties/queue/type",keyword:"type",params:{type: "string"},schema:schema38.properties.queue.type,parentSchema:schema38.properties.queue,data:data11};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.language !== undefined){
let data12 = data.language;
if(typeof data12 !== "string"){
const err24 = {instancePath:instancePath+"/language",schemaPath:"#/properties/language/type",keyword:"type",params:{type: "string"},schema:schema38.properties.language.type,parentSchema:schema38.properties.language,data:data12};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(!(((data12 === "typescript") || (data12 === "python")) || (data12 === "go"))){
const err25 = {instancePath:instancePath+"/language",schemaPath:"#/properties/language/enum",keyword:"enum",params:{allowedValues: schema38.properties.language.enum},schema:schema38.properties.language.enum,parentSchema:schema38.properties.language,data:data12};
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
const err26 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema38.type,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
validate28.errors = vErrors;
return errors === 0;
}
validate28.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema43 = {"title":"Branch op","description":"The first arm whose `when` is true.","type":"object","required":["op","id","kind","arms"],"additionalProperties":false,"properties":{"op":{"description":"The op.","type":"string","const":"branch","examples":["branch"]},"id":{"description":"The step's id.","type":"string","examples":["total"]},"kind":{"description":"The step kind it was lowered from.","type":"string","enum":["call","set","switch","parallel","map","loop","wait","listen","approve","run","try","emit","return","fail"],"examples":["set"]},"if":{"description":"False: skipped.","type":"integer","minimum":0,"examples":[0]},"summary":{"description":"Text shown wherever the step is shown.","type":"object","required":["template","written"],"additionalProperties":false,"properties":{"template":{"$ref":"#/$defs/template","description":"The text.","examples":[{"v":"Fetches"}]},"written":{"description":"As the document has it, where the text fails.","type":"string","examples":["Fetches"]}},"examples":[{"template":{"v":"Fetches"},"written":"Fetches"}]},"output":{"$ref":"#/$defs/template","description":"Reshapes the output.","examples":[{"v":1}]},"arms":{"description":"The arms.","type":"array","items":{"title":"Arm","description":"An arm.","type":"object","required":["when","body"],"additionalProperties":false,"properties":{"when":{"description":"Index into `exprs`; null: else.","type":["integer","null"],"examples":[0]},"body":{"description":"What it does.","type":"array","items":{"$ref":"#/$defs/op"},"examples":[[]]}},"examples":[{"when":null,"body":[]}]},"examples":[[]]}},"examples":[{"op":"branch","id":"x","kind":"set","arms":[]}]};
const wrapper2 = {validate: validate21};

function validate40(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate40.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.op === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "op"},schema:schema43.required,parentSchema:schema43,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.id === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema43.required,parentSchema:schema43,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.kind === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},schema:schema43.required,parentSchema:schema43,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.arms === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "arms"},schema:schema43.required,parentSchema:schema43,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "op") || (key0 === "id")) || (key0 === "kind")) || (key0 === "if")) || (key0 === "summary")) || (key0 === "output")) || (key0 === "arms"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema43,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.op !== undefined){
let data0 = data.op;
if(typeof data0 !== "string"){
const err5 = {instancePath:instancePath+"/op",schemaPath:"#/properties/op/type",keyword:"type",params:{type: "string"},schema:schema43.properties.op.type,parentSchema:schema43.properties.op,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if("branch" !== data0){
const err6 = {instancePath:instancePath+"/op",schemaPath:"#/properties/op/const",keyword:"const",params:{allowedValue: "branch"},schema:"branch",parentSchema:schema43.properties.op,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.id !== undefined){
let data1 = data.id;
if(typeof data1 !== "string"){
const err7 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},schema:schema43.properties.id.type,parentSchema:schema43.properties.id,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.kind !== undefined){
let data2 = data.kind;
if(typeof data2 !== "string"){
const err8 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"},schema:schema43.properties.kind.type,parentSchema:schema43.properties.kind,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!((((((((((((((data2 === "call") || (data2 === "set")) || (data2 === "switch")) || (data2 === "parallel")) || (data2 === "map")) || (data2 === "loop")) || (data2 === "wait")) || (data2 === "listen")) || (data2 === "approve")) || (data2 === "run")) || (data2 === "try")) || (data2 === "emit")) || (data2 === "return")) || (data2 === "fail"))){
const err9 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues: schema43.properties.kind.enum},schema:schema43.properties.kind.enum,parentSchema:schema43.properties.kind,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.if !== undefined){
let data3 = data.if;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err10 = {instancePath:instancePath+"/if",schemaPath:"#/properties/if/type",keyword:"type",params:{type: "integer"},schema:schema43.properties.if.type,parentSchema:schema43.properties.if,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
const err11 = {instancePath:instancePath+"/if",schemaPath:"#/properties/if/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema43.properties.if,data:data3};
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
if(data.summary !== undefined){
let data4 = data.summary;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.template === undefined){
const err12 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/required",keyword:"required",params:{missingProperty: "template"},schema:schema43.properties.summary.required,parentSchema:schema43.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data4.written === undefined){
const err13 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/required",keyword:"required",params:{missingProperty: "written"},schema:schema43.properties.summary.required,parentSchema:schema43.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
for(const key1 in data4){
if(!((key1 === "template") || (key1 === "written"))){
const err14 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema43.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data4.template !== undefined){
if(!(validate23(data4.template, {instancePath:instancePath+"/summary/template",parentData:data4,parentDataProperty:"template",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data4.written !== undefined){
let data6 = data4.written;
if(typeof data6 !== "string"){
const err15 = {instancePath:instancePath+"/summary/written",schemaPath:"#/properties/summary/properties/written/type",keyword:"type",params:{type: "string"},schema:schema43.properties.summary.properties.written.type,parentSchema:schema43.properties.summary.properties.written,data:data6};
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
const err16 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/type",keyword:"type",params:{type: "object"},schema:schema43.properties.summary.type,parentSchema:schema43.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.output !== undefined){
if(!(validate23(data.output, {instancePath:instancePath+"/output",parentData:data,parentDataProperty:"output",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data.arms !== undefined){
let data8 = data.arms;
if(Array.isArray(data8)){
const len0 = data8.length;
for(let i0=0; i0<len0; i0++){
let data9 = data8[i0];
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.when === undefined){
const err17 = {instancePath:instancePath+"/arms/" + i0,schemaPath:"#/properties/arms/items/required",keyword:"required",params:{missingProperty: "when"},schema:schema43.properties.arms.items.required,parentSchema:schema43.properties.arms.items,data:data9};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data9.body === undefined){
const err18 = {instancePath:instancePath+"/arms/" + i0,schemaPath:"#/properties/arms/items/required",keyword:"required",params:{missingProperty: "body"},schema:schema43.properties.arms.items.required,parentSchema:schema43.properties.arms.items,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
for(const key2 in data9){
if(!((key2 === "when") || (key2 === "body"))){
const err19 = {instancePath:instancePath+"/arms/" + i0,schemaPath:"#/properties/arms/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema43.properties.arms.items,data:data9};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data9.when !== undefined){
let data10 = data9.when;
if((!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))) && (data10 !== null)){
const err20 = {instancePath:instancePath+"/arms/" + i0+"/when",schemaPath:"#/properties/arms/items/properties/when/type",keyword:"type",params:{type: schema43.properties.arms.items.properties.when.type},schema:schema43.properties.arms.items.properties.when.type,parentSchema:schema43.properties.arms.items.properties.when,data:data10};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data9.body !== undefined){
let data11 = data9.body;
if(Array.isArray(data11)){
const len1 = data11.length;
for(let i1=0; i1<len1; i1++){
if(!(wrapper2.validate(data11[i1], {instancePath:instancePath+"/arms/" + i0+"/body/" + i1,parentData:data11,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper2.validate.errors : vErrors.concat(wrapper2.validate.errors);
errors = vErrors.length;
}
}
}
else {
const err21 = {instancePath:instancePath+"/arms/" + i0+"/body",schemaPath:"#/properties/arms/items/properties/body/type",keyword:"type",params:{type: "array"},schema:schema43.properties.arms.items.properties.body.type,parentSchema:schema43.properties.arms.items.properties.body,data:data11};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/arms/" + i0,schemaPath:"#/properties/arms/items/type",keyword:"type",params:{type: "object"},schema:schema43.properties.arms.items.type,parentSchema:schema43.properties.arms.items,data:data9};
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
else {
const err23 = {instancePath:instancePath+"/arms",schemaPath:"#/properties/arms/type",keyword:"type",params:{type: "array"},schema:schema43.properties.arms.type,parentSchema:schema43.properties.arms,data:data8};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema43.type,parentSchema:schema43,data};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
validate40.errors = vErrors;
return errors === 0;
}
validate40.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema44 = {"title":"Fork op","description":"Named branches side by side.","type":"object","required":["op","id","kind","branches","join"],"additionalProperties":false,"properties":{"op":{"description":"The op.","type":"string","const":"fork","examples":["fork"]},"id":{"description":"The step's id.","type":"string","examples":["total"]},"kind":{"description":"The step kind it was lowered from.","type":"string","enum":["call","set","switch","parallel","map","loop","wait","listen","approve","run","try","emit","return","fail"],"examples":["set"]},"if":{"description":"False: skipped.","type":"integer","minimum":0,"examples":[0]},"summary":{"description":"Text shown wherever the step is shown.","type":"object","required":["template","written"],"additionalProperties":false,"properties":{"template":{"$ref":"#/$defs/template","description":"The text.","examples":[{"v":"Fetches"}]},"written":{"description":"As the document has it, where the text fails.","type":"string","examples":["Fetches"]}},"examples":[{"template":{"v":"Fetches"},"written":"Fetches"}]},"output":{"$ref":"#/$defs/template","description":"Reshapes the output.","examples":[{"v":1}]},"branches":{"description":"The branches.","type":"array","items":{"title":"Branch","description":"A branch.","type":"object","required":["name","body"],"additionalProperties":false,"properties":{"name":{"description":"Its name.","type":"string","examples":["left"]},"body":{"description":"What it does.","type":"array","items":{"$ref":"#/$defs/op"},"examples":[[]]}},"examples":[{"name":"left","body":[]}]},"examples":[[]]},"join":{"description":"All, or any.","type":"string","enum":["all","any"],"examples":["all"]}},"examples":[{"op":"fork","id":"x","kind":"set","branches":[],"join":"all"}]};

function validate44(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate44.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.op === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "op"},schema:schema44.required,parentSchema:schema44,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.id === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema44.required,parentSchema:schema44,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.kind === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},schema:schema44.required,parentSchema:schema44,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.branches === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "branches"},schema:schema44.required,parentSchema:schema44,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.join === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "join"},schema:schema44.required,parentSchema:schema44,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key0 in data){
if(!((((((((key0 === "op") || (key0 === "id")) || (key0 === "kind")) || (key0 === "if")) || (key0 === "summary")) || (key0 === "output")) || (key0 === "branches")) || (key0 === "join"))){
const err5 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema44,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.op !== undefined){
let data0 = data.op;
if(typeof data0 !== "string"){
const err6 = {instancePath:instancePath+"/op",schemaPath:"#/properties/op/type",keyword:"type",params:{type: "string"},schema:schema44.properties.op.type,parentSchema:schema44.properties.op,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if("fork" !== data0){
const err7 = {instancePath:instancePath+"/op",schemaPath:"#/properties/op/const",keyword:"const",params:{allowedValue: "fork"},schema:"fork",parentSchema:schema44.properties.op,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.id !== undefined){
let data1 = data.id;
if(typeof data1 !== "string"){
const err8 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},schema:schema44.properties.id.type,parentSchema:schema44.properties.id,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.kind !== undefined){
let data2 = data.kind;
if(typeof data2 !== "string"){
const err9 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"},schema:schema44.properties.kind.type,parentSchema:schema44.properties.kind,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!((((((((((((((data2 === "call") || (data2 === "set")) || (data2 === "switch")) || (data2 === "parallel")) || (data2 === "map")) || (data2 === "loop")) || (data2 === "wait")) || (data2 === "listen")) || (data2 === "approve")) || (data2 === "run")) || (data2 === "try")) || (data2 === "emit")) || (data2 === "return")) || (data2 === "fail"))){
const err10 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues: schema44.properties.kind.enum},schema:schema44.properties.kind.enum,parentSchema:schema44.properties.kind,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.if !== undefined){
let data3 = data.if;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err11 = {instancePath:instancePath+"/if",schemaPath:"#/properties/if/type",keyword:"type",params:{type: "integer"},schema:schema44.properties.if.type,parentSchema:schema44.properties.if,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
const err12 = {instancePath:instancePath+"/if",schemaPath:"#/properties/if/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema44.properties.if,data:data3};
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
if(data.summary !== undefined){
let data4 = data.summary;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.template === undefined){
const err13 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/required",keyword:"required",params:{missingProperty: "template"},schema:schema44.properties.summary.required,parentSchema:schema44.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data4.written === undefined){
const err14 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/required",keyword:"required",params:{missingProperty: "written"},schema:schema44.properties.summary.required,parentSchema:schema44.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
for(const key1 in data4){
if(!((key1 === "template") || (key1 === "written"))){
const err15 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema44.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data4.template !== undefined){
if(!(validate23(data4.template, {instancePath:instancePath+"/summary/template",parentData:data4,parentDataProperty:"template",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data4.written !== undefined){
let data6 = data4.written;
if(typeof data6 !== "string"){
const err16 = {instancePath:instancePath+"/summary/written",schemaPath:"#/properties/summary/properties/written/type",keyword:"type",params:{type: "string"},schema:schema44.properties.summary.properties.written.type,parentSchema:schema44.properties.summary.properties.written,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
else {
const err17 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/type",keyword:"type",params:{type: "object"},schema:schema44.properties.summary.type,parentSchema:schema44.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.output !== undefined){
if(!(validate23(data.output, {instancePath:instancePath+"/output",parentData:data,parentDataProperty:"output",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data.branches !== undefined){
let data8 = data.branches;
if(Array.isArray(data8)){
const len0 = data8.length;
for(let i0=0; i0<len0; i0++){
let data9 = data8[i0];
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.name === undefined){
const err18 = {instancePath:instancePath+"/branches/" + i0,schemaPath:"#/properties/branches/items/required",keyword:"required",params:{missingProperty: "name"},schema:schema44.properties.branches.items.required,parentSchema:schema44.properties.branches.items,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data9.body === undefined){
const err19 = {instancePath:instancePath+"/branches/" + i0,schemaPath:"#/properties/branches/items/required",keyword:"required",params:{missingProperty: "body"},schema:schema44.properties.branches.items.required,parentSchema:schema44.properties.branches.items,data:data9};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
for(const key2 in data9){
if(!((key2 === "name") || (key2 === "body"))){
const err20 = {instancePath:instancePath+"/branches/" + i0,schemaPath:"#/properties/branches/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema44.properties.branches.items,data:data9};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data9.name !== undefined){
let data10 = data9.name;
if(typeof data10 !== "string"){
const err21 = {instancePath:instancePath+"/branches/" + i0+"/name",schemaPath:"#/properties/branches/items/properties/name/type",keyword:"type",params:{type: "string"},schema:schema44.properties.branches.items.properties.name.type,parentSchema:schema44.properties.branches.items.properties.name,data:data10};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data9.body !== undefined){
let data11 = data9.body;
if(Array.isArray(data11)){
const len1 = data11.length;
for(let i1=0; i1<len1; i1++){
if(!(wrapper2.validate(data11[i1], {instancePath:instancePath+"/branches/" + i0+"/body/" + i1,parentData:data11,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper2.validate.errors : vErrors.concat(wrapper2.validate.errors);
errors = vErrors.length;
}
}
}
else {
const err22 = {instancePath:instancePath+"/branches/" + i0+"/body",schemaPath:"#/properties/branches/items/properties/body/type",keyword:"type",params:{type: "array"},schema:schema44.properties.branches.items.properties.body.type,parentSchema:schema44.properties.branches.items.properties.body,data:data11};
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
else {
const err23 = {instancePath:instancePath+"/branches/" + i0,schemaPath:"#/properties/branches/items/type",keyword:"type",params:{type: "object"},schema:schema44.properties.branches.items.type,parentSchema:schema44.properties.branches.items,data:data9};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath:instancePath+"/branches",schemaPath:"#/properties/branches/type",keyword:"type",params:{type: "array"},schema:schema44.properties.branches.type,parentSchema:schema44.properties.branches,data:data8};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.join !== undefined){
let data13 = data.join;
if(typeof data13 !== "string"){
const err25 = {instancePath:instancePath+"/join",schemaPath:"#/properties/join/type",keyword:"type",params:{type: "string"},schema:schema44.properties.join.type,parentSchema:schema44.properties.join,data:data13};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(!((data13 === "all") || (data13 === "any"))){
const err26 = {instancePath:instancePath+"/join",schemaPath:"#/properties/join/enum",keyword:"enum",params:{allowedValues: schema44.properties.join.enum},schema:schema44.properties.join.enum,parentSchema:schema44.properties.join,data:data13};
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
const err27 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema44.type,parentSchema:schema44,data};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
validate44.errors = vErrors;
return errors === 0;
}
validate44.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema45 = {"title":"Each op","description":"The body once per item.","type":"object","required":["op","id","kind","over","as","width","max","collect","body"],"additionalProperties":false,"properties":{"op":{"description":"The op.","type":"string","const":"each","examples":["each"]},"id":{"description":"The step's id.","type":"string","examples":["total"]},"kind":{"description":"The step kind it was lowered from.","type":"string","enum":["call","set","switch","parallel","map","loop","wait","listen","approve","run","try","emit","return","fail"],"examples":["set"]},"if":{"description":"False: skipped.","type":"integer","minimum":0,"examples":[0]},"summary":{"description":"Text shown wherever the step is shown.","type":"object","required":["template","written"],"additionalProperties":false,"properties":{"template":{"$ref":"#/$defs/template","description":"The text.","examples":[{"v":"Fetches"}]},"written":{"description":"As the document has it, where the text fails.","type":"string","examples":["Fetches"]}},"examples":[{"template":{"v":"Fetches"},"written":"Fetches"}]},"output":{"$ref":"#/$defs/template","description":"Reshapes the output.","examples":[{"v":1}]},"over":{"$ref":"#/$defs/template","description":"The list.","examples":[{"v":1}]},"as":{"description":"The item's variable.","type":"string","examples":["item"]},"width":{"$ref":"#/$defs/template","description":"How many at a time.","examples":[{"v":10}]},"max":{"description":"The most items.","type":"integer","examples":[1000]},"collect":{"description":"Errors are collected.","type":"boolean","examples":[false]},"body":{"description":"What is done with each item.","type":"array","items":{"$ref":"#/$defs/op"},"examples":[[]]}},"examples":[{"op":"each","id":"x","kind":"set","over":{"v":[]},"as":"item","width":{"v":10},"max":1000,"collect":false,"body":[]}]};

function validate48(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate48.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.op === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "op"},schema:schema45.required,parentSchema:schema45,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.id === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema45.required,parentSchema:schema45,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.kind === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},schema:schema45.required,parentSchema:schema45,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.over === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "over"},schema:schema45.required,parentSchema:schema45,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.as === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "as"},schema:schema45.required,parentSchema:schema45,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.width === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "width"},schema:schema45.required,parentSchema:schema45,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.max === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "max"},schema:schema45.required,parentSchema:schema45,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data.collect === undefined){
const err7 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "collect"},schema:schema45.required,parentSchema:schema45,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data.body === undefined){
const err8 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "body"},schema:schema45.required,parentSchema:schema45,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema45.properties, key0))){
const err9 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema45,data};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.op !== undefined){
let data0 = data.op;
if(typeof data0 !== "string"){
const err10 = {instancePath:instancePath+"/op",schemaPath:"#/properties/op/type",keyword:"type",params:{type: "string"},schema:schema45.properties.op.type,parentSchema:schema45.properties.op,data:data0};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if("each" !== data0){
const err11 = {instancePath:instancePath+"/op",schemaPath:"#/properties/op/const",keyword:"const",params:{allowedValue: "each"},schema:"each",parentSchema:schema45.properties.op,data:data0};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.id !== undefined){
let data1 = data.id;
if(typeof data1 !== "string"){
const err12 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},schema:schema45.properties.id.type,parentSchema:schema45.properties.id,data:data1};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.kind !== undefined){
let data2 = data.kind;
if(typeof data2 !== "string"){
const err13 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"},schema:schema45.properties.kind.type,parentSchema:schema45.properties.kind,data:data2};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(!((((((((((((((data2 === "call") || (data2 === "set")) || (data2 === "switch")) || (data2 === "parallel")) || (data2 === "map")) || (data2 === "loop")) || (data2 === "wait")) || (data2 === "listen")) || (data2 === "approve")) || (data2 === "run")) || (data2 === "try")) || (data2 === "emit")) || (data2 === "return")) || (data2 === "fail"))){
const err14 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues: schema45.properties.kind.enum},schema:schema45.properties.kind.enum,parentSchema:schema45.properties.kind,data:data2};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.if !== undefined){
let data3 = data.if;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err15 = {instancePath:instancePath+"/if",schemaPath:"#/properties/if/type",keyword:"type",params:{type: "integer"},schema:schema45.properties.if.type,parentSchema:schema45.properties.if,data:data3};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
const err16 = {instancePath:instancePath+"/if",schemaPath:"#/properties/if/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema45.properties.if,data:data3};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
if(data.summary !== undefined){
let data4 = data.summary;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.template === undefined){
const err17 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/required",keyword:"required",params:{missingProperty: "template"},schema:schema45.properties.summary.required,parentSchema:schema45.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data4.written === undefined){
const err18 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/required",keyword:"required",params:{missingProperty: "written"},schema:schema45.properties.summary.required,parentSchema:schema45.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
for(const key1 in data4){
if(!((key1 === "template") || (key1 === "written"))){
const err19 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema45.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data4.template !== undefined){
if(!(validate23(data4.template, {instancePath:instancePath+"/summary/template",parentData:data4,parentDataProperty:"template",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data4.written !== undefined){
let data6 = data4.written;
if(typeof data6 !== "string"){
const err20 = {instancePath:instancePath+"/summary/written",schemaPath:"#/properties/summary/properties/written/type",keyword:"type",params:{type: "string"},schema:schema45.properties.summary.properties.written.type,parentSchema:schema45.properties.summary.properties.written,data:data6};
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
const err21 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/type",keyword:"type",params:{type: "object"},schema:schema45.properties.summary.type,parentSchema:schema45.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.output !== undefined){
if(!(validate23(data.output, {instancePath:instancePath+"/output",parentData:data,parentDataProperty:"output",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data.over !== undefined){
if(!(validate23(data.over, {instancePath:instancePath+"/over",parentData:data,parentDataProperty:"over",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data.as !== undefined){
let data9 = data.as;
if(typeof data9 !== "string"){
const err22 = {instancePath:instancePath+"/as",schemaPath:"#/properties/as/type",keyword:"type",params:{type: "string"},schema:schema45.properties.as.type,parentSchema:schema45.properties.as,data:data9};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.width !== undefined){
if(!(validate23(data.width, {instancePath:instancePath+"/width",parentData:data,parentDataProperty:"width",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data.max !== undefined){
let data11 = data.max;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err23 = {instancePath:instancePath+"/max",schemaPath:"#/properties/max/type",keyword:"type",params:{type: "integer"},schema:schema45.properties.max.type,parentSchema:schema45.properties.max,data:data11};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.collect !== undefined){
let data12 = data.collect;
if(typeof data12 !== "boolean"){
const err24 = {instancePath:instancePath+"/collect",schemaPath:"#/properties/collect/type",keyword:"type",params:{type: "boolean"},schema:schema45.properties.collect.type,parentSchema:schema45.properties.collect,data:data12};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.body !== undefined){
let data13 = data.body;
if(Array.isArray(data13)){
const len0 = data13.length;
for(let i0=0; i0<len0; i0++){
if(!(wrapper2.validate(data13[i0], {instancePath:instancePath+"/body/" + i0,parentData:data13,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper2.validate.errors : vErrors.concat(wrapper2.validate.errors);
errors = vErrors.length;
}
}
}
else {
const err25 = {instancePath:instancePath+"/body",schemaPath:"#/properties/body/type",keyword:"type",params:{type: "array"},schema:schema45.properties.body.type,parentSchema:schema45.properties.body,data:data13};
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
const err26 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema45.type,parentSchema:schema45,data};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
validate48.errors = vErrors;
return errors === 0;
}
validate48.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema46 = {"title":"Loop op","description":"Rounds one after another.","type":"object","required":["op","id","kind","max","onMax","body"],"additionalProperties":false,"properties":{"op":{"description":"The op.","type":"string","const":"loop","examples":["loop"]},"id":{"description":"The step's id.","type":"string","examples":["total"]},"kind":{"description":"The step kind it was lowered from.","type":"string","enum":["call","set","switch","parallel","map","loop","wait","listen","approve","run","try","emit","return","fail"],"examples":["set"]},"if":{"description":"False: skipped.","type":"integer","minimum":0,"examples":[0]},"summary":{"description":"Text shown wherever the step is shown.","type":"object","required":["template","written"],"additionalProperties":false,"properties":{"template":{"$ref":"#/$defs/template","description":"The text.","examples":[{"v":"Fetches"}]},"written":{"description":"As the document has it, where the text fails.","type":"string","examples":["Fetches"]}},"examples":[{"template":{"v":"Fetches"},"written":"Fetches"}]},"output":{"$ref":"#/$defs/template","description":"Reshapes the output.","examples":[{"v":1}]},"start":{"$ref":"#/$defs/template","description":"`last` in the first round.","examples":[{"v":1}]},"while":{"description":"Asked before each round.","type":"integer","minimum":0,"examples":[0]},"max":{"description":"The most rounds.","type":"integer","examples":[20]},"everyMs":{"description":"What passes between rounds.","type":"integer","minimum":0,"examples":[60000]},"onMax":{"description":"Fail, or stop.","type":"string","enum":["fail","stop"],"examples":["fail"]},"body":{"description":"One round.","type":"array","items":{"$ref":"#/$defs/op"},"examples":[[]]}},"examples":[{"op":"loop","id":"x","kind":"set","max":20,"onMax":"fail","body":[]}]};

function validate54(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate54.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.op === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "op"},schema:schema46.required,parentSchema:schema46,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.id === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema46.required,parentSchema:schema46,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.kind === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},schema:schema46.required,parentSchema:schema46,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.max === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "max"},schema:schema46.required,parentSchema:schema46,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.onMax === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "onMax"},schema:schema46.required,parentSchema:schema46,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.body === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "body"},schema:schema46.required,parentSchema:schema46,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema46.properties, key0))){
const err6 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema46,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.op !== undefined){
let data0 = data.op;
if(typeof data0 !== "string"){
const err7 = {instancePath:instancePath+"/op",schemaPath:"#/properties/op/type",keyword:"type",params:{type: "string"},schema:schema46.properties.op.type,parentSchema:schema46.properties.op,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if("loop" !== data0){
const err8 = {instancePath:instancePath+"/op",schemaPath:"#/properties/op/const",keyword:"const",params:{allowedValue: "loop"},schema:"loop",parentSchema:schema46.properties.op,data:data0};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.id !== undefined){
let data1 = data.id;
if(typeof data1 !== "string"){
const err9 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},schema:schema46.properties.id.type,parentSchema:schema46.properties.id,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.kind !== undefined){
let data2 = data.kind;
if(typeof data2 !== "string"){
const err10 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"},schema:schema46.properties.kind.type,parentSchema:schema46.properties.kind,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(!((((((((((((((data2 === "call") || (data2 === "set")) || (data2 === "switch")) || (data2 === "parallel")) || (data2 === "map")) || (data2 === "loop")) || (data2 === "wait")) || (data2 === "listen")) || (data2 === "approve")) || (data2 === "run")) || (data2 === "try")) || (data2 === "emit")) || (data2 === "return")) || (data2 === "fail"))){
const err11 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues: schema46.properties.kind.enum},schema:schema46.properties.kind.enum,parentSchema:schema46.properties.kind,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.if !== undefined){
let data3 = data.if;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err12 = {instancePath:instancePath+"/if",schemaPath:"#/properties/if/type",keyword:"type",params:{type: "integer"},schema:schema46.properties.if.type,parentSchema:schema46.properties.if,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
const err13 = {instancePath:instancePath+"/if",schemaPath:"#/properties/if/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema46.properties.if,data:data3};
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
if(data.summary !== undefined){
let data4 = data.summary;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.template === undefined){
const err14 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/required",keyword:"required",params:{missingProperty: "template"},schema:schema46.properties.summary.required,parentSchema:schema46.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data4.written === undefined){
const err15 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/required",keyword:"required",params:{missingProperty: "written"},schema:schema46.properties.summary.required,parentSchema:schema46.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
for(const key1 in data4){
if(!((key1 === "template") || (key1 === "written"))){
const err16 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema46.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data4.template !== undefined){
if(!(validate23(data4.template, {instancePath:instancePath+"/summary/template",parentData:data4,parentDataProperty:"template",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data4.written !== undefined){
let data6 = data4.written;
if(typeof data6 !== "string"){
const err17 = {instancePath:instancePath+"/summary/written",schemaPath:"#/properties/summary/properties/written/type",keyword:"type",params:{type: "string"},schema:schema46.properties.summary.properties.written.type,parentSchema:schema46.properties.summary.properties.written,data:data6};
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
const err18 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/type",keyword:"type",params:{type: "object"},schema:schema46.properties.summary.type,parentSchema:schema46.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.output !== undefined){
if(!(validate23(data.output, {instancePath:instancePath+"/output",parentData:data,parentDataProperty:"output",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data.start !== undefined){
if(!(validate23(data.start, {instancePath:instancePath+"/start",parentData:data,parentDataProperty:"start",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data.while !== undefined){
let data9 = data.while;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err19 = {instancePath:instancePath+"/while",schemaPath:"#/properties/while/type",keyword:"type",params:{type: "integer"},schema:schema46.properties.while.type,parentSchema:schema46.properties.while,data:data9};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 < 0 || isNaN(data9)){
const err20 = {instancePath:instancePath+"/while",schemaPath:"#/properties/while/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema46.properties.while,data:data9};
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
if(data.max !== undefined){
let data10 = data.max;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err21 = {instancePath:instancePath+"/max",schemaPath:"#/properties/max/type",keyword:"type",params:{type: "integer"},schema:schema46.properties.max.type,parentSchema:schema46.properties.max,data:data10};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.everyMs !== undefined){
let data11 = data.everyMs;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err22 = {instancePath:instancePath+"/everyMs",schemaPath:"#/properties/everyMs/type",keyword:"type",params:{type: "integer"},schema:schema46.properties.everyMs.type,parentSchema:schema46.properties.everyMs,data:data11};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 < 0 || isNaN(data11)){
const err23 = {instancePath:instancePath+"/everyMs",schemaPath:"#/properties/everyMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema46.properties.everyMs,data:data11};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
if(data.onMax !== undefined){
let data12 = data.onMax;
if(typeof data12 !== "string"){
const err24 = {instancePath:instancePath+"/onMax",schemaPath:"#/properties/onMax/type",keyword:"type",params:{type: "string"},schema:schema46.properties.onMax.type,parentSchema:schema46.properties.onMax,data:data12};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(!((data12 === "fail") || (data12 === "stop"))){
const err25 = {instancePath:instancePath+"/onMax",schemaPath:"#/properties/onMax/enum",keyword:"enum",params:{allowedValues: schema46.properties.onMax.enum},schema:schema46.properties.onMax.enum,parentSchema:schema46.properties.onMax,data:data12};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.body !== undefined){
let data13 = data.body;
if(Array.isArray(data13)){
const len0 = data13.length;
for(let i0=0; i0<len0; i0++){
if(!(wrapper2.validate(data13[i0], {instancePath:instancePath+"/body/" + i0,parentData:data13,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper2.validate.errors : vErrors.concat(wrapper2.validate.errors);
errors = vErrors.length;
}
}
}
else {
const err26 = {instancePath:instancePath+"/body",schemaPath:"#/properties/body/type",keyword:"type",params:{type: "array"},schema:schema46.properties.body.type,parentSchema:schema46.properties.body,data:data13};
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
const err27 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema46.type,parentSchema:schema46,data};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
validate54.errors = vErrors;
return errors === 0;
}
validate54.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema47 = {"title":"Sleep op","description":"For a time, or until one.","type":"object","required":["op","id","kind"],"additionalProperties":false,"properties":{"op":{"description":"The op.","type":"string","const":"sleep","examples":["sleep"]},"id":{"description":"The step's id.","type":"string","examples":["total"]},"kind":{"description":"The step kind it was lowered from.","type":"string","enum":["call","set","switch","parallel","map","loop","wait","listen","approve","run","try","emit","return","fail"],"examples":["set"]},"if":{"description":"False: skipped.","type":"integer","minimum":0,"examples":[0]},"summary":{"description":"Text shown wherever the step is shown.","type":"object","required":["template","written"],"additionalProperties":false,"properties":{"template":{"$ref":"#/$defs/template","description":"The text.","examples":[{"v":"Fetches"}]},"written":{"description":"As the document has it, where the text fails.","type":"string","examples":["Fetches"]}},"examples":[{"template":{"v":"Fetches"},"written":"Fetches"}]},"output":{"$ref":"#/$defs/template","description":"Reshapes the output.","examples":[{"v":1}]},"ms":{"description":"ms, or a template that gives a duration.","oneOf":[{"title":"Sleep ms","description":"ms.","type":"number","examples":[1000]},{"$ref":"#/$defs/template"}],"examples":[1000]},"until":{"$ref":"#/$defs/template","description":"An RFC 3339 time.","examples":[{"v":1}]}},"examples":[{"op":"sleep","id":"x","kind":"set","ms":1000}]};

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
if(data.op === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "op"},schema:schema47.required,parentSchema:schema47,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.id === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema47.required,parentSchema:schema47,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.kind === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},schema:schema47.required,parentSchema:schema47,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!((((((((key0 === "op") || (key0 === "id")) || (key0 === "kind")) || (key0 === "if")) || (key0 === "summary")) || (key0 === "output")) || (key0 === "ms")) || (key0 === "until"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema47,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.op !== undefined){
let data0 = data.op;
if(typeof data0 !== "string"){
const err4 = {instancePath:instancePath+"/op",schemaPath:"#/properties/op/type",keyword:"type",params:{type: "string"},schema:schema47.properties.op.type,parentSchema:schema47.properties.op,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if("sleep" !== data0){
const err5 = {instancePath:instancePath+"/op",schemaPath:"#/properties/op/const",keyword:"const",params:{allowedValue: "sleep"},schema:"sleep",parentSchema:schema47.properties.op,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.id !== undefined){
let data1 = data.id;
if(typeof data1 !== "string"){
const err6 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},schema:schema47.properties.id.type,parentSchema:schema47.properties.id,data:data1};
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
let data2 = data.kind;
if(typeof data2 !== "string"){
const err7 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"},schema:schema47.properties.kind.type,parentSchema:schema47.properties.kind,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!((((((((((((((data2 === "call") || (data2 === "set")) || (data2 === "switch")) || (data2 === "parallel")) || (data2 === "map")) || (data2 === "loop")) || (data2 === "wait")) || (data2 === "listen")) || (data2 === "approve")) || (data2 === "run")) || (data2 === "try")) || (data2 === "emit")) || (data2 === "return")) || (data2 === "fail"))){
const err8 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues: schema47.properties.kind.enum},schema:schema47.properties.kind.enum,parentSchema:schema47.properties.kind,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.if !== undefined){
let data3 = data.if;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err9 = {instancePath:instancePath+"/if",schemaPath:"#/properties/if/type",keyword:"type",params:{type: "integer"},schema:schema47.properties.if.type,parentSchema:schema47.properties.if,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
const err10 = {instancePath:instancePath+"/if",schemaPath:"#/properties/if/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema47.properties.if,data:data3};
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
if(data.summary !== undefined){
let data4 = data.summary;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.template === undefined){
const err11 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/required",keyword:"required",params:{missingProperty: "template"},schema:schema47.properties.summary.required,parentSchema:schema47.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data4.written === undefined){
const err12 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/required",keyword:"required",params:{missingProperty: "written"},schema:schema47.properties.summary.required,parentSchema:schema47.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
for(const key1 in data4){
if(!((key1 === "template") || (key1 === "written"))){
const err13 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema47.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data4.template !== undefined){
if(!(validate23(data4.template, {instancePath:instancePath+"/summary/template",parentData:data4,parentDataProperty:"template",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data4.written !== undefined){
let data6 = data4.written;
if(typeof data6 !== "string"){
const err14 = {instancePath:instancePath+"/summary/written",schemaPath:"#/properties/summary/properties/written/type",keyword:"type",params:{type: "string"},schema:schema47.properties.summary.properties.written.type,parentSchema:schema47.properties.summary.properties.written,data:data6};
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
const err15 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/type",keyword:"type",params:{type: "object"},schema:schema47.properties.summary.type,parentSchema:schema47.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.output !== undefined){
if(!(validate23(data.output, {instancePath:instancePath+"/output",parentData:data,parentDataProperty:"output",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data.ms !== undefined){
let data8 = data.ms;
const _errs18 = errors;
let valid2 = false;
let passing0 = null;
const _errs19 = errors;
if(!((typeof data8 == "number") && (isFinite(data8)))){
const err16 = {instancePath:instancePath+"/ms",schemaPath:"#/properties/ms/oneOf/0/type",keyword:"type",params:{type: "number"},schema:schema47.properties.ms.oneOf[0].type,parentSchema:schema47.properties.ms.oneOf[0],data:data8};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
var _valid0 = _errs19 === errors;
if(_valid0){
valid2 = true;
passing0 = 0;
}
const _errs21 = errors;
if(!(validate23(data8, {instancePath:instancePath+"/ms",parentData:data,parentDataProperty:"ms",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
var _valid0 = _errs21 === errors;
if(_valid0 && valid2){
valid2 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid2 = true;
passing0 = 1;
}
}
if(!valid2){
const err17 = {instancePath:instancePath+"/ms",schemaPath:"#/properties/ms/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},schema:schema47.properties.ms.oneOf,parentSchema:schema47.properties.ms,data:data8};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
else {
errors = _errs18;
if(vErrors !== null){
if(_errs18){
vErrors.length = _errs18;
}
else {
vErrors = null;
}
}
}
}
if(data.until !== undefined){
if(!(validate23(data.until, {instancePath:instancePath+"/until",parentData:data,parentDataProperty:"until",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
}
else {
const err18 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema47.type,parentSchema:schema47,data};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
validate59.errors = vErrors;
return errors === 0;
}
validate59.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema48 = {"title":"Receive op","description":"One signal, or one decision.","type":"object","required":["op","id","kind","wants"],"additionalProperties":false,"properties":{"op":{"description":"The op.","type":"string","const":"receive","examples":["receive"]},"id":{"description":"The step's id.","type":"string","examples":["total"]},"kind":{"description":"The step kind it was lowered from.","type":"string","enum":["call","set","switch","parallel","map","loop","wait","listen","approve","run","try","emit","return","fail"],"examples":["set"]},"if":{"description":"False: skipped.","type":"integer","minimum":0,"examples":[0]},"summary":{"description":"Text shown wherever the step is shown.","type":"object","required":["template","written"],"additionalProperties":false,"properties":{"template":{"$ref":"#/$defs/template","description":"The text.","examples":[{"v":"Fetches"}]},"written":{"description":"As the document has it, where the text fails.","type":"string","examples":["Fetches"]}},"examples":[{"template":{"v":"Fetches"},"written":"Fetches"}]},"output":{"$ref":"#/$defs/template","description":"Reshapes the output.","examples":[{"v":1}]},"wants":{"description":"What is waited for.","oneOf":[{"title":"Wants signal","description":"A signal.","type":"object","required":["signal"],"additionalProperties":false,"properties":{"signal":{"description":"Its name.","type":"string","examples":["payment"]},"schema":{"$ref":"#/$defs/jsonSchema","description":"Of the payload.","examples":[{"type":"object"}]},"match":{"description":"Whether it is taken.","type":"integer","minimum":0,"examples":[0]}},"examples":[{"signal":"payment"}]},{"title":"Wants decision","description":"A decision.","type":"object","required":["question","choices"],"additionalProperties":false,"properties":{"question":{"$ref":"#/$defs/template","description":"What is asked.","examples":[{"v":"Send it?"}]},"choices":{"description":"The answers.","type":"array","items":{"description":"One.","type":"string","examples":["approve"]},"examples":[["approve","reject"]]},"by":{"$ref":"#/$defs/template","description":"Who may decide.","examples":[{"v":1}]}},"examples":[{"question":{"v":"Send it?"},"choices":["approve","reject"]}]}],"examples":[{"signal":"payment"}]},"timeoutMs":{"description":"The longest wait.","type":"integer","minimum":0,"examples":[60000]}},"examples":[{"op":"receive","id":"x","kind":"set","wants":{"signal":"payment"}}]};

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
if(data.op === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "op"},schema:schema48.required,parentSchema:schema48,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.id === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema48.required,parentSchema:schema48,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.kind === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},schema:schema48.required,parentSchema:schema48,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.wants === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "wants"},schema:schema48.required,parentSchema:schema48,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!((((((((key0 === "op") || (key0 === "id")) || (key0 === "kind")) || (key0 === "if")) || (key0 === "summary")) || (key0 === "output")) || (key0 === "wants")) || (key0 === "timeoutMs"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema48,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.op !== undefined){
let data0 = data.op;
if(typeof data0 !== "string"){
const err5 = {instancePath:instancePath+"/op",schemaPath:"#/properties/op/type",keyword:"type",params:{type: "string"},schema:schema48.properties.op.type,parentSchema:schema48.properties.op,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if("receive" !== data0){
const err6 = {instancePath:instancePath+"/op",schemaPath:"#/properties/op/const",keyword:"const",params:{allowedValue: "receive"},schema:"receive",parentSchema:schema48.properties.op,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.id !== undefined){
let data1 = data.id;
if(typeof data1 !== "string"){
const err7 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},schema:schema48.properties.id.type,parentSchema:schema48.properties.id,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.kind !== undefined){
let data2 = data.kind;
if(typeof data2 !== "string"){
const err8 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"},schema:schema48.properties.kind.type,parentSchema:schema48.properties.kind,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!((((((((((((((data2 === "call") || (data2 === "set")) || (data2 === "switch")) || (data2 === "parallel")) || (data2 === "map")) || (data2 === "loop")) || (data2 === "wait")) || (data2 === "listen")) || (data2 === "approve")) || (data2 === "run")) || (data2 === "try")) || (data2 === "emit")) || (data2 === "return")) || (data2 === "fail"))){
const err9 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues: schema48.properties.kind.enum},schema:schema48.properties.kind.enum,parentSchema:schema48.properties.kind,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.if !== undefined){
let data3 = data.if;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err10 = {instancePath:instancePath+"/if",schemaPath:"#/properties/if/type",keyword:"type",params:{type: "integer"},schema:schema48.properties.if.type,parentSchema:schema48.properties.if,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
const err11 = {instancePath:instancePath+"/if",schemaPath:"#/properties/if/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema48.properties.if,data:data3};
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
if(data.summary !== undefined){
let data4 = data.summary;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.template === undefined){
const err12 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/required",keyword:"required",params:{missingProperty: "template"},schema:schema48.properties.summary.required,parentSchema:schema48.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data4.written === undefined){
const err13 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/required",keyword:"required",params:{missingProperty: "written"},schema:schema48.properties.summary.required,parentSchema:schema48.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
for(const key1 in data4){
if(!((key1 === "template") || (key1 === "written"))){
const err14 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema48.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data4.template !== undefined){
if(!(validate23(data4.template, {instancePath:instancePath+"/summary/template",parentData:data4,parentDataProperty:"template",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data4.written !== undefined){
let data6 = data4.written;
if(typeof data6 !== "string"){
const err15 = {instancePath:instancePath+"/summary/written",schemaPath:"#/properties/summary/properties/written/type",keyword:"type",params:{type: "string"},schema:schema48.properties.summary.properties.written.type,parentSchema:schema48.properties.summary.properties.written,data:data6};
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
const err16 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/type",keyword:"type",params:{type: "object"},schema:schema48.properties.summary.type,parentSchema:schema48.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.output !== undefined){
if(!(validate23(data.output, {instancePath:instancePath+"/output",parentData:data,parentDataProperty:"output",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data.wants !== undefined){
let data8 = data.wants;
const _errs18 = errors;
let valid2 = false;
let passing0 = null;
const _errs19 = errors;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(data8.signal === undefined){
const err17 = {instancePath:instancePath+"/wants",schemaPath:"#/properties/wants/oneOf/0/required",keyword:"required",params:{missingProperty: "signal"},schema:schema48.properties.wants.oneOf[0].required,parentSchema:schema48.properties.wants.oneOf[0],data:data8};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
for(const key2 in data8){
if(!(((key2 === "signal") || (key2 === "schema")) || (key2 === "match"))){
const err18 = {instancePath:instancePath+"/wants",schemaPath:"#/properties/wants/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema48.properties.wants.oneOf[0],data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data8.signal !== undefined){
let data9 = data8.signal;
if(typeof data9 !== "string"){
const err19 = {instancePath:instancePath+"/wants/signal",schemaPath:"#/properties/wants/oneOf/0/properties/signal/type",keyword:"type",params:{type: "string"},schema:schema48.properties.wants.oneOf[0].properties.signal.type,parentSchema:schema48.properties.wants.oneOf[0].properties.signal,data:data9};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data8.schema !== undefined){
let data10 = data8.schema;
if(!(data10 && typeof data10 == "object" && !Array.isArray(data10))){
const err20 = {instancePath:instancePath+"/wants/schema",schemaPath:"#/$defs/jsonSchema/type",keyword:"type",params:{type: "object"},schema:schema32.type,parentSchema:schema32,data:data10};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data8.match !== undefined){
let data11 = data8.match;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err21 = {instancePath:instancePath+"/wants/match",schemaPath:"#/properties/wants/oneOf/0/properties/match/type",keyword:"type",params:{type: "integer"},schema:schema48.properties.wants.oneOf[0].properties.match.type,parentSchema:schema48.properties.wants.oneOf[0].properties.match,data:data11};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 < 0 || isNaN(data11)){
const err22 = {instancePath:instancePath+"/wants/match",schemaPath:"#/properties/wants/oneOf/0/properties/match/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema48.properties.wants.oneOf[0].properties.match,data:data11};
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
}
else {
const err23 = {instancePath:instancePath+"/wants",schemaPath:"#/properties/wants/oneOf/0/type",keyword:"type",params:{type: "object"},schema:schema48.properties.wants.oneOf[0].type,parentSchema:schema48.properties.wants.oneOf[0],data:data8};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
var _valid0 = _errs19 === errors;
if(_valid0){
valid2 = true;
passing0 = 0;
var props2 = true;
}
const _errs29 = errors;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(data8.question === undefined){
const err24 = {instancePath:instancePath+"/wants",schemaPath:"#/properties/wants/oneOf/1/required",keyword:"required",params:{missingProperty: "question"},schema:schema48.properties.wants.oneOf[1].required,parentSchema:schema48.properties.wants.oneOf[1],data:data8};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data8.choices === undefined){
const err25 = {instancePath:instancePath+"/wants",schemaPath:"#/properties/wants/oneOf/1/required",keyword:"required",params:{missingProperty: "choices"},schema:schema48.properties.wants.oneOf[1].required,parentSchema:schema48.properties.wants.oneOf[1],data:data8};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
for(const key3 in data8){
if(!(((key3 === "question") || (key3 === "choices")) || (key3 === "by"))){
const err26 = {instancePath:instancePath+"/wants",schemaPath:"#/properties/wants/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},schema:false,parentSchema:schema48.properties.wants.oneOf[1],data:data8};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data8.question !== undefined){
if(!(validate23(data8.question, {instancePath:instancePath+"/wants/question",parentData:data8,parentDataProperty:"question",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data8.choices !== undefined){
let data13 = data8.choices;
if(Array.isArray(data13)){
const len0 = data13.length;
for(let i0=0; i0<len0; i0++){
let data14 = data13[i0];
if(typeof data14 !== "string"){
const err27 = {instancePath:instancePath+"/wants/choices/" + i0,schemaPath:"#/properties/wants/oneOf/1/properties/choices/items/type",keyword:"type",params:{type: "string"},schema:schema48.properties.wants.oneOf[1].properties.choices.items.type,parentSchema:schema48.properties.wants.oneOf[1].properties.choices.items,data:data14};
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
const err28 = {instancePath:instancePath+"/wants/choices",schemaPath:"#/properties/wants/oneOf/1/properties/choices/type",keyword:"type",params:{type: "array"},schema:schema48.properties.wants.oneOf[1].properties.choices.type,parentSchema:schema48.properties.wants.oneOf[1].properties.choices,data:data13};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data8.by !== undefined){
if(!(validate23(data8.by, {instancePath:instancePath+"/wants/by",parentData:data8,parentDataProperty:"by",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
}
else {
const err29 = {instancePath:instancePath+"/wants",schemaPath:"#/properties/wants/oneOf/1/type",keyword:"type",params:{type: "object"},schema:schema48.properties.wants.oneOf[1].type,parentSchema:schema48.properties.wants.oneOf[1],data:data8};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
var _valid0 = _errs29 === errors;
if(_valid0 && valid2){
valid2 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid2 = true;
passing0 = 1;
if(props2 !== true){
props2 = true;
}
}
}
if(!valid2){
const err30 = {instancePath:instancePath+"/wants",schemaPath:"#/properties/wants/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},schema:schema48.properties.wants.oneOf,parentSchema:schema48.properties.wants,data:data8};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
else {
errors = _errs18;
if(vErrors !== null){
if(_errs18){
vErrors.length = _errs18;
}
else {
vErrors = null;
}
}
}
}
if(data.timeoutMs !== undefined){
let data16 = data.timeoutMs;
if(!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))){
const err31 = {instancePath:instancePath+"/timeoutMs",schemaPath:"#/properties/timeoutMs/type",keyword:"type",params:{type: "integer"},schema:schema48.properties.timeoutMs.type,parentSchema:schema48.properties.timeoutMs,data:data16};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 < 0 || isNaN(data16)){
const err32 = {instancePath:instancePath+"/timeoutMs",schemaPath:"#/properties/timeoutMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema48.properties.timeoutMs,data:data16};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
}
else {
const err33 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema48.type,parentSchema:schema48,data};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
validate65.errors = vErrors;
return errors === 0;
}
validate65.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema50 = {"title":"Child op","description":"Another document as a run of its own.","type":"object","required":["op","id","kind","document","input","awaited"],"additionalProperties":false,"properties":{"op":{"description":"The op.","type":"string","const":"child","examples":["child"]},"id":{"description":"The step's id.","type":"string","examples":["total"]},"kind":{"description":"The step kind it was lowered from.","type":"string","enum":["call","set","switch","parallel","map","loop","wait","listen","approve","run","try","emit","return","fail"],"examples":["set"]},"if":{"description":"False: skipped.","type":"integer","minimum":0,"examples":[0]},"summary":{"description":"Text shown wherever the step is shown.","type":"object","required":["template","written"],"additionalProperties":false,"properties":{"template":{"$ref":"#/$defs/template","description":"The text.","examples":[{"v":"Fetches"}]},"written":{"description":"As the document has it, where the text fails.","type":"string","examples":["Fetches"]}},"examples":[{"template":{"v":"Fetches"},"written":"Fetches"}]},"output":{"$ref":"#/$defs/template","description":"Reshapes the output.","examples":[{"v":1}]},"document":{"description":"Key into `documents`.","type":"string","examples":["sha256:…"]},"input":{"$ref":"#/$defs/template","description":"Its input.","examples":[{"v":1}]},"awaited":{"description":"Whether its end is waited for.","type":"boolean","examples":[true]},"timeoutMs":{"description":"The longest it may take.","type":"integer","minimum":0,"examples":[60000]},"retry":{"$ref":"#/$defs/retry","description":"How it is made again.","examples":[{"attempts":1,"initialMs":1000,"factor":2,"maxMs":30000,"except":[]}]},"undo":{"$ref":"#/$defs/undo","description":"What takes it back.","examples":[{"call":"http.request","with":{"m":[]},"unknown":false}]}},"examples":[{"op":"child","id":"x","kind":"set","document":"sha256:…","input":{"m":[]},"awaited":true}]};

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
if(data.op === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "op"},schema:schema50.required,parentSchema:schema50,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.id === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema50.required,parentSchema:schema50,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.kind === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},schema:schema50.required,parentSchema:schema50,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.document === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "document"},schema:schema50.required,parentSchema:schema50,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.input === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "input"},schema:schema50.required,parentSchema:schema50,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.awaited === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "awaited"},schema:schema50.required,parentSchema:schema50,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema50.properties, key0))){
const err6 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema50,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.op !== undefined){
let data0 = data.op;
if(typeof data0 !== "string"){
const err7 = {instancePath:instancePath+"/op",schemaPath:"#/properties/op/type",keyword:"type",params:{type: "string"},schema:schema50.properties.op.type,parentSchema:schema50.properties.op,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if("child" !== data0){
const err8 = {instancePath:instancePath+"/op",schemaPath:"#/properties/op/const",keyword:"const",params:{allowedValue: "child"},schema:"child",parentSchema:schema50.properties.op,data:data0};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.id !== undefined){
let data1 = data.id;
if(typeof data1 !== "string"){
const err9 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},schema:schema50.properties.id.type,parentSchema:schema50.properties.id,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.kind !== undefined){
let data2 = data.kind;
if(typeof data2 !== "string"){
const err10 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"},schema:schema50.properties.kind.type,parentSchema:schema50.properties.kind,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(!((((((((((((((data2 === "call") || (data2 === "set")) || (data2 === "switch")) || (data2 === "parallel")) || (data2 === "map")) || (data2 === "loop")) || (data2 === "wait")) || (data2 === "listen")) || (data2 === "approve")) || (data2 === "run")) || (data2 === "try")) || (data2 === "emit")) || (data2 === "return")) || (data2 === "fail"))){
const err11 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues: schema50.properties.kind.enum},schema:schema50.properties.kind.enum,parentSchema:schema50.properties.kind,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.if !== undefined){
let data3 = data.if;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err12 = {instancePath:instancePath+"/if",schemaPath:"#/properties/if/type",keyword:"type",params:{type: "integer"},schema:schema50.properties.if.type,parentSchema:schema50.properties.if,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
const err13 = {instancePath:instancePath+"/if",schemaPath:"#/properties/if/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema50.properties.if,data:data3};
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
if(data.summary !== undefined){
let data4 = data.summary;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.template === undefined){
const err14 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/required",keyword:"required",params:{missingProperty: "template"},schema:schema50.properties.summary.required,parentSchema:schema50.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data4.written === undefined){
const err15 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/required",keyword:"required",params:{missingProperty: "written"},schema:schema50.properties.summary.required,parentSchema:schema50.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
for(const key1 in data4){
if(!((key1 === "template") || (key1 === "written"))){
const err16 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema50.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data4.template !== undefined){
if(!(validate23(data4.template, {instancePath:instancePath+"/summary/template",parentData:data4,parentDataProperty:"template",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data4.written !== undefined){
let data6 = data4.written;
if(typeof data6 !== "string"){
const err17 = {instancePath:instancePath+"/summary/written",schemaPath:"#/properties/summary/properties/written/type",keyword:"type",params:{type: "string"},schema:schema50.properties.summary.properties.written.type,parentSchema:schema50.properties.summary.properties.written,data:data6};
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
const err18 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/type",keyword:"type",params:{type: "object"},schema:schema50.properties.summary.type,parentSchema:schema50.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.output !== undefined){
if(!(validate23(data.output, {instancePath:instancePath+"/output",parentData:data,parentDataProperty:"output",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data.document !== undefined){
let data8 = data.document;
if(typeof data8 !== "string"){
const err19 = {instancePath:instancePath+"/document",schemaPath:"#/properties/document/type",keyword:"type",params:{type: "string"},schema:schema50.properties.document.type,parentSchema:schema50.properties.document,data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.input !== undefined){
if(!(validate23(data.input, {instancePath:instancePath+"/input",parentData:data,parentDataProperty:"input",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data.awaited !== undefined){
let data10 = data.awaited;
if(typeof data10 !== "boolean"){
const err20 = {instancePath:instancePath+"/awaited",schemaPath:"#/properties/awaited/type",keyword:"type",params:{type: "boolean"},schema:schema50.properties.awaited.type,parentSchema:schema50.properties.awaited,data:data10};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.timeoutMs !== undefined){
let data11 = data.timeoutMs;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err21 = {instancePath:instancePath+"/timeoutMs",schemaPath:"#/properties/timeoutMs/type",keyword:"type",params:{type: "integer"},schema:schema50.properties.timeoutMs.type,parentSchema:schema50.properties.timeoutMs,data:data11};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 < 0 || isNaN(data11)){
const err22 = {instancePath:instancePath+"/timeoutMs",schemaPath:"#/properties/timeoutMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema50.properties.timeoutMs,data:data11};
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
if(data.retry !== undefined){
let data12 = data.retry;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
if(data12.attempts === undefined){
const err23 = {instancePath:instancePath+"/retry",schemaPath:"#/$defs/retry/required",keyword:"required",params:{missingProperty: "attempts"},schema:schema41.required,parentSchema:schema41,data:data12};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(data12.initialMs === undefined){
const err24 = {instancePath:instancePath+"/retry",schemaPath:"#/$defs/retry/required",keyword:"required",params:{missingProperty: "initialMs"},schema:schema41.required,parentSchema:schema41,data:data12};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data12.factor === undefined){
const err25 = {instancePath:instancePath+"/retry",schemaPath:"#/$defs/retry/required",keyword:"required",params:{missingProperty: "factor"},schema:schema41.required,parentSchema:schema41,data:data12};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data12.maxMs === undefined){
const err26 = {instancePath:instancePath+"/retry",schemaPath:"#/$defs/retry/required",keyword:"required",params:{missingProperty: "maxMs"},schema:schema41.required,parentSchema:schema41,data:data12};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data12.except === undefined){
const err27 = {instancePath:instancePath+"/retry",schemaPath:"#/$defs/retry/required",keyword:"required",params:{missingProperty: "except"},schema:schema41.required,parentSchema:schema41,data:data12};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
for(const key2 in data12){
if(!(((((key2 === "attempts") || (key2 === "initialMs")) || (key2 === "factor")) || (key2 === "maxMs")) || (key2 === "except"))){
const err28 = {instancePath:instancePath+"/retry",schemaPath:"#/$defs/retry/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema41,data:data12};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data12.attempts !== undefined){
let data13 = data12.attempts;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
const err29 = {instancePath:instancePath+"/retry/attempts",schemaPath:"#/$defs/retry/properties/attempts/type",keyword:"type",params:{type: "integer"},schema:schema41.properties.attempts.type,parentSchema:schema41.properties.attempts,data:data13};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 < 1 || isNaN(data13)){
const err30 = {instancePath:instancePath+"/retry/attempts",schemaPath:"#/$defs/retry/properties/attempts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema41.properties.attempts,data:data13};
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
if(data12.initialMs !== undefined){
let data14 = data12.initialMs;
if(!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))){
const err31 = {instancePath:instancePath+"/retry/initialMs",schemaPath:"#/$defs/retry/properties/initialMs/type",keyword:"type",params:{type: "integer"},schema:schema41.properties.initialMs.type,parentSchema:schema41.properties.initialMs,data:data14};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 < 0 || isNaN(data14)){
const err32 = {instancePath:instancePath+"/retry/initialMs",schemaPath:"#/$defs/retry/properties/initialMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema41.properties.initialMs,data:data14};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
if(data12.factor !== undefined){
let data15 = data12.factor;
if(!((typeof data15 == "number") && (isFinite(data15)))){
const err33 = {instancePath:instancePath+"/retry/factor",schemaPath:"#/$defs/retry/properties/factor/type",keyword:"type",params:{type: "number"},schema:schema41.properties.factor.type,parentSchema:schema41.properties.factor,data:data15};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data12.maxMs !== undefined){
let data16 = data12.maxMs;
if(!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))){
const err34 = {instancePath:instancePath+"/retry/maxMs",schemaPath:"#/$defs/retry/properties/maxMs/type",keyword:"type",params:{type: "integer"},schema:schema41.properties.maxMs.type,parentSchema:schema41.properties.maxMs,data:data16};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 < 0 || isNaN(data16)){
const err35 = {instancePath:instancePath+"/retry/maxMs",schemaPath:"#/$defs/retry/properties/maxMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema41.properties.maxMs,data:data16};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
}
if(data12.except !== undefined){
let data17 = data12.except;
if(Array.isArray(data17)){
const len0 = data17.length;
for(let i0=0; i0<len0; i0++){
let data18 = data17[i0];
if(typeof data18 !== "string"){
const err36 = {instancePath:instancePath+"/retry/except/" + i0,schemaPath:"#/$defs/retry/properties/except/items/type",keyword:"type",params:{type: "string"},schema:schema41.properties.except.items.type,parentSchema:schema41.properties.except.items,data:data18};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
else {
const err37 = {instancePath:instancePath+"/retry/except",schemaPath:"#/$defs/retry/properties/except/type",keyword:"type",params:{type: "array"},schema:schema41.properties.except.type,parentSchema:schema41.properties.except,data:data17};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
}
else {
const err38 = {instancePath:instancePath+"/retry",schemaPath:"#/$defs/retry/type",keyword:"type",params:{type: "object"},schema:schema41.type,parentSchema:schema41,data:data12};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data.undo !== undefined){
if(!(validate34(data.undo, {instancePath:instancePath+"/undo",parentData:data,parentDataProperty:"undo",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate34.errors);
errors = vErrors.length;
}
}
}
else {
const err39 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema50.type,parentSchema:schema50,data};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
validate71.errors = vErrors;
return errors === 0;
}
validate71.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema52 = {"title":"Guard op","description":"Body, catches, finally.","type":"object","required":["op","id","kind","body","catches","finally","undo"],"additionalProperties":false,"properties":{"op":{"description":"The op.","type":"string","const":"guard","examples":["guard"]},"id":{"description":"The step's id.","type":"string","examples":["total"]},"kind":{"description":"The step kind it was lowered from.","type":"string","enum":["call","set","switch","parallel","map","loop","wait","listen","approve","run","try","emit","return","fail"],"examples":["set"]},"if":{"description":"False: skipped.","type":"integer","minimum":0,"examples":[0]},"summary":{"description":"Text shown wherever the step is shown.","type":"object","required":["template","written"],"additionalProperties":false,"properties":{"template":{"$ref":"#/$defs/template","description":"The text.","examples":[{"v":"Fetches"}]},"written":{"description":"As the document has it, where the text fails.","type":"string","examples":["Fetches"]}},"examples":[{"template":{"v":"Fetches"},"written":"Fetches"}]},"output":{"$ref":"#/$defs/template","description":"Reshapes the output.","examples":[{"v":1}]},"body":{"description":"What is tried.","type":"array","items":{"$ref":"#/$defs/op"},"examples":[[]]},"catches":{"description":"The handlers, in order.","type":"array","items":{"title":"Catch","description":"A handler.","type":"object","required":["as","body"],"additionalProperties":false,"properties":{"errors":{"description":"The types; absent: every one.","type":"array","items":{"description":"A type.","type":"string","examples":["http.*"]},"examples":[["http.*"]]},"as":{"description":"The error's variable.","type":"string","examples":["error"]},"body":{"description":"What is done with it.","type":"array","items":{"$ref":"#/$defs/op"},"examples":[[]]}},"examples":[{"as":"error","body":[]}]},"examples":[[]]},"finally":{"description":"What is done in any case.","type":"array","items":{"$ref":"#/$defs/op"},"examples":[[]]},"undo":{"description":"Undo what finished inside first.","type":"boolean","examples":[false]}},"examples":[{"op":"guard","id":"x","kind":"set","body":[],"catches":[],"finally":[],"undo":false}]};

function validate77(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate77.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.op === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "op"},schema:schema52.required,parentSchema:schema52,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.id === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema52.required,parentSchema:schema52,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.kind === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},schema:schema52.required,parentSchema:schema52,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.body === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "body"},schema:schema52.required,parentSchema:schema52,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.catches === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "catches"},schema:schema52.required,parentSchema:schema52,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.finally === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "finally"},schema:schema52.required,parentSchema:schema52,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.undo === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "undo"},schema:schema52.required,parentSchema:schema52,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema52.properties, key0))){
const err7 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema52,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.op !== undefined){
let data0 = data.op;
if(typeof data0 !== "string"){
const err8 = {instancePath:instancePath+"/op",schemaPath:"#/properties/op/type",keyword:"type",params:{type: "string"},schema:schema52.properties.op.type,parentSchema:schema52.properties.op,data:data0};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if("guard" !== data0){
const err9 = {instancePath:instancePath+"/op",schemaPath:"#/properties/op/const",keyword:"const",params:{allowedValue: "guard"},schema:"guard",parentSchema:schema52.properties.op,data:data0};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.id !== undefined){
let data1 = data.id;
if(typeof data1 !== "string"){
const err10 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},schema:schema52.properties.id.type,parentSchema:schema52.properties.id,data:data1};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.kind !== undefined){
let data2 = data.kind;
if(typeof data2 !== "string"){
const err11 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"},schema:schema52.properties.kind.type,parentSchema:schema52.properties.kind,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(!((((((((((((((data2 === "call") || (data2 === "set")) || (data2 === "switch")) || (data2 === "parallel")) || (data2 === "map")) || (data2 === "loop")) || (data2 === "wait")) || (data2 === "listen")) || (data2 === "approve")) || (data2 === "run")) || (data2 === "try")) || (data2 === "emit")) || (data2 === "return")) || (data2 === "fail"))){
const err12 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues: schema52.properties.kind.enum},schema:schema52.properties.kind.enum,parentSchema:schema52.properties.kind,data:data2};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.if !== undefined){
let data3 = data.if;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err13 = {instancePath:instancePath+"/if",schemaPath:"#/properties/if/type",keyword:"type",params:{type: "integer"},schema:schema52.properties.if.type,parentSchema:schema52.properties.if,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
const err14 = {instancePath:instancePath+"/if",schemaPath:"#/properties/if/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema52.properties.if,data:data3};
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
if(data.summary !== undefined){
let data4 = data.summary;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.template === undefined){
const err15 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/required",keyword:"required",params:{missingProperty: "template"},schema:schema52.properties.summary.required,parentSchema:schema52.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data4.written === undefined){
const err16 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/required",keyword:"required",params:{missingProperty: "written"},schema:schema52.properties.summary.required,parentSchema:schema52.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
for(const key1 in data4){
if(!((key1 === "template") || (key1 === "written"))){
const err17 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema52.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data4.template !== undefined){
if(!(validate23(data4.template, {instancePath:instancePath+"/summary/template",parentData:data4,parentDataProperty:"template",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data4.written !== undefined){
let data6 = data4.written;
if(typeof data6 !== "string"){
const err18 = {instancePath:instancePath+"/summary/written",schemaPath:"#/properties/summary/properties/written/type",keyword:"type",params:{type: "string"},schema:schema52.properties.summary.properties.written.type,parentSchema:schema52.properties.summary.properties.written,data:data6};
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
const err19 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/type",keyword:"type",params:{type: "object"},schema:schema52.properties.summary.type,parentSchema:schema52.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.output !== undefined){
if(!(validate23(data.output, {instancePath:instancePath+"/output",parentData:data,parentDataProperty:"output",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data.body !== undefined){
let data8 = data.body;
if(Array.isArray(data8)){
const len0 = data8.length;
for(let i0=0; i0<len0; i0++){
if(!(wrapper2.validate(data8[i0], {instancePath:instancePath+"/body/" + i0,parentData:data8,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper2.validate.errors : vErrors.concat(wrapper2.validate.errors);
errors = vErrors.length;
}
}
}
else {
const err20 = {instancePath:instancePath+"/body",schemaPath:"#/properties/body/type",keyword:"type",params:{type: "array"},schema:schema52.properties.body.type,parentSchema:schema52.properties.body,data:data8};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.catches !== undefined){
let data10 = data.catches;
if(Array.isArray(data10)){
const len1 = data10.length;
for(let i1=0; i1<len1; i1++){
let data11 = data10[i1];
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.as === undefined){
const err21 = {instancePath:instancePath+"/catches/" + i1,schemaPath:"#/properties/catches/items/required",keyword:"required",params:{missingProperty: "as"},schema:schema52.properties.catches.items.required,parentSchema:schema52.properties.catches.items,data:data11};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data11.body === undefined){
const err22 = {instancePath:instancePath+"/catches/" + i1,schemaPath:"#/properties/catches/items/required",keyword:"required",params:{missingProperty: "body"},schema:schema52.properties.catches.items.required,parentSchema:schema52.properties.catches.items,data:data11};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
for(const key2 in data11){
if(!(((key2 === "errors") || (key2 === "as")) || (key2 === "body"))){
const err23 = {instancePath:instancePath+"/catches/" + i1,schemaPath:"#/properties/catches/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema52.properties.catches.items,data:data11};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data11.errors !== undefined){
let data12 = data11.errors;
if(Array.isArray(data12)){
const len2 = data12.length;
for(let i2=0; i2<len2; i2++){
let data13 = data12[i2];
if(typeof data13 !== "string"){
const err24 = {instancePath:instancePath+"/catches/" + i1+"/errors/" + i2,schemaPath:"#/properties/catches/items/properties/errors/items/type",keyword:"type",params:{type: "string"},schema:schema52.properties.catches.items.properties.errors.items.type,parentSchema:schema52.properties.catches.items.properties.errors.items,data:data13};
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
const err25 = {instancePath:instancePath+"/catches/" + i1+"/errors",schemaPath:"#/properties/catches/items/properties/errors/type",keyword:"type",params:{type: "array"},schema:schema52.properties.catches.items.properties.errors.type,parentSchema:schema52.properties.catches.items.properties.errors,data:data12};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data11.as !== undefined){
let data14 = data11.as;
if(typeof data14 !== "string"){
const err26 = {instancePath:instancePath+"/catches/" + i1+"/as",schemaPath:"#/properties/catches/items/properties/as/type",keyword:"type",params:{type: "string"},schema:schema52.properties.catches.items.properties.as.type,parentSchema:schema52.properties.catches.items.properties.as,data:data14};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data11.body !== undefined){
let data15 = data11.body;
if(Array.isArray(data15)){
const len3 = data15.length;
for(let i3=0; i3<len3; i3++){
if(!(wrapper2.validate(data15[i3], {instancePath:instancePath+"/catches/" + i1+"/body/" + i3,parentData:data15,parentDataProperty:i3,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper2.validate.errors : vErrors.concat(wrapper2.validate.errors);
errors = vErrors.length;
}
}
}
else {
const err27 = {instancePath:instancePath+"/catches/" + i1+"/body",schemaPath:"#/properties/catches/items/properties/body/type",keyword:"type",params:{type: "array"},schema:schema52.properties.catches.items.properties.body.type,parentSchema:schema52.properties.catches.items.properties.body,data:data15};
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
const err28 = {instancePath:instancePath+"/catches/" + i1,schemaPath:"#/properties/catches/items/type",keyword:"type",params:{type: "object"},schema:schema52.properties.catches.items.type,parentSchema:schema52.properties.catches.items,data:data11};
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
else {
const err29 = {instancePath:instancePath+"/catches",schemaPath:"#/properties/catches/type",keyword:"type",params:{type: "array"},schema:schema52.properties.catches.type,parentSchema:schema52.properties.catches,data:data10};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.finally !== undefined){
let data17 = data.finally;
if(Array.isArray(data17)){
const len4 = data17.length;
for(let i4=0; i4<len4; i4++){
if(!(wrapper2.validate(data17[i4], {instancePath:instancePath+"/finally/" + i4,parentData:data17,parentDataProperty:i4,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper2.validate.errors : vErrors.concat(wrapper2.validate.errors);
errors = vErrors.length;
}
}
}
else {
const err30 = {instancePath:instancePath+"/finally",schemaPath:"#/properties/finally/type",keyword:"type",params:{type: "array"},schema:schema52.properties.finally.type,parentSchema:schema52.properties.finally,data:data17};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.undo !== undefined){
let data19 = data.undo;
if(typeof data19 !== "boolean"){
const err31 = {instancePath:instancePath+"/undo",schemaPath:"#/properties/undo/type",keyword:"type",params:{type: "boolean"},schema:schema52.properties.undo.type,parentSchema:schema52.properties.undo,data:data19};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema52.type,parentSchema:schema52,data};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
validate77.errors = vErrors;
return errors === 0;
}
validate77.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema53 = {"title":"Emit op","description":"An event, or labels.","type":"object","required":["op","id","kind"],"additionalProperties":false,"properties":{"op":{"description":"The op.","type":"string","const":"emit","examples":["emit"]},"id":{"description":"The step's id.","type":"string","examples":["total"]},"kind":{"description":"The step kind it was lowered from.","type":"string","enum":["call","set","switch","parallel","map","loop","wait","listen","approve","run","try","emit","return","fail"],"examples":["set"]},"if":{"description":"False: skipped.","type":"integer","minimum":0,"examples":[0]},"summary":{"description":"Text shown wherever the step is shown.","type":"object","required":["template","written"],"additionalProperties":false,"properties":{"template":{"$ref":"#/$defs/template","description":"The text.","examples":[{"v":"Fetches"}]},"written":{"description":"As the document has it, where the text fails.","type":"string","examples":["Fetches"]}},"examples":[{"template":{"v":"Fetches"},"written":"Fetches"}]},"output":{"$ref":"#/$defs/template","description":"Reshapes the output.","examples":[{"v":1}]},"name":{"description":"The event's name.","type":"string","examples":["checked"]},"data":{"$ref":"#/$defs/template","description":"What it carries.","examples":[{"v":1}]},"labels":{"$ref":"#/$defs/template","description":"Names and values.","examples":[{"v":1}]}},"examples":[{"op":"emit","id":"x","kind":"set","name":"checked"}]};

function validate81(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate81.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.op === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "op"},schema:schema53.required,parentSchema:schema53,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.id === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema53.required,parentSchema:schema53,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.kind === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},schema:schema53.required,parentSchema:schema53,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema53.properties, key0))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema53,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.op !== undefined){
let data0 = data.op;
if(typeof data0 !== "string"){
const err4 = {instancePath:instancePath+"/op",schemaPath:"#/properties/op/type",keyword:"type",params:{type: "string"},schema:schema53.properties.op.type,parentSchema:schema53.properties.op,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if("emit" !== data0){
const err5 = {instancePath:instancePath+"/op",schemaPath:"#/properties/op/const",keyword:"const",params:{allowedValue: "emit"},schema:"emit",parentSchema:schema53.properties.op,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.id !== undefined){
let data1 = data.id;
if(typeof data1 !== "string"){
const err6 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},schema:schema53.properties.id.type,parentSchema:schema53.properties.id,data:data1};
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
let data2 = data.kind;
if(typeof data2 !== "string"){
const err7 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"},schema:schema53.properties.kind.type,parentSchema:schema53.properties.kind,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!((((((((((((((data2 === "call") || (data2 === "set")) || (data2 === "switch")) || (data2 === "parallel")) || (data2 === "map")) || (data2 === "loop")) || (data2 === "wait")) || (data2 === "listen")) || (data2 === "approve")) || (data2 === "run")) || (data2 === "try")) || (data2 === "emit")) || (data2 === "return")) || (data2 === "fail"))){
const err8 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues: schema53.properties.kind.enum},schema:schema53.properties.kind.enum,parentSchema:schema53.properties.kind,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.if !== undefined){
let data3 = data.if;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err9 = {instancePath:instancePath+"/if",schemaPath:"#/properties/if/type",keyword:"type",params:{type: "integer"},schema:schema53.properties.if.type,parentSchema:schema53.properties.if,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
const err10 = {instancePath:instancePath+"/if",schemaPath:"#/properties/if/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema53.properties.if,data:data3};
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
if(data.summary !== undefined){
let data4 = data.summary;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.template === undefined){
const err11 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/required",keyword:"required",params:{missingProperty: "template"},schema:schema53.properties.summary.required,parentSchema:schema53.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data4.written === undefined){
const err12 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/required",keyword:"required",params:{missingProperty: "written"},schema:schema53.properties.summary.required,parentSchema:schema53.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
for(const key1 in data4){
if(!((key1 === "template") || (key1 === "written"))){
const err13 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema53.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data4.template !== undefined){
if(!(validate23(data4.template, {instancePath:instancePath+"/summary/template",parentData:data4,parentDataProperty:"template",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data4.written !== undefined){
let data6 = data4.written;
if(typeof data6 !== "string"){
const err14 = {instancePath:instancePath+"/summary/written",schemaPath:"#/properties/summary/properties/written/type",keyword:"type",params:{type: "string"},schema:schema53.properties.summary.properties.written.type,parentSchema:schema53.properties.summary.properties.written,data:data6};
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
const err15 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/type",keyword:"type",params:{type: "object"},schema:schema53.properties.summary.type,parentSchema:schema53.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.output !== undefined){
if(!(validate23(data.output, {instancePath:instancePath+"/output",parentData:data,parentDataProperty:"output",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data.name !== undefined){
let data8 = data.name;
if(typeof data8 !== "string"){
const err16 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},schema:schema53.properties.name.type,parentSchema:schema53.properties.name,data:data8};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.data !== undefined){
if(!(validate23(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data.labels !== undefined){
if(!(validate23(data.labels, {instancePath:instancePath+"/labels",parentData:data,parentDataProperty:"labels",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
}
else {
const err17 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema53.type,parentSchema:schema53,data};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
validate81.errors = vErrors;
return errors === 0;
}
validate81.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema54 = {"title":"End op","description":"Ends the run with a value or a failure.","type":"object","required":["op","id","kind"],"additionalProperties":false,"properties":{"op":{"description":"The op.","type":"string","const":"end","examples":["end"]},"id":{"description":"The step's id.","type":"string","examples":["total"]},"kind":{"description":"The step kind it was lowered from.","type":"string","enum":["call","set","switch","parallel","map","loop","wait","listen","approve","run","try","emit","return","fail"],"examples":["set"]},"if":{"description":"False: skipped.","type":"integer","minimum":0,"examples":[0]},"summary":{"description":"Text shown wherever the step is shown.","type":"object","required":["template","written"],"additionalProperties":false,"properties":{"template":{"$ref":"#/$defs/template","description":"The text.","examples":[{"v":"Fetches"}]},"written":{"description":"As the document has it, where the text fails.","type":"string","examples":["Fetches"]}},"examples":[{"template":{"v":"Fetches"},"written":"Fetches"}]},"output":{"$ref":"#/$defs/template","description":"Reshapes the output.","examples":[{"v":1}]},"value":{"$ref":"#/$defs/template","description":"The value.","examples":[{"v":1}]},"failure":{"$ref":"#/$defs/template","description":"The failure.","examples":[{"v":1}]}},"examples":[{"op":"end","id":"x","kind":"set","value":{"v":1}}]};

function validate87(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate87.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.op === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "op"},schema:schema54.required,parentSchema:schema54,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.id === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema54.required,parentSchema:schema54,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.kind === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},schema:schema54.required,parentSchema:schema54,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!((((((((key0 === "op") || (key0 === "id")) || (key0 === "kind")) || (key0 === "if")) || (key0 === "summary")) || (key0 === "output")) || (key0 === "value")) || (key0 === "failure"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema54,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.op !== undefined){
let data0 = data.op;
if(typeof data0 !== "string"){
const err4 = {instancePath:instancePath+"/op",schemaPath:"#/properties/op/type",keyword:"type",params:{type: "string"},schema:schema54.properties.op.type,parentSchema:schema54.properties.op,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if("end" !== data0){
const err5 = {instancePath:instancePath+"/op",schemaPath:"#/properties/op/const",keyword:"const",params:{allowedValue: "end"},schema:"end",parentSchema:schema54.properties.op,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.id !== undefined){
let data1 = data.id;
if(typeof data1 !== "string"){
const err6 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},schema:schema54.properties.id.type,parentSchema:schema54.properties.id,data:data1};
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
let data2 = data.kind;
if(typeof data2 !== "string"){
const err7 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"},schema:schema54.properties.kind.type,parentSchema:schema54.properties.kind,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!((((((((((((((data2 === "call") || (data2 === "set")) || (data2 === "switch")) || (data2 === "parallel")) || (data2 === "map")) || (data2 === "loop")) || (data2 === "wait")) || (data2 === "listen")) || (data2 === "approve")) || (data2 === "run")) || (data2 === "try")) || (data2 === "emit")) || (data2 === "return")) || (data2 === "fail"))){
const err8 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues: schema54.properties.kind.enum},schema:schema54.properties.kind.enum,parentSchema:schema54.properties.kind,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.if !== undefined){
let data3 = data.if;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err9 = {instancePath:instancePath+"/if",schemaPath:"#/properties/if/type",keyword:"type",params:{type: "integer"},schema:schema54.properties.if.type,parentSchema:schema54.properties.if,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
const err10 = {instancePath:instancePath+"/if",schemaPath:"#/properties/if/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema54.properties.if,data:data3};
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
if(data.summary !== undefined){
let data4 = data.summary;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.template === undefined){
const err11 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/required",keyword:"required",params:{missingProperty: "template"},schema:schema54.properties.summary.required,parentSchema:schema54.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data4.written === undefined){
const err12 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/required",keyword:"required",params:{missingProperty: "written"},schema:schema54.properties.summary.required,parentSchema:schema54.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
for(const key1 in data4){
if(!((key1 === "template") || (key1 === "written"))){
const err13 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema54.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data4.template !== undefined){
if(!(validate23(data4.template, {instancePath:instancePath+"/summary/template",parentData:data4,parentDataProperty:"template",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data4.written !== undefined){
let data6 = data4.written;
if(typeof data6 !== "string"){
const err14 = {instancePath:instancePath+"/summary/written",schemaPath:"#/properties/summary/properties/written/type",keyword:"type",params:{type: "string"},schema:schema54.properties.summary.properties.written.type,parentSchema:schema54.properties.summary.properties.written,data:data6};
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
const err15 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/type",keyword:"type",params:{type: "object"},schema:schema54.properties.summary.type,parentSchema:schema54.properties.summary,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.output !== undefined){
if(!(validate23(data.output, {instancePath:instancePath+"/output",parentData:data,parentDataProperty:"output",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data.value !== undefined){
if(!(validate23(data.value, {instancePath:instancePath+"/value",parentData:data,parentDataProperty:"value",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data.failure !== undefined){
if(!(validate23(data.failure, {instancePath:instancePath+"/failure",parentData:data,parentDataProperty:"failure",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
}
else {
const err16 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema54.type,parentSchema:schema54,data};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
validate87.errors = vErrors;
return errors === 0;
}
validate87.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


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
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(validate22(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate22.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
var props0 = true;
}
const _errs2 = errors;
if(!(validate28(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate28.errors);
errors = vErrors.length;
}
var _valid0 = _errs2 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
if(props0 !== true){
props0 = true;
}
}
const _errs3 = errors;
if(!(validate40(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate40.errors);
errors = vErrors.length;
}
var _valid0 = _errs3 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid0 = true;
passing0 = 2;
if(props0 !== true){
props0 = true;
}
}
const _errs4 = errors;
if(!(validate44(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate44.errors);
errors = vErrors.length;
}
var _valid0 = _errs4 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 3];
}
else {
if(_valid0){
valid0 = true;
passing0 = 3;
if(props0 !== true){
props0 = true;
}
}
const _errs5 = errors;
if(!(validate48(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate48.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 4];
}
else {
if(_valid0){
valid0 = true;
passing0 = 4;
if(props0 !== true){
props0 = true;
}
}
const _errs6 = errors;
if(!(validate54(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate54.errors);
errors = vErrors.length;
}
var _valid0 = _errs6 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 5];
}
else {
if(_valid0){
valid0 = true;
passing0 = 5;
if(props0 !== true){
props0 = true;
}
}
const _errs7 = errors;
if(!(validate59(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate59.errors);
errors = vErrors.length;
}
var _valid0 = _errs7 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 6];
}
else {
if(_valid0){
valid0 = true;
passing0 = 6;
if(props0 !== true){
props0 = true;
}
}
const _errs8 = errors;
if(!(validate65(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate65.errors);
errors = vErrors.length;
}
var _valid0 = _errs8 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 7];
}
else {
if(_valid0){
valid0 = true;
passing0 = 7;
if(props0 !== true){
props0 = true;
}
}
const _errs9 = errors;
if(!(validate71(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate71.errors);
errors = vErrors.length;
}
var _valid0 = _errs9 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 8];
}
else {
if(_valid0){
valid0 = true;
passing0 = 8;
if(props0 !== true){
props0 = true;
}
}
const _errs10 = errors;
if(!(validate77(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate77.errors);
errors = vErrors.length;
}
var _valid0 = _errs10 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 9];
}
else {
if(_valid0){
valid0 = true;
passing0 = 9;
if(props0 !== true){
props0 = true;
}
}
const _errs11 = errors;
if(!(validate81(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate81.errors);
errors = vErrors.length;
}
var _valid0 = _errs11 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 10];
}
else {
if(_valid0){
valid0 = true;
passing0 = 10;
if(props0 !== true){
props0 = true;
}
}
const _errs12 = errors;
if(!(validate87(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate87.errors);
errors = vErrors.length;
}
var _valid0 = _errs12 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 11];
}
else {
if(_valid0){
valid0 = true;
passing0 = 11;
if(props0 !== true){
props0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
if(!valid0){
const err0 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},schema:schema33.oneOf,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate21.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate21.evaluated = {"dynamicProps":true,"dynamicItems":false};

const schema55 = {"title":"Checked expr","description":"A checked expression.","type":"object","required":["source","tree","reads"],"additionalProperties":false,"properties":{"source":{"description":"The text between `${` and `}`.","type":"string","examples":["inputs.price"]},"tree":{"$ref":"#/$defs/exprTree","description":"Its tree.","examples":[["const",0,1,1]]},"reads":{"description":"The variables it reads, sorted.","type":"array","items":{"description":"A variable.","type":"string","examples":["inputs"]},"examples":[["inputs"]]}},"examples":[{"source":"1","tree":["const",0,1,1],"reads":[]}]};
const schema56 = {"title":"Expr tree","description":"`[tag, from, to, …args]`; `from` and `to` are UTF-16 offsets into the source.","type":"array","minItems":3,"prefixItems":[{"description":"The tag.","type":"string","examples":["name"]},{"description":"Where it begins.","type":"integer","examples":[0]},{"description":"Where it ends.","type":"integer","examples":[6]}],"items":{"$ref":"#/$defs/exprArg"},"examples":[["const",0,1,1]]};
const schema57 = {"title":"Expr arg","description":"A tree inside, or any JSON.","anyOf":[{"$ref":"#/$defs/exprTree"},{"$ref":"#/$defs/json"}],"examples":[1]};
const wrapper9 = {validate: validate95};

function validate96(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate96.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(!(wrapper9.validate(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper9.validate.errors : vErrors.concat(wrapper9.validate.errors);
errors = vErrors.length;
}
else {
var props0 = wrapper9.validate.evaluated.props;
var items0 = wrapper9.validate.evaluated.items;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
const _errs2 = errors;
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const err0 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},schema:schema57.anyOf,parentSchema:schema57,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate96.errors = vErrors;
evaluated0.props = props0;
evaluated0.items = items0;
return errors === 0;
}
validate96.evaluated = {"dynamicProps":true,"dynamicItems":true};


function validate95(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate95.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length < 3){
const err0 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 3},schema:3,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const len0 = data.length;
if(len0 > 0){
let data0 = data[0];
if(typeof data0 !== "string"){
const err1 = {instancePath:instancePath+"/0",schemaPath:"#/prefixItems/0/type",keyword:"type",params:{type: "string"},schema:schema56.prefixItems[0].type,parentSchema:schema56.prefixItems[0],data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(len0 > 1){
let data1 = data[1];
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err2 = {instancePath:instancePath+"/1",schemaPath:"#/prefixItems/1/type",keyword:"type",params:{type: "integer"},schema:schema56.prefixItems[1].type,parentSchema:schema56.prefixItems[1],data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(len0 > 2){
let data2 = data[2];
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err3 = {instancePath:instancePath+"/2",schemaPath:"#/prefixItems/2/type",keyword:"type",params:{type: "integer"},schema:schema56.prefixItems[2].type,parentSchema:schema56.prefixItems[2],data:data2};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
const len1 = data.length;
var valid1 = len1 <= 3;
if(!valid1){
for(let i0=3; i0<len1; i0++){
const _errs7 = errors;
if(!(validate96(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate96.errors);
errors = vErrors.length;
}
var valid1 = _errs7 === errors;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},schema:schema56.type,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate95.errors = vErrors;
return errors === 0;
}
validate95.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};


function validate94(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate94.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.source === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "source"},schema:schema55.required,parentSchema:schema55,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.tree === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "tree"},schema:schema55.required,parentSchema:schema55,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.reads === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "reads"},schema:schema55.required,parentSchema:schema55,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "source") || (key0 === "tree")) || (key0 === "reads"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema55,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.source !== undefined){
let data0 = data.source;
if(typeof data0 !== "string"){
const err4 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/type",keyword:"type",params:{type: "string"},schema:schema55.properties.source.type,parentSchema:schema55.properties.source,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.tree !== undefined){
if(!(validate95(data.tree, {instancePath:instancePath+"/tree",parentData:data,parentDataProperty:"tree",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate95.errors);
errors = vErrors.length;
}
}
if(data.reads !== undefined){
let data2 = data.reads;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(typeof data3 !== "string"){
const err5 = {instancePath:instancePath+"/reads/" + i0,schemaPath:"#/properties/reads/items/type",keyword:"type",params:{type: "string"},schema:schema55.properties.reads.items.type,parentSchema:schema55.properties.reads.items,data:data3};
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
const err6 = {instancePath:instancePath+"/reads",schemaPath:"#/properties/reads/type",keyword:"type",params:{type: "array"},schema:schema55.properties.reads.type,parentSchema:schema55.properties.reads,data:data2};
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
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema55.type,parentSchema:schema55,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate94.errors = vErrors;
return errors === 0;
}
validate94.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


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
if(data.planVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "planVersion"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.digest === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "digest"},schema:schema31.required,parentSchema:schema31,data};
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
if(data.kind === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.labels === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "labels"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.body === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "body"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.exprs === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "exprs"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data.queries === undefined){
const err7 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "queries"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data.timeoutMs === undefined){
const err8 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "timeoutMs"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data.budget === undefined){
const err9 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "budget"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data.documents === undefined){
const err10 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "documents"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema31.properties, key0))){
const err11 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.planVersion !== undefined){
let data0 = data.planVersion;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err12 = {instancePath:instancePath+"/planVersion",schemaPath:"#/properties/planVersion/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.planVersion.type,parentSchema:schema31.properties.planVersion,data:data0};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(1 !== data0){
const err13 = {instancePath:instancePath+"/planVersion",schemaPath:"#/properties/planVersion/const",keyword:"const",params:{allowedValue: 1},schema:1,parentSchema:schema31.properties.planVersion,data:data0};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.digest !== undefined){
let data1 = data.digest;
if(typeof data1 === "string"){
if(!pattern4.test(data1)){
const err14 = {instancePath:instancePath+"/digest",schemaPath:"#/properties/digest/pattern",keyword:"pattern",params:{pattern: "^sha256:[0-9a-f]{64}$"},schema:"^sha256:[0-9a-f]{64}$",parentSchema:schema31.properties.digest,data:data1};
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
const err15 = {instancePath:instancePath+"/digest",schemaPath:"#/properties/digest/type",keyword:"type",params:{type: "string"},schema:schema31.properties.digest.type,parentSchema:schema31.properties.digest,data:data1};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.name !== undefined){
let data2 = data.name;
if(typeof data2 !== "string"){
const err16 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},schema:schema31.properties.name.type,parentSchema:schema31.properties.name,data:data2};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.kind !== undefined){
let data3 = data.kind;
if(typeof data3 !== "string"){
const err17 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"},schema:schema31.properties.kind.type,parentSchema:schema31.properties.kind,data:data3};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(!((data3 === "Workflow") || (data3 === "Monitor"))){
const err18 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues: schema31.properties.kind.enum},schema:schema31.properties.kind.enum,parentSchema:schema31.properties.kind,data:data3};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.labels !== undefined){
let data4 = data.labels;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key1 in data4){
let data5 = data4[key1];
if(typeof data5 !== "string"){
const err19 = {instancePath:instancePath+"/labels/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/labels/additionalProperties/type",keyword:"type",params:{type: "string"},schema:schema31.properties.labels.additionalProperties.type,parentSchema:schema31.properties.labels.additionalProperties,data:data5};
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
const err20 = {instancePath:instancePath+"/labels",schemaPath:"#/properties/labels/type",keyword:"type",params:{type: "object"},schema:schema31.properties.labels.type,parentSchema:schema31.properties.labels,data:data4};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.inputs !== undefined){
let data6 = data.inputs;
if(!(data6 && typeof data6 == "object" && !Array.isArray(data6))){
const err21 = {instancePath:instancePath+"/inputs",schemaPath:"#/$defs/jsonSchema/type",keyword:"type",params:{type: "object"},schema:schema32.type,parentSchema:schema32,data:data6};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.body !== undefined){
let data7 = data.body;
if(Array.isArray(data7)){
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
if(!(validate21(data7[i0], {instancePath:instancePath+"/body/" + i0,parentData:data7,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate21.errors);
errors = vErrors.length;
}
}
}
else {
const err22 = {instancePath:instancePath+"/body",schemaPath:"#/properties/body/type",keyword:"type",params:{type: "array"},schema:schema31.properties.body.type,parentSchema:schema31.properties.body,data:data7};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.exprs !== undefined){
let data9 = data.exprs;
if(Array.isArray(data9)){
const len1 = data9.length;
for(let i1=0; i1<len1; i1++){
if(!(validate94(data9[i1], {instancePath:instancePath+"/exprs/" + i1,parentData:data9,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate94.errors);
errors = vErrors.length;
}
}
}
else {
const err23 = {instancePath:instancePath+"/exprs",schemaPath:"#/properties/exprs/type",keyword:"type",params:{type: "array"},schema:schema31.properties.exprs.type,parentSchema:schema31.properties.exprs,data:data9};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.queries !== undefined){
let data11 = data.queries;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
for(const key2 in data11){
if(!(validate23(data11[key2], {instancePath:instancePath+"/queries/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data11,parentDataProperty:key2,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
}
else {
const err24 = {instancePath:instancePath+"/queries",schemaPath:"#/properties/queries/type",keyword:"type",params:{type: "object"},schema:schema31.properties.queries.type,parentSchema:schema31.properties.queries,data:data11};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.output !== undefined){
if(!(validate23(data.output, {instancePath:instancePath+"/output",parentData:data,parentDataProperty:"output",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data.timeoutMs !== undefined){
let data14 = data.timeoutMs;
if(!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))){
const err25 = {instancePath:instancePath+"/timeoutMs",schemaPath:"#/properties/timeoutMs/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.timeoutMs.type,parentSchema:schema31.properties.timeoutMs,data:data14};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 < 0 || isNaN(data14)){
const err26 = {instancePath:instancePath+"/timeoutMs",schemaPath:"#/properties/timeoutMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.timeoutMs,data:data14};
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
if(data.budget !== undefined){
let data15 = data.budget;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
if(data15.steps === undefined){
const err27 = {instancePath:instancePath+"/budget",schemaPath:"#/$defs/budget/required",keyword:"required",params:{missingProperty: "steps"},schema:schema59.required,parentSchema:schema59,data:data15};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
for(const key3 in data15){
if(!(((key3 === "tokens") || (key3 === "steps")) || (key3 === "bytes"))){
const err28 = {instancePath:instancePath+"/budget",schemaPath:"#/$defs/budget/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},schema:false,parentSchema:schema59,data:data15};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data15.tokens !== undefined){
let data16 = data15.tokens;
if(!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))){
const err29 = {instancePath:instancePath+"/budget/tokens",schemaPath:"#/$defs/budget/properties/tokens/type",keyword:"type",params:{type: "integer"},schema:schema59.properties.tokens.type,parentSchema:schema59.properties.tokens,data:data16};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data15.steps !== undefined){
let data17 = data15.steps;
if(!(((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17))) && (isFinite(data17)))){
const err30 = {instancePath:instancePath+"/budget/steps",schemaPath:"#/$defs/budget/properties/steps/type",keyword:"type",params:{type: "integer"},schema:schema59.properties.steps.type,parentSchema:schema59.properties.steps,data:data17};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data15.bytes !== undefined){
let data18 = data15.bytes;
if(!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))){
const err31 = {instancePath:instancePath+"/budget/bytes",schemaPath:"#/$defs/budget/properties/bytes/type",keyword:"type",params:{type: "integer"},schema:schema59.properties.bytes.type,parentSchema:schema59.properties.bytes,data:data18};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath:instancePath+"/budget",schemaPath:"#/$defs/budget/type",keyword:"type",params:{type: "object"},schema:schema59.type,parentSchema:schema59,data:data15};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.documents !== undefined){
let data19 = data.documents;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
for(const key4 in data19){
if(!(validate20(data19[key4], {instancePath:instancePath+"/documents/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data19,parentDataProperty:key4,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate20.errors);
errors = vErrors.length;
}
}
}
else {
const err33 = {instancePath:instancePath+"/documents",schemaPath:"#/properties/documents/type",keyword:"type",params:{type: "object"},schema:schema31.properties.documents.type,parentSchema:schema31.properties.documents,data:data19};
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
const err34 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

function join(found, more) {
  if (found === null) return more;
  for (let i = 0; i < more.length && found.length < 2000; i++) found.push(more[i]);
  return found;
}
