// Made by scripts/generate.ts from schemas/; edit those.
"use strict";
exports.workflow = validate108;
const schema70 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Workflow document","description":"Steps that Watchloom runs durably.","type":"object","required":["watchloom","kind","name","steps"],"additionalProperties":false,"properties":{"watchloom":{"description":"The version of the document format.","type":"string","const":"1","examples":["1"]},"kind":{"description":"What the document is.","type":"string","const":"Workflow","examples":["Workflow"]},"name":{"$ref":"#/$defs/documentName","description":"The document's name, and the Temporal workflow type.","examples":["order-total"]},"description":{"description":"What the document is for.","type":"string","maxLength":4096,"examples":["Adds up an order"]},"labels":{"$ref":"#/$defs/labels","description":"Names and values to find runs by; at most 10.","examples":[{"team":"ops"}]},"inputs":{"$ref":"#/$defs/jsonSchema","description":"JSON Schema of the input object; without it only an empty input is accepted.","examples":[{"type":"object","required":["base"],"properties":{"base":{"type":"string"}}}]},"timeout":{"$ref":"#/$defs/duration","description":"The longest that a run may take, from acceptance; at most 365d.","default":"30d","examples":["1h"]},"budget":{"description":"The most that one run may use.","type":"object","additionalProperties":false,"properties":{"tokens":{"description":"Tokens of models, input and output.","type":"integer","minimum":1,"maximum":1000000000,"examples":[50000]},"steps":{"description":"Executions of steps.","type":"integer","minimum":1,"maximum":10000000,"examples":[10000]},"bytes":{"$ref":"#/$defs/size","description":"Bytes that calls bring in.","examples":["50MiB"]}},"examples":[{"tokens":50000,"steps":10000,"bytes":"50MiB"}]},"queries":{"description":"Answers to queries while the run goes on, by name.","type":"object","maxProperties":100,"propertyNames":{"$ref":"#/$defs/messageName"},"additionalProperties":{"$ref":"#/$defs/template","description":"What the query answers.","examples":["${steps.pages}"]},"examples":[{"progress":"${size(steps.pages)}"}]},"steps":{"$ref":"#/$defs/steps","description":"What the run does, one step after another.","examples":[[{"id":"total","set":"${inputs.price * 2}"}]]},"output":{"$ref":"#/$defs/template","description":"The run's output; absent: the last step's.","examples":[{"total":"${steps.total}"}]}},"examples":[{"watchloom":"1","kind":"Workflow","name":"hello","steps":[{"id":"greeting","set":"hello"}]}]};
const schema33 = {"description":"A document's name: lower-case letters, digits and hyphens, a letter first, at most 63.","type":"string","pattern":"^[a-z][a-z0-9-]{0,62}$","examples":["order-total"]};
const schema46 = {"description":"A JSON Schema (2020-12) in the profile for authors: 16 KiB, no remote `$ref`, patterns are RE2.","type":"object","examples":[{"type":"object","required":["base"],"properties":{"base":{"type":"string"}}}],"authorSchema":true};
const schema36 = {"description":"A duration: `500ms`, `30s`, `15m`, `2h`, `7d`, or ISO 8601.","type":"string","pattern":"^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$","examples":["30s","PT1H30M"]};
const schema74 = {"description":"A number of bytes: `500B`, `64KiB`, `5MiB`, `1GiB`.","type":"string","pattern":"^[0-9]{1,12}(B|KiB|MiB|GiB)$","examples":["5MiB"]};
const schema75 = {"description":"A name of a signal, query or event: letters, digits, underscores and hyphens, a letter first, at most 63.","type":"string","pattern":"^[a-zA-Z][a-zA-Z0-9_-]{0,62}$","examples":["payment-received"]};
const schema44 = {"description":"Any JSON value; strings in it may hold expressions, `${ … }`.","examples":[{"total":"${steps.total}"}]};
const func1 = Object.prototype.hasOwnProperty;
const func2 = require("ajv/dist/runtime/ucs2length").default;
const pattern4 = new RegExp("^[a-z][a-z0-9-]{0,62}$", "u");
const pattern6 = new RegExp("^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$", "u");
const pattern29 = new RegExp("^[0-9]{1,12}(B|KiB|MiB|GiB)$", "u");
const pattern30 = new RegExp("^[a-zA-Z][a-zA-Z0-9_-]{0,62}$", "u");
const schema34 = {"description":"Names and values to find runs by; at most 10.","type":"object","maxProperties":10,"propertyNames":{"$ref":"#/$defs/labelName"},"additionalProperties":{"description":"The label's value, at most 128 characters.","type":"string","maxLength":128,"examples":["ops"]},"examples":[{"team":"ops"}]};
const schema35 = {"description":"A label's name: letters, digits, hyphens, dots and underscores, a lower-case letter first, at most 63.","type":"string","pattern":"^[a-z][a-zA-Z0-9_.-]{0,62}$","examples":["team"]};
const pattern5 = new RegExp("^[a-z][a-zA-Z0-9_.-]{0,62}$", "u");

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
if(Object.keys(data).length > 10){
const err0 = {instancePath,schemaPath:"#/maxProperties",keyword:"maxProperties",params:{limit: 10},schema:10,parentSchema:schema34,data};
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
const err1 = {instancePath,schemaPath:"#/$defs/labelName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_.-]{0,62}$"},schema:"^[a-z][a-zA-Z0-9_.-]{0,62}$",parentSchema:schema35,data:key0,propertyName:key0};
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
const err2 = {instancePath,schemaPath:"#/$defs/labelName/type",keyword:"type",params:{type: "string"},schema:schema35.type,parentSchema:schema35,data:key0,propertyName:key0};
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
const err3 = {instancePath,schemaPath:"#/propertyNames",keyword:"propertyNames",params:{propertyName: key0},schema:schema34.propertyNames,parentSchema:schema34,data};
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
const err4 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema34.additionalProperties,data:data0};
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
const err5 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/type",keyword:"type",params:{type: "string"},schema:schema34.additionalProperties.type,parentSchema:schema34.additionalProperties,data:data0};
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
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema34.type,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema50 = {"description":"Steps, one after another.","type":"array","items":{"$ref":"#/$defs/Step"},"examples":[[{"id":"total","set":"${inputs.price * 2}"}]]};
const schema51 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Step","description":"One step of a Workflow: an id, exactly one kind, and what that kind takes.","type":"object","allOf":[{"type":"object","exactlyOneKey":["call","set","switch","parallel","map","loop","wait","listen","approve","run","try","emit","return","fail"]},{"if":{"type":"object","required":["call"],"properties":{"call":true}},"then":{"$ref":"#/$defs/CallStep"}},{"if":{"type":"object","required":["set"],"properties":{"set":true}},"then":{"$ref":"#/$defs/SetStep"}},{"if":{"type":"object","required":["switch"],"properties":{"switch":true}},"then":{"$ref":"#/$defs/SwitchStep"}},{"if":{"type":"object","required":["parallel"],"properties":{"parallel":true}},"then":{"$ref":"#/$defs/ParallelStep"}},{"if":{"type":"object","required":["map"],"properties":{"map":true}},"then":{"$ref":"#/$defs/MapStep"}},{"if":{"type":"object","required":["loop"],"properties":{"loop":true}},"then":{"$ref":"#/$defs/LoopStep"}},{"if":{"type":"object","required":["wait"],"properties":{"wait":true}},"then":{"$ref":"#/$defs/WaitStep"}},{"if":{"type":"object","required":["listen"],"properties":{"listen":true}},"then":{"$ref":"#/$defs/ListenStep"}},{"if":{"type":"object","required":["approve"],"properties":{"approve":true}},"then":{"$ref":"#/$defs/ApproveStep"}},{"if":{"type":"object","required":["run"],"properties":{"run":true}},"then":{"$ref":"#/$defs/RunStep"}},{"if":{"type":"object","required":["try"],"properties":{"try":true}},"then":{"$ref":"#/$defs/TryStep"}},{"if":{"type":"object","required":["emit"],"properties":{"emit":true}},"then":{"$ref":"#/$defs/EmitStep"}},{"if":{"type":"object","required":["return"],"properties":{"return":true}},"then":{"$ref":"#/$defs/ReturnStep"}},{"if":{"type":"object","required":["fail"],"properties":{"fail":true}},"then":{"$ref":"#/$defs/FailStep"}}],"examples":[{"id":"total","set":"${inputs.price * 2}"}]};
const schema52 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Call step","description":"Calls an activity.","type":"object","required":["id","call"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"call":{"$ref":"#/$defs/activityName","description":"The activity: built in, or a worker's own.","examples":["http.request"]},"with":{"$ref":"#/$defs/with","description":"The activity's input.","examples":[{"url":"${inputs.base}/orders"}]},"returns":{"$ref":"#/$defs/jsonSchema","description":"JSON Schema of the output, where the activity's manifest does not say enough.","examples":[{"type":"object","properties":{"total":{"type":"number"}}}]},"queue":{"description":"The queue of the workers that take the call; absent: the built-in workers.","type":"string","pattern":"^[a-z][a-z0-9-]{0,62}$","examples":["gpu"]},"language":{"description":"The language of the worker that takes the call.","type":"string","enum":["typescript","python","go"],"default":"typescript","examples":["python"]},"timeout":{"$ref":"#/$defs/duration","description":"The longest that one attempt may take; absent: the manifest's, else 60s.","examples":["10s"]},"deadline":{"$ref":"#/$defs/duration","description":"The longest that all attempts together may take, waiting for a worker included.","examples":["5m"]},"heartbeat":{"$ref":"#/$defs/duration","description":"The longest that the worker may be silent.","examples":["30s"]},"retry":{"$ref":"#/$defs/retry","description":"How often and how fast a failed attempt is made again.","examples":[{"attempts":5,"initial":"200ms"}]},"undo":{"$ref":"#/$defs/undo","description":"What takes the call's effect back when the run does not complete.","examples":[{"call":"http.request","with":{"method":"DELETE","url":"${output.body.self}"}}]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"page","call":"http.request","with":{"url":"https://example.org"}}]};
const schema53 = {"description":"An id: letters, digits and underscores, a lower-case letter first, at most 63. Unique in the document.","type":"string","pattern":"^[a-z][a-zA-Z0-9_]{0,62}$","examples":["flight"]};
const schema49 = {"description":"An activity: `area.verb`.","type":"string","pattern":"^[a-z][a-zA-Z0-9_-]*(\\.[a-z][a-zA-Z0-9_-]*)+$","maxLength":127,"examples":["http.request"]};
const schema81 = {"description":"Exactly one boolean expression, `true` or `false`.","type":["boolean","string"],"examples":["${size(steps.good) == 0}"]};
const schema42 = {"description":"Text in which expressions may stand.","type":"string","examples":["Order ${inputs.id}"]};
const pattern16 = new RegExp("^[a-z][a-zA-Z0-9_]{0,62}$", "u");
const pattern15 = new RegExp("^[a-z][a-zA-Z0-9_-]*(\\.[a-z][a-zA-Z0-9_-]*)+$", "u");
const schema43 = {"description":"An activity's input; strings in it may hold expressions, a whole value may be a secret.","type":"object","additionalProperties":{"$ref":"#/$defs/template"},"examples":[{"url":"${inputs.base}/orders"}]};

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
if(data && typeof data == "object" && !Array.isArray(data)){
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema43.type,parentSchema:schema43,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate24.errors = vErrors;
return errors === 0;
}
validate24.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema59 = {"description":"How often and how fast a failed attempt is made again.","type":"object","additionalProperties":false,"properties":{"attempts":{"description":"All attempts; counts the first.","type":"integer","minimum":1,"maximum":1000,"default":3,"examples":[5]},"initial":{"$ref":"#/$defs/duration","description":"The pause before the second attempt.","default":"1s","examples":["200ms"]},"factor":{"description":"What each pause is multiplied by to give the next.","type":"number","minimum":1,"maximum":100,"default":2,"examples":[2]},"max":{"$ref":"#/$defs/duration","description":"The longest pause.","default":"30s","examples":["1m"]},"except":{"description":"Error types that are not tried again.","type":"array","items":{"$ref":"#/$defs/errorPattern"},"maxItems":100,"default":[],"examples":[["http.rate_limited"]]}},"examples":[{"attempts":5,"initial":"200ms"}]};
const schema62 = {"description":"An error type, dotted lower case; may end in `.*`.","type":"string","pattern":"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*(\\.\\*)?$","maxLength":127,"examples":["http.*"]};
const pattern24 = new RegExp("^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*(\\.\\*)?$", "u");

function validate33(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate33.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((key0 === "attempts") || (key0 === "initial")) || (key0 === "factor")) || (key0 === "max")) || (key0 === "except"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema59,data};
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
const err1 = {instancePath:instancePath+"/attempts",schemaPath:"#/properties/attempts/type",keyword:"type",params:{type: "integer"},schema:schema59.properties.attempts.type,parentSchema:schema59.properties.attempts,data:data0};
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
const err2 = {instancePath:instancePath+"/attempts",schemaPath:"#/properties/attempts/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},schema:1000,parentSchema:schema59.properties.attempts,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0 < 1 || isNaN(data0)){
const err3 = {instancePath:instancePath+"/attempts",schemaPath:"#/properties/attempts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema59.properties.attempts,data:data0};
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
const err4 = {instancePath:instancePath+"/initial",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$"},schema:"^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$",parentSchema:schema36,data:data1};
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
const err6 = {instancePath:instancePath+"/factor",schemaPath:"#/properties/factor/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},schema:100,parentSchema:schema59.properties.factor,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data2 < 1 || isNaN(data2)){
const err7 = {instancePath:instancePath+"/factor",schemaPath:"#/properties/factor/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema59.properties.factor,data:data2};
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
const err8 = {instancePath:instancePath+"/factor",schemaPath:"#/properties/factor/type",keyword:"type",params:{type: "number"},schema:schema59.properties.factor.type,parentSchema:schema59.properties.factor,data:data2};
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
const err9 = {instancePath:instancePath+"/max",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$"},schema:"^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$",parentSchema:schema36,data:data3};
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
const err11 = {instancePath:instancePath+"/except",schemaPath:"#/properties/except/maxItems",keyword:"maxItems",params:{limit: 100},schema:100,parentSchema:schema59.properties.except,data:data4};
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
const err12 = {instancePath:instancePath+"/except/" + i0,schemaPath:"#/$defs/errorPattern/maxLength",keyword:"maxLength",params:{limit: 127},schema:127,parentSchema:schema62,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!pattern24.test(data5)){
const err13 = {instancePath:instancePath+"/except/" + i0,schemaPath:"#/$defs/errorPattern/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*(\\.\\*)?$"},schema:"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*(\\.\\*)?$",parentSchema:schema62,data:data5};
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
const err14 = {instancePath:instancePath+"/except/" + i0,schemaPath:"#/$defs/errorPattern/type",keyword:"type",params:{type: "string"},schema:schema62.type,parentSchema:schema62,data:data5};
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
const err15 = {instancePath:instancePath+"/except",schemaPath:"#/properties/except/type",keyword:"type",params:{type: "array"},schema:schema59.properties.except.type,parentSchema:schema59.properties.except,data:data4};
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
const err16 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema59.type,parentSchema:schema59,data};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
validate33.errors = vErrors;
return errors === 0;
}
validate33.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema63 = {"description":"What takes the step's effect back when the run ends as failed, cancelled or timed out.","type":"object","allOf":[{"type":"object","exactlyOneKey":["call","run"]},{"if":{"type":"object","required":["call"],"properties":{"call":true}},"then":{"$ref":"#/$defs/undoCall"}},{"if":{"type":"object","required":["run"],"properties":{"run":true}},"then":{"$ref":"#/$defs/undoRun"}}],"examples":[{"call":"http.request","with":{"method":"DELETE","url":"https://api.example/flights/${output.body.id}"}}]};
const schema64 = {"description":"An undo that calls an activity.","type":"object","required":["call"],"additionalProperties":false,"properties":{"call":{"$ref":"#/$defs/activityName","description":"The activity.","examples":["http.request"]},"with":{"$ref":"#/$defs/with","description":"The activity's input; `output` is the raw output of the step.","examples":[{"method":"DELETE","url":"https://api.example/flights/${output.body.id}"}]},"unknown":{"$ref":"#/$defs/undoUnknown","description":"Also undo where the step's outcome is unknown.","default":false,"examples":[true]}},"examples":[{"call":"http.request","with":{"method":"DELETE","url":"https://api.example/flights/1"}}]};
const schema66 = {"description":"Also undo where the step's outcome is unknown.","type":"boolean","examples":[true]};

function validate36(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate36.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.call === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "call"},schema:schema64.required,parentSchema:schema64,data};
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
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema64,data};
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
const err2 = {instancePath:instancePath+"/call",schemaPath:"#/$defs/activityName/maxLength",keyword:"maxLength",params:{limit: 127},schema:127,parentSchema:schema49,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern15.test(data0)){
const err3 = {instancePath:instancePath+"/call",schemaPath:"#/$defs/activityName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_-]*(\\.[a-z][a-zA-Z0-9_-]*)+$"},schema:"^[a-z][a-zA-Z0-9_-]*(\\.[a-z][a-zA-Z0-9_-]*)+$",parentSchema:schema49,data:data0};
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
const err4 = {instancePath:instancePath+"/call",schemaPath:"#/$defs/activityName/type",keyword:"type",params:{type: "string"},schema:schema49.type,parentSchema:schema49,data:data0};
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
if(!(validate24(data.with, {instancePath:instancePath+"/with",parentData:data,parentDataProperty:"with",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate24.errors);
errors = vErrors.length;
}
}
if(data.unknown !== undefined){
let data2 = data.unknown;
if(typeof data2 !== "boolean"){
const err5 = {instancePath:instancePath+"/unknown",schemaPath:"#/$defs/undoUnknown/type",keyword:"type",params:{type: "boolean"},schema:schema66.type,parentSchema:schema66,data:data2};
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
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema64.type,parentSchema:schema64,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate36.errors = vErrors;
return errors === 0;
}
validate36.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema67 = {"description":"An undo that runs another document.","type":"object","required":["run"],"additionalProperties":false,"properties":{"run":{"$ref":"#/$defs/childDocument","description":"The document.","examples":["cancel-flight"]},"input":{"$ref":"#/$defs/childInput","description":"The document's input; `output` is the raw output of the step.","examples":[{"id":"${output.body.id}"}]},"unknown":{"$ref":"#/$defs/undoUnknown","description":"Also undo where the step's outcome is unknown.","default":false,"examples":[true]}},"examples":[{"run":"cancel-flight","input":{"id":"${output.body.id}"}}]};
const schema68 = {"description":"Another document: by reference, or written here.","type":["string","object"],"allOf":[{"if":{"type":"string"},"then":{"$ref":"#/$defs/documentRef"}},{"if":{"type":"object"},"then":{"$ref":"#/$defs/WorkflowDocument"}}],"examples":["order-total@3"]};
const schema69 = {"description":"A stored document: `name` (the newest), `name@3` or `sha256:…`.","type":"string","pattern":"^([a-z][a-z0-9-]{0,62}(@[1-9][0-9]{0,8})?|sha256:[0-9a-f]{64})$","examples":["order-total@3"]};
const pattern26 = new RegExp("^([a-z][a-z0-9-]{0,62}(@[1-9][0-9]{0,8})?|sha256:[0-9a-f]{64})$", "u");
const wrapper0 = {validate: validate29};

function validate41(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate41.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.watchloom === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "watchloom"},schema:schema70.required,parentSchema:schema70,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},schema:schema70.required,parentSchema:schema70,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.name === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},schema:schema70.required,parentSchema:schema70,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.steps === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "steps"},schema:schema70.required,parentSchema:schema70,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema70.properties, key0))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema70,data};
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
const err5 = {instancePath:instancePath+"/watchloom",schemaPath:"#/properties/watchloom/type",keyword:"type",params:{type: "string"},schema:schema70.properties.watchloom.type,parentSchema:schema70.properties.watchloom,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if("1" !== data0){
const err6 = {instancePath:instancePath+"/watchloom",schemaPath:"#/properties/watchloom/const",keyword:"const",params:{allowedValue: "1"},schema:"1",parentSchema:schema70.properties.watchloom,data:data0};
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
const err7 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"},schema:schema70.properties.kind.type,parentSchema:schema70.properties.kind,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if("Workflow" !== data1){
const err8 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Workflow"},schema:"Workflow",parentSchema:schema70.properties.kind,data:data1};
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
const err9 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/documentName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{0,62}$"},schema:"^[a-z][a-z0-9-]{0,62}$",parentSchema:schema33,data:data2};
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
const err10 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/documentName/type",keyword:"type",params:{type: "string"},schema:schema33.type,parentSchema:schema33,data:data2};
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
const err11 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/maxLength",keyword:"maxLength",params:{limit: 4096},schema:4096,parentSchema:schema70.properties.description,data:data3};
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
const err12 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},schema:schema70.properties.description.type,parentSchema:schema70.properties.description,data:data3};
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
if(!(validate22(data.labels, {instancePath:instancePath+"/labels",parentData:data,parentDataProperty:"labels",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.inputs !== undefined){
let data5 = data.inputs;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(true){
const err13 = {instancePath:instancePath+"/inputs",schemaPath:"#/$defs/jsonSchema/authorSchema",keyword:"authorSchema",params:{},schema:true,parentSchema:schema46,data:data5};
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
const err14 = {instancePath:instancePath+"/inputs",schemaPath:"#/$defs/jsonSchema/type",keyword:"type",params:{type: "object"},schema:schema46.type,parentSchema:schema46,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.timeout !== undefined){
let data6 = data.timeout;
if(typeof data6 === "string"){
if(!pattern6.test(data6)){
const err15 = {instancePath:instancePath+"/timeout",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$"},schema:"^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$",parentSchema:schema36,data:data6};
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
const err16 = {instancePath:instancePath+"/timeout",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},schema:schema36.type,parentSchema:schema36,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.budget !== undefined){
let data7 = data.budget;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key1 in data7){
if(!(((key1 === "tokens") || (key1 === "steps")) || (key1 === "bytes"))){
const err17 = {instancePath:instancePath+"/budget",schemaPath:"#/properties/budget/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema70.properties.budget,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data7.tokens !== undefined){
let data8 = data7.tokens;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
const err18 = {instancePath:instancePath+"/budget/tokens",schemaPath:"#/properties/budget/properties/tokens/type",keyword:"type",params:{type: "integer"},schema:schema70.properties.budget.properties.tokens.type,parentSchema:schema70.properties.budget.properties.tokens,data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 1000000000 || isNaN(data8)){
const err19 = {instancePath:instancePath+"/budget/tokens",schemaPath:"#/properties/budget/properties/tokens/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000},schema:1000000000,parentSchema:schema70.properties.budget.properties.tokens,data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(data8 < 1 || isNaN(data8)){
const err20 = {instancePath:instancePath+"/budget/tokens",schemaPath:"#/properties/budget/properties/tokens/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema70.properties.budget.properties.tokens,data:data8};
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
if(data7.steps !== undefined){
let data9 = data7.steps;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err21 = {instancePath:instancePath+"/budget/steps",schemaPath:"#/properties/budget/properties/steps/type",keyword:"type",params:{type: "integer"},schema:schema70.properties.budget.properties.steps.type,parentSchema:schema70.properties.budget.properties.steps,data:data9};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 10000000 || isNaN(data9)){
const err22 = {instancePath:instancePath+"/budget/steps",schemaPath:"#/properties/budget/properties/steps/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000000},schema:10000000,parentSchema:schema70.properties.budget.properties.steps,data:data9};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(data9 < 1 || isNaN(data9)){
const err23 = {instancePath:instancePath+"/budget/steps",schemaPath:"#/properties/budget/properties/steps/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema70.properties.budget.properties.steps,data:data9};
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
if(data7.bytes !== undefined){
let data10 = data7.bytes;
if(typeof data10 === "string"){
if(!pattern29.test(data10)){
const err24 = {instancePath:instancePath+"/budget/bytes",schemaPath:"#/$defs/size/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,12}(B|KiB|MiB|GiB)$"},schema:"^[0-9]{1,12}(B|KiB|MiB|GiB)$",parentSchema:schema74,data:data10};
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
const err25 = {instancePath:instancePath+"/budget/bytes",schemaPath:"#/$defs/size/type",keyword:"type",params:{type: "string"},schema:schema74.type,parentSchema:schema74,data:data10};
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
const err26 = {instancePath:instancePath+"/budget",schemaPath:"#/properties/budget/type",keyword:"type",params:{type: "object"},schema:schema70.properties.budget.type,parentSchema:schema70.properties.budget,data:data7};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.queries !== undefined){
let data11 = data.queries;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(Object.keys(data11).length > 100){
const err27 = {instancePath:instancePath+"/queries",schemaPath:"#/properties/queries/maxProperties",keyword:"maxProperties",params:{limit: 100},schema:100,parentSchema:schema70.properties.queries,data:data11};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
for(const key2 in data11){
const _errs30 = errors;
if(typeof key2 === "string"){
if(!pattern30.test(key2)){
const err28 = {instancePath:instancePath+"/queries",schemaPath:"#/$defs/messageName/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z][a-zA-Z0-9_-]{0,62}$"},schema:"^[a-zA-Z][a-zA-Z0-9_-]{0,62}$",parentSchema:schema75,data:key2,propertyName:key2};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/queries",schemaPath:"#/$defs/messageName/type",keyword:"type",params:{type: "string"},schema:schema75.type,parentSchema:schema75,data:key2,propertyName:key2};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
var valid6 = _errs30 === errors;
if(!valid6){
const err30 = {instancePath:instancePath+"/queries",schemaPath:"#/properties/queries/propertyNames",keyword:"propertyNames",params:{propertyName: key2},schema:schema70.properties.queries.propertyNames,parentSchema:schema70.properties.queries,data:data11};
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
const err31 = {instancePath:instancePath+"/queries",schemaPath:"#/properties/queries/type",keyword:"type",params:{type: "object"},schema:schema70.properties.queries.type,parentSchema:schema70.properties.queries,data:data11};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.steps !== undefined){
if(!(wrapper0.validate(data.steps, {instancePath:instancePath+"/steps",parentData:data,parentDataProperty:"steps",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
}
}
else {
const err32 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema70.type,parentSchema:schema70,data};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
validate41.errors = vErrors;
return errors === 0;
}
validate41.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


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
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema68.type},schema:schema68.type,parentSchema:schema68,data};
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
if(!pattern26.test(data)){
const err2 = {instancePath,schemaPath:"#/$defs/documentRef/pattern",keyword:"pattern",params:{pattern: "^([a-z][a-z0-9-]{0,62}(@[1-9][0-9]{0,8})?|sha256:[0-9a-f]{64})$"},schema:"^([a-z][a-z0-9-]{0,62}(@[1-9][0-9]{0,8})?|sha256:[0-9a-f]{64})$",parentSchema:schema69,data};
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
const err3 = {instancePath,schemaPath:"#/$defs/documentRef/type",keyword:"type",params:{type: "string"},schema:schema69.type,parentSchema:schema69,data};
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
const err4 = {instancePath,schemaPath:"#/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},schema:schema68.allOf[0].if,parentSchema:schema68.allOf[0],data};
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
if(!(validate41(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate41.errors);
errors = vErrors.length;
}
var _valid1 = _errs12 === errors;
valid3 = _valid1;
if(valid3){
var props0 = true;
}
}
if(!valid3){
const err6 = {instancePath,schemaPath:"#/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema68.allOf[1].if,parentSchema:schema68.allOf[1],data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate40.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate40.evaluated = {"dynamicProps":true,"dynamicItems":false};

const schema78 = {"description":"A document's input: an object, or an expression that gives one.","type":["object","string"],"allOf":[{"if":{"type":"object"},"then":{"$ref":"#/$defs/with"}},{"if":{"type":"string"},"then":{"$ref":"#/$defs/text"}}],"examples":[{"id":"${inputs.id}"}]};

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
if((!(data && typeof data == "object" && !Array.isArray(data))) && (typeof data !== "string")){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema78.type},schema:schema78.type,parentSchema:schema78,data};
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
if(!(validate24(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate24.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
valid1 = _valid0;
if(valid1){
var props0 = true;
}
}
if(!valid1){
const err2 = {instancePath,schemaPath:"#/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},schema:schema78.allOf[0].if,parentSchema:schema78.allOf[0],data};
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
const err4 = {instancePath,schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema42.type,parentSchema:schema42,data};
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
const err5 = {instancePath,schemaPath:"#/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema78.allOf[1].if,parentSchema:schema78.allOf[1],data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate45.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate45.evaluated = {"dynamicProps":true,"dynamicItems":false};


function validate39(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate39.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.run === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "run"},schema:schema67.required,parentSchema:schema67,data};
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
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema67,data};
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
if(!(validate40(data.run, {instancePath:instancePath+"/run",parentData:data,parentDataProperty:"run",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate40.errors);
errors = vErrors.length;
}
}
if(data.input !== undefined){
if(!(validate45(data.input, {instancePath:instancePath+"/input",parentData:data,parentDataProperty:"input",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate45.errors);
errors = vErrors.length;
}
}
if(data.unknown !== undefined){
let data2 = data.unknown;
if(typeof data2 !== "boolean"){
const err2 = {instancePath:instancePath+"/unknown",schemaPath:"#/$defs/undoUnknown/type",keyword:"type",params:{type: "boolean"},schema:schema66.type,parentSchema:schema66,data:data2};
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
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema67.type,parentSchema:schema67,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate39.errors = vErrors;
return errors === 0;
}
validate39.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


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
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema63.type,parentSchema:schema63,data};
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
const err1 = {instancePath,schemaPath:"#/allOf/0/exactlyOneKey",keyword:"exactlyOneKey",params:{ keys: ["call","run"] },schema:schema63.allOf[0].exactlyOneKey,parentSchema:schema63.allOf[0],data};
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
const err2 = {instancePath,schemaPath:"#/allOf/0/type",keyword:"type",params:{type: "object"},schema:schema63.allOf[0].type,parentSchema:schema63.allOf[0],data};
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
if(!(validate36(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate36.errors);
errors = vErrors.length;
}
var _valid0 = _errs7 === errors;
valid1 = _valid0;
if(valid1){
var props0 = true;
}
}
if(!valid1){
const err5 = {instancePath,schemaPath:"#/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema63.allOf[1].if,parentSchema:schema63.allOf[1],data};
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
if(!(validate39(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate39.errors);
errors = vErrors.length;
}
var _valid1 = _errs12 === errors;
valid2 = _valid1;
if(valid2){
var props1 = true;
}
}
if(!valid2){
const err8 = {instancePath,schemaPath:"#/allOf/2/if",keyword:"if",params:{failingKeyword: "then"},schema:schema63.allOf[2].if,parentSchema:schema63.allOf[2],data};
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
validate35.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate35.evaluated = {"dynamicProps":true,"dynamicItems":false};


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
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema52.required,parentSchema:schema52,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.call === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "call"},schema:schema52.required,parentSchema:schema52,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema52.properties, key0))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema52,data};
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
if(!pattern16.test(data0)){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_]{0,62}$"},schema:"^[a-z][a-zA-Z0-9_]{0,62}$",parentSchema:schema53,data:data0};
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
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/type",keyword:"type",params:{type: "string"},schema:schema53.type,parentSchema:schema53,data:data0};
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
const err5 = {instancePath:instancePath+"/call",schemaPath:"#/$defs/activityName/maxLength",keyword:"maxLength",params:{limit: 127},schema:127,parentSchema:schema49,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!pattern15.test(data1)){
const err6 = {instancePath:instancePath+"/call",schemaPath:"#/$defs/activityName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_-]*(\\.[a-z][a-zA-Z0-9_-]*)+$"},schema:"^[a-z][a-zA-Z0-9_-]*(\\.[a-z][a-zA-Z0-9_-]*)+$",parentSchema:schema49,data:data1};
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
const err7 = {instancePath:instancePath+"/call",schemaPath:"#/$defs/activityName/type",keyword:"type",params:{type: "string"},schema:schema49.type,parentSchema:schema49,data:data1};
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
if(!(validate24(data.with, {instancePath:instancePath+"/with",parentData:data,parentDataProperty:"with",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate24.errors);
errors = vErrors.length;
}
}
if(data.returns !== undefined){
let data3 = data.returns;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(true){
const err8 = {instancePath:instancePath+"/returns",schemaPath:"#/$defs/jsonSchema/authorSchema",keyword:"authorSchema",params:{},schema:true,parentSchema:schema46,data:data3};
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
const err9 = {instancePath:instancePath+"/returns",schemaPath:"#/$defs/jsonSchema/type",keyword:"type",params:{type: "object"},schema:schema46.type,parentSchema:schema46,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.queue !== undefined){
let data4 = data.queue;
if(typeof data4 === "string"){
if(!pattern4.test(data4)){
const err10 = {instancePath:instancePath+"/queue",schemaPath:"#/properties/queue/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{0,62}$"},schema:"^[a-z][a-z0-9-]{0,62}$",parentSchema:schema52.properties.queue,data:data4};
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
const err11 = {instancePath:instancePath+"/queue",schemaPath:"#/properties/queue/type",keyword:"type",params:{type: "string"},schema:schema52.properties.queue.type,parentSchema:schema52.properties.queue,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.language !== undefined){
let data5 = data.language;
if(typeof data5 !== "string"){
const err12 = {instancePath:instancePath+"/language",schemaPath:"#/properties/language/type",keyword:"type",params:{type: "string"},schema:schema52.properties.language.type,parentSchema:schema52.properties.language,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!(((data5 === "typescript") || (data5 === "python")) || (data5 === "go"))){
const err13 = {instancePath:instancePath+"/language",schemaPath:"#/properties/language/enum",keyword:"enum",params:{allowedValues: schema52.properties.language.enum},schema:schema52.properties.language.enum,parentSchema:schema52.properties.language,data:data5};
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
const err14 = {instancePath:instancePath+"/timeout",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$"},schema:"^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$",parentSchema:schema36,data:data6};
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
if(data.deadline !== undefined){
let data7 = data.deadline;
if(typeof data7 === "string"){
if(!pattern6.test(data7)){
const err16 = {instancePath:instancePath+"/deadline",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$"},schema:"^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$",parentSchema:schema36,data:data7};
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
const err17 = {instancePath:instancePath+"/deadline",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},schema:schema36.type,parentSchema:schema36,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.heartbeat !== undefined){
let data8 = data.heartbeat;
if(typeof data8 === "string"){
if(!pattern6.test(data8)){
const err18 = {instancePath:instancePath+"/heartbeat",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$"},schema:"^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$",parentSchema:schema36,data:data8};
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
const err19 = {instancePath:instancePath+"/heartbeat",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},schema:schema36.type,parentSchema:schema36,data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.retry !== undefined){
if(!(validate33(data.retry, {instancePath:instancePath+"/retry",parentData:data,parentDataProperty:"retry",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate33.errors);
errors = vErrors.length;
}
}
if(data.undo !== undefined){
if(!(validate35(data.undo, {instancePath:instancePath+"/undo",parentData:data,parentDataProperty:"undo",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate35.errors);
errors = vErrors.length;
}
}
if(data.if !== undefined){
let data11 = data.if;
if((typeof data11 !== "boolean") && (typeof data11 !== "string")){
const err20 = {instancePath:instancePath+"/if",schemaPath:"#/$defs/condition/type",keyword:"type",params:{type: schema81.type},schema:schema81.type,parentSchema:schema81,data:data11};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.summary !== undefined){
let data12 = data.summary;
if(typeof data12 !== "string"){
const err21 = {instancePath:instancePath+"/summary",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema42.type,parentSchema:schema42,data:data12};
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
const err22 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema52.type,parentSchema:schema52,data};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
validate31.errors = vErrors;
return errors === 0;
}
validate31.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema84 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Set step","description":"Computes a value.","type":"object","required":["id","set"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"set":{"$ref":"#/$defs/template","description":"The value; it sees the scope before it, not its own keys.","examples":[{"total":"${inputs.price * inputs.count}"}]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"total","set":"${inputs.price * 2}"}]};

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
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema84.required,parentSchema:schema84,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.set === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "set"},schema:schema84.required,parentSchema:schema84,data};
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
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema84,data};
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
if(!pattern16.test(data0)){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_]{0,62}$"},schema:"^[a-z][a-zA-Z0-9_]{0,62}$",parentSchema:schema53,data:data0};
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
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/type",keyword:"type",params:{type: "string"},schema:schema53.type,parentSchema:schema53,data:data0};
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
const err5 = {instancePath:instancePath+"/if",schemaPath:"#/$defs/condition/type",keyword:"type",params:{type: schema81.type},schema:schema81.type,parentSchema:schema81,data:data2};
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
const err6 = {instancePath:instancePath+"/summary",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema42.type,parentSchema:schema42,data:data3};
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
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema84.type,parentSchema:schema84,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate51.errors = vErrors;
return errors === 0;
}
validate51.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema90 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Switch step","description":"Takes the first branch whose `when` is true.","type":"object","required":["id","switch"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"switch":{"description":"The branches, asked in order.","type":"array","minItems":1,"items":{"title":"Switch arm","description":"One branch.","type":"object","required":["when","steps"],"additionalProperties":false,"properties":{"when":{"$ref":"#/$defs/condition","description":"Whether this branch is taken.","examples":["${inputs.total > 100}"]},"steps":{"$ref":"#/$defs/steps","description":"What this branch does.","examples":[[{"id":"note","set":"seen"}]]}},"examples":[{"when":"${inputs.total > 100}","steps":[{"id":"large","set":true}]}]},"examples":[[{"when":"${inputs.total > 100}","steps":[{"id":"large","set":true}]}]]},"else":{"$ref":"#/$defs/steps","description":"What is done where no branch was taken.","examples":[[{"id":"small","set":false}]]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"size","switch":[{"when":"${inputs.total > 100}","steps":[{"id":"large","set":true}]}],"else":[{"id":"small","set":false}]}]};

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
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema90.required,parentSchema:schema90,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.switch === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "switch"},schema:schema90.required,parentSchema:schema90,data};
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
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema90,data};
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
if(!pattern16.test(data0)){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_]{0,62}$"},schema:"^[a-z][a-zA-Z0-9_]{0,62}$",parentSchema:schema53,data:data0};
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
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/type",keyword:"type",params:{type: "string"},schema:schema53.type,parentSchema:schema53,data:data0};
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
const err5 = {instancePath:instancePath+"/switch",schemaPath:"#/properties/switch/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema90.properties.switch,data:data1};
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
const err6 = {instancePath:instancePath+"/switch/" + i0,schemaPath:"#/properties/switch/items/required",keyword:"required",params:{missingProperty: "when"},schema:schema90.properties.switch.items.required,parentSchema:schema90.properties.switch.items,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data2.steps === undefined){
const err7 = {instancePath:instancePath+"/switch/" + i0,schemaPath:"#/properties/switch/items/required",keyword:"required",params:{missingProperty: "steps"},schema:schema90.properties.switch.items.required,parentSchema:schema90.properties.switch.items,data:data2};
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
const err8 = {instancePath:instancePath+"/switch/" + i0,schemaPath:"#/properties/switch/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema90.properties.switch.items,data:data2};
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
const err9 = {instancePath:instancePath+"/switch/" + i0+"/when",schemaPath:"#/$defs/condition/type",keyword:"type",params:{type: schema81.type},schema:schema81.type,parentSchema:schema81,data:data3};
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
if(!(wrapper0.validate(data2.steps, {instancePath:instancePath+"/switch/" + i0+"/steps",parentData:data2,parentDataProperty:"steps",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
}
}
else {
const err10 = {instancePath:instancePath+"/switch/" + i0,schemaPath:"#/properties/switch/items/type",keyword:"type",params:{type: "object"},schema:schema90.properties.switch.items.type,parentSchema:schema90.properties.switch.items,data:data2};
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
const err11 = {instancePath:instancePath+"/switch",schemaPath:"#/properties/switch/type",keyword:"type",params:{type: "array"},schema:schema90.properties.switch.type,parentSchema:schema90.properties.switch,data:data1};
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
if(!(wrapper0.validate(data.else, {instancePath:instancePath+"/else",parentData:data,parentDataProperty:"else",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
}
if(data.if !== undefined){
let data6 = data.if;
if((typeof data6 !== "boolean") && (typeof data6 !== "string")){
const err12 = {instancePath:instancePath+"/if",schemaPath:"#/$defs/condition/type",keyword:"type",params:{type: schema81.type},schema:schema81.type,parentSchema:schema81,data:data6};
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
const err13 = {instancePath:instancePath+"/summary",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema42.type,parentSchema:schema42,data:data7};
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
const err14 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema90.type,parentSchema:schema90,data};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
validate53.errors = vErrors;
return errors === 0;
}
validate53.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema96 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Parallel step","description":"Runs named branches side by side.","type":"object","required":["id","parallel"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"parallel":{"title":"Parallel body","description":"The branches, and when they are done.","type":"object","required":["branches"],"additionalProperties":false,"properties":{"branches":{"description":"Steps by the branch's name.","type":"object","minProperties":1,"maxProperties":1000,"propertyNames":{"$ref":"#/$defs/messageName"},"additionalProperties":{"$ref":"#/$defs/steps","description":"What this branch does.","examples":[[{"id":"note","set":"seen"}]]},"examples":[{"left":[{"id":"a","set":1}],"right":[{"id":"b","set":2}]}]},"join":{"description":"`all`: every branch, the first failure cancels the rest; `any`: the first that succeeds.","type":"string","enum":["all","any"],"default":"all","examples":["any"]}},"examples":[{"branches":{"left":[{"id":"a","set":1}],"right":[{"id":"b","set":2}]},"join":"all"}]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"both","parallel":{"branches":{"left":[{"id":"a","set":1}],"right":[{"id":"b","set":2}]}}}]};

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
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema96.required,parentSchema:schema96,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.parallel === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "parallel"},schema:schema96.required,parentSchema:schema96,data};
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
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema96,data};
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
if(!pattern16.test(data0)){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_]{0,62}$"},schema:"^[a-z][a-zA-Z0-9_]{0,62}$",parentSchema:schema53,data:data0};
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
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/type",keyword:"type",params:{type: "string"},schema:schema53.type,parentSchema:schema53,data:data0};
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
const err5 = {instancePath:instancePath+"/parallel",schemaPath:"#/properties/parallel/required",keyword:"required",params:{missingProperty: "branches"},schema:schema96.properties.parallel.required,parentSchema:schema96.properties.parallel,data:data1};
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
const err6 = {instancePath:instancePath+"/parallel",schemaPath:"#/properties/parallel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema96.properties.parallel,data:data1};
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
const err7 = {instancePath:instancePath+"/parallel/branches",schemaPath:"#/properties/parallel/properties/branches/maxProperties",keyword:"maxProperties",params:{limit: 1000},schema:1000,parentSchema:schema96.properties.parallel.properties.branches,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(Object.keys(data2).length < 1){
const err8 = {instancePath:instancePath+"/parallel/branches",schemaPath:"#/properties/parallel/properties/branches/minProperties",keyword:"minProperties",params:{limit: 1},schema:1,parentSchema:schema96.properties.parallel.properties.branches,data:data2};
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
if(!pattern30.test(key2)){
const err9 = {instancePath:instancePath+"/parallel/branches",schemaPath:"#/$defs/messageName/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z][a-zA-Z0-9_-]{0,62}$"},schema:"^[a-zA-Z][a-zA-Z0-9_-]{0,62}$",parentSchema:schema75,data:key2,propertyName:key2};
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
const err10 = {instancePath:instancePath+"/parallel/branches",schemaPath:"#/$defs/messageName/type",keyword:"type",params:{type: "string"},schema:schema75.type,parentSchema:schema75,data:key2,propertyName:key2};
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
const err11 = {instancePath:instancePath+"/parallel/branches",schemaPath:"#/properties/parallel/properties/branches/propertyNames",keyword:"propertyNames",params:{propertyName: key2},schema:schema96.properties.parallel.properties.branches.propertyNames,parentSchema:schema96.properties.parallel.properties.branches,data:data2};
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
if(!(wrapper0.validate(data2[key3], {instancePath:instancePath+"/parallel/branches/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data2,parentDataProperty:key3,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
}
}
else {
const err12 = {instancePath:instancePath+"/parallel/branches",schemaPath:"#/properties/parallel/properties/branches/type",keyword:"type",params:{type: "object"},schema:schema96.properties.parallel.properties.branches.type,parentSchema:schema96.properties.parallel.properties.branches,data:data2};
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
const err13 = {instancePath:instancePath+"/parallel/join",schemaPath:"#/properties/parallel/properties/join/type",keyword:"type",params:{type: "string"},schema:schema96.properties.parallel.properties.join.type,parentSchema:schema96.properties.parallel.properties.join,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(!((data4 === "all") || (data4 === "any"))){
const err14 = {instancePath:instancePath+"/parallel/join",schemaPath:"#/properties/parallel/properties/join/enum",keyword:"enum",params:{allowedValues: schema96.properties.parallel.properties.join.enum},schema:schema96.properties.parallel.properties.join.enum,parentSchema:schema96.properties.parallel.properties.join,data:data4};
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
const err15 = {instancePath:instancePath+"/parallel",schemaPath:"#/properties/parallel/type",keyword:"type",params:{type: "object"},schema:schema96.properties.parallel.type,parentSchema:schema96.properties.parallel,data:data1};
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
const err16 = {instancePath:instancePath+"/if",schemaPath:"#/$defs/condition/type",keyword:"type",params:{type: schema81.type},schema:schema81.type,parentSchema:schema81,data:data5};
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
const err17 = {instancePath:instancePath+"/summary",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema42.type,parentSchema:schema42,data:data6};
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
const err18 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema96.type,parentSchema:schema96,data};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
validate55.errors = vErrors;
return errors === 0;
}
validate55.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema102 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Map step","description":"Does its steps once for each item of a list.","type":"object","required":["id","map"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"map":{"title":"Map body","description":"The list and what is done with each item.","type":"object","required":["over","steps"],"additionalProperties":false,"properties":{"over":{"description":"The list, or an expression that gives it.","type":["array","string"],"allOf":[{"if":{"type":"array"},"then":{"title":"Item list","description":"A list written out.","type":"array","items":{"$ref":"#/$defs/template"},"examples":[["a","b"]]}},{"if":{"type":"string"},"then":{"$ref":"#/$defs/text"}}],"examples":["${inputs.urls}"]},"as":{"$ref":"#/$defs/stepId","description":"The name of the item's variable; `row` gives `row` and `rowIndex`.","default":"item","examples":["row"]},"concurrency":{"description":"How many items at a time; a whole number, or an expression that gives one.","type":["integer","string"],"allOf":[{"if":{"type":"integer"},"then":{"title":"Map width","description":"A whole number.","type":"integer","minimum":1,"maximum":10000,"examples":[4]}},{"if":{"type":"string"},"then":{"$ref":"#/$defs/text"}}],"default":10,"examples":[4]},"max":{"description":"The most items; more fail the step before the first starts.","type":"integer","minimum":1,"maximum":10000,"default":1000,"examples":[50]},"onError":{"description":"`fail`: the first error cancels the others; `collect`: the output holds `{ok}` or `{error}` for each item.","type":"string","enum":["fail","collect"],"default":"fail","examples":["collect"]},"steps":{"$ref":"#/$defs/steps","description":"What is done with each item.","examples":[[{"id":"page","call":"http.request","with":{"url":"${item}"}}]]}},"examples":[{"over":"${inputs.urls}","concurrency":4,"steps":[{"id":"page","call":"http.request","with":{"url":"${item}"}}]}]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"pages","map":{"over":"${inputs.urls}","steps":[{"id":"page","call":"http.request","with":{"url":"${item}"}}]}}]};

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
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema102.required,parentSchema:schema102,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.map === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "map"},schema:schema102.required,parentSchema:schema102,data};
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
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema102,data};
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
if(!pattern16.test(data0)){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_]{0,62}$"},schema:"^[a-z][a-zA-Z0-9_]{0,62}$",parentSchema:schema53,data:data0};
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
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/type",keyword:"type",params:{type: "string"},schema:schema53.type,parentSchema:schema53,data:data0};
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
const err5 = {instancePath:instancePath+"/map",schemaPath:"#/properties/map/required",keyword:"required",params:{missingProperty: "over"},schema:schema102.properties.map.required,parentSchema:schema102.properties.map,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data1.steps === undefined){
const err6 = {instancePath:instancePath+"/map",schemaPath:"#/properties/map/required",keyword:"required",params:{missingProperty: "steps"},schema:schema102.properties.map.required,parentSchema:schema102.properties.map,data:data1};
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
const err7 = {instancePath:instancePath+"/map",schemaPath:"#/properties/map/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema102.properties.map,data:data1};
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
const err8 = {instancePath:instancePath+"/map/over",schemaPath:"#/properties/map/properties/over/type",keyword:"type",params:{type: schema102.properties.map.properties.over.type},schema:schema102.properties.map.properties.over.type,parentSchema:schema102.properties.map.properties.over,data:data2};
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
const err10 = {instancePath:instancePath+"/map/over",schemaPath:"#/properties/map/properties/over/allOf/0/then/type",keyword:"type",params:{type: "array"},schema:schema102.properties.map.properties.over.allOf[0].then.type,parentSchema:schema102.properties.map.properties.over.allOf[0].then,data:data2};
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
const err11 = {instancePath:instancePath+"/map/over",schemaPath:"#/properties/map/properties/over/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},schema:schema102.properties.map.properties.over.allOf[0].if,parentSchema:schema102.properties.map.properties.over.allOf[0],data:data2};
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
const err13 = {instancePath:instancePath+"/map/over",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema42.type,parentSchema:schema42,data:data2};
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
const err14 = {instancePath:instancePath+"/map/over",schemaPath:"#/properties/map/properties/over/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema102.properties.map.properties.over.allOf[1].if,parentSchema:schema102.properties.map.properties.over.allOf[1],data:data2};
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
if(!pattern16.test(data4)){
const err15 = {instancePath:instancePath+"/map/as",schemaPath:"#/$defs/stepId/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_]{0,62}$"},schema:"^[a-z][a-zA-Z0-9_]{0,62}$",parentSchema:schema53,data:data4};
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
const err16 = {instancePath:instancePath+"/map/as",schemaPath:"#/$defs/stepId/type",keyword:"type",params:{type: "string"},schema:schema53.type,parentSchema:schema53,data:data4};
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
const err17 = {instancePath:instancePath+"/map/concurrency",schemaPath:"#/properties/map/properties/concurrency/type",keyword:"type",params:{type: schema102.properties.map.properties.concurrency.type},schema:schema102.properties.map.properties.concurrency.type,parentSchema:schema102.properties.map.properties.concurrency,data:data5};
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
const err19 = {instancePath:instancePath+"/map/concurrency",schemaPath:"#/properties/map/properties/concurrency/allOf/0/then/type",keyword:"type",params:{type: "integer"},schema:schema102.properties.map.properties.concurrency.allOf[0].then.type,parentSchema:schema102.properties.map.properties.concurrency.allOf[0].then,data:data5};
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
const err20 = {instancePath:instancePath+"/map/concurrency",schemaPath:"#/properties/map/properties/concurrency/allOf/0/then/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},schema:10000,parentSchema:schema102.properties.map.properties.concurrency.allOf[0].then,data:data5};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(data5 < 1 || isNaN(data5)){
const err21 = {instancePath:instancePath+"/map/concurrency",schemaPath:"#/properties/map/properties/concurrency/allOf/0/then/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema102.properties.map.properties.concurrency.allOf[0].then,data:data5};
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
const err22 = {instancePath:instancePath+"/map/concurrency",schemaPath:"#/properties/map/properties/concurrency/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},schema:schema102.properties.map.properties.concurrency.allOf[0].if,parentSchema:schema102.properties.map.properties.concurrency.allOf[0],data:data5};
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
const err24 = {instancePath:instancePath+"/map/concurrency",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema42.type,parentSchema:schema42,data:data5};
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
const err25 = {instancePath:instancePath+"/map/concurrency",schemaPath:"#/properties/map/properties/concurrency/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema102.properties.map.properties.concurrency.allOf[1].if,parentSchema:schema102.properties.map.properties.concurrency.allOf[1],data:data5};
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
const err26 = {instancePath:instancePath+"/map/max",schemaPath:"#/properties/map/properties/max/type",keyword:"type",params:{type: "integer"},schema:schema102.properties.map.properties.max.type,parentSchema:schema102.properties.map.properties.max,data:data6};
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
const err27 = {instancePath:instancePath+"/map/max",schemaPath:"#/properties/map/properties/max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},schema:10000,parentSchema:schema102.properties.map.properties.max,data:data6};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(data6 < 1 || isNaN(data6)){
const err28 = {instancePath:instancePath+"/map/max",schemaPath:"#/properties/map/properties/max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema102.properties.map.properties.max,data:data6};
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
const err29 = {instancePath:instancePath+"/map/onError",schemaPath:"#/properties/map/properties/onError/type",keyword:"type",params:{type: "string"},schema:schema102.properties.map.properties.onError.type,parentSchema:schema102.properties.map.properties.onError,data:data7};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(!((data7 === "fail") || (data7 === "collect"))){
const err30 = {instancePath:instancePath+"/map/onError",schemaPath:"#/properties/map/properties/onError/enum",keyword:"enum",params:{allowedValues: schema102.properties.map.properties.onError.enum},schema:schema102.properties.map.properties.onError.enum,parentSchema:schema102.properties.map.properties.onError,data:data7};
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
if(!(wrapper0.validate(data1.steps, {instancePath:instancePath+"/map/steps",parentData:data1,parentDataProperty:"steps",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
}
}
else {
const err31 = {instancePath:instancePath+"/map",schemaPath:"#/properties/map/type",keyword:"type",params:{type: "object"},schema:schema102.properties.map.type,parentSchema:schema102.properties.map,data:data1};
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
const err32 = {instancePath:instancePath+"/if",schemaPath:"#/$defs/condition/type",keyword:"type",params:{type: schema81.type},schema:schema81.type,parentSchema:schema81,data:data9};
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
const err33 = {instancePath:instancePath+"/summary",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema42.type,parentSchema:schema42,data:data10};
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
const err34 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema102.type,parentSchema:schema102,data};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
validate57.errors = vErrors;
return errors === 0;
}
validate57.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema111 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Loop step","description":"Does its steps again and again.","type":"object","required":["id","loop"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"loop":{"title":"Loop body","description":"The rounds.","type":"object","required":["max","steps"],"additionalProperties":false,"properties":{"start":{"$ref":"#/$defs/template","description":"What `last` is in the first round; absent: `null`.","examples":[{"next":""}]},"while":{"$ref":"#/$defs/condition","description":"Asked before each round: whether there is another.","examples":["${last.next != null}"]},"max":{"description":"The most rounds.","type":"integer","minimum":1,"maximum":100000,"examples":[20]},"every":{"$ref":"#/$defs/duration","description":"What passes between two rounds.","examples":["10s"]},"onMax":{"description":"After `max` rounds with `while` still true: fail with `loop.exhausted`, or stop with the last output.","type":"string","enum":["fail","stop"],"default":"fail","examples":["stop"]},"steps":{"$ref":"#/$defs/steps","description":"One round.","examples":[[{"id":"next","set":"${default(last, 0) + 1}"}]]}},"examples":[{"while":"${default(last, 0) < 3}","max":10,"steps":[{"id":"next","set":"${default(last, 0) + 1}"}]}]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"count","loop":{"while":"${default(last, 0) < 3}","max":10,"steps":[{"id":"next","set":"${default(last, 0) + 1}"}]}}]};

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
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema111.required,parentSchema:schema111,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.loop === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "loop"},schema:schema111.required,parentSchema:schema111,data};
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
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema111,data};
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
if(!pattern16.test(data0)){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_]{0,62}$"},schema:"^[a-z][a-zA-Z0-9_]{0,62}$",parentSchema:schema53,data:data0};
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
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/type",keyword:"type",params:{type: "string"},schema:schema53.type,parentSchema:schema53,data:data0};
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
const err5 = {instancePath:instancePath+"/loop",schemaPath:"#/properties/loop/required",keyword:"required",params:{missingProperty: "max"},schema:schema111.properties.loop.required,parentSchema:schema111.properties.loop,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data1.steps === undefined){
const err6 = {instancePath:instancePath+"/loop",schemaPath:"#/properties/loop/required",keyword:"required",params:{missingProperty: "steps"},schema:schema111.properties.loop.required,parentSchema:schema111.properties.loop,data:data1};
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
const err7 = {instancePath:instancePath+"/loop",schemaPath:"#/properties/loop/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema111.properties.loop,data:data1};
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
const err8 = {instancePath:instancePath+"/loop/while",schemaPath:"#/$defs/condition/type",keyword:"type",params:{type: schema81.type},schema:schema81.type,parentSchema:schema81,data:data3};
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
const err9 = {instancePath:instancePath+"/loop/max",schemaPath:"#/properties/loop/properties/max/type",keyword:"type",params:{type: "integer"},schema:schema111.properties.loop.properties.max.type,parentSchema:schema111.properties.loop.properties.max,data:data4};
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
const err10 = {instancePath:instancePath+"/loop/max",schemaPath:"#/properties/loop/properties/max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},schema:100000,parentSchema:schema111.properties.loop.properties.max,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data4 < 1 || isNaN(data4)){
const err11 = {instancePath:instancePath+"/loop/max",schemaPath:"#/properties/loop/properties/max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema111.properties.loop.properties.max,data:data4};
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
const err12 = {instancePath:instancePath+"/loop/every",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$"},schema:"^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$",parentSchema:schema36,data:data5};
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
const err14 = {instancePath:instancePath+"/loop/onMax",schemaPath:"#/properties/loop/properties/onMax/type",keyword:"type",params:{type: "string"},schema:schema111.properties.loop.properties.onMax.type,parentSchema:schema111.properties.loop.properties.onMax,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!((data6 === "fail") || (data6 === "stop"))){
const err15 = {instancePath:instancePath+"/loop/onMax",schemaPath:"#/properties/loop/properties/onMax/enum",keyword:"enum",params:{allowedValues: schema111.properties.loop.properties.onMax.enum},schema:schema111.properties.loop.properties.onMax.enum,parentSchema:schema111.properties.loop.properties.onMax,data:data6};
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
if(!(wrapper0.validate(data1.steps, {instancePath:instancePath+"/loop/steps",parentData:data1,parentDataProperty:"steps",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
}
}
else {
const err16 = {instancePath:instancePath+"/loop",schemaPath:"#/properties/loop/type",keyword:"type",params:{type: "object"},schema:schema111.properties.loop.type,parentSchema:schema111.properties.loop,data:data1};
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
const err17 = {instancePath:instancePath+"/if",schemaPath:"#/$defs/condition/type",keyword:"type",params:{type: schema81.type},schema:schema81.type,parentSchema:schema81,data:data8};
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
const err18 = {instancePath:instancePath+"/summary",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema42.type,parentSchema:schema42,data:data9};
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
const err19 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema111.type,parentSchema:schema111,data};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
validate59.errors = vErrors;
return errors === 0;
}
validate59.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema119 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Wait step","description":"Waits for a duration, or until a time.","type":"object","required":["id","wait"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"wait":{"description":"A duration of at least 1s, or `{until}`.","type":["string","object"],"allOf":[{"if":{"type":"string"},"then":{"$ref":"#/$defs/durationText"}},{"if":{"type":"object"},"then":{"title":"Wait body","description":"A point in time.","type":"object","required":["until"],"additionalProperties":false,"properties":{"until":{"$ref":"#/$defs/text","description":"An RFC 3339 time, or an expression that gives one.","examples":["${steps.order.body.due}"]}},"examples":[{"until":"2027-01-01T00:00:00Z"}]}}],"examples":["30s"]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"pause","wait":"30s"}]};
const schema121 = {"description":"A duration, or an expression that gives one.","type":"string","pattern":"^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?)|[\\s\\S]*\\$\\{[\\s\\S]*)$","examples":["30s","${inputs.pause}"]};
const pattern40 = new RegExp("^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?)|[\\s\\S]*\\$\\{[\\s\\S]*)$", "u");

function validate61(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate61.evaluated;
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
if(data.wait === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "wait"},schema:schema119.required,parentSchema:schema119,data};
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
if(!pattern16.test(data0)){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_]{0,62}$"},schema:"^[a-z][a-zA-Z0-9_]{0,62}$",parentSchema:schema53,data:data0};
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
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/type",keyword:"type",params:{type: "string"},schema:schema53.type,parentSchema:schema53,data:data0};
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
const err5 = {instancePath:instancePath+"/wait",schemaPath:"#/properties/wait/type",keyword:"type",params:{type: schema119.properties.wait.type},schema:schema119.properties.wait.type,parentSchema:schema119.properties.wait,data:data1};
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
if(!pattern40.test(data1)){
const err7 = {instancePath:instancePath+"/wait",schemaPath:"#/$defs/durationText/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?)|[\\s\\S]*\\$\\{[\\s\\S]*)$"},schema:"^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?)|[\\s\\S]*\\$\\{[\\s\\S]*)$",parentSchema:schema121,data:data1};
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
const err8 = {instancePath:instancePath+"/wait",schemaPath:"#/$defs/durationText/type",keyword:"type",params:{type: "string"},schema:schema121.type,parentSchema:schema121,data:data1};
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
const err9 = {instancePath:instancePath+"/wait",schemaPath:"#/properties/wait/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},schema:schema119.properties.wait.allOf[0].if,parentSchema:schema119.properties.wait.allOf[0],data:data1};
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
const err11 = {instancePath:instancePath+"/wait",schemaPath:"#/properties/wait/allOf/1/then/required",keyword:"required",params:{missingProperty: "until"},schema:schema119.properties.wait.allOf[1].then.required,parentSchema:schema119.properties.wait.allOf[1].then,data:data1};
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
const err12 = {instancePath:instancePath+"/wait",schemaPath:"#/properties/wait/allOf/1/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema119.properties.wait.allOf[1].then,data:data1};
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
const err13 = {instancePath:instancePath+"/wait/until",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema42.type,parentSchema:schema42,data:data2};
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
const err14 = {instancePath:instancePath+"/wait",schemaPath:"#/properties/wait/allOf/1/then/type",keyword:"type",params:{type: "object"},schema:schema119.properties.wait.allOf[1].then.type,parentSchema:schema119.properties.wait.allOf[1].then,data:data1};
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
const err15 = {instancePath:instancePath+"/wait",schemaPath:"#/properties/wait/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema119.properties.wait.allOf[1].if,parentSchema:schema119.properties.wait.allOf[1],data:data1};
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
const err16 = {instancePath:instancePath+"/if",schemaPath:"#/$defs/condition/type",keyword:"type",params:{type: schema81.type},schema:schema81.type,parentSchema:schema81,data:data3};
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
const err17 = {instancePath:instancePath+"/summary",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema42.type,parentSchema:schema42,data:data4};
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
const err18 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema119.type,parentSchema:schema119,data};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
validate61.errors = vErrors;
return errors === 0;
}
validate61.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema126 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Listen step","description":"Takes one signal.","type":"object","required":["id","listen"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"listen":{"title":"Listen body","description":"The signal that is waited for.","type":"object","required":["signal"],"additionalProperties":false,"properties":{"signal":{"$ref":"#/$defs/messageName","description":"The signal's name.","examples":["payment-received"]},"schema":{"$ref":"#/$defs/jsonSchema","description":"JSON Schema of the payload; another payload is refused when it is sent.","examples":[{"type":"object","properties":{"amount":{"type":"number"}}}]},"match":{"$ref":"#/$defs/condition","description":"Whether this step takes the signal; reads `payload`.","examples":["${payload.order == inputs.order}"]},"timeout":{"$ref":"#/$defs/duration","description":"The longest wait, then `listen.timeout`; absent: as long as the run.","examples":["24h"]}},"examples":[{"signal":"payment-received","timeout":"24h"}]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"payment","listen":{"signal":"payment-received","timeout":"24h"}}]};

function validate63(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate63.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema126.required,parentSchema:schema126,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.listen === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "listen"},schema:schema126.required,parentSchema:schema126,data};
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
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema126,data};
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
if(!pattern16.test(data0)){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_]{0,62}$"},schema:"^[a-z][a-zA-Z0-9_]{0,62}$",parentSchema:schema53,data:data0};
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
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/type",keyword:"type",params:{type: "string"},schema:schema53.type,parentSchema:schema53,data:data0};
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
const err5 = {instancePath:instancePath+"/listen",schemaPath:"#/properties/listen/required",keyword:"required",params:{missingProperty: "signal"},schema:schema126.properties.listen.required,parentSchema:schema126.properties.listen,data:data1};
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
const err6 = {instancePath:instancePath+"/listen",schemaPath:"#/properties/listen/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema126.properties.listen,data:data1};
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
if(!pattern30.test(data2)){
const err7 = {instancePath:instancePath+"/listen/signal",schemaPath:"#/$defs/messageName/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z][a-zA-Z0-9_-]{0,62}$"},schema:"^[a-zA-Z][a-zA-Z0-9_-]{0,62}$",parentSchema:schema75,data:data2};
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
const err8 = {instancePath:instancePath+"/listen/signal",schemaPath:"#/$defs/messageName/type",keyword:"type",params:{type: "string"},schema:schema75.type,parentSchema:schema75,data:data2};
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
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(true){
const err9 = {instancePath:instancePath+"/listen/schema",schemaPath:"#/$defs/jsonSchema/authorSchema",keyword:"authorSchema",params:{},schema:true,parentSchema:schema46,data:data3};
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
const err10 = {instancePath:instancePath+"/listen/schema",schemaPath:"#/$defs/jsonSchema/type",keyword:"type",params:{type: "object"},schema:schema46.type,parentSchema:schema46,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data1.match !== undefined){
let data4 = data1.match;
if((typeof data4 !== "boolean") && (typeof data4 !== "string")){
const err11 = {instancePath:instancePath+"/listen/match",schemaPath:"#/$defs/condition/type",keyword:"type",params:{type: schema81.type},schema:schema81.type,parentSchema:schema81,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data1.timeout !== undefined){
let data5 = data1.timeout;
if(typeof data5 === "string"){
if(!pattern6.test(data5)){
const err12 = {instancePath:instancePath+"/listen/timeout",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$"},schema:"^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$",parentSchema:schema36,data:data5};
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
const err13 = {instancePath:instancePath+"/listen/timeout",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},schema:schema36.type,parentSchema:schema36,data:data5};
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
const err14 = {instancePath:instancePath+"/listen",schemaPath:"#/properties/listen/type",keyword:"type",params:{type: "object"},schema:schema126.properties.listen.type,parentSchema:schema126.properties.listen,data:data1};
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
let data6 = data.if;
if((typeof data6 !== "boolean") && (typeof data6 !== "string")){
const err15 = {instancePath:instancePath+"/if",schemaPath:"#/$defs/condition/type",keyword:"type",params:{type: schema81.type},schema:schema81.type,parentSchema:schema81,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.summary !== undefined){
let data7 = data.summary;
if(typeof data7 !== "string"){
const err16 = {instancePath:instancePath+"/summary",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema42.type,parentSchema:schema42,data:data7};
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
const err17 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema126.type,parentSchema:schema126,data};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
validate63.errors = vErrors;
return errors === 0;
}
validate63.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema135 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Approve step","description":"Asks somebody to decide.","type":"object","required":["id","approve"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"approve":{"title":"Approve body","description":"The question and who may answer.","type":"object","required":["question"],"additionalProperties":false,"properties":{"question":{"$ref":"#/$defs/text","description":"What is asked.","examples":["Book the hotel for ${steps.flight.body.nights} nights?"]},"choices":{"description":"The answers that can be given.","type":"array","minItems":1,"maxItems":20,"uniqueItems":true,"items":{"description":"One answer.","type":"string","minLength":1,"maxLength":63,"examples":["approve"]},"default":["approve","reject"],"examples":[["approve","reject"]]},"by":{"description":"Who may decide: `key:<name>`, `user:<subject or e-mail>`, `role:<name>`, `scope:<scope>`; absent: any caller with `runs:write`.","type":["array","string"],"allOf":[{"if":{"type":"array"},"then":{"title":"Approvers","description":"A list of them.","type":"array","minItems":1,"maxItems":100,"items":{"description":"An approver: `key:<name>`, `user:<subject or e-mail>`, `role:<name>` or `scope:<scope>`.","type":"string","pattern":"^((key|user|role|scope):\\S[\\s\\S]*|[\\s\\S]*\\$\\{[\\s\\S]*)$","examples":["role:travel"]},"examples":[["role:travel"]]}},{"if":{"type":"string"},"then":{"$ref":"#/$defs/text"}}],"examples":[["role:travel","user:ana@example.org"]]},"timeout":{"$ref":"#/$defs/duration","description":"The longest wait, then `approve.timeout`; absent: as long as the run.","examples":["24h"]}},"examples":[{"question":"Send it?","by":["role:ops"],"timeout":"24h"}]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"ok","approve":{"question":"Send it?"}}]};
const pattern45 = new RegExp("^((key|user|role|scope):\\S[\\s\\S]*|[\\s\\S]*\\$\\{[\\s\\S]*)$", "u");

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
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema135.required,parentSchema:schema135,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.approve === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "approve"},schema:schema135.required,parentSchema:schema135,data};
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
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema135,data};
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
if(!pattern16.test(data0)){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_]{0,62}$"},schema:"^[a-z][a-zA-Z0-9_]{0,62}$",parentSchema:schema53,data:data0};
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
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/type",keyword:"type",params:{type: "string"},schema:schema53.type,parentSchema:schema53,data:data0};
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
const err5 = {instancePath:instancePath+"/approve",schemaPath:"#/properties/approve/required",keyword:"required",params:{missingProperty: "question"},schema:schema135.properties.approve.required,parentSchema:schema135.properties.approve,data:data1};
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
const err6 = {instancePath:instancePath+"/approve",schemaPath:"#/properties/approve/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema135.properties.approve,data:data1};
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
const err7 = {instancePath:instancePath+"/approve/question",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema42.type,parentSchema:schema42,data:data2};
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
const err8 = {instancePath:instancePath+"/approve/choices",schemaPath:"#/properties/approve/properties/choices/maxItems",keyword:"maxItems",params:{limit: 20},schema:20,parentSchema:schema135.properties.approve.properties.choices,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data3.length < 1){
const err9 = {instancePath:instancePath+"/approve/choices",schemaPath:"#/properties/approve/properties/choices/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema135.properties.approve.properties.choices,data:data3};
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
const err10 = {instancePath:instancePath+"/approve/choices/" + i0,schemaPath:"#/properties/approve/properties/choices/items/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema135.properties.approve.properties.choices.items,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(func2(data4) < 1){
const err11 = {instancePath:instancePath+"/approve/choices/" + i0,schemaPath:"#/properties/approve/properties/choices/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema135.properties.approve.properties.choices.items,data:data4};
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
const err12 = {instancePath:instancePath+"/approve/choices/" + i0,schemaPath:"#/properties/approve/properties/choices/items/type",keyword:"type",params:{type: "string"},schema:schema135.properties.approve.properties.choices.items.type,parentSchema:schema135.properties.approve.properties.choices.items,data:data4};
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
const err13 = {instancePath:instancePath+"/approve/choices",schemaPath:"#/properties/approve/properties/choices/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},schema:true,parentSchema:schema135.properties.approve.properties.choices,data:data3};
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
const err14 = {instancePath:instancePath+"/approve/choices",schemaPath:"#/properties/approve/properties/choices/type",keyword:"type",params:{type: "array"},schema:schema135.properties.approve.properties.choices.type,parentSchema:schema135.properties.approve.properties.choices,data:data3};
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
const err15 = {instancePath:instancePath+"/approve/by",schemaPath:"#/properties/approve/properties/by/type",keyword:"type",params:{type: schema135.properties.approve.properties.by.type},schema:schema135.properties.approve.properties.by.type,parentSchema:schema135.properties.approve.properties.by,data:data5};
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
const err17 = {instancePath:instancePath+"/approve/by",schemaPath:"#/properties/approve/properties/by/allOf/0/then/maxItems",keyword:"maxItems",params:{limit: 100},schema:100,parentSchema:schema135.properties.approve.properties.by.allOf[0].then,data:data5};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data5.length < 1){
const err18 = {instancePath:instancePath+"/approve/by",schemaPath:"#/properties/approve/properties/by/allOf/0/then/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema135.properties.approve.properties.by.allOf[0].then,data:data5};
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
if(!pattern45.test(data6)){
const err19 = {instancePath:instancePath+"/approve/by/" + i2,schemaPath:"#/properties/approve/properties/by/allOf/0/then/items/pattern",keyword:"pattern",params:{pattern: "^((key|user|role|scope):\\S[\\s\\S]*|[\\s\\S]*\\$\\{[\\s\\S]*)$"},schema:"^((key|user|role|scope):\\S[\\s\\S]*|[\\s\\S]*\\$\\{[\\s\\S]*)$",parentSchema:schema135.properties.approve.properties.by.allOf[0].then.items,data:data6};
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
const err20 = {instancePath:instancePath+"/approve/by/" + i2,schemaPath:"#/properties/approve/properties/by/allOf/0/then/items/type",keyword:"type",params:{type: "string"},schema:schema135.properties.approve.properties.by.allOf[0].then.items.type,parentSchema:schema135.properties.approve.properties.by.allOf[0].then.items,data:data6};
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
const err21 = {instancePath:instancePath+"/approve/by",schemaPath:"#/properties/approve/properties/by/allOf/0/then/type",keyword:"type",params:{type: "array"},schema:schema135.properties.approve.properties.by.allOf[0].then.type,parentSchema:schema135.properties.approve.properties.by.allOf[0].then,data:data5};
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
const err22 = {instancePath:instancePath+"/approve/by",schemaPath:"#/properties/approve/properties/by/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},schema:schema135.properties.approve.properties.by.allOf[0].if,parentSchema:schema135.properties.approve.properties.by.allOf[0],data:data5};
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
const err24 = {instancePath:instancePath+"/approve/by",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema42.type,parentSchema:schema42,data:data5};
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
const err25 = {instancePath:instancePath+"/approve/by",schemaPath:"#/properties/approve/properties/by/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema135.properties.approve.properties.by.allOf[1].if,parentSchema:schema135.properties.approve.properties.by.allOf[1],data:data5};
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
const err26 = {instancePath:instancePath+"/approve/timeout",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$"},schema:"^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$",parentSchema:schema36,data:data7};
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
const err28 = {instancePath:instancePath+"/approve",schemaPath:"#/properties/approve/type",keyword:"type",params:{type: "object"},schema:schema135.properties.approve.type,parentSchema:schema135.properties.approve,data:data1};
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
const err29 = {instancePath:instancePath+"/if",schemaPath:"#/$defs/condition/type",keyword:"type",params:{type: schema81.type},schema:schema81.type,parentSchema:schema81,data:data8};
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
const err30 = {instancePath:instancePath+"/summary",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema42.type,parentSchema:schema42,data:data9};
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
const err31 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema135.type,parentSchema:schema135,data};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
validate65.errors = vErrors;
return errors === 0;
}
validate65.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema143 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Run step","description":"Runs another document.","type":"object","required":["id","run"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"run":{"title":"Run body","description":"The document and its input.","type":"object","required":["document"],"additionalProperties":false,"properties":{"document":{"$ref":"#/$defs/childDocument","description":"The document: `name`, `name@3`, `sha256:…`, or written here.","examples":["order-total@3"]},"input":{"$ref":"#/$defs/childInput","description":"The document's input.","examples":[{"id":"${inputs.id}"}]},"wait":{"description":"Whether this step waits for the other run's end; false: its output is `{runId}`.","type":"boolean","default":true,"examples":[false]}},"examples":[{"document":"order-total@3","input":{"id":"${inputs.id}"}}]},"timeout":{"$ref":"#/$defs/duration","description":"The longest that the other run may take.","examples":["1h"]},"retry":{"$ref":"#/$defs/retry","description":"How often and how fast a failed run is made again.","examples":[{"attempts":2}]},"undo":{"$ref":"#/$defs/undo","description":"What takes the other run's effect back when this run does not complete.","examples":[{"run":"cancel-order","input":{"id":"${output.id}"}}]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"total","run":{"document":"order-total","input":{"id":"${inputs.id}"}}}]};

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
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema143.required,parentSchema:schema143,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.run === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "run"},schema:schema143.required,parentSchema:schema143,data};
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
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema143,data};
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
if(!pattern16.test(data0)){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_]{0,62}$"},schema:"^[a-z][a-zA-Z0-9_]{0,62}$",parentSchema:schema53,data:data0};
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
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/type",keyword:"type",params:{type: "string"},schema:schema53.type,parentSchema:schema53,data:data0};
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
const err5 = {instancePath:instancePath+"/run",schemaPath:"#/properties/run/required",keyword:"required",params:{missingProperty: "document"},schema:schema143.properties.run.required,parentSchema:schema143.properties.run,data:data1};
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
const err6 = {instancePath:instancePath+"/run",schemaPath:"#/properties/run/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema143.properties.run,data:data1};
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
if(!(validate40(data1.document, {instancePath:instancePath+"/run/document",parentData:data1,parentDataProperty:"document",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate40.errors);
errors = vErrors.length;
}
}
if(data1.input !== undefined){
if(!(validate45(data1.input, {instancePath:instancePath+"/run/input",parentData:data1,parentDataProperty:"input",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate45.errors);
errors = vErrors.length;
}
}
if(data1.wait !== undefined){
let data4 = data1.wait;
if(typeof data4 !== "boolean"){
const err7 = {instancePath:instancePath+"/run/wait",schemaPath:"#/properties/run/properties/wait/type",keyword:"type",params:{type: "boolean"},schema:schema143.properties.run.properties.wait.type,parentSchema:schema143.properties.run.properties.wait,data:data4};
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
const err8 = {instancePath:instancePath+"/run",schemaPath:"#/properties/run/type",keyword:"type",params:{type: "object"},schema:schema143.properties.run.type,parentSchema:schema143.properties.run,data:data1};
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
const err9 = {instancePath:instancePath+"/timeout",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$"},schema:"^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$",parentSchema:schema36,data:data5};
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
if(!(validate33(data.retry, {instancePath:instancePath+"/retry",parentData:data,parentDataProperty:"retry",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate33.errors);
errors = vErrors.length;
}
}
if(data.undo !== undefined){
if(!(validate35(data.undo, {instancePath:instancePath+"/undo",parentData:data,parentDataProperty:"undo",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate35.errors);
errors = vErrors.length;
}
}
if(data.if !== undefined){
let data8 = data.if;
if((typeof data8 !== "boolean") && (typeof data8 !== "string")){
const err11 = {instancePath:instancePath+"/if",schemaPath:"#/$defs/condition/type",keyword:"type",params:{type: schema81.type},schema:schema81.type,parentSchema:schema81,data:data8};
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
const err12 = {instancePath:instancePath+"/summary",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema42.type,parentSchema:schema42,data:data9};
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
const err13 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema143.type,parentSchema:schema143,data};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate67.errors = vErrors;
return errors === 0;
}
validate67.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema149 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Try step","description":"Takes the errors of its steps.","type":"object","required":["id","try"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"try":{"$ref":"#/$defs/steps","description":"What is tried.","examples":[[{"id":"page","call":"http.request","with":{"url":"https://example.org"}}]]},"catch":{"description":"What is done with an error; the first that matches takes it.","type":"array","items":{"title":"Catch arm","description":"One handler.","type":"object","required":["steps"],"additionalProperties":false,"properties":{"errors":{"description":"The error types it takes; absent: every error that can be caught.","type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/errorPattern"},"examples":[["http.*"]]},"as":{"$ref":"#/$defs/stepId","description":"The name of the error's variable.","default":"error","examples":["problem"]},"steps":{"$ref":"#/$defs/steps","description":"What is done with it.","examples":[[{"id":"none","set":null}]]}},"examples":[{"errors":["http.*"],"steps":[{"id":"none","set":null}]}]},"examples":[[{"errors":["http.*"],"steps":[{"id":"none","set":null}]}]]},"finally":{"$ref":"#/$defs/steps","description":"What is done at the end in any case, also on `return` and cancel.","examples":[[{"id":"clean","call":"http.request","with":{"method":"DELETE","url":"https://example.org/lock"}}]]},"undo":{"description":"Undo what finished inside before an error is taken.","type":"boolean","default":false,"examples":[true]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"safe","try":[{"id":"page","call":"http.request","with":{"url":"https://example.org"}}],"catch":[{"steps":[{"id":"none","set":null}]}]}]};

function validate73(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate73.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema149.required,parentSchema:schema149,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.try === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "try"},schema:schema149.required,parentSchema:schema149,data};
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
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema149,data};
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
if(!pattern16.test(data0)){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_]{0,62}$"},schema:"^[a-z][a-zA-Z0-9_]{0,62}$",parentSchema:schema53,data:data0};
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
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/type",keyword:"type",params:{type: "string"},schema:schema53.type,parentSchema:schema53,data:data0};
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
if(!(wrapper0.validate(data.try, {instancePath:instancePath+"/try",parentData:data,parentDataProperty:"try",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
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
const err5 = {instancePath:instancePath+"/catch/" + i0,schemaPath:"#/properties/catch/items/required",keyword:"required",params:{missingProperty: "steps"},schema:schema149.properties.catch.items.required,parentSchema:schema149.properties.catch.items,data:data3};
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
const err6 = {instancePath:instancePath+"/catch/" + i0,schemaPath:"#/properties/catch/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema149.properties.catch.items,data:data3};
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
const err7 = {instancePath:instancePath+"/catch/" + i0+"/errors",schemaPath:"#/properties/catch/items/properties/errors/maxItems",keyword:"maxItems",params:{limit: 100},schema:100,parentSchema:schema149.properties.catch.items.properties.errors,data:data4};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data4.length < 1){
const err8 = {instancePath:instancePath+"/catch/" + i0+"/errors",schemaPath:"#/properties/catch/items/properties/errors/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema149.properties.catch.items.properties.errors,data:data4};
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
const err9 = {instancePath:instancePath+"/catch/" + i0+"/errors/" + i1,schemaPath:"#/$defs/errorPattern/maxLength",keyword:"maxLength",params:{limit: 127},schema:127,parentSchema:schema62,data:data5};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!pattern24.test(data5)){
const err10 = {instancePath:instancePath+"/catch/" + i0+"/errors/" + i1,schemaPath:"#/$defs/errorPattern/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*(\\.\\*)?$"},schema:"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*(\\.\\*)?$",parentSchema:schema62,data:data5};
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
const err11 = {instancePath:instancePath+"/catch/" + i0+"/errors/" + i1,schemaPath:"#/$defs/errorPattern/type",keyword:"type",params:{type: "string"},schema:schema62.type,parentSchema:schema62,data:data5};
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
const err12 = {instancePath:instancePath+"/catch/" + i0+"/errors",schemaPath:"#/properties/catch/items/properties/errors/type",keyword:"type",params:{type: "array"},schema:schema149.properties.catch.items.properties.errors.type,parentSchema:schema149.properties.catch.items.properties.errors,data:data4};
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
if(!pattern16.test(data6)){
const err13 = {instancePath:instancePath+"/catch/" + i0+"/as",schemaPath:"#/$defs/stepId/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_]{0,62}$"},schema:"^[a-z][a-zA-Z0-9_]{0,62}$",parentSchema:schema53,data:data6};
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
const err14 = {instancePath:instancePath+"/catch/" + i0+"/as",schemaPath:"#/$defs/stepId/type",keyword:"type",params:{type: "string"},schema:schema53.type,parentSchema:schema53,data:data6};
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
if(!(wrapper0.validate(data3.steps, {instancePath:instancePath+"/catch/" + i0+"/steps",parentData:data3,parentDataProperty:"steps",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
}
}
else {
const err15 = {instancePath:instancePath+"/catch/" + i0,schemaPath:"#/properties/catch/items/type",keyword:"type",params:{type: "object"},schema:schema149.properties.catch.items.type,parentSchema:schema149.properties.catch.items,data:data3};
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
const err16 = {instancePath:instancePath+"/catch",schemaPath:"#/properties/catch/type",keyword:"type",params:{type: "array"},schema:schema149.properties.catch.type,parentSchema:schema149.properties.catch,data:data2};
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
if(!(wrapper0.validate(data.finally, {instancePath:instancePath+"/finally",parentData:data,parentDataProperty:"finally",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
}
if(data.undo !== undefined){
let data9 = data.undo;
if(typeof data9 !== "boolean"){
const err17 = {instancePath:instancePath+"/undo",schemaPath:"#/properties/undo/type",keyword:"type",params:{type: "boolean"},schema:schema149.properties.undo.type,parentSchema:schema149.properties.undo,data:data9};
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
const err18 = {instancePath:instancePath+"/if",schemaPath:"#/$defs/condition/type",keyword:"type",params:{type: schema81.type},schema:schema81.type,parentSchema:schema81,data:data10};
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
const err19 = {instancePath:instancePath+"/summary",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema42.type,parentSchema:schema42,data:data11};
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
const err20 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema149.type,parentSchema:schema149,data};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
validate73.errors = vErrors;
return errors === 0;
}
validate73.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema156 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Emit step","description":"Writes an event of its own, or sets labels of the run.","type":"object","required":["id","emit"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"emit":{"description":"An event (`{name, data}`), or labels (`{labels}`).","type":"object","allOf":[{"type":"object","exactlyOneKey":["name","labels"]},{"if":{"type":"object","required":["name"],"properties":{"name":true}},"then":{"title":"Emit event","description":"An event of type `custom`.","type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"$ref":"#/$defs/messageName","description":"The event's name.","examples":["order-checked"]},"data":{"$ref":"#/$defs/template","description":"What it carries.","examples":[{"total":"${steps.total}"}]}},"examples":[{"name":"order-checked","data":{"total":"${steps.total}"}}]}},{"if":{"type":"object","required":["labels"],"properties":{"labels":true}},"then":{"title":"Emit labels","description":"Labels of the run, added to those it has.","type":"object","required":["labels"],"additionalProperties":false,"properties":{"labels":{"description":"Names and values; `null` takes a label away.","type":"object","minProperties":1,"maxProperties":10,"propertyNames":{"$ref":"#/$defs/labelName"},"additionalProperties":{"description":"The label's value.","type":["string","number","boolean","null"],"examples":["${steps.order.body.state}"]},"examples":[{"state":"paid"}]}},"examples":[{"labels":{"state":"paid"}}]}}],"examples":[{"name":"order-checked","data":{"total":"${steps.total}"}}]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"told","emit":{"name":"order-checked"}}]};

function validate75(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate75.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema156.required,parentSchema:schema156,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.emit === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "emit"},schema:schema156.required,parentSchema:schema156,data};
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
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema156,data};
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
if(!pattern16.test(data0)){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_]{0,62}$"},schema:"^[a-z][a-zA-Z0-9_]{0,62}$",parentSchema:schema53,data:data0};
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
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/type",keyword:"type",params:{type: "string"},schema:schema53.type,parentSchema:schema53,data:data0};
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
const err5 = {instancePath:instancePath+"/emit",schemaPath:"#/properties/emit/type",keyword:"type",params:{type: "object"},schema:schema156.properties.emit.type,parentSchema:schema156.properties.emit,data:data1};
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
const err6 = {instancePath:instancePath+"/emit",schemaPath:"#/properties/emit/allOf/0/exactlyOneKey",keyword:"exactlyOneKey",params:{ keys: ["name","labels"] },schema:schema156.properties.emit.allOf[0].exactlyOneKey,parentSchema:schema156.properties.emit.allOf[0],data:data1};
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
const err7 = {instancePath:instancePath+"/emit",schemaPath:"#/properties/emit/allOf/0/type",keyword:"type",params:{type: "object"},schema:schema156.properties.emit.allOf[0].type,parentSchema:schema156.properties.emit.allOf[0],data:data1};
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
const err10 = {instancePath:instancePath+"/emit",schemaPath:"#/properties/emit/allOf/1/then/required",keyword:"required",params:{missingProperty: "name"},schema:schema156.properties.emit.allOf[1].then.required,parentSchema:schema156.properties.emit.allOf[1].then,data:data1};
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
const err11 = {instancePath:instancePath+"/emit",schemaPath:"#/properties/emit/allOf/1/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema156.properties.emit.allOf[1].then,data:data1};
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
if(!pattern30.test(data2)){
const err12 = {instancePath:instancePath+"/emit/name",schemaPath:"#/$defs/messageName/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z][a-zA-Z0-9_-]{0,62}$"},schema:"^[a-zA-Z][a-zA-Z0-9_-]{0,62}$",parentSchema:schema75,data:data2};
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
const err13 = {instancePath:instancePath+"/emit/name",schemaPath:"#/$defs/messageName/type",keyword:"type",params:{type: "string"},schema:schema75.type,parentSchema:schema75,data:data2};
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
const err14 = {instancePath:instancePath+"/emit",schemaPath:"#/properties/emit/allOf/1/then/type",keyword:"type",params:{type: "object"},schema:schema156.properties.emit.allOf[1].then.type,parentSchema:schema156.properties.emit.allOf[1].then,data:data1};
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
const err15 = {instancePath:instancePath+"/emit",schemaPath:"#/properties/emit/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema156.properties.emit.allOf[1].if,parentSchema:schema156.properties.emit.allOf[1],data:data1};
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
const err18 = {instancePath:instancePath+"/emit",schemaPath:"#/properties/emit/allOf/2/then/required",keyword:"required",params:{missingProperty: "labels"},schema:schema156.properties.emit.allOf[2].then.required,parentSchema:schema156.properties.emit.allOf[2].then,data:data1};
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
const err19 = {instancePath:instancePath+"/emit",schemaPath:"#/properties/emit/allOf/2/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema156.properties.emit.allOf[2].then,data:data1};
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
const err20 = {instancePath:instancePath+"/emit/labels",schemaPath:"#/properties/emit/allOf/2/then/properties/labels/maxProperties",keyword:"maxProperties",params:{limit: 10},schema:10,parentSchema:schema156.properties.emit.allOf[2].then.properties.labels,data:data4};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(Object.keys(data4).length < 1){
const err21 = {instancePath:instancePath+"/emit/labels",schemaPath:"#/properties/emit/allOf/2/then/properties/labels/minProperties",keyword:"minProperties",params:{limit: 1},schema:1,parentSchema:schema156.properties.emit.allOf[2].then.properties.labels,data:data4};
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
const err22 = {instancePath:instancePath+"/emit/labels",schemaPath:"#/$defs/labelName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_.-]{0,62}$"},schema:"^[a-z][a-zA-Z0-9_.-]{0,62}$",parentSchema:schema35,data:key3,propertyName:key3};
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
const err23 = {instancePath:instancePath+"/emit/labels",schemaPath:"#/$defs/labelName/type",keyword:"type",params:{type: "string"},schema:schema35.type,parentSchema:schema35,data:key3,propertyName:key3};
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
const err24 = {instancePath:instancePath+"/emit/labels",schemaPath:"#/properties/emit/allOf/2/then/properties/labels/propertyNames",keyword:"propertyNames",params:{propertyName: key3},schema:schema156.properties.emit.allOf[2].then.properties.labels.propertyNames,parentSchema:schema156.properties.emit.allOf[2].then.properties.labels,data:data4};
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
if((((typeof data5 !== "string") && (!((typeof data5 == "number") && (isFinite(data5))))) && (typeof data5 !== "boolean")) && (data5 !== null)){
const err25 = {instancePath:instancePath+"/emit/labels/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/emit/allOf/2/then/properties/labels/additionalProperties/type",keyword:"type",params:{type: schema156.properties.emit.allOf[2].then.properties.labels.additionalProperties.type},schema:schema156.properties.emit.allOf[2].then.properties.labels.additionalProperties.type,parentSchema:schema156.properties.emit.allOf[2].then.properties.labels.additionalProperties,data:data5};
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
const err26 = {instancePath:instancePath+"/emit/labels",schemaPath:"#/properties/emit/allOf/2/then/properties/labels/type",keyword:"type",params:{type: "object"},schema:schema156.properties.emit.allOf[2].then.properties.labels.type,parentSchema:schema156.properties.emit.allOf[2].then.properties.labels,data:data4};
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
const err27 = {instancePath:instancePath+"/emit",schemaPath:"#/properties/emit/allOf/2/then/type",keyword:"type",params:{type: "object"},schema:schema156.properties.emit.allOf[2].then.type,parentSchema:schema156.properties.emit.allOf[2].then,data:data1};
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
const err28 = {instancePath:instancePath+"/emit",schemaPath:"#/properties/emit/allOf/2/if",keyword:"if",params:{failingKeyword: "then"},schema:schema156.properties.emit.allOf[2].if,parentSchema:schema156.properties.emit.allOf[2],data:data1};
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
const err29 = {instancePath:instancePath+"/if",schemaPath:"#/$defs/condition/type",keyword:"type",params:{type: schema81.type},schema:schema81.type,parentSchema:schema81,data:data6};
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
const err30 = {instancePath:instancePath+"/summary",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema42.type,parentSchema:schema42,data:data7};
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
const err31 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema156.type,parentSchema:schema156,data};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
validate75.errors = vErrors;
return errors === 0;
}
validate75.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema164 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Return step","description":"Ends the run with a value, and cancels what runs beside it.","type":"object","required":["id","return"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"return":{"$ref":"#/$defs/template","description":"The run's output.","examples":[{"total":"${steps.total}"}]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"done","return":"${steps.total}"}]};

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
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema164.required,parentSchema:schema164,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.return === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "return"},schema:schema164.required,parentSchema:schema164,data};
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
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema164,data};
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
if(!pattern16.test(data0)){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_]{0,62}$"},schema:"^[a-z][a-zA-Z0-9_]{0,62}$",parentSchema:schema53,data:data0};
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
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/type",keyword:"type",params:{type: "string"},schema:schema53.type,parentSchema:schema53,data:data0};
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
const err5 = {instancePath:instancePath+"/if",schemaPath:"#/$defs/condition/type",keyword:"type",params:{type: schema81.type},schema:schema81.type,parentSchema:schema81,data:data2};
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
const err6 = {instancePath:instancePath+"/summary",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema42.type,parentSchema:schema42,data:data3};
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
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema164.type,parentSchema:schema164,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate77.errors = vErrors;
return errors === 0;
}
validate77.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema170 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Fail step","description":"Ends the run with an error.","type":"object","required":["id","fail"],"additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/stepId","description":"The step's name, unique in the document; its output is `steps.<id>`.","examples":["total"]},"fail":{"description":"The error, or an expression that gives one.","type":["object","string"],"allOf":[{"if":{"type":"object"},"then":{"title":"Fail body","description":"An error of the document's own.","type":"object","required":["type","message"],"additionalProperties":false,"properties":{"type":{"description":"The error's type, dotted lower case.","type":"string","pattern":"^([a-z][a-z0-9_]*(\\.[a-z0-9_]+)*|[\\s\\S]*\\$\\{[\\s\\S]*)$","examples":["trip.rejected"]},"message":{"$ref":"#/$defs/text","description":"What happened, for people.","examples":["${default(steps.ok.comment, 'rejected')}"]},"details":{"$ref":"#/$defs/template","description":"What it carries.","examples":[{"choice":"${steps.ok.choice}"}]}},"examples":[{"type":"trip.rejected","message":"rejected"}]}},{"if":{"type":"string"},"then":{"$ref":"#/$defs/text"}}],"examples":[{"type":"trip.rejected","message":"rejected"}]},"if":{"$ref":"#/$defs/condition","description":"False: the step is skipped and its output is `null`.","examples":["${size(steps.good) == 0}"]},"summary":{"$ref":"#/$defs/text","description":"Text shown wherever the step is shown.","examples":["Fetches ${inputs.url}"]},"output":{"$ref":"#/$defs/template","description":"Reshapes the step's output, which it reads as `output`.","examples":[{"price":"${output.body.price}"}]}},"examples":[{"id":"none","fail":{"type":"prices.none","message":"no page answered"}}]};
const pattern57 = new RegExp("^([a-z][a-z0-9_]*(\\.[a-z0-9_]+)*|[\\s\\S]*\\$\\{[\\s\\S]*)$", "u");

function validate79(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate79.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema170.required,parentSchema:schema170,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.fail === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "fail"},schema:schema170.required,parentSchema:schema170,data};
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
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema170,data};
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
if(!pattern16.test(data0)){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_]{0,62}$"},schema:"^[a-z][a-zA-Z0-9_]{0,62}$",parentSchema:schema53,data:data0};
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
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/stepId/type",keyword:"type",params:{type: "string"},schema:schema53.type,parentSchema:schema53,data:data0};
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
const err5 = {instancePath:instancePath+"/fail",schemaPath:"#/properties/fail/type",keyword:"type",params:{type: schema170.properties.fail.type},schema:schema170.properties.fail.type,parentSchema:schema170.properties.fail,data:data1};
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
const err7 = {instancePath:instancePath+"/fail",schemaPath:"#/properties/fail/allOf/0/then/required",keyword:"required",params:{missingProperty: "type"},schema:schema170.properties.fail.allOf[0].then.required,parentSchema:schema170.properties.fail.allOf[0].then,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data1.message === undefined){
const err8 = {instancePath:instancePath+"/fail",schemaPath:"#/properties/fail/allOf/0/then/required",keyword:"required",params:{missingProperty: "message"},schema:schema170.properties.fail.allOf[0].then.required,parentSchema:schema170.properties.fail.allOf[0].then,data:data1};
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
const err9 = {instancePath:instancePath+"/fail",schemaPath:"#/properties/fail/allOf/0/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema170.properties.fail.allOf[0].then,data:data1};
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
if(!pattern57.test(data2)){
const err10 = {instancePath:instancePath+"/fail/type",schemaPath:"#/properties/fail/allOf/0/then/properties/type/pattern",keyword:"pattern",params:{pattern: "^([a-z][a-z0-9_]*(\\.[a-z0-9_]+)*|[\\s\\S]*\\$\\{[\\s\\S]*)$"},schema:"^([a-z][a-z0-9_]*(\\.[a-z0-9_]+)*|[\\s\\S]*\\$\\{[\\s\\S]*)$",parentSchema:schema170.properties.fail.allOf[0].then.properties.type,data:data2};
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
const err11 = {instancePath:instancePath+"/fail/type",schemaPath:"#/properties/fail/allOf/0/then/properties/type/type",keyword:"type",params:{type: "string"},schema:schema170.properties.fail.allOf[0].then.properties.type.type,parentSchema:schema170.properties.fail.allOf[0].then.properties.type,data:data2};
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
const err12 = {instancePath:instancePath+"/fail/message",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema42.type,parentSchema:schema42,data:data3};
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
const err13 = {instancePath:instancePath+"/fail",schemaPath:"#/properties/fail/allOf/0/then/type",keyword:"type",params:{type: "object"},schema:schema170.properties.fail.allOf[0].then.type,parentSchema:schema170.properties.fail.allOf[0].then,data:data1};
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
const err14 = {instancePath:instancePath+"/fail",schemaPath:"#/properties/fail/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},schema:schema170.properties.fail.allOf[0].if,parentSchema:schema170.properties.fail.allOf[0],data:data1};
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
const err16 = {instancePath:instancePath+"/fail",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema42.type,parentSchema:schema42,data:data1};
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
const err17 = {instancePath:instancePath+"/fail",schemaPath:"#/properties/fail/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema170.properties.fail.allOf[1].if,parentSchema:schema170.properties.fail.allOf[1],data:data1};
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
const err18 = {instancePath:instancePath+"/if",schemaPath:"#/$defs/condition/type",keyword:"type",params:{type: schema81.type},schema:schema81.type,parentSchema:schema81,data:data5};
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
const err19 = {instancePath:instancePath+"/summary",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema42.type,parentSchema:schema42,data:data6};
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
const err20 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema170.type,parentSchema:schema170,data};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
validate79.errors = vErrors;
return errors === 0;
}
validate79.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


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
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema51.type,parentSchema:schema51,data};
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
const err1 = {instancePath,schemaPath:"#/allOf/0/exactlyOneKey",keyword:"exactlyOneKey",params:{ keys: ["call","set","switch","parallel","map","loop","wait","listen","approve","run","try","emit","return","fail"] },schema:schema51.allOf[0].exactlyOneKey,parentSchema:schema51.allOf[0],data};
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
const err2 = {instancePath,schemaPath:"#/allOf/0/type",keyword:"type",params:{type: "object"},schema:schema51.allOf[0].type,parentSchema:schema51.allOf[0],data};
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
vErrors = join(vErrors, validate31.errors);
errors = vErrors.length;
}
var _valid0 = _errs7 === errors;
valid1 = _valid0;
if(valid1){
var props0 = true;
}
}
if(!valid1){
const err5 = {instancePath,schemaPath:"#/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema51.allOf[1].if,parentSchema:schema51.allOf[1],data};
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
if(!(validate51(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate51.errors);
errors = vErrors.length;
}
var _valid1 = _errs12 === errors;
valid2 = _valid1;
if(valid2){
var props1 = true;
}
}
if(!valid2){
const err8 = {instancePath,schemaPath:"#/allOf/2/if",keyword:"if",params:{failingKeyword: "then"},schema:schema51.allOf[2].if,parentSchema:schema51.allOf[2],data};
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
if(!(validate53(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate53.errors);
errors = vErrors.length;
}
var _valid2 = _errs17 === errors;
valid3 = _valid2;
if(valid3){
var props2 = true;
}
}
if(!valid3){
const err11 = {instancePath,schemaPath:"#/allOf/3/if",keyword:"if",params:{failingKeyword: "then"},schema:schema51.allOf[3].if,parentSchema:schema51.allOf[3],data};
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
if(!(validate55(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate55.errors);
errors = vErrors.length;
}
var _valid3 = _errs22 === errors;
valid4 = _valid3;
if(valid4){
var props3 = true;
}
}
if(!valid4){
const err14 = {instancePath,schemaPath:"#/allOf/4/if",keyword:"if",params:{failingKeyword: "then"},schema:schema51.allOf[4].if,parentSchema:schema51.allOf[4],data};
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
if(!(validate57(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate57.errors);
errors = vErrors.length;
}
var _valid4 = _errs27 === errors;
valid5 = _valid4;
if(valid5){
var props4 = true;
}
}
if(!valid5){
const err17 = {instancePath,schemaPath:"#/allOf/5/if",keyword:"if",params:{failingKeyword: "then"},schema:schema51.allOf[5].if,parentSchema:schema51.allOf[5],data};
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
if(!(validate59(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate59.errors);
errors = vErrors.length;
}
var _valid5 = _errs32 === errors;
valid6 = _valid5;
if(valid6){
var props5 = true;
}
}
if(!valid6){
const err20 = {instancePath,schemaPath:"#/allOf/6/if",keyword:"if",params:{failingKeyword: "then"},schema:schema51.allOf[6].if,parentSchema:schema51.allOf[6],data};
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
if(!(validate61(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate61.errors);
errors = vErrors.length;
}
var _valid6 = _errs37 === errors;
valid7 = _valid6;
if(valid7){
var props6 = true;
}
}
if(!valid7){
const err23 = {instancePath,schemaPath:"#/allOf/7/if",keyword:"if",params:{failingKeyword: "then"},schema:schema51.allOf[7].if,parentSchema:schema51.allOf[7],data};
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
if(!(validate63(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate63.errors);
errors = vErrors.length;
}
var _valid7 = _errs42 === errors;
valid8 = _valid7;
if(valid8){
var props7 = true;
}
}
if(!valid8){
const err26 = {instancePath,schemaPath:"#/allOf/8/if",keyword:"if",params:{failingKeyword: "then"},schema:schema51.allOf[8].if,parentSchema:schema51.allOf[8],data};
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
if(!(validate65(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate65.errors);
errors = vErrors.length;
}
var _valid8 = _errs47 === errors;
valid9 = _valid8;
if(valid9){
var props8 = true;
}
}
if(!valid9){
const err29 = {instancePath,schemaPath:"#/allOf/9/if",keyword:"if",params:{failingKeyword: "then"},schema:schema51.allOf[9].if,parentSchema:schema51.allOf[9],data};
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
if(!(validate67(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate67.errors);
errors = vErrors.length;
}
var _valid9 = _errs52 === errors;
valid10 = _valid9;
if(valid10){
var props9 = true;
}
}
if(!valid10){
const err32 = {instancePath,schemaPath:"#/allOf/10/if",keyword:"if",params:{failingKeyword: "then"},schema:schema51.allOf[10].if,parentSchema:schema51.allOf[10],data};
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
if(!(validate73(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate73.errors);
errors = vErrors.length;
}
var _valid10 = _errs57 === errors;
valid11 = _valid10;
if(valid11){
var props10 = true;
}
}
if(!valid11){
const err35 = {instancePath,schemaPath:"#/allOf/11/if",keyword:"if",params:{failingKeyword: "then"},schema:schema51.allOf[11].if,parentSchema:schema51.allOf[11],data};
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
if(!(validate75(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate75.errors);
errors = vErrors.length;
}
var _valid11 = _errs62 === errors;
valid12 = _valid11;
if(valid12){
var props11 = true;
}
}
if(!valid12){
const err38 = {instancePath,schemaPath:"#/allOf/12/if",keyword:"if",params:{failingKeyword: "then"},schema:schema51.allOf[12].if,parentSchema:schema51.allOf[12],data};
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
if(!(validate77(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate77.errors);
errors = vErrors.length;
}
var _valid12 = _errs67 === errors;
valid13 = _valid12;
if(valid13){
var props12 = true;
}
}
if(!valid13){
const err41 = {instancePath,schemaPath:"#/allOf/13/if",keyword:"if",params:{failingKeyword: "then"},schema:schema51.allOf[13].if,parentSchema:schema51.allOf[13],data};
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
if(!(validate79(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate79.errors);
errors = vErrors.length;
}
var _valid13 = _errs72 === errors;
valid14 = _valid13;
if(valid14){
var props13 = true;
}
}
if(!valid14){
const err44 = {instancePath,schemaPath:"#/allOf/14/if",keyword:"if",params:{failingKeyword: "then"},schema:schema51.allOf[14].if,parentSchema:schema51.allOf[14],data};
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
validate30.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate30.evaluated = {"dynamicProps":true,"dynamicItems":false};


function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate29.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate30(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate30.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},schema:schema50.type,parentSchema:schema50,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate29.errors = vErrors;
return errors === 0;
}
validate29.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};


function validate108(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate108.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.watchloom === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "watchloom"},schema:schema70.required,parentSchema:schema70,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},schema:schema70.required,parentSchema:schema70,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.name === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},schema:schema70.required,parentSchema:schema70,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.steps === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "steps"},schema:schema70.required,parentSchema:schema70,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema70.properties, key0))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema70,data};
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
const err5 = {instancePath:instancePath+"/watchloom",schemaPath:"#/properties/watchloom/type",keyword:"type",params:{type: "string"},schema:schema70.properties.watchloom.type,parentSchema:schema70.properties.watchloom,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if("1" !== data0){
const err6 = {instancePath:instancePath+"/watchloom",schemaPath:"#/properties/watchloom/const",keyword:"const",params:{allowedValue: "1"},schema:"1",parentSchema:schema70.properties.watchloom,data:data0};
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
const err7 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"},schema:schema70.properties.kind.type,parentSchema:schema70.properties.kind,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if("Workflow" !== data1){
const err8 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Workflow"},schema:"Workflow",parentSchema:schema70.properties.kind,data:data1};
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
const err9 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/documentName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{0,62}$"},schema:"^[a-z][a-z0-9-]{0,62}$",parentSchema:schema33,data:data2};
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
const err10 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/documentName/type",keyword:"type",params:{type: "string"},schema:schema33.type,parentSchema:schema33,data:data2};
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
const err11 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/maxLength",keyword:"maxLength",params:{limit: 4096},schema:4096,parentSchema:schema70.properties.description,data:data3};
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
const err12 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},schema:schema70.properties.description.type,parentSchema:schema70.properties.description,data:data3};
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
if(!(validate22(data.labels, {instancePath:instancePath+"/labels",parentData:data,parentDataProperty:"labels",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.inputs !== undefined){
let data5 = data.inputs;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(true){
const err13 = {instancePath:instancePath+"/inputs",schemaPath:"#/$defs/jsonSchema/authorSchema",keyword:"authorSchema",params:{},schema:true,parentSchema:schema46,data:data5};
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
const err14 = {instancePath:instancePath+"/inputs",schemaPath:"#/$defs/jsonSchema/type",keyword:"type",params:{type: "object"},schema:schema46.type,parentSchema:schema46,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.timeout !== undefined){
let data6 = data.timeout;
if(typeof data6 === "string"){
if(!pattern6.test(data6)){
const err15 = {instancePath:instancePath+"/timeout",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$"},schema:"^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$",parentSchema:schema36,data:data6};
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
const err16 = {instancePath:instancePath+"/timeout",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},schema:schema36.type,parentSchema:schema36,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.budget !== undefined){
let data7 = data.budget;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key1 in data7){
if(!(((key1 === "tokens") || (key1 === "steps")) || (key1 === "bytes"))){
const err17 = {instancePath:instancePath+"/budget",schemaPath:"#/properties/budget/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema70.properties.budget,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data7.tokens !== undefined){
let data8 = data7.tokens;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
const err18 = {instancePath:instancePath+"/budget/tokens",schemaPath:"#/properties/budget/properties/tokens/type",keyword:"type",params:{type: "integer"},schema:schema70.properties.budget.properties.tokens.type,parentSchema:schema70.properties.budget.properties.tokens,data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 1000000000 || isNaN(data8)){
const err19 = {instancePath:instancePath+"/budget/tokens",schemaPath:"#/properties/budget/properties/tokens/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000},schema:1000000000,parentSchema:schema70.properties.budget.properties.tokens,data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(data8 < 1 || isNaN(data8)){
const err20 = {instancePath:instancePath+"/budget/tokens",schemaPath:"#/properties/budget/properties/tokens/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema70.properties.budget.properties.tokens,data:data8};
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
if(data7.steps !== undefined){
let data9 = data7.steps;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err21 = {instancePath:instancePath+"/budget/steps",schemaPath:"#/properties/budget/properties/steps/type",keyword:"type",params:{type: "integer"},schema:schema70.properties.budget.properties.steps.type,parentSchema:schema70.properties.budget.properties.steps,data:data9};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 10000000 || isNaN(data9)){
const err22 = {instancePath:instancePath+"/budget/steps",schemaPath:"#/properties/budget/properties/steps/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000000},schema:10000000,parentSchema:schema70.properties.budget.properties.steps,data:data9};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(data9 < 1 || isNaN(data9)){
const err23 = {instancePath:instancePath+"/budget/steps",schemaPath:"#/properties/budget/properties/steps/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema70.properties.budget.properties.steps,data:data9};
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
if(data7.bytes !== undefined){
let data10 = data7.bytes;
if(typeof data10 === "string"){
if(!pattern29.test(data10)){
const err24 = {instancePath:instancePath+"/budget/bytes",schemaPath:"#/$defs/size/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,12}(B|KiB|MiB|GiB)$"},schema:"^[0-9]{1,12}(B|KiB|MiB|GiB)$",parentSchema:schema74,data:data10};
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
const err25 = {instancePath:instancePath+"/budget/bytes",schemaPath:"#/$defs/size/type",keyword:"type",params:{type: "string"},schema:schema74.type,parentSchema:schema74,data:data10};
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
const err26 = {instancePath:instancePath+"/budget",schemaPath:"#/properties/budget/type",keyword:"type",params:{type: "object"},schema:schema70.properties.budget.type,parentSchema:schema70.properties.budget,data:data7};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.queries !== undefined){
let data11 = data.queries;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(Object.keys(data11).length > 100){
const err27 = {instancePath:instancePath+"/queries",schemaPath:"#/properties/queries/maxProperties",keyword:"maxProperties",params:{limit: 100},schema:100,parentSchema:schema70.properties.queries,data:data11};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
for(const key2 in data11){
const _errs30 = errors;
if(typeof key2 === "string"){
if(!pattern30.test(key2)){
const err28 = {instancePath:instancePath+"/queries",schemaPath:"#/$defs/messageName/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z][a-zA-Z0-9_-]{0,62}$"},schema:"^[a-zA-Z][a-zA-Z0-9_-]{0,62}$",parentSchema:schema75,data:key2,propertyName:key2};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/queries",schemaPath:"#/$defs/messageName/type",keyword:"type",params:{type: "string"},schema:schema75.type,parentSchema:schema75,data:key2,propertyName:key2};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
var valid6 = _errs30 === errors;
if(!valid6){
const err30 = {instancePath:instancePath+"/queries",schemaPath:"#/properties/queries/propertyNames",keyword:"propertyNames",params:{propertyName: key2},schema:schema70.properties.queries.propertyNames,parentSchema:schema70.properties.queries,data:data11};
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
const err31 = {instancePath:instancePath+"/queries",schemaPath:"#/properties/queries/type",keyword:"type",params:{type: "object"},schema:schema70.properties.queries.type,parentSchema:schema70.properties.queries,data:data11};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.steps !== undefined){
if(!(validate29(data.steps, {instancePath:instancePath+"/steps",parentData:data,parentDataProperty:"steps",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate29.errors);
errors = vErrors.length;
}
}
}
else {
const err32 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema70.type,parentSchema:schema70,data};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
validate108.errors = vErrors;
return errors === 0;
}
validate108.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

exports.monitor = validate111;
const schema32 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Monitor document","description":"Watches something and tells when it changes or a condition holds.","type":"object","required":["watchloom","kind","name","schedule","source"],"additionalProperties":false,"properties":{"watchloom":{"description":"The version of the document format.","type":"string","const":"1","examples":["1"]},"kind":{"description":"What the document is.","type":"string","const":"Monitor","examples":["Monitor"]},"name":{"$ref":"#/$defs/documentName","description":"The monitor's name, unique in the tenant.","examples":["keyboard-price"]},"description":{"description":"What the monitor is for.","type":"string","maxLength":4096,"examples":["Tells when the keyboard is cheap"]},"labels":{"$ref":"#/$defs/labels","description":"Names and values to find it by; at most 10.","examples":[{"team":"ops"}]},"schedule":{"title":"Schedule","description":"When it checks: exactly one of `every`, `cron`, `adaptive`.","type":"object","additionalProperties":false,"properties":{"every":{"$ref":"#/$defs/duration","description":"The time between two checks; at least 10s.","examples":["15m"]},"cron":{"$ref":"#/$defs/cron","description":"A cron expression of five fields, or a list of them.","examples":["0 9 * * 1-5"]},"adaptive":{"title":"Adaptive","description":"Between these, by how often something changes.","type":"object","required":["min","max"],"additionalProperties":false,"properties":{"min":{"$ref":"#/$defs/duration","description":"The shortest time.","examples":["15m"]},"max":{"$ref":"#/$defs/duration","description":"The longest time.","examples":["24h"]}},"examples":[{"min":"15m","max":"24h"}]},"timezone":{"description":"The IANA zone of cron, windows and quiet hours.","type":"string","default":"UTC","examples":["Europe/Berlin"]},"windows":{"description":"Only in these hours.","type":"array","items":{"title":"Window","description":"Days and hours; `to` before `from` runs past midnight.","type":"object","required":["from","to"],"additionalProperties":false,"properties":{"days":{"description":"The days; absent: every day.","type":"array","items":{"description":"A day.","type":"string","enum":["mon","tue","wed","thu","fri","sat","sun"],"examples":["mon"]},"minItems":1,"maxItems":7,"uniqueItems":true,"examples":[["mon","tue"]]},"from":{"description":"The beginning, `HH:MM`.","type":"string","pattern":"^([01][0-9]|2[0-3]):[0-5][0-9]$","examples":["08:00"]},"to":{"description":"The end, `HH:MM`.","type":"string","pattern":"^([01][0-9]|2[0-3]):[0-5][0-9]$","examples":["20:00"]}},"examples":[{"days":["mon"],"from":"08:00","to":"20:00"}]},"minItems":1,"maxItems":50,"examples":[[{"days":["mon"],"from":"08:00","to":"20:00"}]]},"jitter":{"$ref":"#/$defs/duration","description":"A random delay of at most this.","examples":["30s"]},"overlap":{"description":"What happens when a check is due while one runs.","type":"string","enum":["skip","buffer_one","buffer_all","cancel_other","terminate_other","allow_all"],"default":"skip","examples":["skip"]},"catchup":{"$ref":"#/$defs/duration","description":"How late a missed check may still be made.","default":"10m","examples":["10m"]}},"exactlyOneKey":["every","cron","adaptive"],"examples":[{"every":"15m"}]},"source":{"description":"What is watched: exactly one source.","type":"object","allOf":[{"type":"object","exactlyOneKey":["http","feed","search","call","steps"]},{"if":{"type":"object","required":["http"],"properties":{"http":true}},"then":{"title":"Source http","description":"A page or an API, as `http.request`; conditional by ETag and Last-Modified.","type":"object","required":["http"],"additionalProperties":false,"properties":{"http":{"title":"Http source","description":"A page or an API, as `http.request`; conditional by ETag and Last-Modified.","type":"object","required":["url"],"additionalProperties":false,"properties":{"url":{"$ref":"#/$defs/text","description":"The address.","examples":["https://shop.example/keyboard"]},"method":{"description":"The method.","type":"string","enum":["GET","HEAD","POST"],"default":"GET","examples":["GET"]},"headers":{"$ref":"#/$defs/with","description":"Headers.","examples":[{"accept":"text/html"}]},"query":{"$ref":"#/$defs/with","description":"Query parameters.","examples":[{"q":"keyboard"}]},"body":{"$ref":"#/$defs/template","description":"The body.","examples":[{"q":"keyboard"}]},"auth":{"$ref":"#/$defs/with","description":"Who asks, as `http.request`.","examples":[{"bearer":{"$secret":"shop"}}]},"expect":{"description":"How the body is read.","type":"string","enum":["json","text"],"examples":["text"]},"accept":{"description":"The statuses that are no error.","type":"array","items":{"description":"A status, or a class.","type":["integer","string"],"examples":[404]},"examples":[[200,404]]},"schema":{"$ref":"#/$defs/jsonSchema","description":"JSON Schema of the body.","examples":[{"type":"object"}]}},"examples":[{"url":"https://shop.example/keyboard"}]}},"examples":[{"http":{"url":"https://shop.example/keyboard"}}]}},{"if":{"type":"object","required":["feed"],"properties":{"feed":true}},"then":{"title":"Source feed","description":"RSS, Atom or JSON Feed; the value is the list of items.","type":"object","required":["feed"],"additionalProperties":false,"properties":{"feed":{"title":"Feed source","description":"RSS, Atom or JSON Feed; the value is the list of items.","type":"object","required":["url"],"additionalProperties":false,"properties":{"url":{"$ref":"#/$defs/text","description":"The address.","examples":["https://www.postgresql.org/versions.rss"]}},"examples":[{"url":"https://www.postgresql.org/versions.rss"}]}},"examples":[{"feed":{"url":"https://www.postgresql.org/versions.rss"}}]}},{"if":{"type":"object","required":["search"],"properties":{"search":true}},"then":{"title":"Source search","description":"A grounded answer; the value is `{answer, sources, confidence}`.","type":"object","required":["search"],"additionalProperties":false,"properties":{"search":{"title":"Search source","description":"A grounded answer; the value is `{answer, sources, confidence}`.","type":"object","required":["query"],"additionalProperties":false,"properties":{"query":{"$ref":"#/$defs/text","description":"The question.","examples":["When is the next release?"]},"provider":{"description":"Who searches.","type":"string","examples":["gemini"]},"model":{"description":"The model.","type":"string","examples":["gemini:gemini-2.5-flash"]},"allowDomains":{"description":"Only these domains.","type":"array","items":{"description":"A domain.","type":"string","examples":["example.org"]},"maxItems":100,"examples":[["example.org"]]}},"examples":[{"query":"When is the next release?"}]}},"examples":[{"search":{"query":"When is the next release?"}}]}},{"if":{"type":"object","required":["call"],"properties":{"call":true}},"then":{"title":"Source call","description":"Any activity.","type":"object","required":["call"],"additionalProperties":false,"properties":{"call":{"title":"Call source","description":"Any activity.","type":"object","required":["activity"],"additionalProperties":false,"properties":{"activity":{"$ref":"#/$defs/activityName","description":"The activity.","examples":["http.request"]},"with":{"$ref":"#/$defs/with","description":"Its input.","examples":[{"url":"https://example.org"}]}},"examples":[{"activity":"http.request","with":{"url":"https://example.org"}}]}},"examples":[{"call":{"activity":"http.request","with":{"url":"https://example.org"}}}]}},{"if":{"type":"object","required":["steps"],"properties":{"steps":true}},"then":{"title":"Source steps","description":"Steps of a Workflow; the value is the last output.","type":"object","required":["steps"],"additionalProperties":false,"properties":{"steps":{"$ref":"#/$defs/steps","description":"Steps of a Workflow; the value is the last output.","examples":[[{"id":"page","call":"http.request","with":{"url":"https://example.org"}}]]}},"examples":[{"steps":[{"id":"page","call":"http.request","with":{"url":"https://example.org"}}]}]}}],"examples":[{"http":{"url":"https://shop.example/keyboard"}}]},"select":{"description":"What is taken of it, in order.","type":"array","items":{"$ref":"#/$defs/SelectOperation"},"minItems":1,"maxItems":50,"examples":[[{"css":".price"},{"number":{"locale":"de"}}]]},"extract":{"title":"Extract","description":"A model fills a schema from the text.","type":"object","required":["schema"],"additionalProperties":false,"properties":{"schema":{"$ref":"#/$defs/jsonSchema","description":"The schema.","examples":[{"type":"object","properties":{"price":{"type":"number"}}}]},"model":{"description":"The model, `gemini:…` or `openai:…`.","type":"string","pattern":"^(gemini|openai):\\S+$","examples":["gemini:gemini-2.5-flash"]}},"examples":[{"schema":{"type":"object","properties":{"price":{"type":"number"}}}}]},"compare":{"title":"Compare","description":"What counts as a change.","type":"object","additionalProperties":false,"properties":{"by":{"description":"`exact`, or by `meaning`.","type":"string","enum":["exact","meaning"],"examples":["exact"]},"identity":{"$ref":"#/$defs/text","description":"Lists: what tells one item from another.","examples":["${item.url}"]},"ignore":{"description":"Regular expressions on text; `{jsonpath}` on objects.","type":"array","items":{"description":"What does not count.","type":["string","object"],"allOf":[{"if":{"type":"string"},"then":{"title":"Ignored text","description":"An RE2 pattern.","type":"string","examples":["\\d+ people are watching"]}},{"if":{"type":"object"},"then":{"title":"Ignored path","description":"A path that does not count.","type":"object","required":["jsonpath"],"additionalProperties":false,"properties":{"jsonpath":{"description":"The path.","type":"string","examples":["$.updated"]}},"examples":[{"jsonpath":"$.updated"}]}}],"examples":["\\d+ people are watching"]},"maxItems":100,"examples":[["\\d+ people are watching"]]},"confirm":{"description":"The same value in so many checks in a row.","type":"integer","minimum":1,"maximum":100,"default":1,"examples":[2]}},"examples":[{"identity":"${item.url}"}]},"condition":{"title":"Monitor condition","description":"When it tells.","type":"object","additionalProperties":false,"properties":{"when":{"$ref":"#/$defs/condition","description":"A rule.","examples":["${value < 80}"]},"ask":{"description":"A question that a model judges on the evidence.","type":"string","examples":["Has a release date been announced?"]},"minConfidence":{"description":"How sure the judgement must be.","type":"number","minimum":0,"maximum":1,"default":0.7,"examples":[0.7]},"onError":{"description":"The model fails, is unsure, or its budget is spent.","type":"string","enum":["hold","notify","skip"],"default":"hold","examples":["hold"]},"trigger":{"description":"When the condition becomes true, whenever it holds, or at each change.","type":"string","enum":["edge","level","change"],"examples":["edge"]},"firstRun":{"description":"What the first check does.","type":"string","enum":["notify","baseline"],"examples":["notify"]}},"examples":[{"when":"${value < 80}"}]},"notify":{"title":"Notify","description":"How it tells.","type":"object","required":["to"],"additionalProperties":false,"properties":{"behaviour":{"description":"Always, or once: then the monitor completes.","type":"string","enum":["always","once"],"default":"always","examples":["always"]},"title":{"$ref":"#/$defs/text","description":"The title; absent: the monitor's name.","examples":["Keyboard for ${value} €"]},"message":{"$ref":"#/$defs/text","description":"The text, Markdown.","examples":["Now ${value} € (was ${previous})"]},"each":{"title":"Notify each","description":"A line for each of these.","type":"object","required":["over","line"],"additionalProperties":false,"properties":{"over":{"$ref":"#/$defs/text","description":"The list.","examples":["${diff.added}"]},"line":{"$ref":"#/$defs/text","description":"The line; reads `item` and `index`.","examples":["[${item.title}](${item.url})"]},"max":{"description":"The most lines.","type":"integer","minimum":1,"maximum":1000,"examples":[20]}},"examples":[{"over":"${diff.added}","line":"${item.title}"}]},"cooldown":{"$ref":"#/$defs/duration","description":"No second notification before this has passed.","examples":["1h"]},"maxPerDay":{"description":"The most notifications a day.","type":"integer","minimum":1,"maximum":10000,"examples":[10]},"quietHours":{"title":"Quiet hours","description":"Hours in which nothing is sent.","type":"object","required":["from","to"],"additionalProperties":false,"properties":{"from":{"description":"The beginning, `HH:MM`.","type":"string","pattern":"^([01][0-9]|2[0-3]):[0-5][0-9]$","examples":["22:00"]},"to":{"description":"The end, `HH:MM`.","type":"string","pattern":"^([01][0-9]|2[0-3]):[0-5][0-9]$","examples":["07:00"]}},"examples":[{"from":"22:00","to":"07:00"}]},"digest":{"title":"Digest","description":"All notifications of a time as one.","type":"object","additionalProperties":false,"properties":{"cron":{"$ref":"#/$defs/cron","description":"A cron expression of five fields, or a list of them.","examples":["0 9 * * 1-5"]},"every":{"$ref":"#/$defs/duration","description":"The time.","examples":["24h"]}},"exactlyOneKey":["cron","every"],"examples":[{"cron":"0 8 * * 1"}]},"stale":{"description":"What happens to a held message that is no longer true.","type":"string","enum":["send","drop"],"default":"send","examples":["send"]},"to":{"description":"The channels.","type":"array","items":{"$ref":"#/$defs/Channel"},"maxItems":20,"examples":[[{"webhook":{"url":"https://hooks.example/x"}}]]}},"examples":[{"to":[{"webhook":{"url":"https://hooks.example/x"}}]}]},"health":{"title":"Health","description":"When the monitor itself is unwell.","type":"object","additionalProperties":false,"properties":{"failures":{"description":"Failed checks in a row.","type":"integer","minimum":1,"maximum":1000,"default":5,"examples":[5]},"emptyFor":{"description":"Empty checks in a row.","type":"integer","minimum":1,"maximum":1000,"default":3,"examples":[3]},"staleAfter":{"$ref":"#/$defs/duration","description":"No good check for so long.","examples":["2h"]},"to":{"description":"The channels; absent: those of `notify`.","type":"array","items":{"$ref":"#/$defs/Channel"},"maxItems":20,"examples":[[{"webhook":{"url":"https://hooks.example/x"}}]]}},"examples":[{"failures":5}]},"retry":{"$ref":"#/$defs/retry","description":"How often and how fast a failed check is made again; ends before the next is due.","examples":[{"attempts":4,"initial":"10s","factor":3,"max":"5m"}]},"budget":{"title":"Monitor budget","description":"The most that it may use.","type":"object","additionalProperties":false,"properties":{"tokensPerDay":{"description":"Tokens of models a day.","type":"integer","minimum":1,"maximum":1000000000,"examples":[50000]},"bytesPerCheck":{"$ref":"#/$defs/size","description":"Bytes that one check brings in.","examples":["5MiB"]}},"examples":[{"tokensPerDay":50000}]},"expires":{"$ref":"#/$defs/time","description":"When it ends.","examples":["2027-01-01T00:00:00Z"]}},"examples":[{"watchloom":"1","kind":"Monitor","name":"keyboard-price","schedule":{"every":"15m"},"source":{"http":{"url":"https://shop.example/keyboard"}},"select":[{"css":".price"},{"number":{"locale":"de"}}],"condition":{"when":"${value < 80}"},"notify":{"to":[{"webhook":{"url":"https://hooks.example/x"}}]}}]};
const schema37 = {"description":"A cron expression of five fields, or a list of them.","type":["string","array"],"allOf":[{"if":{"type":"string"},"then":{"title":"Cron text","description":"Five fields: minute, hour, day, month, weekday.","type":"string","pattern":"^\\s*\\S+(\\s+\\S+){4}\\s*$","maxLength":255,"examples":["0 9 * * 1-5"]}},{"if":{"type":"array"},"then":{"title":"Crons","description":"Several of them.","type":"array","minItems":1,"maxItems":20,"items":{"description":"A cron expression: five fields, minute, hour, day, month, weekday.","type":"string","pattern":"^\\s*\\S+(\\s+\\S+){4}\\s*$","maxLength":255,"examples":["0 9 * * 1-5"]},"examples":[["0 9 * * 1-5","0 12 * * 6"]]}}],"examples":["0 9 * * 1-5"]};
const schema201 = {"description":"A time: RFC 3339.","type":"string","format":"date-time","examples":["2027-01-01T00:00:00Z"]};
const pattern7 = new RegExp("^\\s*\\S+(\\s+\\S+){4}\\s*$", "u");
const pattern11 = new RegExp("^([01][0-9]|2[0-3]):[0-5][0-9]$", "u");
const pattern62 = new RegExp("^(gemini|openai):\\S+$", "u");
const schema178 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Select operation","description":"One operation of `select`: it takes the value of the one before and gives the next.","type":["string","object"],"allOf":[{"if":{"type":"string"},"then":{"title":"Plain operation","description":"An operation without options; also one of your own workers, by the name of its manifest.","type":"string","anyOf":[{"enum":["text","number","date","trim","sort","unique"]},{"pattern":"^[a-z][a-zA-Z0-9_-]*(\\.[a-z][a-zA-Z0-9_-]*)*$"}],"maxLength":127,"examples":["text","acme.points"]}},{"if":{"type":"object"},"then":{"type":"object","allOf":[{"type":"object","atMostOneKey":["remove","css","xpath","items","jsonpath","regex","lines","text","number","date","trim","sort","unique","replace"]},{"if":{"type":"object","propertyNames":{"not":{"enum":["remove","css","xpath","items","jsonpath","regex","lines","text","number","date","trim","sort","unique","replace"]}}},"then":{"title":"Own operation","description":"An operation of your own workers, by the name of its manifest.","type":"object","minProperties":1,"maxProperties":1,"propertyNames":{"type":"string","pattern":"^[a-z][a-zA-Z0-9_-]*(\\.[a-z][a-zA-Z0-9_-]*)*$","not":{"enum":["remove","css","xpath","items","jsonpath","regex","lines","text","number","date","trim","sort","unique","replace"]}},"additionalProperties":{"title":"Own operation options","description":"What its manifest's `input` asks for, but for `value`.","type":"object","additionalProperties":{"$ref":"#/$defs/template"},"examples":[{"team":"SC Freiburg"}]},"examples":[{"acme.points":{"team":"SC Freiburg"}}]}},{"if":{"type":"object","required":["remove"],"properties":{"remove":true}},"then":{"title":"Select remove","description":"Takes away what these CSS selectors match.","type":"object","required":["remove"],"additionalProperties":false,"properties":{"remove":{"description":"Takes away what these CSS selectors match.","type":"array","items":{"description":"A CSS selector.","type":"string","examples":[".ads"]},"minItems":1,"maxItems":100,"examples":[[".ads","nav"]]}},"examples":[{"remove":[".ads","nav"]}]}},{"if":{"type":"object","required":["css"],"properties":{"css":true}},"then":{"title":"Select css","description":"HTML to the text of the first match of a CSS selector.","type":"object","required":["css"],"additionalProperties":false,"properties":{"css":{"description":"HTML to the text of the first match of a CSS selector.","type":["string","object"],"allOf":[{"if":{"type":"string"},"then":{"title":"Css selector","description":"A selector.","type":"string","examples":[".price"]}},{"if":{"type":"object"},"then":{"title":"Css options","description":"A selector with options.","type":"object","required":["select"],"additionalProperties":false,"properties":{"select":{"description":"The selector.","type":"string","examples":[".price"]},"all":{"description":"Every match, as a list.","type":"boolean","default":false,"examples":[true]},"attr":{"description":"An attribute instead of the text.","type":"string","examples":["href"]},"html":{"description":"The HTML instead of the text.","type":"boolean","default":false,"examples":[true]},"max":{"description":"The most matches.","type":"integer","minimum":1,"maximum":10000,"examples":[20]}},"examples":[{"select":".price","all":true}]}}],"examples":[".price"]}},"examples":[{"css":".price"}]}},{"if":{"type":"object","required":["xpath"],"properties":{"xpath":true}},"then":{"title":"Select xpath","description":"HTML to the text of the first match of an XPath.","type":"object","required":["xpath"],"additionalProperties":false,"properties":{"xpath":{"description":"HTML to the text of the first match of an XPath.","type":["string","object"],"allOf":[{"if":{"type":"string"},"then":{"title":"Xpath selector","description":"A selector.","type":"string","examples":["//h1"]}},{"if":{"type":"object"},"then":{"title":"Xpath options","description":"A selector with options.","type":"object","required":["select"],"additionalProperties":false,"properties":{"select":{"description":"The selector.","type":"string","examples":["//h1"]},"all":{"description":"Every match, as a list.","type":"boolean","default":false,"examples":[true]},"attr":{"description":"An attribute instead of the text.","type":"string","examples":["href"]},"html":{"description":"The HTML instead of the text.","type":"boolean","default":false,"examples":[true]},"max":{"description":"The most matches.","type":"integer","minimum":1,"maximum":10000,"examples":[20]}},"examples":[{"select":"//h1","all":true}]}}],"examples":["//h1"]}},"examples":[{"xpath":"//h1"}]}},{"if":{"type":"object","required":["items"],"properties":{"items":true}},"then":{"title":"Select items","description":"HTML to a list of objects.","type":"object","required":["items"],"additionalProperties":false,"properties":{"items":{"title":"Items options","description":"HTML to a list of objects.","type":"object","required":["each","fields"],"additionalProperties":false,"properties":{"each":{"description":"A CSS selector of one item.","type":"string","examples":[".card"]},"fields":{"description":"A field's name, and what it takes from the item.","type":"object","minProperties":1,"maxProperties":100,"additionalProperties":{"$ref":"#/$defs/field"},"examples":[{"title":".t"}]},"max":{"description":"The most items.","type":"integer","minimum":1,"maximum":10000,"examples":[100]}},"examples":[{"each":".card","fields":{"title":".t","url":{"css":"a","attr":"href"}}}]}},"examples":[{"items":{"each":".card","fields":{"title":".t","url":{"css":"a","attr":"href"}}}}]}},{"if":{"type":"object","required":["jsonpath"],"properties":{"jsonpath":true}},"then":{"title":"Select jsonpath","description":"JSON to the first node of an RFC 9535 path; `all`: the list of nodes.","type":"object","required":["jsonpath"],"additionalProperties":false,"properties":{"jsonpath":{"description":"JSON to the first node of an RFC 9535 path; `all`: the list of nodes.","type":["string","object"],"allOf":[{"if":{"type":"string"},"then":{"title":"Json path","description":"A path.","type":"string","examples":["$.price"]}},{"if":{"type":"object"},"then":{"title":"Json path options","description":"A path with options.","type":"object","required":["select"],"additionalProperties":false,"properties":{"select":{"description":"The path.","type":"string","examples":["$.items[*].price"]},"all":{"description":"Every node, as a list.","type":"boolean","default":false,"examples":[true]}},"examples":[{"select":"$.items[*].price","all":true}]}}],"examples":["$.price"]}},"examples":[{"jsonpath":"$.price"}]}},{"if":{"type":"object","required":["regex"],"properties":{"regex":true}},"then":{"title":"Select regex","description":"Text to the first capture, else the match, of an RE2 pattern.","type":"object","required":["regex"],"additionalProperties":false,"properties":{"regex":{"description":"Text to the first capture, else the match, of an RE2 pattern.","type":["string","object"],"allOf":[{"if":{"type":"string"},"then":{"title":"Regex pattern","description":"A pattern.","type":"string","examples":["(\\d+) left"]}},{"if":{"type":"object"},"then":{"title":"Regex options","description":"A pattern with options.","type":"object","required":["pattern"],"additionalProperties":false,"properties":{"pattern":{"description":"The pattern.","type":"string","examples":["(\\d+) left"]},"group":{"description":"Which capture.","type":"integer","minimum":0,"maximum":99,"examples":[1]},"all":{"description":"Every match, as a list.","type":"boolean","default":false,"examples":[true]}},"examples":[{"pattern":"(\\d+) left","group":1}]}}],"examples":["(\\d+) left"]}},"examples":[{"regex":"(\\d+) left"}]}},{"if":{"type":"object","required":["lines"],"properties":{"lines":true}},"then":{"title":"Select lines","description":"Text to some of its lines.","type":"object","required":["lines"],"additionalProperties":false,"properties":{"lines":{"title":"Lines options","description":"Text to some of its lines.","type":"object","additionalProperties":false,"properties":{"containing":{"description":"Only lines that hold this.","type":"string","examples":["EUR"]},"not":{"description":"Only lines that do not hold this.","type":"string","examples":["ad"]},"from":{"description":"From the first line that holds this.","type":"string","examples":["Prices"]},"to":{"description":"To the first line after it that holds this.","type":"string","examples":["Contact"]}},"examples":[{"containing":"EUR"}]}},"examples":[{"lines":{"containing":"EUR"}}]}},{"if":{"type":"object","required":["text"],"properties":{"text":true}},"then":{"title":"Select text","description":"HTML to readable text.","type":"object","required":["text"],"additionalProperties":false,"properties":{"text":{"title":"Text options","description":"HTML to readable text.","type":"object","additionalProperties":false,"properties":{},"examples":[{}]}},"examples":[{"text":{}}]}},{"if":{"type":"object","required":["number"],"properties":{"number":true}},"then":{"title":"Select number","description":"Text to a number.","type":"object","required":["number"],"additionalProperties":false,"properties":{"number":{"title":"Number options","description":"Text to a number.","type":"object","additionalProperties":false,"properties":{"locale":{"description":"A BCP 47 tag that says how numbers are written.","type":"string","pattern":"^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$","examples":["de"]}},"examples":[{"locale":"de"}]}},"examples":[{"number":{"locale":"de"}}]}},{"if":{"type":"object","required":["date"],"properties":{"date":true}},"then":{"title":"Select date","description":"Text to an RFC 3339 time.","type":"object","required":["date"],"additionalProperties":false,"properties":{"date":{"title":"Date options","description":"Text to an RFC 3339 time.","type":"object","additionalProperties":false,"properties":{"format":{"description":"How the text is written.","type":"string","examples":["dd.MM.yyyy"]},"zone":{"description":"The IANA zone of a time without one.","type":"string","examples":["Europe/Berlin"]},"locale":{"description":"A BCP 47 tag that says how numbers are written.","type":"string","pattern":"^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$","examples":["de"]}},"examples":[{"format":"dd.MM.yyyy","zone":"Europe/Berlin"}]}},"examples":[{"date":{"format":"dd.MM.yyyy","zone":"Europe/Berlin"}}]}},{"if":{"type":"object","required":["trim"],"properties":{"trim":true}},"then":{"title":"Select trim","description":"Takes white space away at both ends, of each line or entry.","type":"object","required":["trim"],"additionalProperties":false,"properties":{"trim":{"title":"Trim options","description":"Takes white space away at both ends, of each line or entry.","type":"object","additionalProperties":false,"properties":{},"examples":[{}]}},"examples":[{"trim":{}}]}},{"if":{"type":"object","required":["sort"],"properties":{"sort":true}},"then":{"title":"Select sort","description":"Sorts lines or entries.","type":"object","required":["sort"],"additionalProperties":false,"properties":{"sort":{"title":"Sort options","description":"Sorts lines or entries.","type":"object","additionalProperties":false,"properties":{},"examples":[{}]}},"examples":[{"sort":{}}]}},{"if":{"type":"object","required":["unique"],"properties":{"unique":true}},"then":{"title":"Select unique","description":"Keeps each line or entry once.","type":"object","required":["unique"],"additionalProperties":false,"properties":{"unique":{"title":"Unique options","description":"Keeps each line or entry once.","type":"object","additionalProperties":false,"properties":{},"examples":[{}]}},"examples":[{"unique":{}}]}},{"if":{"type":"object","required":["replace"],"properties":{"replace":true}},"then":{"title":"Select replace","description":"Replaces every match of an RE2 pattern.","type":"object","required":["replace"],"additionalProperties":false,"properties":{"replace":{"title":"Replace options","description":"Replaces every match of an RE2 pattern.","type":"object","required":["pattern","with"],"additionalProperties":false,"properties":{"pattern":{"description":"The pattern.","type":"string","examples":["\\s+"]},"with":{"description":"What stands there instead; `$1` is a capture.","type":"string","examples":[" "]}},"examples":[{"pattern":"\\s+","with":" "}]}},"examples":[{"replace":{"pattern":"\\s+","with":" "}}]}}]}}],"examples":[{"css":".price"}]};
const pattern58 = new RegExp("^[a-z][a-zA-Z0-9_-]*(\\.[a-z][a-zA-Z0-9_-]*)*$", "u");
const pattern60 = new RegExp("^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$", "u");
const schema180 = {"description":"What a field takes from an item: a CSS selector, one with an attribute, or operations.","type":["string","object","array"],"allOf":[{"if":{"type":"string"},"then":{"title":"Field selector","description":"A CSS selector.","type":"string","examples":[".t"]}},{"if":{"type":"object"},"then":{"title":"Field attribute","description":"A CSS selector and what is taken of the match.","type":"object","required":["css"],"additionalProperties":false,"properties":{"css":{"description":"The selector.","type":"string","examples":["a"]},"attr":{"description":"An attribute instead of the text.","type":"string","examples":["href"]},"html":{"description":"The HTML instead of the text.","type":"boolean","default":false,"examples":[true]}},"examples":[{"css":"a","attr":"href"}]}},{"if":{"type":"array"},"then":{"title":"Field operations","description":"Operations in order.","type":"array","minItems":1,"maxItems":20,"items":{"$ref":"#/$defs/SelectOperation"},"examples":[[{"css":".p"},{"number":{"locale":"de"}}]]}}],"examples":[".t"]};
const wrapper9 = {validate: validate83};

function validate84(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate84.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((!data || typeof data != "object") && (typeof data !== "string")){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema180.type},schema:schema180.type,parentSchema:schema180,data};
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
if(typeof data !== "string"){
const err2 = {instancePath,schemaPath:"#/allOf/0/then/type",keyword:"type",params:{type: "string"},schema:schema180.allOf[0].then.type,parentSchema:schema180.allOf[0].then,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid1 = _valid0;
}
if(!valid1){
const err3 = {instancePath,schemaPath:"#/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},schema:schema180.allOf[0].if,parentSchema:schema180.allOf[0],data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
const _errs8 = errors;
let valid2 = true;
const _errs9 = errors;
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid1 = _errs9 === errors;
errors = _errs8;
if(vErrors !== null){
if(_errs8){
vErrors.length = _errs8;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs11 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.css === undefined){
const err5 = {instancePath,schemaPath:"#/allOf/1/then/required",keyword:"required",params:{missingProperty: "css"},schema:schema180.allOf[1].then.required,parentSchema:schema180.allOf[1].then,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "css") || (key0 === "attr")) || (key0 === "html"))){
const err6 = {instancePath,schemaPath:"#/allOf/1/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema180.allOf[1].then,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.css !== undefined){
let data0 = data.css;
if(typeof data0 !== "string"){
const err7 = {instancePath:instancePath+"/css",schemaPath:"#/allOf/1/then/properties/css/type",keyword:"type",params:{type: "string"},schema:schema180.allOf[1].then.properties.css.type,parentSchema:schema180.allOf[1].then.properties.css,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.attr !== undefined){
let data1 = data.attr;
if(typeof data1 !== "string"){
const err8 = {instancePath:instancePath+"/attr",schemaPath:"#/allOf/1/then/properties/attr/type",keyword:"type",params:{type: "string"},schema:schema180.allOf[1].then.properties.attr.type,parentSchema:schema180.allOf[1].then.properties.attr,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.html !== undefined){
let data2 = data.html;
if(typeof data2 !== "boolean"){
const err9 = {instancePath:instancePath+"/html",schemaPath:"#/allOf/1/then/properties/html/type",keyword:"type",params:{type: "boolean"},schema:schema180.allOf[1].then.properties.html.type,parentSchema:schema180.allOf[1].then.properties.html,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/allOf/1/then/type",keyword:"type",params:{type: "object"},schema:schema180.allOf[1].then.type,parentSchema:schema180.allOf[1].then,data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var _valid1 = _errs11 === errors;
valid2 = _valid1;
if(valid2){
var props0 = true;
}
}
if(!valid2){
const err11 = {instancePath,schemaPath:"#/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema180.allOf[1].if,parentSchema:schema180.allOf[1],data};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
const _errs21 = errors;
let valid4 = true;
const _errs22 = errors;
if(!(Array.isArray(data))){
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var _valid2 = _errs22 === errors;
errors = _errs21;
if(vErrors !== null){
if(_errs21){
vErrors.length = _errs21;
}
else {
vErrors = null;
}
}
if(_valid2){
const _errs24 = errors;
if(Array.isArray(data)){
if(data.length > 20){
const err13 = {instancePath,schemaPath:"#/allOf/2/then/maxItems",keyword:"maxItems",params:{limit: 20},schema:20,parentSchema:schema180.allOf[2].then,data};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data.length < 1){
const err14 = {instancePath,schemaPath:"#/allOf/2/then/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema180.allOf[2].then,data};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(wrapper9.validate(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper9.validate.errors : vErrors.concat(wrapper9.validate.errors);
errors = vErrors.length;
}
}
}
else {
const err15 = {instancePath,schemaPath:"#/allOf/2/then/type",keyword:"type",params:{type: "array"},schema:schema180.allOf[2].then.type,parentSchema:schema180.allOf[2].then,data};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
var _valid2 = _errs24 === errors;
valid4 = _valid2;
if(valid4){
var items1 = true;
}
}
if(!valid4){
const err16 = {instancePath,schemaPath:"#/allOf/2/if",keyword:"if",params:{failingKeyword: "then"},schema:schema180.allOf[2].if,parentSchema:schema180.allOf[2],data};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
validate84.errors = vErrors;
evaluated0.props = props0;
evaluated0.items = items1;
return errors === 0;
}
validate84.evaluated = {"dynamicProps":true,"dynamicItems":true};


function validate83(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate83.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema178.type},schema:schema178.type,parentSchema:schema178,data};
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
const _errs7 = errors;
let valid2 = false;
const _errs8 = errors;
if(!((((((data === "text") || (data === "number")) || (data === "date")) || (data === "trim")) || (data === "sort")) || (data === "unique"))){
const err2 = {instancePath,schemaPath:"#/allOf/0/then/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema178.allOf[0].then.anyOf[0].enum},schema:schema178.allOf[0].then.anyOf[0].enum,parentSchema:schema178.allOf[0].then.anyOf[0],data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid1 = _errs8 === errors;
valid2 = valid2 || _valid1;
const _errs9 = errors;
if(typeof data === "string"){
if(!pattern58.test(data)){
const err3 = {instancePath,schemaPath:"#/allOf/0/then/anyOf/1/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_-]*(\\.[a-z][a-zA-Z0-9_-]*)*$"},schema:"^[a-z][a-zA-Z0-9_-]*(\\.[a-z][a-zA-Z0-9_-]*)*$",parentSchema:schema178.allOf[0].then.anyOf[1],data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var _valid1 = _errs9 === errors;
valid2 = valid2 || _valid1;
if(!valid2){
const err4 = {instancePath,schemaPath:"#/allOf/0/then/anyOf",keyword:"anyOf",params:{},schema:schema178.allOf[0].then.anyOf,parentSchema:schema178.allOf[0].then,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
else {
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
}
if(typeof data === "string"){
if(func2(data) > 127){
const err5 = {instancePath,schemaPath:"#/allOf/0/then/maxLength",keyword:"maxLength",params:{limit: 127},schema:127,parentSchema:schema178.allOf[0].then,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath,schemaPath:"#/allOf/0/then/type",keyword:"type",params:{type: "string"},schema:schema178.allOf[0].then.type,parentSchema:schema178.allOf[0].then,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid1 = _valid0;
}
if(!valid1){
const err7 = {instancePath,schemaPath:"#/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},schema:schema178.allOf[0].if,parentSchema:schema178.allOf[0],data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
const _errs11 = errors;
let valid3 = true;
const _errs12 = errors;
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var _valid2 = _errs12 === errors;
errors = _errs11;
if(vErrors !== null){
if(_errs11){
vErrors.length = _errs11;
}
else {
vErrors = null;
}
}
if(_valid2){
const _errs14 = errors;
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err9 = {instancePath,schemaPath:"#/allOf/1/then/type",keyword:"type",params:{type: "object"},schema:schema178.allOf[1].then.type,parentSchema:schema178.allOf[1].then,data};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
let found0 = 0;
if(data["remove"] !== undefined){
found0++;
}
if(data["css"] !== undefined){
found0++;
}
if(data["xpath"] !== undefined){
found0++;
}
if(data["items"] !== undefined){
found0++;
}
if(data["jsonpath"] !== undefined){
found0++;
}
if(data["regex"] !== undefined){
found0++;
}
if(data["lines"] !== undefined){
found0++;
}
if(data["text"] !== undefined){
found0++;
}
if(data["number"] !== undefined){
found0++;
}
if(data["date"] !== undefined){
found0++;
}
if(data["trim"] !== undefined){
found0++;
}
if(data["sort"] !== undefined){
found0++;
}
if(data["unique"] !== undefined){
found0++;
}
if(data["replace"] !== undefined){
found0++;
}
if(found0 > 1){
const err10 = {instancePath,schemaPath:"#/allOf/1/then/allOf/0/atMostOneKey",keyword:"atMostOneKey",params:{ keys: ["remove","css","xpath","items","jsonpath","regex","lines","text","number","date","trim","sort","unique","replace"] },schema:schema178.allOf[1].then.allOf[0].atMostOneKey,parentSchema:schema178.allOf[1].then.allOf[0],data};
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
const err11 = {instancePath,schemaPath:"#/allOf/1/then/allOf/0/type",keyword:"type",params:{type: "object"},schema:schema178.allOf[1].then.allOf[0].type,parentSchema:schema178.allOf[1].then.allOf[0],data};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
const _errs19 = errors;
let valid5 = true;
const _errs20 = errors;
if(errors === _errs20){
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
const _errs22 = errors;
const _errs23 = errors;
const _errs24 = errors;
if(!((((((((((((((key0 === "remove") || (key0 === "css")) || (key0 === "xpath")) || (key0 === "items")) || (key0 === "jsonpath")) || (key0 === "regex")) || (key0 === "lines")) || (key0 === "text")) || (key0 === "number")) || (key0 === "date")) || (key0 === "trim")) || (key0 === "sort")) || (key0 === "unique")) || (key0 === "replace"))){
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var valid7 = _errs24 === errors;
if(valid7){
const err13 = {};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
else {
errors = _errs23;
if(vErrors !== null){
if(_errs23){
vErrors.length = _errs23;
}
else {
vErrors = null;
}
}
}
var valid6 = _errs22 === errors;
if(!valid6){
const err14 = {};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
break;
}
}
}
else {
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
const _errs25 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length > 1){
const err16 = {instancePath,schemaPath:"#/allOf/1/then/allOf/1/then/maxProperties",keyword:"maxProperties",params:{limit: 1},schema:1,parentSchema:schema178.allOf[1].then.allOf[1].then,data};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(Object.keys(data).length < 1){
const err17 = {instancePath,schemaPath:"#/allOf/1/then/allOf/1/then/minProperties",keyword:"minProperties",params:{limit: 1},schema:1,parentSchema:schema178.allOf[1].then.allOf[1].then,data};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
for(const key1 in data){
const _errs27 = errors;
const _errs29 = errors;
const _errs30 = errors;
if(!((((((((((((((key1 === "remove") || (key1 === "css")) || (key1 === "xpath")) || (key1 === "items")) || (key1 === "jsonpath")) || (key1 === "regex")) || (key1 === "lines")) || (key1 === "text")) || (key1 === "number")) || (key1 === "date")) || (key1 === "trim")) || (key1 === "sort")) || (key1 === "unique")) || (key1 === "replace"))){
const err18 = {};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
var valid9 = _errs30 === errors;
if(valid9){
const err19 = {instancePath,schemaPath:"#/allOf/1/then/allOf/1/then/propertyNames/not",keyword:"not",params:{},schema:schema178.allOf[1].then.allOf[1].then.propertyNames.not,parentSchema:schema178.allOf[1].then.allOf[1].then.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
else {
errors = _errs29;
if(vErrors !== null){
if(_errs29){
vErrors.length = _errs29;
}
else {
vErrors = null;
}
}
}
if(typeof key1 === "string"){
if(!pattern58.test(key1)){
const err20 = {instancePath,schemaPath:"#/allOf/1/then/allOf/1/then/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_-]*(\\.[a-z][a-zA-Z0-9_-]*)*$"},schema:"^[a-z][a-zA-Z0-9_-]*(\\.[a-z][a-zA-Z0-9_-]*)*$",parentSchema:schema178.allOf[1].then.allOf[1].then.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath,schemaPath:"#/allOf/1/then/allOf/1/then/propertyNames/type",keyword:"type",params:{type: "string"},schema:schema178.allOf[1].then.allOf[1].then.propertyNames.type,parentSchema:schema178.allOf[1].then.allOf[1].then.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
var valid8 = _errs27 === errors;
if(!valid8){
const err22 = {instancePath,schemaPath:"#/allOf/1/then/allOf/1/then/propertyNames",keyword:"propertyNames",params:{propertyName: key1},schema:schema178.allOf[1].then.allOf[1].then.propertyNames,parentSchema:schema178.allOf[1].then.allOf[1].then,data};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
for(const key2 in data){
let data0 = data[key2];
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
}
else {
const err23 = {instancePath:instancePath+"/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/allOf/1/then/allOf/1/then/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema178.allOf[1].then.allOf[1].then.additionalProperties.type,parentSchema:schema178.allOf[1].then.allOf[1].then.additionalProperties,data:data0};
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
const err24 = {instancePath,schemaPath:"#/allOf/1/then/allOf/1/then/type",keyword:"type",params:{type: "object"},schema:schema178.allOf[1].then.allOf[1].then.type,parentSchema:schema178.allOf[1].then.allOf[1].then,data};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
var _valid3 = _errs25 === errors;
valid5 = _valid3;
if(valid5){
var props0 = true;
}
}
if(!valid5){
const err25 = {instancePath,schemaPath:"#/allOf/1/then/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema178.allOf[1].then.allOf[1].if,parentSchema:schema178.allOf[1].then.allOf[1],data};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
const _errs37 = errors;
let valid13 = true;
const _errs38 = errors;
if(errors === _errs38){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.remove === undefined) && (missing0 = "remove")){
const err26 = {};
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
var _valid4 = _errs38 === errors;
errors = _errs37;
if(vErrors !== null){
if(_errs37){
vErrors.length = _errs37;
}
else {
vErrors = null;
}
}
if(_valid4){
const _errs40 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.remove === undefined){
const err28 = {instancePath,schemaPath:"#/allOf/1/then/allOf/2/then/required",keyword:"required",params:{missingProperty: "remove"},schema:schema178.allOf[1].then.allOf[2].then.required,parentSchema:schema178.allOf[1].then.allOf[2].then,data};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
for(const key4 in data){
if(!(key4 === "remove")){
const err29 = {instancePath,schemaPath:"#/allOf/1/then/allOf/2/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},schema:false,parentSchema:schema178.allOf[1].then.allOf[2].then,data};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.remove !== undefined){
let data2 = data.remove;
if(Array.isArray(data2)){
if(data2.length > 100){
const err30 = {instancePath:instancePath+"/remove",schemaPath:"#/allOf/1/then/allOf/2/then/properties/remove/maxItems",keyword:"maxItems",params:{limit: 100},schema:100,parentSchema:schema178.allOf[1].then.allOf[2].then.properties.remove,data:data2};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(data2.length < 1){
const err31 = {instancePath:instancePath+"/remove",schemaPath:"#/allOf/1/then/allOf/2/then/properties/remove/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema178.allOf[1].then.allOf[2].then.properties.remove,data:data2};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(typeof data3 !== "string"){
const err32 = {instancePath:instancePath+"/remove/" + i0,schemaPath:"#/allOf/1/then/allOf/2/then/properties/remove/items/type",keyword:"type",params:{type: "string"},schema:schema178.allOf[1].then.allOf[2].then.properties.remove.items.type,parentSchema:schema178.allOf[1].then.allOf[2].then.properties.remove.items,data:data3};
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
else {
const err33 = {instancePath:instancePath+"/remove",schemaPath:"#/allOf/1/then/allOf/2/then/properties/remove/type",keyword:"type",params:{type: "array"},schema:schema178.allOf[1].then.allOf[2].then.properties.remove.type,parentSchema:schema178.allOf[1].then.allOf[2].then.properties.remove,data:data2};
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
const err34 = {instancePath,schemaPath:"#/allOf/1/then/allOf/2/then/type",keyword:"type",params:{type: "object"},schema:schema178.allOf[1].then.allOf[2].then.type,parentSchema:schema178.allOf[1].then.allOf[2].then,data};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
var _valid4 = _errs40 === errors;
valid13 = _valid4;
if(valid13){
var props1 = true;
}
}
if(!valid13){
const err35 = {instancePath,schemaPath:"#/allOf/1/then/allOf/2/if",keyword:"if",params:{failingKeyword: "then"},schema:schema178.allOf[1].then.allOf[2].if,parentSchema:schema178.allOf[1].then.allOf[2],data};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
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
const _errs48 = errors;
let valid17 = true;
const _errs49 = errors;
if(errors === _errs49){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.css === undefined) && (missing1 = "css")){
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
var _valid5 = _errs49 === errors;
errors = _errs48;
if(vErrors !== null){
if(_errs48){
vErrors.length = _errs48;
}
else {
vErrors = null;
}
}
if(_valid5){
const _errs51 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.css === undefined){
const err38 = {instancePath,schemaPath:"#/allOf/1/then/allOf/3/then/required",keyword:"required",params:{missingProperty: "css"},schema:schema178.allOf[1].then.allOf[3].then.required,parentSchema:schema178.allOf[1].then.allOf[3].then,data};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
for(const key5 in data){
if(!(key5 === "css")){
const err39 = {instancePath,schemaPath:"#/allOf/1/then/allOf/3/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},schema:false,parentSchema:schema178.allOf[1].then.allOf[3].then,data};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data.css !== undefined){
let data4 = data.css;
if((typeof data4 !== "string") && (!(data4 && typeof data4 == "object" && !Array.isArray(data4)))){
const err40 = {instancePath:instancePath+"/css",schemaPath:"#/allOf/1/then/allOf/3/then/properties/css/type",keyword:"type",params:{type: schema178.allOf[1].then.allOf[3].then.properties.css.type},schema:schema178.allOf[1].then.allOf[3].then.properties.css.type,parentSchema:schema178.allOf[1].then.allOf[3].then.properties.css,data:data4};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
const _errs57 = errors;
let valid20 = true;
const _errs58 = errors;
if(typeof data4 !== "string"){
const err41 = {};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
var _valid6 = _errs58 === errors;
errors = _errs57;
if(vErrors !== null){
if(_errs57){
vErrors.length = _errs57;
}
else {
vErrors = null;
}
}
if(_valid6){
const _errs60 = errors;
if(typeof data4 !== "string"){
const err42 = {instancePath:instancePath+"/css",schemaPath:"#/allOf/1/then/allOf/3/then/properties/css/allOf/0/then/type",keyword:"type",params:{type: "string"},schema:schema178.allOf[1].then.allOf[3].then.properties.css.allOf[0].then.type,parentSchema:schema178.allOf[1].then.allOf[3].then.properties.css.allOf[0].then,data:data4};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
var _valid6 = _errs60 === errors;
valid20 = _valid6;
}
if(!valid20){
const err43 = {instancePath:instancePath+"/css",schemaPath:"#/allOf/1/then/allOf/3/then/properties/css/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},schema:schema178.allOf[1].then.allOf[3].then.properties.css.allOf[0].if,parentSchema:schema178.allOf[1].then.allOf[3].then.properties.css.allOf[0],data:data4};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
const _errs63 = errors;
let valid21 = true;
const _errs64 = errors;
if(!(data4 && typeof data4 == "object" && !Array.isArray(data4))){
const err44 = {};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
var _valid7 = _errs64 === errors;
errors = _errs63;
if(vErrors !== null){
if(_errs63){
vErrors.length = _errs63;
}
else {
vErrors = null;
}
}
if(_valid7){
const _errs66 = errors;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.select === undefined){
const err45 = {instancePath:instancePath+"/css",schemaPath:"#/allOf/1/then/allOf/3/then/properties/css/allOf/1/then/required",keyword:"required",params:{missingProperty: "select"},schema:schema178.allOf[1].then.allOf[3].then.properties.css.allOf[1].then.required,parentSchema:schema178.allOf[1].then.allOf[3].then.properties.css.allOf[1].then,data:data4};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
for(const key6 in data4){
if(!(((((key6 === "select") || (key6 === "all")) || (key6 === "attr")) || (key6 === "html")) || (key6 === "max"))){
const err46 = {instancePath:instancePath+"/css",schemaPath:"#/allOf/1/then/allOf/3/then/properties/css/allOf/1/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},schema:false,parentSchema:schema178.allOf[1].then.allOf[3].then.properties.css.allOf[1].then,data:data4};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data4.select !== undefined){
let data5 = data4.select;
if(typeof data5 !== "string"){
const err47 = {instancePath:instancePath+"/css/select",schemaPath:"#/allOf/1/then/allOf/3/then/properties/css/allOf/1/then/properties/select/type",keyword:"type",params:{type: "string"},schema:schema178.allOf[1].then.allOf[3].then.properties.css.allOf[1].then.properties.select.type,parentSchema:schema178.allOf[1].then.allOf[3].then.properties.css.allOf[1].then.properties.select,data:data5};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data4.all !== undefined){
let data6 = data4.all;
if(typeof data6 !== "boolean"){
const err48 = {instancePath:instancePath+"/css/all",schemaPath:"#/allOf/1/then/allOf/3/then/properties/css/allOf/1/then/properties/all/type",keyword:"type",params:{type: "boolean"},schema:schema178.allOf[1].then.allOf[3].then.properties.css.allOf[1].then.properties.all.type,parentSchema:schema178.allOf[1].then.allOf[3].then.properties.css.allOf[1].then.properties.all,data:data6};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data4.attr !== undefined){
let data7 = data4.attr;
if(typeof data7 !== "string"){
const err49 = {instancePath:instancePath+"/css/attr",schemaPath:"#/allOf/1/then/allOf/3/then/properties/css/allOf/1/then/properties/attr/type",keyword:"type",params:{type: "string"},schema:schema178.allOf[1].then.allOf[3].then.properties.css.allOf[1].then.properties.attr.type,parentSchema:schema178.allOf[1].then.allOf[3].then.properties.css.allOf[1].then.properties.attr,data:data7};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data4.html !== undefined){
let data8 = data4.html;
if(typeof data8 !== "boolean"){
const err50 = {instancePath:instancePath+"/css/html",schemaPath:"#/allOf/1/then/allOf/3/then/properties/css/allOf/1/then/properties/html/type",keyword:"type",params:{type: "boolean"},schema:schema178.allOf[1].then.allOf[3].then.properties.css.allOf[1].then.properties.html.type,parentSchema:schema178.allOf[1].then.allOf[3].then.properties.css.allOf[1].then.properties.html,data:data8};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data4.max !== undefined){
let data9 = data4.max;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err51 = {instancePath:instancePath+"/css/max",schemaPath:"#/allOf/1/then/allOf/3/then/properties/css/allOf/1/then/properties/max/type",keyword:"type",params:{type: "integer"},schema:schema178.allOf[1].then.allOf[3].then.properties.css.allOf[1].then.properties.max.type,parentSchema:schema178.allOf[1].then.allOf[3].then.properties.css.allOf[1].then.properties.max,data:data9};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 10000 || isNaN(data9)){
const err52 = {instancePath:instancePath+"/css/max",schemaPath:"#/allOf/1/then/allOf/3/then/properties/css/allOf/1/then/properties/max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},schema:10000,parentSchema:schema178.allOf[1].then.allOf[3].then.properties.css.allOf[1].then.properties.max,data:data9};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if(data9 < 1 || isNaN(data9)){
const err53 = {instancePath:instancePath+"/css/max",schemaPath:"#/allOf/1/then/allOf/3/then/properties/css/allOf/1/then/properties/max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema178.allOf[1].then.allOf[3].then.properties.css.allOf[1].then.properties.max,data:data9};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
}
}
else {
const err54 = {instancePath:instancePath+"/css",schemaPath:"#/allOf/1/then/allOf/3/then/properties/css/allOf/1/then/type",keyword:"type",params:{type: "object"},schema:schema178.allOf[1].then.allOf[3].then.properties.css.allOf[1].then.type,parentSchema:schema178.allOf[1].then.allOf[3].then.properties.css.allOf[1].then,data:data4};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
var _valid7 = _errs66 === errors;
valid21 = _valid7;
}
if(!valid21){
const err55 = {instancePath:instancePath+"/css",schemaPath:"#/allOf/1/then/allOf/3/then/properties/css/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema178.allOf[1].then.allOf[3].then.properties.css.allOf[1].if,parentSchema:schema178.allOf[1].then.allOf[3].then.properties.css.allOf[1],data:data4};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
}
else {
const err56 = {instancePath,schemaPath:"#/allOf/1/then/allOf/3/then/type",keyword:"type",params:{type: "object"},schema:schema178.allOf[1].then.allOf[3].then.type,parentSchema:schema178.allOf[1].then.allOf[3].then,data};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
var _valid5 = _errs51 === errors;
valid17 = _valid5;
if(valid17){
var props3 = true;
}
}
if(!valid17){
const err57 = {instancePath,schemaPath:"#/allOf/1/then/allOf/3/if",keyword:"if",params:{failingKeyword: "then"},schema:schema178.allOf[1].then.allOf[3].if,parentSchema:schema178.allOf[1].then.allOf[3],data};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
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
const _errs80 = errors;
let valid23 = true;
const _errs81 = errors;
if(errors === _errs81){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.xpath === undefined) && (missing2 = "xpath")){
const err58 = {};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
else {
const err59 = {};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
var _valid8 = _errs81 === errors;
errors = _errs80;
if(vErrors !== null){
if(_errs80){
vErrors.length = _errs80;
}
else {
vErrors = null;
}
}
if(_valid8){
const _errs83 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.xpath === undefined){
const err60 = {instancePath,schemaPath:"#/allOf/1/then/allOf/4/then/required",keyword:"required",params:{missingProperty: "xpath"},schema:schema178.allOf[1].then.allOf[4].then.required,parentSchema:schema178.allOf[1].then.allOf[4].then,data};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
for(const key7 in data){
if(!(key7 === "xpath")){
const err61 = {instancePath,schemaPath:"#/allOf/1/then/allOf/4/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},schema:false,parentSchema:schema178.allOf[1].then.allOf[4].then,data};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data.xpath !== undefined){
let data10 = data.xpath;
if((typeof data10 !== "string") && (!(data10 && typeof data10 == "object" && !Array.isArray(data10)))){
const err62 = {instancePath:instancePath+"/xpath",schemaPath:"#/allOf/1/then/allOf/4/then/properties/xpath/type",keyword:"type",params:{type: schema178.allOf[1].then.allOf[4].then.properties.xpath.type},schema:schema178.allOf[1].then.allOf[4].then.properties.xpath.type,parentSchema:schema178.allOf[1].then.allOf[4].then.properties.xpath,data:data10};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
const _errs89 = errors;
let valid26 = true;
const _errs90 = errors;
if(typeof data10 !== "string"){
const err63 = {};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
var _valid9 = _errs90 === errors;
errors = _errs89;
if(vErrors !== null){
if(_errs89){
vErrors.length = _errs89;
}
else {
vErrors = null;
}
}
if(_valid9){
const _errs92 = errors;
if(typeof data10 !== "string"){
const err64 = {instancePath:instancePath+"/xpath",schemaPath:"#/allOf/1/then/allOf/4/then/properties/xpath/allOf/0/then/type",keyword:"type",params:{type: "string"},schema:schema178.allOf[1].then.allOf[4].then.properties.xpath.allOf[0].then.type,parentSchema:schema178.allOf[1].then.allOf[4].then.properties.xpath.allOf[0].then,data:data10};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
var _valid9 = _errs92 === errors;
valid26 = _valid9;
}
if(!valid26){
const err65 = {instancePath:instancePath+"/xpath",schemaPath:"#/allOf/1/then/allOf/4/then/properties/xpath/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},schema:schema178.allOf[1].then.allOf[4].then.properties.xpath.allOf[0].if,parentSchema:schema178.allOf[1].then.allOf[4].then.properties.xpath.allOf[0],data:data10};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
const _errs95 = errors;
let valid27 = true;
const _errs96 = errors;
if(!(data10 && typeof data10 == "object" && !Array.isArray(data10))){
const err66 = {};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
var _valid10 = _errs96 === errors;
errors = _errs95;
if(vErrors !== null){
if(_errs95){
vErrors.length = _errs95;
}
else {
vErrors = null;
}
}
if(_valid10){
const _errs98 = errors;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if(data10.select === undefined){
const err67 = {instancePath:instancePath+"/xpath",schemaPath:"#/allOf/1/then/allOf/4/then/properties/xpath/allOf/1/then/required",keyword:"required",params:{missingProperty: "select"},schema:schema178.allOf[1].then.allOf[4].then.properties.xpath.allOf[1].then.required,parentSchema:schema178.allOf[1].then.allOf[4].then.properties.xpath.allOf[1].then,data:data10};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
for(const key8 in data10){
if(!(((((key8 === "select") || (key8 === "all")) || (key8 === "attr")) || (key8 === "html")) || (key8 === "max"))){
const err68 = {instancePath:instancePath+"/xpath",schemaPath:"#/allOf/1/then/allOf/4/then/properties/xpath/allOf/1/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},schema:false,parentSchema:schema178.allOf[1].then.allOf[4].then.properties.xpath.allOf[1].then,data:data10};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data10.select !== undefined){
let data11 = data10.select;
if(typeof data11 !== "string"){
const err69 = {instancePath:instancePath+"/xpath/select",schemaPath:"#/allOf/1/then/allOf/4/then/properties/xpath/allOf/1/then/properties/select/type",keyword:"type",params:{type: "string"},schema:schema178.allOf[1].then.allOf[4].then.properties.xpath.allOf[1].then.properties.select.type,parentSchema:schema178.allOf[1].then.allOf[4].then.properties.xpath.allOf[1].then.properties.select,data:data11};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
if(data10.all !== undefined){
let data12 = data10.all;
if(typeof data12 !== "boolean"){
const err70 = {instancePath:instancePath+"/xpath/all",schemaPath:"#/allOf/1/then/allOf/4/then/properties/xpath/allOf/1/then/properties/all/type",keyword:"type",params:{type: "boolean"},schema:schema178.allOf[1].then.allOf[4].then.properties.xpath.allOf[1].then.properties.all.type,parentSchema:schema178.allOf[1].then.allOf[4].then.properties.xpath.allOf[1].then.properties.all,data:data12};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data10.attr !== undefined){
let data13 = data10.attr;
if(typeof data13 !== "string"){
const err71 = {instancePath:instancePath+"/xpath/attr",schemaPath:"#/allOf/1/then/allOf/4/then/properties/xpath/allOf/1/then/properties/attr/type",keyword:"type",params:{type: "string"},schema:schema178.allOf[1].then.allOf[4].then.properties.xpath.allOf[1].then.properties.attr.type,parentSchema:schema178.allOf[1].then.allOf[4].then.properties.xpath.allOf[1].then.properties.attr,data:data13};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
if(data10.html !== undefined){
let data14 = data10.html;
if(typeof data14 !== "boolean"){
const err72 = {instancePath:instancePath+"/xpath/html",schemaPath:"#/allOf/1/then/allOf/4/then/properties/xpath/allOf/1/then/properties/html/type",keyword:"type",params:{type: "boolean"},schema:schema178.allOf[1].then.allOf[4].then.properties.xpath.allOf[1].then.properties.html.type,parentSchema:schema178.allOf[1].then.allOf[4].then.properties.xpath.allOf[1].then.properties.html,data:data14};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data10.max !== undefined){
let data15 = data10.max;
if(!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))){
const err73 = {instancePath:instancePath+"/xpath/max",schemaPath:"#/allOf/1/then/allOf/4/then/properties/xpath/allOf/1/then/properties/max/type",keyword:"type",params:{type: "integer"},schema:schema178.allOf[1].then.allOf[4].then.properties.xpath.allOf[1].then.properties.max.type,parentSchema:schema178.allOf[1].then.allOf[4].then.properties.xpath.allOf[1].then.properties.max,data:data15};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 > 10000 || isNaN(data15)){
const err74 = {instancePath:instancePath+"/xpath/max",schemaPath:"#/allOf/1/then/allOf/4/then/properties/xpath/allOf/1/then/properties/max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},schema:10000,parentSchema:schema178.allOf[1].then.allOf[4].then.properties.xpath.allOf[1].then.properties.max,data:data15};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
if(data15 < 1 || isNaN(data15)){
const err75 = {instancePath:instancePath+"/xpath/max",schemaPath:"#/allOf/1/then/allOf/4/then/properties/xpath/allOf/1/then/properties/max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema178.allOf[1].then.allOf[4].then.properties.xpath.allOf[1].then.properties.max,data:data15};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
}
}
else {
const err76 = {instancePath:instancePath+"/xpath",schemaPath:"#/allOf/1/then/allOf/4/then/properties/xpath/allOf/1/then/type",keyword:"type",params:{type: "object"},schema:schema178.allOf[1].then.allOf[4].then.properties.xpath.allOf[1].then.type,parentSchema:schema178.allOf[1].then.allOf[4].then.properties.xpath.allOf[1].then,data:data10};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
var _valid10 = _errs98 === errors;
valid27 = _valid10;
}
if(!valid27){
const err77 = {instancePath:instancePath+"/xpath",schemaPath:"#/allOf/1/then/allOf/4/then/properties/xpath/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema178.allOf[1].then.allOf[4].then.properties.xpath.allOf[1].if,parentSchema:schema178.allOf[1].then.allOf[4].then.properties.xpath.allOf[1],data:data10};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
}
else {
const err78 = {instancePath,schemaPath:"#/allOf/1/then/allOf/4/then/type",keyword:"type",params:{type: "object"},schema:schema178.allOf[1].then.allOf[4].then.type,parentSchema:schema178.allOf[1].then.allOf[4].then,data};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
var _valid8 = _errs83 === errors;
valid23 = _valid8;
if(valid23){
var props5 = true;
}
}
if(!valid23){
const err79 = {instancePath,schemaPath:"#/allOf/1/then/allOf/4/if",keyword:"if",params:{failingKeyword: "then"},schema:schema178.allOf[1].then.allOf[4].if,parentSchema:schema178.allOf[1].then.allOf[4],data};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
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
const _errs112 = errors;
let valid29 = true;
const _errs113 = errors;
if(errors === _errs113){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((data.items === undefined) && (missing3 = "items")){
const err80 = {};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
else {
const err81 = {};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
var _valid11 = _errs113 === errors;
errors = _errs112;
if(vErrors !== null){
if(_errs112){
vErrors.length = _errs112;
}
else {
vErrors = null;
}
}
if(_valid11){
const _errs115 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.items === undefined){
const err82 = {instancePath,schemaPath:"#/allOf/1/then/allOf/5/then/required",keyword:"required",params:{missingProperty: "items"},schema:schema178.allOf[1].then.allOf[5].then.required,parentSchema:schema178.allOf[1].then.allOf[5].then,data};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
for(const key9 in data){
if(!(key9 === "items")){
const err83 = {instancePath,schemaPath:"#/allOf/1/then/allOf/5/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},schema:false,parentSchema:schema178.allOf[1].then.allOf[5].then,data};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
if(data.items !== undefined){
let data16 = data.items;
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
if(data16.each === undefined){
const err84 = {instancePath:instancePath+"/items",schemaPath:"#/allOf/1/then/allOf/5/then/properties/items/required",keyword:"required",params:{missingProperty: "each"},schema:schema178.allOf[1].then.allOf[5].then.properties.items.required,parentSchema:schema178.allOf[1].then.allOf[5].then.properties.items,data:data16};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
if(data16.fields === undefined){
const err85 = {instancePath:instancePath+"/items",schemaPath:"#/allOf/1/then/allOf/5/then/properties/items/required",keyword:"required",params:{missingProperty: "fields"},schema:schema178.allOf[1].then.allOf[5].then.properties.items.required,parentSchema:schema178.allOf[1].then.allOf[5].then.properties.items,data:data16};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
for(const key10 in data16){
if(!(((key10 === "each") || (key10 === "fields")) || (key10 === "max"))){
const err86 = {instancePath:instancePath+"/items",schemaPath:"#/allOf/1/then/allOf/5/then/properties/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},schema:false,parentSchema:schema178.allOf[1].then.allOf[5].then.properties.items,data:data16};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
if(data16.each !== undefined){
let data17 = data16.each;
if(typeof data17 !== "string"){
const err87 = {instancePath:instancePath+"/items/each",schemaPath:"#/allOf/1/then/allOf/5/then/properties/items/properties/each/type",keyword:"type",params:{type: "string"},schema:schema178.allOf[1].then.allOf[5].then.properties.items.properties.each.type,parentSchema:schema178.allOf[1].then.allOf[5].then.properties.items.properties.each,data:data17};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
if(data16.fields !== undefined){
let data18 = data16.fields;
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
if(Object.keys(data18).length > 100){
const err88 = {instancePath:instancePath+"/items/fields",schemaPath:"#/allOf/1/then/allOf/5/then/properties/items/properties/fields/maxProperties",keyword:"maxProperties",params:{limit: 100},schema:100,parentSchema:schema178.allOf[1].then.allOf[5].then.properties.items.properties.fields,data:data18};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
if(Object.keys(data18).length < 1){
const err89 = {instancePath:instancePath+"/items/fields",schemaPath:"#/allOf/1/then/allOf/5/then/properties/items/properties/fields/minProperties",keyword:"minProperties",params:{limit: 1},schema:1,parentSchema:schema178.allOf[1].then.allOf[5].then.properties.items.properties.fields,data:data18};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
for(const key11 in data18){
if(!(validate84(data18[key11], {instancePath:instancePath+"/items/fields/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data18,parentDataProperty:key11,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate84.errors);
errors = vErrors.length;
}
}
}
else {
const err90 = {instancePath:instancePath+"/items/fields",schemaPath:"#/allOf/1/then/allOf/5/then/properties/items/properties/fields/type",keyword:"type",params:{type: "object"},schema:schema178.allOf[1].then.allOf[5].then.properties.items.properties.fields.type,parentSchema:schema178.allOf[1].then.allOf[5].then.properties.items.properties.fields,data:data18};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
if(data16.max !== undefined){
let data20 = data16.max;
if(!(((typeof data20 == "number") && (!(data20 % 1) && !isNaN(data20))) && (isFinite(data20)))){
const err91 = {instancePath:instancePath+"/items/max",schemaPath:"#/allOf/1/then/allOf/5/then/properties/items/properties/max/type",keyword:"type",params:{type: "integer"},schema:schema178.allOf[1].then.allOf[5].then.properties.items.properties.max.type,parentSchema:schema178.allOf[1].then.allOf[5].then.properties.items.properties.max,data:data20};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 > 10000 || isNaN(data20)){
const err92 = {instancePath:instancePath+"/items/max",schemaPath:"#/allOf/1/then/allOf/5/then/properties/items/properties/max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},schema:10000,parentSchema:schema178.allOf[1].then.allOf[5].then.properties.items.properties.max,data:data20};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
if(data20 < 1 || isNaN(data20)){
const err93 = {instancePath:instancePath+"/items/max",schemaPath:"#/allOf/1/then/allOf/5/then/properties/items/properties/max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema178.allOf[1].then.allOf[5].then.properties.items.properties.max,data:data20};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
}
}
else {
const err94 = {instancePath:instancePath+"/items",schemaPath:"#/allOf/1/then/allOf/5/then/properties/items/type",keyword:"type",params:{type: "object"},schema:schema178.allOf[1].then.allOf[5].then.properties.items.type,parentSchema:schema178.allOf[1].then.allOf[5].then.properties.items,data:data16};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
}
else {
const err95 = {instancePath,schemaPath:"#/allOf/1/then/allOf/5/then/type",keyword:"type",params:{type: "object"},schema:schema178.allOf[1].then.allOf[5].then.type,parentSchema:schema178.allOf[1].then.allOf[5].then,data};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
var _valid11 = _errs115 === errors;
valid29 = _valid11;
if(valid29){
var props7 = true;
}
}
if(!valid29){
const err96 = {instancePath,schemaPath:"#/allOf/1/then/allOf/5/if",keyword:"if",params:{failingKeyword: "then"},schema:schema178.allOf[1].then.allOf[5].if,parentSchema:schema178.allOf[1].then.allOf[5],data};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
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
const _errs130 = errors;
let valid33 = true;
const _errs131 = errors;
if(errors === _errs131){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing4;
if((data.jsonpath === undefined) && (missing4 = "jsonpath")){
const err97 = {};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
else {
const err98 = {};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
var _valid12 = _errs131 === errors;
errors = _errs130;
if(vErrors !== null){
if(_errs130){
vErrors.length = _errs130;
}
else {
vErrors = null;
}
}
if(_valid12){
const _errs133 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.jsonpath === undefined){
const err99 = {instancePath,schemaPath:"#/allOf/1/then/allOf/6/then/required",keyword:"required",params:{missingProperty: "jsonpath"},schema:schema178.allOf[1].then.allOf[6].then.required,parentSchema:schema178.allOf[1].then.allOf[6].then,data};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
for(const key12 in data){
if(!(key12 === "jsonpath")){
const err100 = {instancePath,schemaPath:"#/allOf/1/then/allOf/6/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},schema:false,parentSchema:schema178.allOf[1].then.allOf[6].then,data};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
if(data.jsonpath !== undefined){
let data21 = data.jsonpath;
if((typeof data21 !== "string") && (!(data21 && typeof data21 == "object" && !Array.isArray(data21)))){
const err101 = {instancePath:instancePath+"/jsonpath",schemaPath:"#/allOf/1/then/allOf/6/then/properties/jsonpath/type",keyword:"type",params:{type: schema178.allOf[1].then.allOf[6].then.properties.jsonpath.type},schema:schema178.allOf[1].then.allOf[6].then.properties.jsonpath.type,parentSchema:schema178.allOf[1].then.allOf[6].then.properties.jsonpath,data:data21};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
const _errs139 = errors;
let valid36 = true;
const _errs140 = errors;
if(typeof data21 !== "string"){
const err102 = {};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
var _valid13 = _errs140 === errors;
errors = _errs139;
if(vErrors !== null){
if(_errs139){
vErrors.length = _errs139;
}
else {
vErrors = null;
}
}
if(_valid13){
const _errs142 = errors;
if(typeof data21 !== "string"){
const err103 = {instancePath:instancePath+"/jsonpath",schemaPath:"#/allOf/1/then/allOf/6/then/properties/jsonpath/allOf/0/then/type",keyword:"type",params:{type: "string"},schema:schema178.allOf[1].then.allOf[6].then.properties.jsonpath.allOf[0].then.type,parentSchema:schema178.allOf[1].then.allOf[6].then.properties.jsonpath.allOf[0].then,data:data21};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
var _valid13 = _errs142 === errors;
valid36 = _valid13;
}
if(!valid36){
const err104 = {instancePath:instancePath+"/jsonpath",schemaPath:"#/allOf/1/then/allOf/6/then/properties/jsonpath/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},schema:schema178.allOf[1].then.allOf[6].then.properties.jsonpath.allOf[0].if,parentSchema:schema178.allOf[1].then.allOf[6].then.properties.jsonpath.allOf[0],data:data21};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
const _errs145 = errors;
let valid37 = true;
const _errs146 = errors;
if(!(data21 && typeof data21 == "object" && !Array.isArray(data21))){
const err105 = {};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
var _valid14 = _errs146 === errors;
errors = _errs145;
if(vErrors !== null){
if(_errs145){
vErrors.length = _errs145;
}
else {
vErrors = null;
}
}
if(_valid14){
const _errs148 = errors;
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
if(data21.select === undefined){
const err106 = {instancePath:instancePath+"/jsonpath",schemaPath:"#/allOf/1/then/allOf/6/then/properties/jsonpath/allOf/1/then/required",keyword:"required",params:{missingProperty: "select"},schema:schema178.allOf[1].then.allOf[6].then.properties.jsonpath.allOf[1].then.required,parentSchema:schema178.allOf[1].then.allOf[6].then.properties.jsonpath.allOf[1].then,data:data21};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
for(const key13 in data21){
if(!((key13 === "select") || (key13 === "all"))){
const err107 = {instancePath:instancePath+"/jsonpath",schemaPath:"#/allOf/1/then/allOf/6/then/properties/jsonpath/allOf/1/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},schema:false,parentSchema:schema178.allOf[1].then.allOf[6].then.properties.jsonpath.allOf[1].then,data:data21};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
if(data21.select !== undefined){
let data22 = data21.select;
if(typeof data22 !== "string"){
const err108 = {instancePath:instancePath+"/jsonpath/select",schemaPath:"#/allOf/1/then/allOf/6/then/properties/jsonpath/allOf/1/then/properties/select/type",keyword:"type",params:{type: "string"},schema:schema178.allOf[1].then.allOf[6].then.properties.jsonpath.allOf[1].then.properties.select.type,parentSchema:schema178.allOf[1].then.allOf[6].then.properties.jsonpath.allOf[1].then.properties.select,data:data22};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
if(data21.all !== undefined){
let data23 = data21.all;
if(typeof data23 !== "boolean"){
const err109 = {instancePath:instancePath+"/jsonpath/all",schemaPath:"#/allOf/1/then/allOf/6/then/properties/jsonpath/allOf/1/then/properties/all/type",keyword:"type",params:{type: "boolean"},schema:schema178.allOf[1].then.allOf[6].then.properties.jsonpath.allOf[1].then.properties.all.type,parentSchema:schema178.allOf[1].then.allOf[6].then.properties.jsonpath.allOf[1].then.properties.all,data:data23};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
}
else {
const err110 = {instancePath:instancePath+"/jsonpath",schemaPath:"#/allOf/1/then/allOf/6/then/properties/jsonpath/allOf/1/then/type",keyword:"type",params:{type: "object"},schema:schema178.allOf[1].then.allOf[6].then.properties.jsonpath.allOf[1].then.type,parentSchema:schema178.allOf[1].then.allOf[6].then.properties.jsonpath.allOf[1].then,data:data21};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
var _valid14 = _errs148 === errors;
valid37 = _valid14;
}
if(!valid37){
const err111 = {instancePath:instancePath+"/jsonpath",schemaPath:"#/allOf/1/then/allOf/6/then/properties/jsonpath/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema178.allOf[1].then.allOf[6].then.properties.jsonpath.allOf[1].if,parentSchema:schema178.allOf[1].then.allOf[6].then.properties.jsonpath.allOf[1],data:data21};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
}
else {
const err112 = {instancePath,schemaPath:"#/allOf/1/then/allOf/6/then/type",keyword:"type",params:{type: "object"},schema:schema178.allOf[1].then.allOf[6].then.type,parentSchema:schema178.allOf[1].then.allOf[6].then,data};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
var _valid12 = _errs133 === errors;
valid33 = _valid12;
if(valid33){
var props9 = true;
}
}
if(!valid33){
const err113 = {instancePath,schemaPath:"#/allOf/1/then/allOf/6/if",keyword:"if",params:{failingKeyword: "then"},schema:schema178.allOf[1].then.allOf[6].if,parentSchema:schema178.allOf[1].then.allOf[6],data};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
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
const _errs156 = errors;
let valid39 = true;
const _errs157 = errors;
if(errors === _errs157){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing5;
if((data.regex === undefined) && (missing5 = "regex")){
const err114 = {};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
else {
const err115 = {};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
var _valid15 = _errs157 === errors;
errors = _errs156;
if(vErrors !== null){
if(_errs156){
vErrors.length = _errs156;
}
else {
vErrors = null;
}
}
if(_valid15){
const _errs159 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.regex === undefined){
const err116 = {instancePath,schemaPath:"#/allOf/1/then/allOf/7/then/required",keyword:"required",params:{missingProperty: "regex"},schema:schema178.allOf[1].then.allOf[7].then.required,parentSchema:schema178.allOf[1].then.allOf[7].then,data};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
for(const key14 in data){
if(!(key14 === "regex")){
const err117 = {instancePath,schemaPath:"#/allOf/1/then/allOf/7/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},schema:false,parentSchema:schema178.allOf[1].then.allOf[7].then,data};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
if(data.regex !== undefined){
let data24 = data.regex;
if((typeof data24 !== "string") && (!(data24 && typeof data24 == "object" && !Array.isArray(data24)))){
const err118 = {instancePath:instancePath+"/regex",schemaPath:"#/allOf/1/then/allOf/7/then/properties/regex/type",keyword:"type",params:{type: schema178.allOf[1].then.allOf[7].then.properties.regex.type},schema:schema178.allOf[1].then.allOf[7].then.properties.regex.type,parentSchema:schema178.allOf[1].then.allOf[7].then.properties.regex,data:data24};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
const _errs165 = errors;
let valid42 = true;
const _errs166 = errors;
if(typeof data24 !== "string"){
const err119 = {};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
var _valid16 = _errs166 === errors;
errors = _errs165;
if(vErrors !== null){
if(_errs165){
vErrors.length = _errs165;
}
else {
vErrors = null;
}
}
if(_valid16){
const _errs168 = errors;
if(typeof data24 !== "string"){
const err120 = {instancePath:instancePath+"/regex",schemaPath:"#/allOf/1/then/allOf/7/then/properties/regex/allOf/0/then/type",keyword:"type",params:{type: "string"},schema:schema178.allOf[1].then.allOf[7].then.properties.regex.allOf[0].then.type,parentSchema:schema178.allOf[1].then.allOf[7].then.properties.regex.allOf[0].then,data:data24};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
var _valid16 = _errs168 === errors;
valid42 = _valid16;
}
if(!valid42){
const err121 = {instancePath:instancePath+"/regex",schemaPath:"#/allOf/1/then/allOf/7/then/properties/regex/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},schema:schema178.allOf[1].then.allOf[7].then.properties.regex.allOf[0].if,parentSchema:schema178.allOf[1].then.allOf[7].then.properties.regex.allOf[0],data:data24};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
const _errs171 = errors;
let valid43 = true;
const _errs172 = errors;
if(!(data24 && typeof data24 == "object" && !Array.isArray(data24))){
const err122 = {};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
var _valid17 = _errs172 === errors;
errors = _errs171;
if(vErrors !== null){
if(_errs171){
vErrors.length = _errs171;
}
else {
vErrors = null;
}
}
if(_valid17){
const _errs174 = errors;
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
if(data24.pattern === undefined){
const err123 = {instancePath:instancePath+"/regex",schemaPath:"#/allOf/1/then/allOf/7/then/properties/regex/allOf/1/then/required",keyword:"required",params:{missingProperty: "pattern"},schema:schema178.allOf[1].then.allOf[7].then.properties.regex.allOf[1].then.required,parentSchema:schema178.allOf[1].then.allOf[7].then.properties.regex.allOf[1].then,data:data24};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
for(const key15 in data24){
if(!(((key15 === "pattern") || (key15 === "group")) || (key15 === "all"))){
const err124 = {instancePath:instancePath+"/regex",schemaPath:"#/allOf/1/then/allOf/7/then/properties/regex/allOf/1/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},schema:false,parentSchema:schema178.allOf[1].then.allOf[7].then.properties.regex.allOf[1].then,data:data24};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
if(data24.pattern !== undefined){
let data25 = data24.pattern;
if(typeof data25 !== "string"){
const err125 = {instancePath:instancePath+"/regex/pattern",schemaPath:"#/allOf/1/then/allOf/7/then/properties/regex/allOf/1/then/properties/pattern/type",keyword:"type",params:{type: "string"},schema:schema178.allOf[1].then.allOf[7].then.properties.regex.allOf[1].then.properties.pattern.type,parentSchema:schema178.allOf[1].then.allOf[7].then.properties.regex.allOf[1].then.properties.pattern,data:data25};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
if(data24.group !== undefined){
let data26 = data24.group;
if(!(((typeof data26 == "number") && (!(data26 % 1) && !isNaN(data26))) && (isFinite(data26)))){
const err126 = {instancePath:instancePath+"/regex/group",schemaPath:"#/allOf/1/then/allOf/7/then/properties/regex/allOf/1/then/properties/group/type",keyword:"type",params:{type: "integer"},schema:schema178.allOf[1].then.allOf[7].then.properties.regex.allOf[1].then.properties.group.type,parentSchema:schema178.allOf[1].then.allOf[7].then.properties.regex.allOf[1].then.properties.group,data:data26};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
if((typeof data26 == "number") && (isFinite(data26))){
if(data26 > 99 || isNaN(data26)){
const err127 = {instancePath:instancePath+"/regex/group",schemaPath:"#/allOf/1/then/allOf/7/then/properties/regex/allOf/1/then/properties/group/maximum",keyword:"maximum",params:{comparison: "<=", limit: 99},schema:99,parentSchema:schema178.allOf[1].then.allOf[7].then.properties.regex.allOf[1].then.properties.group,data:data26};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
if(data26 < 0 || isNaN(data26)){
const err128 = {instancePath:instancePath+"/regex/group",schemaPath:"#/allOf/1/then/allOf/7/then/properties/regex/allOf/1/then/properties/group/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema178.allOf[1].then.allOf[7].then.properties.regex.allOf[1].then.properties.group,data:data26};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
}
}
if(data24.all !== undefined){
let data27 = data24.all;
if(typeof data27 !== "boolean"){
const err129 = {instancePath:instancePath+"/regex/all",schemaPath:"#/allOf/1/then/allOf/7/then/properties/regex/allOf/1/then/properties/all/type",keyword:"type",params:{type: "boolean"},schema:schema178.allOf[1].then.allOf[7].then.properties.regex.allOf[1].then.properties.all.type,parentSchema:schema178.allOf[1].then.allOf[7].then.properties.regex.allOf[1].then.properties.all,data:data27};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
}
else {
const err130 = {instancePath:instancePath+"/regex",schemaPath:"#/allOf/1/then/allOf/7/then/properties/regex/allOf/1/then/type",keyword:"type",params:{type: "object"},schema:schema178.allOf[1].then.allOf[7].then.properties.regex.allOf[1].then.type,parentSchema:schema178.allOf[1].then.allOf[7].then.properties.regex.allOf[1].then,data:data24};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
var _valid17 = _errs174 === errors;
valid43 = _valid17;
}
if(!valid43){
const err131 = {instancePath:instancePath+"/regex",schemaPath:"#/allOf/1/then/allOf/7/then/properties/regex/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema178.allOf[1].then.allOf[7].then.properties.regex.allOf[1].if,parentSchema:schema178.allOf[1].then.allOf[7].then.properties.regex.allOf[1],data:data24};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
}
else {
const err132 = {instancePath,schemaPath:"#/allOf/1/then/allOf/7/then/type",keyword:"type",params:{type: "object"},schema:schema178.allOf[1].then.allOf[7].then.type,parentSchema:schema178.allOf[1].then.allOf[7].then,data};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
var _valid15 = _errs159 === errors;
valid39 = _valid15;
if(valid39){
var props11 = true;
}
}
if(!valid39){
const err133 = {instancePath,schemaPath:"#/allOf/1/then/allOf/7/if",keyword:"if",params:{failingKeyword: "then"},schema:schema178.allOf[1].then.allOf[7].if,parentSchema:schema178.allOf[1].then.allOf[7],data};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
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
const _errs184 = errors;
let valid45 = true;
const _errs185 = errors;
if(errors === _errs185){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing6;
if((data.lines === undefined) && (missing6 = "lines")){
const err134 = {};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
else {
const err135 = {};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
var _valid18 = _errs185 === errors;
errors = _errs184;
if(vErrors !== null){
if(_errs184){
vErrors.length = _errs184;
}
else {
vErrors = null;
}
}
if(_valid18){
const _errs187 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.lines === undefined){
const err136 = {instancePath,schemaPath:"#/allOf/1/then/allOf/8/then/required",keyword:"required",params:{missingProperty: "lines"},schema:schema178.allOf[1].then.allOf[8].then.required,parentSchema:schema178.allOf[1].then.allOf[8].then,data};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
for(const key16 in data){
if(!(key16 === "lines")){
const err137 = {instancePath,schemaPath:"#/allOf/1/then/allOf/8/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},schema:false,parentSchema:schema178.allOf[1].then.allOf[8].then,data};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
if(data.lines !== undefined){
let data28 = data.lines;
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
for(const key17 in data28){
if(!((((key17 === "containing") || (key17 === "not")) || (key17 === "from")) || (key17 === "to"))){
const err138 = {instancePath:instancePath+"/lines",schemaPath:"#/allOf/1/then/allOf/8/then/properties/lines/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17},schema:false,parentSchema:schema178.allOf[1].then.allOf[8].then.properties.lines,data:data28};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
if(data28.containing !== undefined){
let data29 = data28.containing;
if(typeof data29 !== "string"){
const err139 = {instancePath:instancePath+"/lines/containing",schemaPath:"#/allOf/1/then/allOf/8/then/properties/lines/properties/containing/type",keyword:"type",params:{type: "string"},schema:schema178.allOf[1].then.allOf[8].then.properties.lines.properties.containing.type,parentSchema:schema178.allOf[1].then.allOf[8].then.properties.lines.properties.containing,data:data29};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
}
if(data28.not !== undefined){
let data30 = data28.not;
if(typeof data30 !== "string"){
const err140 = {instancePath:instancePath+"/lines/not",schemaPath:"#/allOf/1/then/allOf/8/then/properties/lines/properties/not/type",keyword:"type",params:{type: "string"},schema:schema178.allOf[1].then.allOf[8].then.properties.lines.properties.not.type,parentSchema:schema178.allOf[1].then.allOf[8].then.properties.lines.properties.not,data:data30};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
if(data28.from !== undefined){
let data31 = data28.from;
if(typeof data31 !== "string"){
const err141 = {instancePath:instancePath+"/lines/from",schemaPath:"#/allOf/1/then/allOf/8/then/properties/lines/properties/from/type",keyword:"type",params:{type: "string"},schema:schema178.allOf[1].then.allOf[8].then.properties.lines.properties.from.type,parentSchema:schema178.allOf[1].then.allOf[8].then.properties.lines.properties.from,data:data31};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
}
if(data28.to !== undefined){
let data32 = data28.to;
if(typeof data32 !== "string"){
const err142 = {instancePath:instancePath+"/lines/to",schemaPath:"#/allOf/1/then/allOf/8/then/properties/lines/properties/to/type",keyword:"type",params:{type: "string"},schema:schema178.allOf[1].then.allOf[8].then.properties.lines.properties.to.type,parentSchema:schema178.allOf[1].then.allOf[8].then.properties.lines.properties.to,data:data32};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
}
}
else {
const err143 = {instancePath:instancePath+"/lines",schemaPath:"#/allOf/1/then/allOf/8/then/properties/lines/type",keyword:"type",params:{type: "object"},schema:schema178.allOf[1].then.allOf[8].then.properties.lines.type,parentSchema:schema178.allOf[1].then.allOf[8].then.properties.lines,data:data28};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
}
}
else {
const err144 = {instancePath,schemaPath:"#/allOf/1/then/allOf/8/then/type",keyword:"type",params:{type: "object"},schema:schema178.allOf[1].then.allOf[8].then.type,parentSchema:schema178.allOf[1].then.allOf[8].then,data};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
var _valid18 = _errs187 === errors;
valid45 = _valid18;
if(valid45){
var props12 = true;
}
}
if(!valid45){
const err145 = {instancePath,schemaPath:"#/allOf/1/then/allOf/8/if",keyword:"if",params:{failingKeyword: "then"},schema:schema178.allOf[1].then.allOf[8].if,parentSchema:schema178.allOf[1].then.allOf[8],data};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
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
const _errs202 = errors;
let valid48 = true;
const _errs203 = errors;
if(errors === _errs203){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing7;
if((data.text === undefined) && (missing7 = "text")){
const err146 = {};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
}
else {
const err147 = {};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
}
var _valid19 = _errs203 === errors;
errors = _errs202;
if(vErrors !== null){
if(_errs202){
vErrors.length = _errs202;
}
else {
vErrors = null;
}
}
if(_valid19){
const _errs205 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.text === undefined){
const err148 = {instancePath,schemaPath:"#/allOf/1/then/allOf/9/then/required",keyword:"required",params:{missingProperty: "text"},schema:schema178.allOf[1].then.allOf[9].then.required,parentSchema:schema178.allOf[1].then.allOf[9].then,data};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
for(const key18 in data){
if(!(key18 === "text")){
const err149 = {instancePath,schemaPath:"#/allOf/1/then/allOf/9/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18},schema:false,parentSchema:schema178.allOf[1].then.allOf[9].then,data};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
}
if(data.text !== undefined){
let data33 = data.text;
if(data33 && typeof data33 == "object" && !Array.isArray(data33)){
for(const key19 in data33){
const err150 = {instancePath:instancePath+"/text",schemaPath:"#/allOf/1/then/allOf/9/then/properties/text/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19},schema:false,parentSchema:schema178.allOf[1].then.allOf[9].then.properties.text,data:data33};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
}
else {
const err151 = {instancePath:instancePath+"/text",schemaPath:"#/allOf/1/then/allOf/9/then/properties/text/type",keyword:"type",params:{type: "object"},schema:schema178.allOf[1].then.allOf[9].then.properties.text.type,parentSchema:schema178.allOf[1].then.allOf[9].then.properties.text,data:data33};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
}
}
else {
const err152 = {instancePath,schemaPath:"#/allOf/1/then/allOf/9/then/type",keyword:"type",params:{type: "object"},schema:schema178.allOf[1].then.allOf[9].then.type,parentSchema:schema178.allOf[1].then.allOf[9].then,data};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
var _valid19 = _errs205 === errors;
valid48 = _valid19;
if(valid48){
var props13 = true;
}
}
if(!valid48){
const err153 = {instancePath,schemaPath:"#/allOf/1/then/allOf/9/if",keyword:"if",params:{failingKeyword: "then"},schema:schema178.allOf[1].then.allOf[9].if,parentSchema:schema178.allOf[1].then.allOf[9],data};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
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
const _errs212 = errors;
let valid50 = true;
const _errs213 = errors;
if(errors === _errs213){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing8;
if((data.number === undefined) && (missing8 = "number")){
const err154 = {};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
}
else {
const err155 = {};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
}
var _valid20 = _errs213 === errors;
errors = _errs212;
if(vErrors !== null){
if(_errs212){
vErrors.length = _errs212;
}
else {
vErrors = null;
}
}
if(_valid20){
const _errs215 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.number === undefined){
const err156 = {instancePath,schemaPath:"#/allOf/1/then/allOf/10/then/required",keyword:"required",params:{missingProperty: "number"},schema:schema178.allOf[1].then.allOf[10].then.required,parentSchema:schema178.allOf[1].then.allOf[10].then,data};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
for(const key20 in data){
if(!(key20 === "number")){
const err157 = {instancePath,schemaPath:"#/allOf/1/then/allOf/10/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key20},schema:false,parentSchema:schema178.allOf[1].then.allOf[10].then,data};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
}
if(data.number !== undefined){
let data34 = data.number;
if(data34 && typeof data34 == "object" && !Array.isArray(data34)){
for(const key21 in data34){
if(!(key21 === "locale")){
const err158 = {instancePath:instancePath+"/number",schemaPath:"#/allOf/1/then/allOf/10/then/properties/number/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key21},schema:false,parentSchema:schema178.allOf[1].then.allOf[10].then.properties.number,data:data34};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
}
if(data34.locale !== undefined){
let data35 = data34.locale;
if(typeof data35 === "string"){
if(!pattern60.test(data35)){
const err159 = {instancePath:instancePath+"/number/locale",schemaPath:"#/allOf/1/then/allOf/10/then/properties/number/properties/locale/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$"},schema:"^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$",parentSchema:schema178.allOf[1].then.allOf[10].then.properties.number.properties.locale,data:data35};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
}
else {
const err160 = {instancePath:instancePath+"/number/locale",schemaPath:"#/allOf/1/then/allOf/10/then/properties/number/properties/locale/type",keyword:"type",params:{type: "string"},schema:schema178.allOf[1].then.allOf[10].then.properties.number.properties.locale.type,parentSchema:schema178.allOf[1].then.allOf[10].then.properties.number.properties.locale,data:data35};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
}
}
else {
const err161 = {instancePath:instancePath+"/number",schemaPath:"#/allOf/1/then/allOf/10/then/properties/number/type",keyword:"type",params:{type: "object"},schema:schema178.allOf[1].then.allOf[10].then.properties.number.type,parentSchema:schema178.allOf[1].then.allOf[10].then.properties.number,data:data34};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
}
}
else {
const err162 = {instancePath,schemaPath:"#/allOf/1/then/allOf/10/then/type",keyword:"type",params:{type: "object"},schema:schema178.allOf[1].then.allOf[10].then.type,parentSchema:schema178.allOf[1].then.allOf[10].then,data};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
var _valid20 = _errs215 === errors;
valid50 = _valid20;
if(valid50){
var props14 = true;
}
}
if(!valid50){
const err163 = {instancePath,schemaPath:"#/allOf/1/then/allOf/10/if",keyword:"if",params:{failingKeyword: "then"},schema:schema178.allOf[1].then.allOf[10].if,parentSchema:schema178.allOf[1].then.allOf[10],data};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
if(props0 !== true && props14 !== undefined){
if(props14 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props14);
}
}
const _errs224 = errors;
let valid53 = true;
const _errs225 = errors;
if(errors === _errs225){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing9;
if((data.date === undefined) && (missing9 = "date")){
const err164 = {};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
}
else {
const err165 = {};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
}
var _valid21 = _errs225 === errors;
errors = _errs224;
if(vErrors !== null){
if(_errs224){
vErrors.length = _errs224;
}
else {
vErrors = null;
}
}
if(_valid21){
const _errs227 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.date === undefined){
const err166 = {instancePath,schemaPath:"#/allOf/1/then/allOf/11/then/required",keyword:"required",params:{missingProperty: "date"},schema:schema178.allOf[1].then.allOf[11].then.required,parentSchema:schema178.allOf[1].then.allOf[11].then,data};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
for(const key22 in data){
if(!(key22 === "date")){
const err167 = {instancePath,schemaPath:"#/allOf/1/then/allOf/11/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key22},schema:false,parentSchema:schema178.allOf[1].then.allOf[11].then,data};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
}
if(data.date !== undefined){
let data36 = data.date;
if(data36 && typeof data36 == "object" && !Array.isArray(data36)){
for(const key23 in data36){
if(!(((key23 === "format") || (key23 === "zone")) || (key23 === "locale"))){
const err168 = {instancePath:instancePath+"/date",schemaPath:"#/allOf/1/then/allOf/11/then/properties/date/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key23},schema:false,parentSchema:schema178.allOf[1].then.allOf[11].then.properties.date,data:data36};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
}
if(data36.format !== undefined){
let data37 = data36.format;
if(typeof data37 !== "string"){
const err169 = {instancePath:instancePath+"/date/format",schemaPath:"#/allOf/1/then/allOf/11/then/properties/date/properties/format/type",keyword:"type",params:{type: "string"},schema:schema178.allOf[1].then.allOf[11].then.properties.date.properties.format.type,parentSchema:schema178.allOf[1].then.allOf[11].then.properties.date.properties.format,data:data37};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
}
if(data36.zone !== undefined){
let data38 = data36.zone;
if(typeof data38 !== "string"){
const err170 = {instancePath:instancePath+"/date/zone",schemaPath:"#/allOf/1/then/allOf/11/then/properties/date/properties/zone/type",keyword:"type",params:{type: "string"},schema:schema178.allOf[1].then.allOf[11].then.properties.date.properties.zone.type,parentSchema:schema178.allOf[1].then.allOf[11].then.properties.date.properties.zone,data:data38};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
}
if(data36.locale !== undefined){
let data39 = data36.locale;
if(typeof data39 === "string"){
if(!pattern60.test(data39)){
const err171 = {instancePath:instancePath+"/date/locale",schemaPath:"#/allOf/1/then/allOf/11/then/properties/date/properties/locale/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$"},schema:"^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$",parentSchema:schema178.allOf[1].then.allOf[11].then.properties.date.properties.locale,data:data39};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
}
else {
const err172 = {instancePath:instancePath+"/date/locale",schemaPath:"#/allOf/1/then/allOf/11/then/properties/date/properties/locale/type",keyword:"type",params:{type: "string"},schema:schema178.allOf[1].then.allOf[11].then.properties.date.properties.locale.type,parentSchema:schema178.allOf[1].then.allOf[11].then.properties.date.properties.locale,data:data39};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
}
}
else {
const err173 = {instancePath:instancePath+"/date",schemaPath:"#/allOf/1/then/allOf/11/then/properties/date/type",keyword:"type",params:{type: "object"},schema:schema178.allOf[1].then.allOf[11].then.properties.date.type,parentSchema:schema178.allOf[1].then.allOf[11].then.properties.date,data:data36};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
}
}
else {
const err174 = {instancePath,schemaPath:"#/allOf/1/then/allOf/11/then/type",keyword:"type",params:{type: "object"},schema:schema178.allOf[1].then.allOf[11].then.type,parentSchema:schema178.allOf[1].then.allOf[11].then,data};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
var _valid21 = _errs227 === errors;
valid53 = _valid21;
if(valid53){
var props15 = true;
}
}
if(!valid53){
const err175 = {instancePath,schemaPath:"#/allOf/1/then/allOf/11/if",keyword:"if",params:{failingKeyword: "then"},schema:schema178.allOf[1].then.allOf[11].if,parentSchema:schema178.allOf[1].then.allOf[11],data};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
if(props0 !== true && props15 !== undefined){
if(props15 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props15);
}
}
const _errs240 = errors;
let valid56 = true;
const _errs241 = errors;
if(errors === _errs241){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing10;
if((data.trim === undefined) && (missing10 = "trim")){
const err176 = {};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
}
else {
const err177 = {};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
}
var _valid22 = _errs241 === errors;
errors = _errs240;
if(vErrors !== null){
if(_errs240){
vErrors.length = _errs240;
}
else {
vErrors = null;
}
}
if(_valid22){
const _errs243 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.trim === undefined){
const err178 = {instancePath,schemaPath:"#/allOf/1/then/allOf/12/then/required",keyword:"required",params:{missingProperty: "trim"},schema:schema178.allOf[1].then.allOf[12].then.required,parentSchema:schema178.allOf[1].then.allOf[12].then,data};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
for(const key24 in data){
if(!(key24 === "trim")){
const err179 = {instancePath,schemaPath:"#/allOf/1/then/allOf/12/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key24},schema:false,parentSchema:schema178.allOf[1].then.allOf[12].then,data};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
}
if(data.trim !== undefined){
let data40 = data.trim;
if(data40 && typeof data40 == "object" && !Array.isArray(data40)){
for(const key25 in data40){
const err180 = {instancePath:instancePath+"/trim",schemaPath:"#/allOf/1/then/allOf/12/then/properties/trim/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key25},schema:false,parentSchema:schema178.allOf[1].then.allOf[12].then.properties.trim,data:data40};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
}
else {
const err181 = {instancePath:instancePath+"/trim",schemaPath:"#/allOf/1/then/allOf/12/then/properties/trim/type",keyword:"type",params:{type: "object"},schema:schema178.allOf[1].then.allOf[12].then.properties.trim.type,parentSchema:schema178.allOf[1].then.allOf[12].then.properties.trim,data:data40};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
}
}
else {
const err182 = {instancePath,schemaPath:"#/allOf/1/then/allOf/12/then/type",keyword:"type",params:{type: "object"},schema:schema178.allOf[1].then.allOf[12].then.type,parentSchema:schema178.allOf[1].then.allOf[12].then,data};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
var _valid22 = _errs243 === errors;
valid56 = _valid22;
if(valid56){
var props16 = true;
}
}
if(!valid56){
const err183 = {instancePath,schemaPath:"#/allOf/1/then/allOf/12/if",keyword:"if",params:{failingKeyword: "then"},schema:schema178.allOf[1].then.allOf[12].if,parentSchema:schema178.allOf[1].then.allOf[12],data};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
if(props0 !== true && props16 !== undefined){
if(props16 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props16);
}
}
const _errs250 = errors;
let valid58 = true;
const _errs251 = errors;
if(errors === _errs251){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing11;
if((data.sort === undefined) && (missing11 = "sort")){
const err184 = {};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
}
else {
const err185 = {};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
}
var _valid23 = _errs251 === errors;
errors = _errs250;
if(vErrors !== null){
if(_errs250){
vErrors.length = _errs250;
}
else {
vErrors = null;
}
}
if(_valid23){
const _errs253 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.sort === undefined){
const err186 = {instancePath,schemaPath:"#/allOf/1/then/allOf/13/then/required",keyword:"required",params:{missingProperty: "sort"},schema:schema178.allOf[1].then.allOf[13].then.required,parentSchema:schema178.allOf[1].then.allOf[13].then,data};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
}
for(const key26 in data){
if(!(key26 === "sort")){
const err187 = {instancePath,schemaPath:"#/allOf/1/then/allOf/13/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key26},schema:false,parentSchema:schema178.allOf[1].then.allOf[13].then,data};
if(vErrors === null){
vErrors = [err187];
}
else {
vErrors.push(err187);
}
errors++;
}
}
if(data.sort !== undefined){
let data41 = data.sort;
if(data41 && typeof data41 == "object" && !Array.isArray(data41)){
for(const key27 in data41){
const err188 = {instancePath:instancePath+"/sort",schemaPath:"#/allOf/1/then/allOf/13/then/properties/sort/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key27},schema:false,parentSchema:schema178.allOf[1].then.allOf[13].then.properties.sort,data:data41};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
}
else {
const err189 = {instancePath:instancePath+"/sort",schemaPath:"#/allOf/1/then/allOf/13/then/properties/sort/type",keyword:"type",params:{type: "object"},schema:schema178.allOf[1].then.allOf[13].then.properties.sort.type,parentSchema:schema178.allOf[1].then.allOf[13].then.properties.sort,data:data41};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
}
}
else {
const err190 = {instancePath,schemaPath:"#/allOf/1/then/allOf/13/then/type",keyword:"type",params:{type: "object"},schema:schema178.allOf[1].then.allOf[13].then.type,parentSchema:schema178.allOf[1].then.allOf[13].then,data};
if(vErrors === null){
vErrors = [err190];
}
else {
vErrors.push(err190);
}
errors++;
}
var _valid23 = _errs253 === errors;
valid58 = _valid23;
if(valid58){
var props17 = true;
}
}
if(!valid58){
const err191 = {instancePath,schemaPath:"#/allOf/1/then/allOf/13/if",keyword:"if",params:{failingKeyword: "then"},schema:schema178.allOf[1].then.allOf[13].if,parentSchema:schema178.allOf[1].then.allOf[13],data};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
if(props0 !== true && props17 !== undefined){
if(props17 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props17);
}
}
const _errs260 = errors;
let valid60 = true;
const _errs261 = errors;
if(errors === _errs261){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing12;
if((data.unique === undefined) && (missing12 = "unique")){
const err192 = {};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
}
else {
const err193 = {};
if(vErrors === null){
vErrors = [err193];
}
else {
vErrors.push(err193);
}
errors++;
}
}
var _valid24 = _errs261 === errors;
errors = _errs260;
if(vErrors !== null){
if(_errs260){
vErrors.length = _errs260;
}
else {
vErrors = null;
}
}
if(_valid24){
const _errs263 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.unique === undefined){
const err194 = {instancePath,schemaPath:"#/allOf/1/then/allOf/14/then/required",keyword:"required",params:{missingProperty: "unique"},schema:schema178.allOf[1].then.allOf[14].then.required,parentSchema:schema178.allOf[1].then.allOf[14].then,data};
if(vErrors === null){
vErrors = [err194];
}
else {
vErrors.push(err194);
}
errors++;
}
for(const key28 in data){
if(!(key28 === "unique")){
const err195 = {instancePath,schemaPath:"#/allOf/1/then/allOf/14/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key28},schema:false,parentSchema:schema178.allOf[1].then.allOf[14].then,data};
if(vErrors === null){
vErrors = [err195];
}
else {
vErrors.push(err195);
}
errors++;
}
}
if(data.unique !== undefined){
let data42 = data.unique;
if(data42 && typeof data42 == "object" && !Array.isArray(data42)){
for(const key29 in data42){
const err196 = {instancePath:instancePath+"/unique",schemaPath:"#/allOf/1/then/allOf/14/then/properties/unique/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key29},schema:false,parentSchema:schema178.allOf[1].then.allOf[14].then.properties.unique,data:data42};
if(vErrors === null){
vErrors = [err196];
}
else {
vErrors.push(err196);
}
errors++;
}
}
else {
const err197 = {instancePath:instancePath+"/unique",schemaPath:"#/allOf/1/then/allOf/14/then/properties/unique/type",keyword:"type",params:{type: "object"},schema:schema178.allOf[1].then.allOf[14].then.properties.unique.type,parentSchema:schema178.allOf[1].then.allOf[14].then.properties.unique,data:data42};
if(vErrors === null){
vErrors = [err197];
}
else {
vErrors.push(err197);
}
errors++;
}
}
}
else {
const err198 = {instancePath,schemaPath:"#/allOf/1/then/allOf/14/then/type",keyword:"type",params:{type: "object"},schema:schema178.allOf[1].then.allOf[14].then.type,parentSchema:schema178.allOf[1].then.allOf[14].then,data};
if(vErrors === null){
vErrors = [err198];
}
else {
vErrors.push(err198);
}
errors++;
}
var _valid24 = _errs263 === errors;
valid60 = _valid24;
if(valid60){
var props18 = true;
}
}
if(!valid60){
const err199 = {instancePath,schemaPath:"#/allOf/1/then/allOf/14/if",keyword:"if",params:{failingKeyword: "then"},schema:schema178.allOf[1].then.allOf[14].if,parentSchema:schema178.allOf[1].then.allOf[14],data};
if(vErrors === null){
vErrors = [err199];
}
else {
vErrors.push(err199);
}
errors++;
}
if(props0 !== true && props18 !== undefined){
if(props18 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props18);
}
}
const _errs270 = errors;
let valid62 = true;
const _errs271 = errors;
if(errors === _errs271){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing13;
if((data.replace === undefined) && (missing13 = "replace")){
const err200 = {};
if(vErrors === null){
vErrors = [err200];
}
else {
vErrors.push(err200);
}
errors++;
}
}
else {
const err201 = {};
if(vErrors === null){
vErrors = [err201];
}
else {
vErrors.push(err201);
}
errors++;
}
}
var _valid25 = _errs271 === errors;
errors = _errs270;
if(vErrors !== null){
if(_errs270){
vErrors.length = _errs270;
}
else {
vErrors = null;
}
}
if(_valid25){
const _errs273 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.replace === undefined){
const err202 = {instancePath,schemaPath:"#/allOf/1/then/allOf/15/then/required",keyword:"required",params:{missingProperty: "replace"},schema:schema178.allOf[1].then.allOf[15].then.required,parentSchema:schema178.allOf[1].then.allOf[15].then,data};
if(vErrors === null){
vErrors = [err202];
}
else {
vErrors.push(err202);
}
errors++;
}
for(const key30 in data){
if(!(key30 === "replace")){
const err203 = {instancePath,schemaPath:"#/allOf/1/then/allOf/15/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key30},schema:false,parentSchema:schema178.allOf[1].then.allOf[15].then,data};
if(vErrors === null){
vErrors = [err203];
}
else {
vErrors.push(err203);
}
errors++;
}
}
if(data.replace !== undefined){
let data43 = data.replace;
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
if(data43.pattern === undefined){
const err204 = {instancePath:instancePath+"/replace",schemaPath:"#/allOf/1/then/allOf/15/then/properties/replace/required",keyword:"required",params:{missingProperty: "pattern"},schema:schema178.allOf[1].then.allOf[15].then.properties.replace.required,parentSchema:schema178.allOf[1].then.allOf[15].then.properties.replace,data:data43};
if(vErrors === null){
vErrors = [err204];
}
else {
vErrors.push(err204);
}
errors++;
}
if(data43.with === undefined){
const err205 = {instancePath:instancePath+"/replace",schemaPath:"#/allOf/1/then/allOf/15/then/properties/replace/required",keyword:"required",params:{missingProperty: "with"},schema:schema178.allOf[1].then.allOf[15].then.properties.replace.required,parentSchema:schema178.allOf[1].then.allOf[15].then.properties.replace,data:data43};
if(vErrors === null){
vErrors = [err205];
}
else {
vErrors.push(err205);
}
errors++;
}
for(const key31 in data43){
if(!((key31 === "pattern") || (key31 === "with"))){
const err206 = {instancePath:instancePath+"/replace",schemaPath:"#/allOf/1/then/allOf/15/then/properties/replace/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key31},schema:false,parentSchema:schema178.allOf[1].then.allOf[15].then.properties.replace,data:data43};
if(vErrors === null){
vErrors = [err206];
}
else {
vErrors.push(err206);
}
errors++;
}
}
if(data43.pattern !== undefined){
let data44 = data43.pattern;
if(typeof data44 !== "string"){
const err207 = {instancePath:instancePath+"/replace/pattern",schemaPath:"#/allOf/1/then/allOf/15/then/properties/replace/properties/pattern/type",keyword:"type",params:{type: "string"},schema:schema178.allOf[1].then.allOf[15].then.properties.replace.properties.pattern.type,parentSchema:schema178.allOf[1].then.allOf[15].then.properties.replace.properties.pattern,data:data44};
if(vErrors === null){
vErrors = [err207];
}
else {
vErrors.push(err207);
}
errors++;
}
}
if(data43.with !== undefined){
let data45 = data43.with;
if(typeof data45 !== "string"){
const err208 = {instancePath:instancePath+"/replace/with",schemaPath:"#/allOf/1/then/allOf/15/then/properties/replace/properties/with/type",keyword:"type",params:{type: "string"},schema:schema178.allOf[1].then.allOf[15].then.properties.replace.properties.with.type,parentSchema:schema178.allOf[1].then.allOf[15].then.properties.replace.properties.with,data:data45};
if(vErrors === null){
vErrors = [err208];
}
else {
vErrors.push(err208);
}
errors++;
}
}
}
else {
const err209 = {instancePath:instancePath+"/replace",schemaPath:"#/allOf/1/then/allOf/15/then/properties/replace/type",keyword:"type",params:{type: "object"},schema:schema178.allOf[1].then.allOf[15].then.properties.replace.type,parentSchema:schema178.allOf[1].then.allOf[15].then.properties.replace,data:data43};
if(vErrors === null){
vErrors = [err209];
}
else {
vErrors.push(err209);
}
errors++;
}
}
}
else {
const err210 = {instancePath,schemaPath:"#/allOf/1/then/allOf/15/then/type",keyword:"type",params:{type: "object"},schema:schema178.allOf[1].then.allOf[15].then.type,parentSchema:schema178.allOf[1].then.allOf[15].then,data};
if(vErrors === null){
vErrors = [err210];
}
else {
vErrors.push(err210);
}
errors++;
}
var _valid25 = _errs273 === errors;
valid62 = _valid25;
if(valid62){
var props19 = true;
}
}
if(!valid62){
const err211 = {instancePath,schemaPath:"#/allOf/1/then/allOf/15/if",keyword:"if",params:{failingKeyword: "then"},schema:schema178.allOf[1].then.allOf[15].if,parentSchema:schema178.allOf[1].then.allOf[15],data};
if(vErrors === null){
vErrors = [err211];
}
else {
vErrors.push(err211);
}
errors++;
}
if(props0 !== true && props19 !== undefined){
if(props19 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props19);
}
}
var _valid2 = _errs14 === errors;
valid3 = _valid2;
}
if(!valid3){
const err212 = {instancePath,schemaPath:"#/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema178.allOf[1].if,parentSchema:schema178.allOf[1],data};
if(vErrors === null){
vErrors = [err212];
}
else {
vErrors.push(err212);
}
errors++;
}
validate83.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate83.evaluated = {"dynamicProps":true,"dynamicItems":false};

const schema191 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Channel","description":"Where a notification goes.","type":"object","allOf":[{"type":"object","atMostOneKey":["webhook","email","slack","discord","teams","telegram","ntfy","gotify","pushover","matrix"]},{"if":{"type":"object","propertyNames":{"not":{"enum":["webhook","email","slack","discord","teams","telegram","ntfy","gotify","pushover","matrix"]}}},"then":{"title":"Own channel","description":"A channel of your own workers, by the name of its manifest.","type":"object","minProperties":1,"maxProperties":1,"propertyNames":{"type":"string","pattern":"^[a-z][a-zA-Z0-9_-]*(\\.[a-z][a-zA-Z0-9_-]*)*$","not":{"enum":["webhook","email","slack","discord","teams","telegram","ntfy","gotify","pushover","matrix"]}},"additionalProperties":{"title":"Own channel options","description":"What its manifest's `input` asks for, but for `notification`.","type":"object","additionalProperties":{"$ref":"#/$defs/template"},"examples":[{"urls":["ntfy://prices"]}]},"examples":[{"apprise":{"urls":["ntfy://prices"]}}]}},{"if":{"type":"object","required":["webhook"],"properties":{"webhook":true}},"then":{"title":"Webhook channel","description":"A signed POST (Standard Webhooks 1.0).","type":"object","required":["webhook"],"additionalProperties":false,"properties":{"webhook":{"title":"Webhook","description":"A signed POST (Standard Webhooks 1.0).","type":"object","required":["url"],"additionalProperties":false,"properties":{"url":{"description":"The address.","type":["object","string"],"allOf":[{"if":{"type":"object"},"then":{"$ref":"#/$defs/secret"}},{"if":{"type":"string"},"then":{"$ref":"#/$defs/text"}}],"examples":["https://hooks.example/x"]},"secret":{"description":"What signs it; two while it is changed.","type":["object","array"],"allOf":[{"if":{"type":"object"},"then":{"$ref":"#/$defs/secret"}},{"if":{"type":"array"},"then":{"title":"Two secrets","description":"The old and the new one.","type":"array","minItems":1,"maxItems":2,"items":{"$ref":"#/$defs/secret"},"examples":[[{"$secret":"new"},{"$secret":"old"}]]}}],"examples":[{"$secret":"hook"}]},"headers":{"description":"Headers of its own.","type":"object","maxProperties":50,"additionalProperties":{"description":"The value.","type":["object","string"],"allOf":[{"if":{"type":"object"},"then":{"$ref":"#/$defs/secret"}},{"if":{"type":"string"},"then":{"$ref":"#/$defs/text"}}],"examples":["watchloom"]},"examples":[{"x-source":"watchloom"}]},"body":{"$ref":"#/$defs/template","description":"The body; absent: `monitor.notified`.","examples":[{"text":"${monitor.name}: ${value}"}]}},"examples":[{"url":"https://hooks.example/x","secret":{"$secret":"hook"}}]}},"examples":[{"webhook":{"url":"https://hooks.example/x","secret":{"$secret":"hook"}}}]}},{"if":{"type":"object","required":["email"],"properties":{"email":true}},"then":{"title":"Email channel","description":"An e-mail.","type":"object","required":["email"],"additionalProperties":false,"properties":{"email":{"title":"Email","description":"An e-mail.","type":"object","required":["to"],"additionalProperties":false,"properties":{"to":{"description":"Who gets it.","type":"array","items":{"description":"An address.","type":"string","format":"email","examples":["a@example.org"]},"minItems":1,"maxItems":100,"examples":[["a@example.org"]]},"cc":{"description":"Who gets a copy.","type":"array","items":{"description":"An address.","type":"string","format":"email","examples":["a@example.org"]},"minItems":1,"maxItems":100,"examples":[["a@example.org"]]},"from":{"description":"Who it is from; absent: SMTP_FROM.","type":"string","format":"email","examples":["watch@example.org"]}},"examples":[{"to":["a@example.org"]}]}},"examples":[{"email":{"to":["a@example.org"]}}]}},{"if":{"type":"object","required":["slack"],"properties":{"slack":true}},"then":{"title":"Slack channel","description":"Slack: an incoming webhook, or a token and a channel.","type":"object","required":["slack"],"additionalProperties":false,"properties":{"slack":{"title":"Slack","description":"Slack: an incoming webhook, or a token and a channel.","type":"object","additionalProperties":false,"properties":{"webhook":{"$ref":"#/$defs/secret","description":"The webhook's address.","examples":[{"$secret":"hook"}]},"token":{"$ref":"#/$defs/secret","description":"The app's token.","examples":[{"$secret":"hook"}]},"channel":{"description":"The channel.","type":"string","examples":["#prices"]}},"exactlyOneKey":["webhook","token"],"examples":[{"webhook":{"$secret":"slack"}}]}},"examples":[{"slack":{"webhook":{"$secret":"slack"}}}]}},{"if":{"type":"object","required":["discord"],"properties":{"discord":true}},"then":{"title":"Discord channel","description":"Discord.","type":"object","required":["discord"],"additionalProperties":false,"properties":{"discord":{"title":"Discord","description":"Discord.","type":"object","required":["webhook"],"additionalProperties":false,"properties":{"webhook":{"$ref":"#/$defs/secret","description":"The webhook's address.","examples":[{"$secret":"hook"}]}},"examples":[{"webhook":{"$secret":"discord"}}]}},"examples":[{"discord":{"webhook":{"$secret":"discord"}}}]}},{"if":{"type":"object","required":["teams"],"properties":{"teams":true}},"then":{"title":"Teams channel","description":"Microsoft Teams.","type":"object","required":["teams"],"additionalProperties":false,"properties":{"teams":{"title":"Teams","description":"Microsoft Teams.","type":"object","required":["webhook"],"additionalProperties":false,"properties":{"webhook":{"$ref":"#/$defs/secret","description":"The webhook's address.","examples":[{"$secret":"hook"}]}},"examples":[{"webhook":{"$secret":"teams"}}]}},"examples":[{"teams":{"webhook":{"$secret":"teams"}}}]}},{"if":{"type":"object","required":["telegram"],"properties":{"telegram":true}},"then":{"title":"Telegram channel","description":"Telegram.","type":"object","required":["telegram"],"additionalProperties":false,"properties":{"telegram":{"title":"Telegram","description":"Telegram.","type":"object","required":["token","chat"],"additionalProperties":false,"properties":{"token":{"$ref":"#/$defs/secret","description":"The bot's token.","examples":[{"$secret":"hook"}]},"chat":{"description":"The chat.","type":"string","examples":["1"]}},"examples":[{"chat":"1","token":{"$secret":"tg"}}]}},"examples":[{"telegram":{"chat":"1","token":{"$secret":"tg"}}}]}},{"if":{"type":"object","required":["ntfy"],"properties":{"ntfy":true}},"then":{"title":"Ntfy channel","description":"ntfy.","type":"object","required":["ntfy"],"additionalProperties":false,"properties":{"ntfy":{"title":"Ntfy","description":"ntfy.","type":"object","required":["topic"],"additionalProperties":false,"properties":{"server":{"description":"The server.","type":"string","examples":["https://ntfy.sh"]},"topic":{"description":"The topic.","type":"string","examples":["prices"]},"token":{"$ref":"#/$defs/secret","description":"The token.","examples":[{"$secret":"hook"}]}},"examples":[{"topic":"prices"}]}},"examples":[{"ntfy":{"topic":"prices"}}]}},{"if":{"type":"object","required":["gotify"],"properties":{"gotify":true}},"then":{"title":"Gotify channel","description":"Gotify.","type":"object","required":["gotify"],"additionalProperties":false,"properties":{"gotify":{"title":"Gotify","description":"Gotify.","type":"object","required":["server","token"],"additionalProperties":false,"properties":{"server":{"description":"The server.","type":"string","examples":["https://push.example.org"]},"token":{"$ref":"#/$defs/secret","description":"The token.","examples":[{"$secret":"hook"}]}},"examples":[{"server":"https://push.example.org","token":{"$secret":"gotify"}}]}},"examples":[{"gotify":{"server":"https://push.example.org","token":{"$secret":"gotify"}}}]}},{"if":{"type":"object","required":["pushover"],"properties":{"pushover":true}},"then":{"title":"Pushover channel","description":"Pushover.","type":"object","required":["pushover"],"additionalProperties":false,"properties":{"pushover":{"title":"Pushover","description":"Pushover.","type":"object","required":["token","user"],"additionalProperties":false,"properties":{"token":{"$ref":"#/$defs/secret","description":"The app's token.","examples":[{"$secret":"hook"}]},"user":{"description":"The user's key.","type":["object","string"],"allOf":[{"if":{"type":"object"},"then":{"$ref":"#/$defs/secret"}},{"if":{"type":"string"},"then":{"$ref":"#/$defs/text"}}],"examples":[{"$secret":"pushover-user"}]}},"examples":[{"token":{"$secret":"pushover"},"user":{"$secret":"pushover-user"}}]}},"examples":[{"pushover":{"token":{"$secret":"pushover"},"user":{"$secret":"pushover-user"}}}]}},{"if":{"type":"object","required":["matrix"],"properties":{"matrix":true}},"then":{"title":"Matrix channel","description":"Matrix.","type":"object","required":["matrix"],"additionalProperties":false,"properties":{"matrix":{"title":"Matrix","description":"Matrix.","type":"object","required":["server","token","room"],"additionalProperties":false,"properties":{"server":{"description":"The server.","type":"string","examples":["https://matrix.example.org"]},"token":{"$ref":"#/$defs/secret","description":"The token.","examples":[{"$secret":"hook"}]},"room":{"description":"The room.","type":"string","examples":["!abc:example.org"]}},"examples":[{"server":"https://matrix.example.org","token":{"$secret":"matrix"},"room":"!abc:example.org"}]}},"examples":[{"matrix":{"server":"https://matrix.example.org","token":{"$secret":"matrix"},"room":"!abc:example.org"}}]}}],"examples":[{"webhook":{"url":"https://hooks.example/x"}}]};
const schema193 = {"description":"A secret by its name, resolved inside the activity just before use.","type":"object","required":["$secret"],"additionalProperties":false,"properties":{"$secret":{"$ref":"#/$defs/secretName","description":"The secret's name.","examples":["erp"]},"prefix":{"description":"Text put before the secret's value.","type":"string","maxLength":256,"examples":["token "]}},"examples":[{"$secret":"erp"}]};
const schema194 = {"description":"A secret's name: letters, digits, hyphens, dots and underscores, a letter first, at most 63.","type":"string","pattern":"^[a-zA-Z][a-zA-Z0-9_.-]{0,62}$","examples":["erp"]};
const pattern70 = new RegExp("^[a-zA-Z][a-zA-Z0-9_.-]{0,62}$", "u");

function validate88(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate88.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.$secret === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "$secret"},schema:schema193.required,parentSchema:schema193,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "$secret") || (key0 === "prefix"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema193,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.$secret !== undefined){
let data0 = data.$secret;
if(typeof data0 === "string"){
if(!pattern70.test(data0)){
const err2 = {instancePath:instancePath+"/$secret",schemaPath:"#/$defs/secretName/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z][a-zA-Z0-9_.-]{0,62}$"},schema:"^[a-zA-Z][a-zA-Z0-9_.-]{0,62}$",parentSchema:schema194,data:data0};
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
const err3 = {instancePath:instancePath+"/$secret",schemaPath:"#/$defs/secretName/type",keyword:"type",params:{type: "string"},schema:schema194.type,parentSchema:schema194,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.prefix !== undefined){
let data1 = data.prefix;
if(typeof data1 === "string"){
if(func2(data1) > 256){
const err4 = {instancePath:instancePath+"/prefix",schemaPath:"#/properties/prefix/maxLength",keyword:"maxLength",params:{limit: 256},schema:256,parentSchema:schema193.properties.prefix,data:data1};
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
const err5 = {instancePath:instancePath+"/prefix",schemaPath:"#/properties/prefix/type",keyword:"type",params:{type: "string"},schema:schema193.properties.prefix.type,parentSchema:schema193.properties.prefix,data:data1};
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
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema193.type,parentSchema:schema193,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate88.errors = vErrors;
return errors === 0;
}
validate88.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const formats0 = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i;

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
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema191.type,parentSchema:schema191,data};
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
if(data["webhook"] !== undefined){
found0++;
}
if(data["email"] !== undefined){
found0++;
}
if(data["slack"] !== undefined){
found0++;
}
if(data["discord"] !== undefined){
found0++;
}
if(data["teams"] !== undefined){
found0++;
}
if(data["telegram"] !== undefined){
found0++;
}
if(data["ntfy"] !== undefined){
found0++;
}
if(data["gotify"] !== undefined){
found0++;
}
if(data["pushover"] !== undefined){
found0++;
}
if(data["matrix"] !== undefined){
found0++;
}
if(found0 > 1){
const err1 = {instancePath,schemaPath:"#/allOf/0/atMostOneKey",keyword:"atMostOneKey",params:{ keys: ["webhook","email","slack","discord","teams","telegram","ntfy","gotify","pushover","matrix"] },schema:schema191.allOf[0].atMostOneKey,parentSchema:schema191.allOf[0],data};
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
const err2 = {instancePath,schemaPath:"#/allOf/0/type",keyword:"type",params:{type: "object"},schema:schema191.allOf[0].type,parentSchema:schema191.allOf[0],data};
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
for(const key0 in data){
const _errs7 = errors;
const _errs8 = errors;
const _errs9 = errors;
if(!((((((((((key0 === "webhook") || (key0 === "email")) || (key0 === "slack")) || (key0 === "discord")) || (key0 === "teams")) || (key0 === "telegram")) || (key0 === "ntfy")) || (key0 === "gotify")) || (key0 === "pushover")) || (key0 === "matrix"))){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var valid3 = _errs9 === errors;
if(valid3){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
else {
errors = _errs8;
if(vErrors !== null){
if(_errs8){
vErrors.length = _errs8;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs7 === errors;
if(!valid2){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
break;
}
}
}
else {
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
const _errs10 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length > 1){
const err7 = {instancePath,schemaPath:"#/allOf/1/then/maxProperties",keyword:"maxProperties",params:{limit: 1},schema:1,parentSchema:schema191.allOf[1].then,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(Object.keys(data).length < 1){
const err8 = {instancePath,schemaPath:"#/allOf/1/then/minProperties",keyword:"minProperties",params:{limit: 1},schema:1,parentSchema:schema191.allOf[1].then,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
for(const key1 in data){
const _errs12 = errors;
const _errs14 = errors;
const _errs15 = errors;
if(!((((((((((key1 === "webhook") || (key1 === "email")) || (key1 === "slack")) || (key1 === "discord")) || (key1 === "teams")) || (key1 === "telegram")) || (key1 === "ntfy")) || (key1 === "gotify")) || (key1 === "pushover")) || (key1 === "matrix"))){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var valid5 = _errs15 === errors;
if(valid5){
const err10 = {instancePath,schemaPath:"#/allOf/1/then/propertyNames/not",keyword:"not",params:{},schema:schema191.allOf[1].then.propertyNames.not,parentSchema:schema191.allOf[1].then.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
else {
errors = _errs14;
if(vErrors !== null){
if(_errs14){
vErrors.length = _errs14;
}
else {
vErrors = null;
}
}
}
if(typeof key1 === "string"){
if(!pattern58.test(key1)){
const err11 = {instancePath,schemaPath:"#/allOf/1/then/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_-]*(\\.[a-z][a-zA-Z0-9_-]*)*$"},schema:"^[a-z][a-zA-Z0-9_-]*(\\.[a-z][a-zA-Z0-9_-]*)*$",parentSchema:schema191.allOf[1].then.propertyNames,data:key1,propertyName:key1};
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
const err12 = {instancePath,schemaPath:"#/allOf/1/then/propertyNames/type",keyword:"type",params:{type: "string"},schema:schema191.allOf[1].then.propertyNames.type,parentSchema:schema191.allOf[1].then.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var valid4 = _errs12 === errors;
if(!valid4){
const err13 = {instancePath,schemaPath:"#/allOf/1/then/propertyNames",keyword:"propertyNames",params:{propertyName: key1},schema:schema191.allOf[1].then.propertyNames,parentSchema:schema191.allOf[1].then,data};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
for(const key2 in data){
let data0 = data[key2];
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
}
else {
const err14 = {instancePath:instancePath+"/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/allOf/1/then/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema191.allOf[1].then.additionalProperties.type,parentSchema:schema191.allOf[1].then.additionalProperties,data:data0};
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
const err15 = {instancePath,schemaPath:"#/allOf/1/then/type",keyword:"type",params:{type: "object"},schema:schema191.allOf[1].then.type,parentSchema:schema191.allOf[1].then,data};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
var _valid0 = _errs10 === errors;
valid1 = _valid0;
if(valid1){
var props0 = true;
}
}
if(!valid1){
const err16 = {instancePath,schemaPath:"#/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema191.allOf[1].if,parentSchema:schema191.allOf[1],data};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
const _errs22 = errors;
let valid9 = true;
const _errs23 = errors;
if(errors === _errs23){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.webhook === undefined) && (missing0 = "webhook")){
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
else {
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
var _valid1 = _errs23 === errors;
errors = _errs22;
if(vErrors !== null){
if(_errs22){
vErrors.length = _errs22;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs25 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.webhook === undefined){
const err19 = {instancePath,schemaPath:"#/allOf/2/then/required",keyword:"required",params:{missingProperty: "webhook"},schema:schema191.allOf[2].then.required,parentSchema:schema191.allOf[2].then,data};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
for(const key4 in data){
if(!(key4 === "webhook")){
const err20 = {instancePath,schemaPath:"#/allOf/2/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},schema:false,parentSchema:schema191.allOf[2].then,data};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.webhook !== undefined){
let data2 = data.webhook;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.url === undefined){
const err21 = {instancePath:instancePath+"/webhook",schemaPath:"#/allOf/2/then/properties/webhook/required",keyword:"required",params:{missingProperty: "url"},schema:schema191.allOf[2].then.properties.webhook.required,parentSchema:schema191.allOf[2].then.properties.webhook,data:data2};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
for(const key5 in data2){
if(!((((key5 === "url") || (key5 === "secret")) || (key5 === "headers")) || (key5 === "body"))){
const err22 = {instancePath:instancePath+"/webhook",schemaPath:"#/allOf/2/then/properties/webhook/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},schema:false,parentSchema:schema191.allOf[2].then.properties.webhook,data:data2};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data2.url !== undefined){
let data3 = data2.url;
if((!(data3 && typeof data3 == "object" && !Array.isArray(data3))) && (typeof data3 !== "string")){
const err23 = {instancePath:instancePath+"/webhook/url",schemaPath:"#/allOf/2/then/properties/webhook/properties/url/type",keyword:"type",params:{type: schema191.allOf[2].then.properties.webhook.properties.url.type},schema:schema191.allOf[2].then.properties.webhook.properties.url.type,parentSchema:schema191.allOf[2].then.properties.webhook.properties.url,data:data3};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
const _errs34 = errors;
let valid13 = true;
const _errs35 = errors;
if(!(data3 && typeof data3 == "object" && !Array.isArray(data3))){
const err24 = {};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
var _valid2 = _errs35 === errors;
errors = _errs34;
if(vErrors !== null){
if(_errs34){
vErrors.length = _errs34;
}
else {
vErrors = null;
}
}
if(_valid2){
const _errs37 = errors;
if(!(validate88(data3, {instancePath:instancePath+"/webhook/url",parentData:data2,parentDataProperty:"url",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate88.errors);
errors = vErrors.length;
}
var _valid2 = _errs37 === errors;
valid13 = _valid2;
}
if(!valid13){
const err25 = {instancePath:instancePath+"/webhook/url",schemaPath:"#/allOf/2/then/properties/webhook/properties/url/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},schema:schema191.allOf[2].then.properties.webhook.properties.url.allOf[0].if,parentSchema:schema191.allOf[2].then.properties.webhook.properties.url.allOf[0],data:data3};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
const _errs39 = errors;
let valid14 = true;
const _errs40 = errors;
if(typeof data3 !== "string"){
const err26 = {};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
var _valid3 = _errs40 === errors;
errors = _errs39;
if(vErrors !== null){
if(_errs39){
vErrors.length = _errs39;
}
else {
vErrors = null;
}
}
if(_valid3){
const _errs42 = errors;
if(typeof data3 !== "string"){
const err27 = {instancePath:instancePath+"/webhook/url",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema42.type,parentSchema:schema42,data:data3};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
var _valid3 = _errs42 === errors;
valid14 = _valid3;
}
if(!valid14){
const err28 = {instancePath:instancePath+"/webhook/url",schemaPath:"#/allOf/2/then/properties/webhook/properties/url/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema191.allOf[2].then.properties.webhook.properties.url.allOf[1].if,parentSchema:schema191.allOf[2].then.properties.webhook.properties.url.allOf[1],data:data3};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data2.secret !== undefined){
let data4 = data2.secret;
if(!data4 || typeof data4 != "object"){
const err29 = {instancePath:instancePath+"/webhook/secret",schemaPath:"#/allOf/2/then/properties/webhook/properties/secret/type",keyword:"type",params:{type: schema191.allOf[2].then.properties.webhook.properties.secret.type},schema:schema191.allOf[2].then.properties.webhook.properties.secret.type,parentSchema:schema191.allOf[2].then.properties.webhook.properties.secret,data:data4};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
const _errs48 = errors;
let valid17 = true;
const _errs49 = errors;
if(!(data4 && typeof data4 == "object" && !Array.isArray(data4))){
const err30 = {};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
var _valid4 = _errs49 === errors;
errors = _errs48;
if(vErrors !== null){
if(_errs48){
vErrors.length = _errs48;
}
else {
vErrors = null;
}
}
if(_valid4){
const _errs51 = errors;
if(!(validate88(data4, {instancePath:instancePath+"/webhook/secret",parentData:data2,parentDataProperty:"secret",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate88.errors);
errors = vErrors.length;
}
var _valid4 = _errs51 === errors;
valid17 = _valid4;
}
if(!valid17){
const err31 = {instancePath:instancePath+"/webhook/secret",schemaPath:"#/allOf/2/then/properties/webhook/properties/secret/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},schema:schema191.allOf[2].then.properties.webhook.properties.secret.allOf[0].if,parentSchema:schema191.allOf[2].then.properties.webhook.properties.secret.allOf[0],data:data4};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
const _errs53 = errors;
let valid18 = true;
const _errs54 = errors;
if(!(Array.isArray(data4))){
const err32 = {};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
var _valid5 = _errs54 === errors;
errors = _errs53;
if(vErrors !== null){
if(_errs53){
vErrors.length = _errs53;
}
else {
vErrors = null;
}
}
if(_valid5){
const _errs56 = errors;
if(Array.isArray(data4)){
if(data4.length > 2){
const err33 = {instancePath:instancePath+"/webhook/secret",schemaPath:"#/allOf/2/then/properties/webhook/properties/secret/allOf/1/then/maxItems",keyword:"maxItems",params:{limit: 2},schema:2,parentSchema:schema191.allOf[2].then.properties.webhook.properties.secret.allOf[1].then,data:data4};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(data4.length < 1){
const err34 = {instancePath:instancePath+"/webhook/secret",schemaPath:"#/allOf/2/then/properties/webhook/properties/secret/allOf/1/then/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema191.allOf[2].then.properties.webhook.properties.secret.allOf[1].then,data:data4};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
if(!(validate88(data4[i0], {instancePath:instancePath+"/webhook/secret/" + i0,parentData:data4,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate88.errors);
errors = vErrors.length;
}
}
}
else {
const err35 = {instancePath:instancePath+"/webhook/secret",schemaPath:"#/allOf/2/then/properties/webhook/properties/secret/allOf/1/then/type",keyword:"type",params:{type: "array"},schema:schema191.allOf[2].then.properties.webhook.properties.secret.allOf[1].then.type,parentSchema:schema191.allOf[2].then.properties.webhook.properties.secret.allOf[1].then,data:data4};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
var _valid5 = _errs56 === errors;
valid18 = _valid5;
}
if(!valid18){
const err36 = {instancePath:instancePath+"/webhook/secret",schemaPath:"#/allOf/2/then/properties/webhook/properties/secret/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema191.allOf[2].then.properties.webhook.properties.secret.allOf[1].if,parentSchema:schema191.allOf[2].then.properties.webhook.properties.secret.allOf[1],data:data4};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data2.headers !== undefined){
let data6 = data2.headers;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(Object.keys(data6).length > 50){
const err37 = {instancePath:instancePath+"/webhook/headers",schemaPath:"#/allOf/2/then/properties/webhook/properties/headers/maxProperties",keyword:"maxProperties",params:{limit: 50},schema:50,parentSchema:schema191.allOf[2].then.properties.webhook.properties.headers,data:data6};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
for(const key6 in data6){
let data7 = data6[key6];
if((!(data7 && typeof data7 == "object" && !Array.isArray(data7))) && (typeof data7 !== "string")){
const err38 = {instancePath:instancePath+"/webhook/headers/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/allOf/2/then/properties/webhook/properties/headers/additionalProperties/type",keyword:"type",params:{type: schema191.allOf[2].then.properties.webhook.properties.headers.additionalProperties.type},schema:schema191.allOf[2].then.properties.webhook.properties.headers.additionalProperties.type,parentSchema:schema191.allOf[2].then.properties.webhook.properties.headers.additionalProperties,data:data7};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
const _errs65 = errors;
let valid23 = true;
const _errs66 = errors;
if(!(data7 && typeof data7 == "object" && !Array.isArray(data7))){
const err39 = {};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
var _valid6 = _errs66 === errors;
errors = _errs65;
if(vErrors !== null){
if(_errs65){
vErrors.length = _errs65;
}
else {
vErrors = null;
}
}
if(_valid6){
const _errs68 = errors;
if(!(validate88(data7, {instancePath:instancePath+"/webhook/headers/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data6,parentDataProperty:key6,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate88.errors);
errors = vErrors.length;
}
var _valid6 = _errs68 === errors;
valid23 = _valid6;
}
if(!valid23){
const err40 = {instancePath:instancePath+"/webhook/headers/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/allOf/2/then/properties/webhook/properties/headers/additionalProperties/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},schema:schema191.allOf[2].then.properties.webhook.properties.headers.additionalProperties.allOf[0].if,parentSchema:schema191.allOf[2].then.properties.webhook.properties.headers.additionalProperties.allOf[0],data:data7};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
const _errs70 = errors;
let valid24 = true;
const _errs71 = errors;
if(typeof data7 !== "string"){
const err41 = {};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
var _valid7 = _errs71 === errors;
errors = _errs70;
if(vErrors !== null){
if(_errs70){
vErrors.length = _errs70;
}
else {
vErrors = null;
}
}
if(_valid7){
const _errs73 = errors;
if(typeof data7 !== "string"){
const err42 = {instancePath:instancePath+"/webhook/headers/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema42.type,parentSchema:schema42,data:data7};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
var _valid7 = _errs73 === errors;
valid24 = _valid7;
}
if(!valid24){
const err43 = {instancePath:instancePath+"/webhook/headers/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/allOf/2/then/properties/webhook/properties/headers/additionalProperties/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema191.allOf[2].then.properties.webhook.properties.headers.additionalProperties.allOf[1].if,parentSchema:schema191.allOf[2].then.properties.webhook.properties.headers.additionalProperties.allOf[1],data:data7};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
else {
const err44 = {instancePath:instancePath+"/webhook/headers",schemaPath:"#/allOf/2/then/properties/webhook/properties/headers/type",keyword:"type",params:{type: "object"},schema:schema191.allOf[2].then.properties.webhook.properties.headers.type,parentSchema:schema191.allOf[2].then.properties.webhook.properties.headers,data:data6};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
}
else {
const err45 = {instancePath:instancePath+"/webhook",schemaPath:"#/allOf/2/then/properties/webhook/type",keyword:"type",params:{type: "object"},schema:schema191.allOf[2].then.properties.webhook.type,parentSchema:schema191.allOf[2].then.properties.webhook,data:data2};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
}
else {
const err46 = {instancePath,schemaPath:"#/allOf/2/then/type",keyword:"type",params:{type: "object"},schema:schema191.allOf[2].then.type,parentSchema:schema191.allOf[2].then,data};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
var _valid1 = _errs25 === errors;
valid9 = _valid1;
if(valid9){
var props4 = true;
}
}
if(!valid9){
const err47 = {instancePath,schemaPath:"#/allOf/2/if",keyword:"if",params:{failingKeyword: "then"},schema:schema191.allOf[2].if,parentSchema:schema191.allOf[2],data};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
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
const _errs78 = errors;
let valid27 = true;
const _errs79 = errors;
if(errors === _errs79){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.email === undefined) && (missing1 = "email")){
const err48 = {};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
else {
const err49 = {};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
var _valid8 = _errs79 === errors;
errors = _errs78;
if(vErrors !== null){
if(_errs78){
vErrors.length = _errs78;
}
else {
vErrors = null;
}
}
if(_valid8){
const _errs81 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.email === undefined){
const err50 = {instancePath,schemaPath:"#/allOf/3/then/required",keyword:"required",params:{missingProperty: "email"},schema:schema191.allOf[3].then.required,parentSchema:schema191.allOf[3].then,data};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
for(const key7 in data){
if(!(key7 === "email")){
const err51 = {instancePath,schemaPath:"#/allOf/3/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},schema:false,parentSchema:schema191.allOf[3].then,data};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data.email !== undefined){
let data9 = data.email;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.to === undefined){
const err52 = {instancePath:instancePath+"/email",schemaPath:"#/allOf/3/then/properties/email/required",keyword:"required",params:{missingProperty: "to"},schema:schema191.allOf[3].then.properties.email.required,parentSchema:schema191.allOf[3].then.properties.email,data:data9};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
for(const key8 in data9){
if(!(((key8 === "to") || (key8 === "cc")) || (key8 === "from"))){
const err53 = {instancePath:instancePath+"/email",schemaPath:"#/allOf/3/then/properties/email/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},schema:false,parentSchema:schema191.allOf[3].then.properties.email,data:data9};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data9.to !== undefined){
let data10 = data9.to;
if(Array.isArray(data10)){
if(data10.length > 100){
const err54 = {instancePath:instancePath+"/email/to",schemaPath:"#/allOf/3/then/properties/email/properties/to/maxItems",keyword:"maxItems",params:{limit: 100},schema:100,parentSchema:schema191.allOf[3].then.properties.email.properties.to,data:data10};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if(data10.length < 1){
const err55 = {instancePath:instancePath+"/email/to",schemaPath:"#/allOf/3/then/properties/email/properties/to/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema191.allOf[3].then.properties.email.properties.to,data:data10};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
const len1 = data10.length;
for(let i1=0; i1<len1; i1++){
let data11 = data10[i1];
if(typeof data11 === "string"){
if(!(formats0.test(data11))){
const err56 = {instancePath:instancePath+"/email/to/" + i1,schemaPath:"#/allOf/3/then/properties/email/properties/to/items/format",keyword:"format",params:{format: "email"},schema:"email",parentSchema:schema191.allOf[3].then.properties.email.properties.to.items,data:data11};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
else {
const err57 = {instancePath:instancePath+"/email/to/" + i1,schemaPath:"#/allOf/3/then/properties/email/properties/to/items/type",keyword:"type",params:{type: "string"},schema:schema191.allOf[3].then.properties.email.properties.to.items.type,parentSchema:schema191.allOf[3].then.properties.email.properties.to.items,data:data11};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
}
else {
const err58 = {instancePath:instancePath+"/email/to",schemaPath:"#/allOf/3/then/properties/email/properties/to/type",keyword:"type",params:{type: "array"},schema:schema191.allOf[3].then.properties.email.properties.to.type,parentSchema:schema191.allOf[3].then.properties.email.properties.to,data:data10};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data9.cc !== undefined){
let data12 = data9.cc;
if(Array.isArray(data12)){
if(data12.length > 100){
const err59 = {instancePath:instancePath+"/email/cc",schemaPath:"#/allOf/3/then/properties/email/properties/cc/maxItems",keyword:"maxItems",params:{limit: 100},schema:100,parentSchema:schema191.allOf[3].then.properties.email.properties.cc,data:data12};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if(data12.length < 1){
const err60 = {instancePath:instancePath+"/email/cc",schemaPath:"#/allOf/3/then/properties/email/properties/cc/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema191.allOf[3].then.properties.email.properties.cc,data:data12};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
const len2 = data12.length;
for(let i2=0; i2<len2; i2++){
let data13 = data12[i2];
if(typeof data13 === "string"){
if(!(formats0.test(data13))){
const err61 = {instancePath:instancePath+"/email/cc/" + i2,schemaPath:"#/allOf/3/then/properties/email/properties/cc/items/format",keyword:"format",params:{format: "email"},schema:"email",parentSchema:schema191.allOf[3].then.properties.email.properties.cc.items,data:data13};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
else {
const err62 = {instancePath:instancePath+"/email/cc/" + i2,schemaPath:"#/allOf/3/then/properties/email/properties/cc/items/type",keyword:"type",params:{type: "string"},schema:schema191.allOf[3].then.properties.email.properties.cc.items.type,parentSchema:schema191.allOf[3].then.properties.email.properties.cc.items,data:data13};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
}
else {
const err63 = {instancePath:instancePath+"/email/cc",schemaPath:"#/allOf/3/then/properties/email/properties/cc/type",keyword:"type",params:{type: "array"},schema:schema191.allOf[3].then.properties.email.properties.cc.type,parentSchema:schema191.allOf[3].then.properties.email.properties.cc,data:data12};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data9.from !== undefined){
let data14 = data9.from;
if(typeof data14 === "string"){
if(!(formats0.test(data14))){
const err64 = {instancePath:instancePath+"/email/from",schemaPath:"#/allOf/3/then/properties/email/properties/from/format",keyword:"format",params:{format: "email"},schema:"email",parentSchema:schema191.allOf[3].then.properties.email.properties.from,data:data14};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
else {
const err65 = {instancePath:instancePath+"/email/from",schemaPath:"#/allOf/3/then/properties/email/properties/from/type",keyword:"type",params:{type: "string"},schema:schema191.allOf[3].then.properties.email.properties.from.type,parentSchema:schema191.allOf[3].then.properties.email.properties.from,data:data14};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
}
else {
const err66 = {instancePath:instancePath+"/email",schemaPath:"#/allOf/3/then/properties/email/type",keyword:"type",params:{type: "object"},schema:schema191.allOf[3].then.properties.email.type,parentSchema:schema191.allOf[3].then.properties.email,data:data9};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
}
else {
const err67 = {instancePath,schemaPath:"#/allOf/3/then/type",keyword:"type",params:{type: "object"},schema:schema191.allOf[3].then.type,parentSchema:schema191.allOf[3].then,data};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
var _valid8 = _errs81 === errors;
valid27 = _valid8;
if(valid27){
var props5 = true;
}
}
if(!valid27){
const err68 = {instancePath,schemaPath:"#/allOf/3/if",keyword:"if",params:{failingKeyword: "then"},schema:schema191.allOf[3].if,parentSchema:schema191.allOf[3],data};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
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
const _errs98 = errors;
let valid34 = true;
const _errs99 = errors;
if(errors === _errs99){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.slack === undefined) && (missing2 = "slack")){
const err69 = {};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
else {
const err70 = {};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
var _valid9 = _errs99 === errors;
errors = _errs98;
if(vErrors !== null){
if(_errs98){
vErrors.length = _errs98;
}
else {
vErrors = null;
}
}
if(_valid9){
const _errs101 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.slack === undefined){
const err71 = {instancePath,schemaPath:"#/allOf/4/then/required",keyword:"required",params:{missingProperty: "slack"},schema:schema191.allOf[4].then.required,parentSchema:schema191.allOf[4].then,data};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
for(const key9 in data){
if(!(key9 === "slack")){
const err72 = {instancePath,schemaPath:"#/allOf/4/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},schema:false,parentSchema:schema191.allOf[4].then,data};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data.slack !== undefined){
let data15 = data.slack;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
for(const key10 in data15){
if(!(((key10 === "webhook") || (key10 === "token")) || (key10 === "channel"))){
const err73 = {instancePath:instancePath+"/slack",schemaPath:"#/allOf/4/then/properties/slack/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},schema:false,parentSchema:schema191.allOf[4].then.properties.slack,data:data15};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data15.webhook !== undefined){
if(!(validate88(data15.webhook, {instancePath:instancePath+"/slack/webhook",parentData:data15,parentDataProperty:"webhook",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate88.errors);
errors = vErrors.length;
}
}
if(data15.token !== undefined){
if(!(validate88(data15.token, {instancePath:instancePath+"/slack/token",parentData:data15,parentDataProperty:"token",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate88.errors);
errors = vErrors.length;
}
}
if(data15.channel !== undefined){
let data18 = data15.channel;
if(typeof data18 !== "string"){
const err74 = {instancePath:instancePath+"/slack/channel",schemaPath:"#/allOf/4/then/properties/slack/properties/channel/type",keyword:"type",params:{type: "string"},schema:schema191.allOf[4].then.properties.slack.properties.channel.type,parentSchema:schema191.allOf[4].then.properties.slack.properties.channel,data:data18};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
let found1 = 0;
if(data15["webhook"] !== undefined){
found1++;
}
if(data15["token"] !== undefined){
found1++;
}
if(found1 !== 1){
const err75 = {instancePath:instancePath+"/slack",schemaPath:"#/allOf/4/then/properties/slack/exactlyOneKey",keyword:"exactlyOneKey",params:{ keys: ["webhook","token"] },schema:schema191.allOf[4].then.properties.slack.exactlyOneKey,parentSchema:schema191.allOf[4].then.properties.slack,data:data15};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
else {
const err76 = {instancePath:instancePath+"/slack",schemaPath:"#/allOf/4/then/properties/slack/type",keyword:"type",params:{type: "object"},schema:schema191.allOf[4].then.properties.slack.type,parentSchema:schema191.allOf[4].then.properties.slack,data:data15};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
}
else {
const err77 = {instancePath,schemaPath:"#/allOf/4/then/type",keyword:"type",params:{type: "object"},schema:schema191.allOf[4].then.type,parentSchema:schema191.allOf[4].then,data};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
var _valid9 = _errs101 === errors;
valid34 = _valid9;
if(valid34){
var props6 = true;
}
}
if(!valid34){
const err78 = {instancePath,schemaPath:"#/allOf/4/if",keyword:"if",params:{failingKeyword: "then"},schema:schema191.allOf[4].if,parentSchema:schema191.allOf[4],data};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
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
const _errs112 = errors;
let valid37 = true;
const _errs113 = errors;
if(errors === _errs113){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((data.discord === undefined) && (missing3 = "discord")){
const err79 = {};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
else {
const err80 = {};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
var _valid10 = _errs113 === errors;
errors = _errs112;
if(vErrors !== null){
if(_errs112){
vErrors.length = _errs112;
}
else {
vErrors = null;
}
}
if(_valid10){
const _errs115 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.discord === undefined){
const err81 = {instancePath,schemaPath:"#/allOf/5/then/required",keyword:"required",params:{missingProperty: "discord"},schema:schema191.allOf[5].then.required,parentSchema:schema191.allOf[5].then,data};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
for(const key11 in data){
if(!(key11 === "discord")){
const err82 = {instancePath,schemaPath:"#/allOf/5/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},schema:false,parentSchema:schema191.allOf[5].then,data};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
if(data.discord !== undefined){
let data19 = data.discord;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
if(data19.webhook === undefined){
const err83 = {instancePath:instancePath+"/discord",schemaPath:"#/allOf/5/then/properties/discord/required",keyword:"required",params:{missingProperty: "webhook"},schema:schema191.allOf[5].then.properties.discord.required,parentSchema:schema191.allOf[5].then.properties.discord,data:data19};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
for(const key12 in data19){
if(!(key12 === "webhook")){
const err84 = {instancePath:instancePath+"/discord",schemaPath:"#/allOf/5/then/properties/discord/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},schema:false,parentSchema:schema191.allOf[5].then.properties.discord,data:data19};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
if(data19.webhook !== undefined){
if(!(validate88(data19.webhook, {instancePath:instancePath+"/discord/webhook",parentData:data19,parentDataProperty:"webhook",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate88.errors);
errors = vErrors.length;
}
}
}
else {
const err85 = {instancePath:instancePath+"/discord",schemaPath:"#/allOf/5/then/properties/discord/type",keyword:"type",params:{type: "object"},schema:schema191.allOf[5].then.properties.discord.type,parentSchema:schema191.allOf[5].then.properties.discord,data:data19};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
}
else {
const err86 = {instancePath,schemaPath:"#/allOf/5/then/type",keyword:"type",params:{type: "object"},schema:schema191.allOf[5].then.type,parentSchema:schema191.allOf[5].then,data};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
var _valid10 = _errs115 === errors;
valid37 = _valid10;
if(valid37){
var props7 = true;
}
}
if(!valid37){
const err87 = {instancePath,schemaPath:"#/allOf/5/if",keyword:"if",params:{failingKeyword: "then"},schema:schema191.allOf[5].if,parentSchema:schema191.allOf[5],data};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
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
const _errs123 = errors;
let valid40 = true;
const _errs124 = errors;
if(errors === _errs124){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing4;
if((data.teams === undefined) && (missing4 = "teams")){
const err88 = {};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
else {
const err89 = {};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
var _valid11 = _errs124 === errors;
errors = _errs123;
if(vErrors !== null){
if(_errs123){
vErrors.length = _errs123;
}
else {
vErrors = null;
}
}
if(_valid11){
const _errs126 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.teams === undefined){
const err90 = {instancePath,schemaPath:"#/allOf/6/then/required",keyword:"required",params:{missingProperty: "teams"},schema:schema191.allOf[6].then.required,parentSchema:schema191.allOf[6].then,data};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
for(const key13 in data){
if(!(key13 === "teams")){
const err91 = {instancePath,schemaPath:"#/allOf/6/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},schema:false,parentSchema:schema191.allOf[6].then,data};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
if(data.teams !== undefined){
let data21 = data.teams;
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
if(data21.webhook === undefined){
const err92 = {instancePath:instancePath+"/teams",schemaPath:"#/allOf/6/then/properties/teams/required",keyword:"required",params:{missingProperty: "webhook"},schema:schema191.allOf[6].then.properties.teams.required,parentSchema:schema191.allOf[6].then.properties.teams,data:data21};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
for(const key14 in data21){
if(!(key14 === "webhook")){
const err93 = {instancePath:instancePath+"/teams",schemaPath:"#/allOf/6/then/properties/teams/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},schema:false,parentSchema:schema191.allOf[6].then.properties.teams,data:data21};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
if(data21.webhook !== undefined){
if(!(validate88(data21.webhook, {instancePath:instancePath+"/teams/webhook",parentData:data21,parentDataProperty:"webhook",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate88.errors);
errors = vErrors.length;
}
}
}
else {
const err94 = {instancePath:instancePath+"/teams",schemaPath:"#/allOf/6/then/properties/teams/type",keyword:"type",params:{type: "object"},schema:schema191.allOf[6].then.properties.teams.type,parentSchema:schema191.allOf[6].then.properties.teams,data:data21};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
}
else {
const err95 = {instancePath,schemaPath:"#/allOf/6/then/type",keyword:"type",params:{type: "object"},schema:schema191.allOf[6].then.type,parentSchema:schema191.allOf[6].then,data};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
var _valid11 = _errs126 === errors;
valid40 = _valid11;
if(valid40){
var props8 = true;
}
}
if(!valid40){
const err96 = {instancePath,schemaPath:"#/allOf/6/if",keyword:"if",params:{failingKeyword: "then"},schema:schema191.allOf[6].if,parentSchema:schema191.allOf[6],data};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
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
const _errs134 = errors;
let valid43 = true;
const _errs135 = errors;
if(errors === _errs135){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing5;
if((data.telegram === undefined) && (missing5 = "telegram")){
const err97 = {};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
else {
const err98 = {};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
var _valid12 = _errs135 === errors;
errors = _errs134;
if(vErrors !== null){
if(_errs134){
vErrors.length = _errs134;
}
else {
vErrors = null;
}
}
if(_valid12){
const _errs137 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.telegram === undefined){
const err99 = {instancePath,schemaPath:"#/allOf/7/then/required",keyword:"required",params:{missingProperty: "telegram"},schema:schema191.allOf[7].then.required,parentSchema:schema191.allOf[7].then,data};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
for(const key15 in data){
if(!(key15 === "telegram")){
const err100 = {instancePath,schemaPath:"#/allOf/7/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},schema:false,parentSchema:schema191.allOf[7].then,data};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
if(data.telegram !== undefined){
let data23 = data.telegram;
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
if(data23.token === undefined){
const err101 = {instancePath:instancePath+"/telegram",schemaPath:"#/allOf/7/then/properties/telegram/required",keyword:"required",params:{missingProperty: "token"},schema:schema191.allOf[7].then.properties.telegram.required,parentSchema:schema191.allOf[7].then.properties.telegram,data:data23};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
if(data23.chat === undefined){
const err102 = {instancePath:instancePath+"/telegram",schemaPath:"#/allOf/7/then/properties/telegram/required",keyword:"required",params:{missingProperty: "chat"},schema:schema191.allOf[7].then.properties.telegram.required,parentSchema:schema191.allOf[7].then.properties.telegram,data:data23};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
for(const key16 in data23){
if(!((key16 === "token") || (key16 === "chat"))){
const err103 = {instancePath:instancePath+"/telegram",schemaPath:"#/allOf/7/then/properties/telegram/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},schema:false,parentSchema:schema191.allOf[7].then.properties.telegram,data:data23};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
if(data23.token !== undefined){
if(!(validate88(data23.token, {instancePath:instancePath+"/telegram/token",parentData:data23,parentDataProperty:"token",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate88.errors);
errors = vErrors.length;
}
}
if(data23.chat !== undefined){
let data25 = data23.chat;
if(typeof data25 !== "string"){
const err104 = {instancePath:instancePath+"/telegram/chat",schemaPath:"#/allOf/7/then/properties/telegram/properties/chat/type",keyword:"type",params:{type: "string"},schema:schema191.allOf[7].then.properties.telegram.properties.chat.type,parentSchema:schema191.allOf[7].then.properties.telegram.properties.chat,data:data25};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
}
else {
const err105 = {instancePath:instancePath+"/telegram",schemaPath:"#/allOf/7/then/properties/telegram/type",keyword:"type",params:{type: "object"},schema:schema191.allOf[7].then.properties.telegram.type,parentSchema:schema191.allOf[7].then.properties.telegram,data:data23};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
}
else {
const err106 = {instancePath,schemaPath:"#/allOf/7/then/type",keyword:"type",params:{type: "object"},schema:schema191.allOf[7].then.type,parentSchema:schema191.allOf[7].then,data};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
var _valid12 = _errs137 === errors;
valid43 = _valid12;
if(valid43){
var props9 = true;
}
}
if(!valid43){
const err107 = {instancePath,schemaPath:"#/allOf/7/if",keyword:"if",params:{failingKeyword: "then"},schema:schema191.allOf[7].if,parentSchema:schema191.allOf[7],data};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
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
const _errs147 = errors;
let valid46 = true;
const _errs148 = errors;
if(errors === _errs148){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing6;
if((data.ntfy === undefined) && (missing6 = "ntfy")){
const err108 = {};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
else {
const err109 = {};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
var _valid13 = _errs148 === errors;
errors = _errs147;
if(vErrors !== null){
if(_errs147){
vErrors.length = _errs147;
}
else {
vErrors = null;
}
}
if(_valid13){
const _errs150 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.ntfy === undefined){
const err110 = {instancePath,schemaPath:"#/allOf/8/then/required",keyword:"required",params:{missingProperty: "ntfy"},schema:schema191.allOf[8].then.required,parentSchema:schema191.allOf[8].then,data};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
for(const key17 in data){
if(!(key17 === "ntfy")){
const err111 = {instancePath,schemaPath:"#/allOf/8/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17},schema:false,parentSchema:schema191.allOf[8].then,data};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
if(data.ntfy !== undefined){
let data26 = data.ntfy;
if(data26 && typeof data26 == "object" && !Array.isArray(data26)){
if(data26.topic === undefined){
const err112 = {instancePath:instancePath+"/ntfy",schemaPath:"#/allOf/8/then/properties/ntfy/required",keyword:"required",params:{missingProperty: "topic"},schema:schema191.allOf[8].then.properties.ntfy.required,parentSchema:schema191.allOf[8].then.properties.ntfy,data:data26};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
for(const key18 in data26){
if(!(((key18 === "server") || (key18 === "topic")) || (key18 === "token"))){
const err113 = {instancePath:instancePath+"/ntfy",schemaPath:"#/allOf/8/then/properties/ntfy/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18},schema:false,parentSchema:schema191.allOf[8].then.properties.ntfy,data:data26};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
if(data26.server !== undefined){
let data27 = data26.server;
if(typeof data27 !== "string"){
const err114 = {instancePath:instancePath+"/ntfy/server",schemaPath:"#/allOf/8/then/properties/ntfy/properties/server/type",keyword:"type",params:{type: "string"},schema:schema191.allOf[8].then.properties.ntfy.properties.server.type,parentSchema:schema191.allOf[8].then.properties.ntfy.properties.server,data:data27};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
if(data26.topic !== undefined){
let data28 = data26.topic;
if(typeof data28 !== "string"){
const err115 = {instancePath:instancePath+"/ntfy/topic",schemaPath:"#/allOf/8/then/properties/ntfy/properties/topic/type",keyword:"type",params:{type: "string"},schema:schema191.allOf[8].then.properties.ntfy.properties.topic.type,parentSchema:schema191.allOf[8].then.properties.ntfy.properties.topic,data:data28};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
if(data26.token !== undefined){
if(!(validate88(data26.token, {instancePath:instancePath+"/ntfy/token",parentData:data26,parentDataProperty:"token",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate88.errors);
errors = vErrors.length;
}
}
}
else {
const err116 = {instancePath:instancePath+"/ntfy",schemaPath:"#/allOf/8/then/properties/ntfy/type",keyword:"type",params:{type: "object"},schema:schema191.allOf[8].then.properties.ntfy.type,parentSchema:schema191.allOf[8].then.properties.ntfy,data:data26};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
}
else {
const err117 = {instancePath,schemaPath:"#/allOf/8/then/type",keyword:"type",params:{type: "object"},schema:schema191.allOf[8].then.type,parentSchema:schema191.allOf[8].then,data};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
var _valid13 = _errs150 === errors;
valid46 = _valid13;
if(valid46){
var props10 = true;
}
}
if(!valid46){
const err118 = {instancePath,schemaPath:"#/allOf/8/if",keyword:"if",params:{failingKeyword: "then"},schema:schema191.allOf[8].if,parentSchema:schema191.allOf[8],data};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
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
const _errs162 = errors;
let valid49 = true;
const _errs163 = errors;
if(errors === _errs163){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing7;
if((data.gotify === undefined) && (missing7 = "gotify")){
const err119 = {};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
else {
const err120 = {};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
var _valid14 = _errs163 === errors;
errors = _errs162;
if(vErrors !== null){
if(_errs162){
vErrors.length = _errs162;
}
else {
vErrors = null;
}
}
if(_valid14){
const _errs165 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.gotify === undefined){
const err121 = {instancePath,schemaPath:"#/allOf/9/then/required",keyword:"required",params:{missingProperty: "gotify"},schema:schema191.allOf[9].then.required,parentSchema:schema191.allOf[9].then,data};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
for(const key19 in data){
if(!(key19 === "gotify")){
const err122 = {instancePath,schemaPath:"#/allOf/9/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19},schema:false,parentSchema:schema191.allOf[9].then,data};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
if(data.gotify !== undefined){
let data30 = data.gotify;
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
if(data30.server === undefined){
const err123 = {instancePath:instancePath+"/gotify",schemaPath:"#/allOf/9/then/properties/gotify/required",keyword:"required",params:{missingProperty: "server"},schema:schema191.allOf[9].then.properties.gotify.required,parentSchema:schema191.allOf[9].then.properties.gotify,data:data30};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
if(data30.token === undefined){
const err124 = {instancePath:instancePath+"/gotify",schemaPath:"#/allOf/9/then/properties/gotify/required",keyword:"required",params:{missingProperty: "token"},schema:schema191.allOf[9].then.properties.gotify.required,parentSchema:schema191.allOf[9].then.properties.gotify,data:data30};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
for(const key20 in data30){
if(!((key20 === "server") || (key20 === "token"))){
const err125 = {instancePath:instancePath+"/gotify",schemaPath:"#/allOf/9/then/properties/gotify/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key20},schema:false,parentSchema:schema191.allOf[9].then.properties.gotify,data:data30};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
if(data30.server !== undefined){
let data31 = data30.server;
if(typeof data31 !== "string"){
const err126 = {instancePath:instancePath+"/gotify/server",schemaPath:"#/allOf/9/then/properties/gotify/properties/server/type",keyword:"type",params:{type: "string"},schema:schema191.allOf[9].then.properties.gotify.properties.server.type,parentSchema:schema191.allOf[9].then.properties.gotify.properties.server,data:data31};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
}
if(data30.token !== undefined){
if(!(validate88(data30.token, {instancePath:instancePath+"/gotify/token",parentData:data30,parentDataProperty:"token",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate88.errors);
errors = vErrors.length;
}
}
}
else {
const err127 = {instancePath:instancePath+"/gotify",schemaPath:"#/allOf/9/then/properties/gotify/type",keyword:"type",params:{type: "object"},schema:schema191.allOf[9].then.properties.gotify.type,parentSchema:schema191.allOf[9].then.properties.gotify,data:data30};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
}
else {
const err128 = {instancePath,schemaPath:"#/allOf/9/then/type",keyword:"type",params:{type: "object"},schema:schema191.allOf[9].then.type,parentSchema:schema191.allOf[9].then,data};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
var _valid14 = _errs165 === errors;
valid49 = _valid14;
if(valid49){
var props11 = true;
}
}
if(!valid49){
const err129 = {instancePath,schemaPath:"#/allOf/9/if",keyword:"if",params:{failingKeyword: "then"},schema:schema191.allOf[9].if,parentSchema:schema191.allOf[9],data};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
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
const _errs175 = errors;
let valid52 = true;
const _errs176 = errors;
if(errors === _errs176){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing8;
if((data.pushover === undefined) && (missing8 = "pushover")){
const err130 = {};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
else {
const err131 = {};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
var _valid15 = _errs176 === errors;
errors = _errs175;
if(vErrors !== null){
if(_errs175){
vErrors.length = _errs175;
}
else {
vErrors = null;
}
}
if(_valid15){
const _errs178 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.pushover === undefined){
const err132 = {instancePath,schemaPath:"#/allOf/10/then/required",keyword:"required",params:{missingProperty: "pushover"},schema:schema191.allOf[10].then.required,parentSchema:schema191.allOf[10].then,data};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
for(const key21 in data){
if(!(key21 === "pushover")){
const err133 = {instancePath,schemaPath:"#/allOf/10/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key21},schema:false,parentSchema:schema191.allOf[10].then,data};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
if(data.pushover !== undefined){
let data33 = data.pushover;
if(data33 && typeof data33 == "object" && !Array.isArray(data33)){
if(data33.token === undefined){
const err134 = {instancePath:instancePath+"/pushover",schemaPath:"#/allOf/10/then/properties/pushover/required",keyword:"required",params:{missingProperty: "token"},schema:schema191.allOf[10].then.properties.pushover.required,parentSchema:schema191.allOf[10].then.properties.pushover,data:data33};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
if(data33.user === undefined){
const err135 = {instancePath:instancePath+"/pushover",schemaPath:"#/allOf/10/then/properties/pushover/required",keyword:"required",params:{missingProperty: "user"},schema:schema191.allOf[10].then.properties.pushover.required,parentSchema:schema191.allOf[10].then.properties.pushover,data:data33};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
for(const key22 in data33){
if(!((key22 === "token") || (key22 === "user"))){
const err136 = {instancePath:instancePath+"/pushover",schemaPath:"#/allOf/10/then/properties/pushover/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key22},schema:false,parentSchema:schema191.allOf[10].then.properties.pushover,data:data33};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
if(data33.token !== undefined){
if(!(validate88(data33.token, {instancePath:instancePath+"/pushover/token",parentData:data33,parentDataProperty:"token",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate88.errors);
errors = vErrors.length;
}
}
if(data33.user !== undefined){
let data35 = data33.user;
if((!(data35 && typeof data35 == "object" && !Array.isArray(data35))) && (typeof data35 !== "string")){
const err137 = {instancePath:instancePath+"/pushover/user",schemaPath:"#/allOf/10/then/properties/pushover/properties/user/type",keyword:"type",params:{type: schema191.allOf[10].then.properties.pushover.properties.user.type},schema:schema191.allOf[10].then.properties.pushover.properties.user.type,parentSchema:schema191.allOf[10].then.properties.pushover.properties.user,data:data35};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
const _errs188 = errors;
let valid56 = true;
const _errs189 = errors;
if(!(data35 && typeof data35 == "object" && !Array.isArray(data35))){
const err138 = {};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
var _valid16 = _errs189 === errors;
errors = _errs188;
if(vErrors !== null){
if(_errs188){
vErrors.length = _errs188;
}
else {
vErrors = null;
}
}
if(_valid16){
const _errs191 = errors;
if(!(validate88(data35, {instancePath:instancePath+"/pushover/user",parentData:data33,parentDataProperty:"user",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate88.errors);
errors = vErrors.length;
}
var _valid16 = _errs191 === errors;
valid56 = _valid16;
}
if(!valid56){
const err139 = {instancePath:instancePath+"/pushover/user",schemaPath:"#/allOf/10/then/properties/pushover/properties/user/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},schema:schema191.allOf[10].then.properties.pushover.properties.user.allOf[0].if,parentSchema:schema191.allOf[10].then.properties.pushover.properties.user.allOf[0],data:data35};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
const _errs193 = errors;
let valid57 = true;
const _errs194 = errors;
if(typeof data35 !== "string"){
const err140 = {};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
var _valid17 = _errs194 === errors;
errors = _errs193;
if(vErrors !== null){
if(_errs193){
vErrors.length = _errs193;
}
else {
vErrors = null;
}
}
if(_valid17){
const _errs196 = errors;
if(typeof data35 !== "string"){
const err141 = {instancePath:instancePath+"/pushover/user",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema42.type,parentSchema:schema42,data:data35};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
var _valid17 = _errs196 === errors;
valid57 = _valid17;
}
if(!valid57){
const err142 = {instancePath:instancePath+"/pushover/user",schemaPath:"#/allOf/10/then/properties/pushover/properties/user/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema191.allOf[10].then.properties.pushover.properties.user.allOf[1].if,parentSchema:schema191.allOf[10].then.properties.pushover.properties.user.allOf[1],data:data35};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
}
}
else {
const err143 = {instancePath:instancePath+"/pushover",schemaPath:"#/allOf/10/then/properties/pushover/type",keyword:"type",params:{type: "object"},schema:schema191.allOf[10].then.properties.pushover.type,parentSchema:schema191.allOf[10].then.properties.pushover,data:data33};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
}
}
else {
const err144 = {instancePath,schemaPath:"#/allOf/10/then/type",keyword:"type",params:{type: "object"},schema:schema191.allOf[10].then.type,parentSchema:schema191.allOf[10].then,data};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
var _valid15 = _errs178 === errors;
valid52 = _valid15;
if(valid52){
var props13 = true;
}
}
if(!valid52){
const err145 = {instancePath,schemaPath:"#/allOf/10/if",keyword:"if",params:{failingKeyword: "then"},schema:schema191.allOf[10].if,parentSchema:schema191.allOf[10],data};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
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
const _errs200 = errors;
let valid59 = true;
const _errs201 = errors;
if(errors === _errs201){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing9;
if((data.matrix === undefined) && (missing9 = "matrix")){
const err146 = {};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
}
else {
const err147 = {};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
}
var _valid18 = _errs201 === errors;
errors = _errs200;
if(vErrors !== null){
if(_errs200){
vErrors.length = _errs200;
}
else {
vErrors = null;
}
}
if(_valid18){
const _errs203 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.matrix === undefined){
const err148 = {instancePath,schemaPath:"#/allOf/11/then/required",keyword:"required",params:{missingProperty: "matrix"},schema:schema191.allOf[11].then.required,parentSchema:schema191.allOf[11].then,data};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
for(const key23 in data){
if(!(key23 === "matrix")){
const err149 = {instancePath,schemaPath:"#/allOf/11/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key23},schema:false,parentSchema:schema191.allOf[11].then,data};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
}
if(data.matrix !== undefined){
let data36 = data.matrix;
if(data36 && typeof data36 == "object" && !Array.isArray(data36)){
if(data36.server === undefined){
const err150 = {instancePath:instancePath+"/matrix",schemaPath:"#/allOf/11/then/properties/matrix/required",keyword:"required",params:{missingProperty: "server"},schema:schema191.allOf[11].then.properties.matrix.required,parentSchema:schema191.allOf[11].then.properties.matrix,data:data36};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
if(data36.token === undefined){
const err151 = {instancePath:instancePath+"/matrix",schemaPath:"#/allOf/11/then/properties/matrix/required",keyword:"required",params:{missingProperty: "token"},schema:schema191.allOf[11].then.properties.matrix.required,parentSchema:schema191.allOf[11].then.properties.matrix,data:data36};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
if(data36.room === undefined){
const err152 = {instancePath:instancePath+"/matrix",schemaPath:"#/allOf/11/then/properties/matrix/required",keyword:"required",params:{missingProperty: "room"},schema:schema191.allOf[11].then.properties.matrix.required,parentSchema:schema191.allOf[11].then.properties.matrix,data:data36};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
for(const key24 in data36){
if(!(((key24 === "server") || (key24 === "token")) || (key24 === "room"))){
const err153 = {instancePath:instancePath+"/matrix",schemaPath:"#/allOf/11/then/properties/matrix/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key24},schema:false,parentSchema:schema191.allOf[11].then.properties.matrix,data:data36};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
}
if(data36.server !== undefined){
let data37 = data36.server;
if(typeof data37 !== "string"){
const err154 = {instancePath:instancePath+"/matrix/server",schemaPath:"#/allOf/11/then/properties/matrix/properties/server/type",keyword:"type",params:{type: "string"},schema:schema191.allOf[11].then.properties.matrix.properties.server.type,parentSchema:schema191.allOf[11].then.properties.matrix.properties.server,data:data37};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
}
if(data36.token !== undefined){
if(!(validate88(data36.token, {instancePath:instancePath+"/matrix/token",parentData:data36,parentDataProperty:"token",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate88.errors);
errors = vErrors.length;
}
}
if(data36.room !== undefined){
let data39 = data36.room;
if(typeof data39 !== "string"){
const err155 = {instancePath:instancePath+"/matrix/room",schemaPath:"#/allOf/11/then/properties/matrix/properties/room/type",keyword:"type",params:{type: "string"},schema:schema191.allOf[11].then.properties.matrix.properties.room.type,parentSchema:schema191.allOf[11].then.properties.matrix.properties.room,data:data39};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
}
}
else {
const err156 = {instancePath:instancePath+"/matrix",schemaPath:"#/allOf/11/then/properties/matrix/type",keyword:"type",params:{type: "object"},schema:schema191.allOf[11].then.properties.matrix.type,parentSchema:schema191.allOf[11].then.properties.matrix,data:data36};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
}
}
else {
const err157 = {instancePath,schemaPath:"#/allOf/11/then/type",keyword:"type",params:{type: "object"},schema:schema191.allOf[11].then.type,parentSchema:schema191.allOf[11].then,data};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
var _valid18 = _errs203 === errors;
valid59 = _valid18;
if(valid59){
var props14 = true;
}
}
if(!valid59){
const err158 = {instancePath,schemaPath:"#/allOf/11/if",keyword:"if",params:{failingKeyword: "then"},schema:schema191.allOf[11].if,parentSchema:schema191.allOf[11],data};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
if(props0 !== true && props14 !== undefined){
if(props14 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props14);
}
}
validate87.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate87.evaluated = {"dynamicProps":true,"dynamicItems":false};

const formats6 = require("ajv-formats/dist/formats").fullFormats["date-time"];

function validate111(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate111.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.watchloom === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "watchloom"},schema:schema32.required,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},schema:schema32.required,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.name === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},schema:schema32.required,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.schedule === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "schedule"},schema:schema32.required,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.source === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "source"},schema:schema32.required,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema32.properties, key0))){
const err5 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.watchloom !== undefined){
let data0 = data.watchloom;
if(typeof data0 !== "string"){
const err6 = {instancePath:instancePath+"/watchloom",schemaPath:"#/properties/watchloom/type",keyword:"type",params:{type: "string"},schema:schema32.properties.watchloom.type,parentSchema:schema32.properties.watchloom,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if("1" !== data0){
const err7 = {instancePath:instancePath+"/watchloom",schemaPath:"#/properties/watchloom/const",keyword:"const",params:{allowedValue: "1"},schema:"1",parentSchema:schema32.properties.watchloom,data:data0};
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
let data1 = data.kind;
if(typeof data1 !== "string"){
const err8 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"},schema:schema32.properties.kind.type,parentSchema:schema32.properties.kind,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if("Monitor" !== data1){
const err9 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Monitor"},schema:"Monitor",parentSchema:schema32.properties.kind,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.name !== undefined){
let data2 = data.name;
if(typeof data2 === "string"){
if(!pattern4.test(data2)){
const err10 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/documentName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{0,62}$"},schema:"^[a-z][a-z0-9-]{0,62}$",parentSchema:schema33,data:data2};
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
const err11 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/documentName/type",keyword:"type",params:{type: "string"},schema:schema33.type,parentSchema:schema33,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.description !== undefined){
let data3 = data.description;
if(typeof data3 === "string"){
if(func2(data3) > 4096){
const err12 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/maxLength",keyword:"maxLength",params:{limit: 4096},schema:4096,parentSchema:schema32.properties.description,data:data3};
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
const err13 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},schema:schema32.properties.description.type,parentSchema:schema32.properties.description,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.labels !== undefined){
if(!(validate22(data.labels, {instancePath:instancePath+"/labels",parentData:data,parentDataProperty:"labels",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.schedule !== undefined){
let data5 = data.schedule;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key1 in data5){
if(!((((((((key1 === "every") || (key1 === "cron")) || (key1 === "adaptive")) || (key1 === "timezone")) || (key1 === "windows")) || (key1 === "jitter")) || (key1 === "overlap")) || (key1 === "catchup"))){
const err14 = {instancePath:instancePath+"/schedule",schemaPath:"#/properties/schedule/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema32.properties.schedule,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data5.every !== undefined){
let data6 = data5.every;
if(typeof data6 === "string"){
if(!pattern6.test(data6)){
const err15 = {instancePath:instancePath+"/schedule/every",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$"},schema:"^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$",parentSchema:schema36,data:data6};
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
const err16 = {instancePath:instancePath+"/schedule/every",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},schema:schema36.type,parentSchema:schema36,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data5.cron !== undefined){
let data7 = data5.cron;
if((typeof data7 !== "string") && (!(Array.isArray(data7)))){
const err17 = {instancePath:instancePath+"/schedule/cron",schemaPath:"#/$defs/cron/type",keyword:"type",params:{type: schema37.type},schema:schema37.type,parentSchema:schema37,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
const _errs22 = errors;
let valid6 = true;
const _errs23 = errors;
if(typeof data7 !== "string"){
const err18 = {};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
var _valid0 = _errs23 === errors;
errors = _errs22;
if(vErrors !== null){
if(_errs22){
vErrors.length = _errs22;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs25 = errors;
if(typeof data7 === "string"){
if(func2(data7) > 255){
const err19 = {instancePath:instancePath+"/schedule/cron",schemaPath:"#/$defs/cron/allOf/0/then/maxLength",keyword:"maxLength",params:{limit: 255},schema:255,parentSchema:schema37.allOf[0].then,data:data7};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(!pattern7.test(data7)){
const err20 = {instancePath:instancePath+"/schedule/cron",schemaPath:"#/$defs/cron/allOf/0/then/pattern",keyword:"pattern",params:{pattern: "^\\s*\\S+(\\s+\\S+){4}\\s*$"},schema:"^\\s*\\S+(\\s+\\S+){4}\\s*$",parentSchema:schema37.allOf[0].then,data:data7};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/schedule/cron",schemaPath:"#/$defs/cron/allOf/0/then/type",keyword:"type",params:{type: "string"},schema:schema37.allOf[0].then.type,parentSchema:schema37.allOf[0].then,data:data7};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
var _valid0 = _errs25 === errors;
valid6 = _valid0;
}
if(!valid6){
const err22 = {instancePath:instancePath+"/schedule/cron",schemaPath:"#/$defs/cron/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},schema:schema37.allOf[0].if,parentSchema:schema37.allOf[0],data:data7};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
const _errs28 = errors;
let valid7 = true;
const _errs29 = errors;
if(!(Array.isArray(data7))){
const err23 = {};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
var _valid1 = _errs29 === errors;
errors = _errs28;
if(vErrors !== null){
if(_errs28){
vErrors.length = _errs28;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs31 = errors;
if(Array.isArray(data7)){
if(data7.length > 20){
const err24 = {instancePath:instancePath+"/schedule/cron",schemaPath:"#/$defs/cron/allOf/1/then/maxItems",keyword:"maxItems",params:{limit: 20},schema:20,parentSchema:schema37.allOf[1].then,data:data7};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data7.length < 1){
const err25 = {instancePath:instancePath+"/schedule/cron",schemaPath:"#/$defs/cron/allOf/1/then/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema37.allOf[1].then,data:data7};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
let data8 = data7[i0];
if(typeof data8 === "string"){
if(func2(data8) > 255){
const err26 = {instancePath:instancePath+"/schedule/cron/" + i0,schemaPath:"#/$defs/cron/allOf/1/then/items/maxLength",keyword:"maxLength",params:{limit: 255},schema:255,parentSchema:schema37.allOf[1].then.items,data:data8};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(!pattern7.test(data8)){
const err27 = {instancePath:instancePath+"/schedule/cron/" + i0,schemaPath:"#/$defs/cron/allOf/1/then/items/pattern",keyword:"pattern",params:{pattern: "^\\s*\\S+(\\s+\\S+){4}\\s*$"},schema:"^\\s*\\S+(\\s+\\S+){4}\\s*$",parentSchema:schema37.allOf[1].then.items,data:data8};
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
const err28 = {instancePath:instancePath+"/schedule/cron/" + i0,schemaPath:"#/$defs/cron/allOf/1/then/items/type",keyword:"type",params:{type: "string"},schema:schema37.allOf[1].then.items.type,parentSchema:schema37.allOf[1].then.items,data:data8};
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
const err29 = {instancePath:instancePath+"/schedule/cron",schemaPath:"#/$defs/cron/allOf/1/then/type",keyword:"type",params:{type: "array"},schema:schema37.allOf[1].then.type,parentSchema:schema37.allOf[1].then,data:data7};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
var _valid1 = _errs31 === errors;
valid7 = _valid1;
}
if(!valid7){
const err30 = {instancePath:instancePath+"/schedule/cron",schemaPath:"#/$defs/cron/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema37.allOf[1].if,parentSchema:schema37.allOf[1],data:data7};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data5.adaptive !== undefined){
let data9 = data5.adaptive;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.min === undefined){
const err31 = {instancePath:instancePath+"/schedule/adaptive",schemaPath:"#/properties/schedule/properties/adaptive/required",keyword:"required",params:{missingProperty: "min"},schema:schema32.properties.schedule.properties.adaptive.required,parentSchema:schema32.properties.schedule.properties.adaptive,data:data9};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(data9.max === undefined){
const err32 = {instancePath:instancePath+"/schedule/adaptive",schemaPath:"#/properties/schedule/properties/adaptive/required",keyword:"required",params:{missingProperty: "max"},schema:schema32.properties.schedule.properties.adaptive.required,parentSchema:schema32.properties.schedule.properties.adaptive,data:data9};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
for(const key2 in data9){
if(!((key2 === "min") || (key2 === "max"))){
const err33 = {instancePath:instancePath+"/schedule/adaptive",schemaPath:"#/properties/schedule/properties/adaptive/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema32.properties.schedule.properties.adaptive,data:data9};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data9.min !== undefined){
let data10 = data9.min;
if(typeof data10 === "string"){
if(!pattern6.test(data10)){
const err34 = {instancePath:instancePath+"/schedule/adaptive/min",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$"},schema:"^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$",parentSchema:schema36,data:data10};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
else {
const err35 = {instancePath:instancePath+"/schedule/adaptive/min",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},schema:schema36.type,parentSchema:schema36,data:data10};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data9.max !== undefined){
let data11 = data9.max;
if(typeof data11 === "string"){
if(!pattern6.test(data11)){
const err36 = {instancePath:instancePath+"/schedule/adaptive/max",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$"},schema:"^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$",parentSchema:schema36,data:data11};
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
const err37 = {instancePath:instancePath+"/schedule/adaptive/max",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},schema:schema36.type,parentSchema:schema36,data:data11};
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
const err38 = {instancePath:instancePath+"/schedule/adaptive",schemaPath:"#/properties/schedule/properties/adaptive/type",keyword:"type",params:{type: "object"},schema:schema32.properties.schedule.properties.adaptive.type,parentSchema:schema32.properties.schedule.properties.adaptive,data:data9};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data5.timezone !== undefined){
let data12 = data5.timezone;
if(typeof data12 !== "string"){
const err39 = {instancePath:instancePath+"/schedule/timezone",schemaPath:"#/properties/schedule/properties/timezone/type",keyword:"type",params:{type: "string"},schema:schema32.properties.schedule.properties.timezone.type,parentSchema:schema32.properties.schedule.properties.timezone,data:data12};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data5.windows !== undefined){
let data13 = data5.windows;
if(Array.isArray(data13)){
if(data13.length > 50){
const err40 = {instancePath:instancePath+"/schedule/windows",schemaPath:"#/properties/schedule/properties/windows/maxItems",keyword:"maxItems",params:{limit: 50},schema:50,parentSchema:schema32.properties.schedule.properties.windows,data:data13};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(data13.length < 1){
const err41 = {instancePath:instancePath+"/schedule/windows",schemaPath:"#/properties/schedule/properties/windows/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema32.properties.schedule.properties.windows,data:data13};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
const len1 = data13.length;
for(let i1=0; i1<len1; i1++){
let data14 = data13[i1];
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
if(data14.from === undefined){
const err42 = {instancePath:instancePath+"/schedule/windows/" + i1,schemaPath:"#/properties/schedule/properties/windows/items/required",keyword:"required",params:{missingProperty: "from"},schema:schema32.properties.schedule.properties.windows.items.required,parentSchema:schema32.properties.schedule.properties.windows.items,data:data14};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(data14.to === undefined){
const err43 = {instancePath:instancePath+"/schedule/windows/" + i1,schemaPath:"#/properties/schedule/properties/windows/items/required",keyword:"required",params:{missingProperty: "to"},schema:schema32.properties.schedule.properties.windows.items.required,parentSchema:schema32.properties.schedule.properties.windows.items,data:data14};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
for(const key3 in data14){
if(!(((key3 === "days") || (key3 === "from")) || (key3 === "to"))){
const err44 = {instancePath:instancePath+"/schedule/windows/" + i1,schemaPath:"#/properties/schedule/properties/windows/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},schema:false,parentSchema:schema32.properties.schedule.properties.windows.items,data:data14};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data14.days !== undefined){
let data15 = data14.days;
if(Array.isArray(data15)){
if(data15.length > 7){
const err45 = {instancePath:instancePath+"/schedule/windows/" + i1+"/days",schemaPath:"#/properties/schedule/properties/windows/items/properties/days/maxItems",keyword:"maxItems",params:{limit: 7},schema:7,parentSchema:schema32.properties.schedule.properties.windows.items.properties.days,data:data15};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if(data15.length < 1){
const err46 = {instancePath:instancePath+"/schedule/windows/" + i1+"/days",schemaPath:"#/properties/schedule/properties/windows/items/properties/days/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema32.properties.schedule.properties.windows.items.properties.days,data:data15};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
const len2 = data15.length;
for(let i2=0; i2<len2; i2++){
let data16 = data15[i2];
if(typeof data16 !== "string"){
const err47 = {instancePath:instancePath+"/schedule/windows/" + i1+"/days/" + i2,schemaPath:"#/properties/schedule/properties/windows/items/properties/days/items/type",keyword:"type",params:{type: "string"},schema:schema32.properties.schedule.properties.windows.items.properties.days.items.type,parentSchema:schema32.properties.schedule.properties.windows.items.properties.days.items,data:data16};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if(!(((((((data16 === "mon") || (data16 === "tue")) || (data16 === "wed")) || (data16 === "thu")) || (data16 === "fri")) || (data16 === "sat")) || (data16 === "sun"))){
const err48 = {instancePath:instancePath+"/schedule/windows/" + i1+"/days/" + i2,schemaPath:"#/properties/schedule/properties/windows/items/properties/days/items/enum",keyword:"enum",params:{allowedValues: schema32.properties.schedule.properties.windows.items.properties.days.items.enum},schema:schema32.properties.schedule.properties.windows.items.properties.days.items.enum,parentSchema:schema32.properties.schedule.properties.windows.items.properties.days.items,data:data16};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
let i3 = data15.length;
let j0;
if(i3 > 1){
const indices0 = {};
for(;i3--;){
let item0 = data15[i3];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err49 = {instancePath:instancePath+"/schedule/windows/" + i1+"/days",schemaPath:"#/properties/schedule/properties/windows/items/properties/days/uniqueItems",keyword:"uniqueItems",params:{i: i3, j: j0},schema:true,parentSchema:schema32.properties.schedule.properties.windows.items.properties.days,data:data15};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
break;
}
indices0[item0] = i3;
}
}
}
else {
const err50 = {instancePath:instancePath+"/schedule/windows/" + i1+"/days",schemaPath:"#/properties/schedule/properties/windows/items/properties/days/type",keyword:"type",params:{type: "array"},schema:schema32.properties.schedule.properties.windows.items.properties.days.type,parentSchema:schema32.properties.schedule.properties.windows.items.properties.days,data:data15};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data14.from !== undefined){
let data17 = data14.from;
if(typeof data17 === "string"){
if(!pattern11.test(data17)){
const err51 = {instancePath:instancePath+"/schedule/windows/" + i1+"/from",schemaPath:"#/properties/schedule/properties/windows/items/properties/from/pattern",keyword:"pattern",params:{pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$"},schema:"^([01][0-9]|2[0-3]):[0-5][0-9]$",parentSchema:schema32.properties.schedule.properties.windows.items.properties.from,data:data17};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
else {
const err52 = {instancePath:instancePath+"/schedule/windows/" + i1+"/from",schemaPath:"#/properties/schedule/properties/windows/items/properties/from/type",keyword:"type",params:{type: "string"},schema:schema32.properties.schedule.properties.windows.items.properties.from.type,parentSchema:schema32.properties.schedule.properties.windows.items.properties.from,data:data17};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data14.to !== undefined){
let data18 = data14.to;
if(typeof data18 === "string"){
if(!pattern11.test(data18)){
const err53 = {instancePath:instancePath+"/schedule/windows/" + i1+"/to",schemaPath:"#/properties/schedule/properties/windows/items/properties/to/pattern",keyword:"pattern",params:{pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$"},schema:"^([01][0-9]|2[0-3]):[0-5][0-9]$",parentSchema:schema32.properties.schedule.properties.windows.items.properties.to,data:data18};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
else {
const err54 = {instancePath:instancePath+"/schedule/windows/" + i1+"/to",schemaPath:"#/properties/schedule/properties/windows/items/properties/to/type",keyword:"type",params:{type: "string"},schema:schema32.properties.schedule.properties.windows.items.properties.to.type,parentSchema:schema32.properties.schedule.properties.windows.items.properties.to,data:data18};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
}
else {
const err55 = {instancePath:instancePath+"/schedule/windows/" + i1,schemaPath:"#/properties/schedule/properties/windows/items/type",keyword:"type",params:{type: "object"},schema:schema32.properties.schedule.properties.windows.items.type,parentSchema:schema32.properties.schedule.properties.windows.items,data:data14};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
}
else {
const err56 = {instancePath:instancePath+"/schedule/windows",schemaPath:"#/properties/schedule/properties/windows/type",keyword:"type",params:{type: "array"},schema:schema32.properties.schedule.properties.windows.type,parentSchema:schema32.properties.schedule.properties.windows,data:data13};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data5.jitter !== undefined){
let data19 = data5.jitter;
if(typeof data19 === "string"){
if(!pattern6.test(data19)){
const err57 = {instancePath:instancePath+"/schedule/jitter",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$"},schema:"^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$",parentSchema:schema36,data:data19};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
else {
const err58 = {instancePath:instancePath+"/schedule/jitter",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},schema:schema36.type,parentSchema:schema36,data:data19};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data5.overlap !== undefined){
let data20 = data5.overlap;
if(typeof data20 !== "string"){
const err59 = {instancePath:instancePath+"/schedule/overlap",schemaPath:"#/properties/schedule/properties/overlap/type",keyword:"type",params:{type: "string"},schema:schema32.properties.schedule.properties.overlap.type,parentSchema:schema32.properties.schedule.properties.overlap,data:data20};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if(!((((((data20 === "skip") || (data20 === "buffer_one")) || (data20 === "buffer_all")) || (data20 === "cancel_other")) || (data20 === "terminate_other")) || (data20 === "allow_all"))){
const err60 = {instancePath:instancePath+"/schedule/overlap",schemaPath:"#/properties/schedule/properties/overlap/enum",keyword:"enum",params:{allowedValues: schema32.properties.schedule.properties.overlap.enum},schema:schema32.properties.schedule.properties.overlap.enum,parentSchema:schema32.properties.schedule.properties.overlap,data:data20};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data5.catchup !== undefined){
let data21 = data5.catchup;
if(typeof data21 === "string"){
if(!pattern6.test(data21)){
const err61 = {instancePath:instancePath+"/schedule/catchup",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$"},schema:"^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$",parentSchema:schema36,data:data21};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
else {
const err62 = {instancePath:instancePath+"/schedule/catchup",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},schema:schema36.type,parentSchema:schema36,data:data21};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
let found0 = 0;
if(data5["every"] !== undefined){
found0++;
}
if(data5["cron"] !== undefined){
found0++;
}
if(data5["adaptive"] !== undefined){
found0++;
}
if(found0 !== 1){
const err63 = {instancePath:instancePath+"/schedule",schemaPath:"#/properties/schedule/exactlyOneKey",keyword:"exactlyOneKey",params:{ keys: ["every","cron","adaptive"] },schema:schema32.properties.schedule.exactlyOneKey,parentSchema:schema32.properties.schedule,data:data5};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
else {
const err64 = {instancePath:instancePath+"/schedule",schemaPath:"#/properties/schedule/type",keyword:"type",params:{type: "object"},schema:schema32.properties.schedule.type,parentSchema:schema32.properties.schedule,data:data5};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
if(data.source !== undefined){
let data22 = data.source;
if(!(data22 && typeof data22 == "object" && !Array.isArray(data22))){
const err65 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/type",keyword:"type",params:{type: "object"},schema:schema32.properties.source.type,parentSchema:schema32.properties.source,data:data22};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
let found1 = 0;
if(data22["http"] !== undefined){
found1++;
}
if(data22["feed"] !== undefined){
found1++;
}
if(data22["search"] !== undefined){
found1++;
}
if(data22["call"] !== undefined){
found1++;
}
if(data22["steps"] !== undefined){
found1++;
}
if(found1 !== 1){
const err66 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/allOf/0/exactlyOneKey",keyword:"exactlyOneKey",params:{ keys: ["http","feed","search","call","steps"] },schema:schema32.properties.source.allOf[0].exactlyOneKey,parentSchema:schema32.properties.source.allOf[0],data:data22};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
else {
const err67 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/allOf/0/type",keyword:"type",params:{type: "object"},schema:schema32.properties.source.allOf[0].type,parentSchema:schema32.properties.source.allOf[0],data:data22};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
const _errs72 = errors;
let valid22 = true;
const _errs73 = errors;
if(errors === _errs73){
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
let missing0;
if((data22.http === undefined) && (missing0 = "http")){
const err68 = {};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
else {
const err69 = {};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
var _valid2 = _errs73 === errors;
errors = _errs72;
if(vErrors !== null){
if(_errs72){
vErrors.length = _errs72;
}
else {
vErrors = null;
}
}
if(_valid2){
const _errs75 = errors;
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
if(data22.http === undefined){
const err70 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/allOf/1/then/required",keyword:"required",params:{missingProperty: "http"},schema:schema32.properties.source.allOf[1].then.required,parentSchema:schema32.properties.source.allOf[1].then,data:data22};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
for(const key4 in data22){
if(!(key4 === "http")){
const err71 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/allOf/1/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},schema:false,parentSchema:schema32.properties.source.allOf[1].then,data:data22};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
if(data22.http !== undefined){
let data23 = data22.http;
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
if(data23.url === undefined){
const err72 = {instancePath:instancePath+"/source/http",schemaPath:"#/properties/source/allOf/1/then/properties/http/required",keyword:"required",params:{missingProperty: "url"},schema:schema32.properties.source.allOf[1].then.properties.http.required,parentSchema:schema32.properties.source.allOf[1].then.properties.http,data:data23};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
for(const key5 in data23){
if(!(func1.call(schema32.properties.source.allOf[1].then.properties.http.properties, key5))){
const err73 = {instancePath:instancePath+"/source/http",schemaPath:"#/properties/source/allOf/1/then/properties/http/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},schema:false,parentSchema:schema32.properties.source.allOf[1].then.properties.http,data:data23};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data23.url !== undefined){
let data24 = data23.url;
if(typeof data24 !== "string"){
const err74 = {instancePath:instancePath+"/source/http/url",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema42.type,parentSchema:schema42,data:data24};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
if(data23.method !== undefined){
let data25 = data23.method;
if(typeof data25 !== "string"){
const err75 = {instancePath:instancePath+"/source/http/method",schemaPath:"#/properties/source/allOf/1/then/properties/http/properties/method/type",keyword:"type",params:{type: "string"},schema:schema32.properties.source.allOf[1].then.properties.http.properties.method.type,parentSchema:schema32.properties.source.allOf[1].then.properties.http.properties.method,data:data25};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
if(!(((data25 === "GET") || (data25 === "HEAD")) || (data25 === "POST"))){
const err76 = {instancePath:instancePath+"/source/http/method",schemaPath:"#/properties/source/allOf/1/then/properties/http/properties/method/enum",keyword:"enum",params:{allowedValues: schema32.properties.source.allOf[1].then.properties.http.properties.method.enum},schema:schema32.properties.source.allOf[1].then.properties.http.properties.method.enum,parentSchema:schema32.properties.source.allOf[1].then.properties.http.properties.method,data:data25};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data23.headers !== undefined){
if(!(validate24(data23.headers, {instancePath:instancePath+"/source/http/headers",parentData:data23,parentDataProperty:"headers",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate24.errors);
errors = vErrors.length;
}
}
if(data23.query !== undefined){
if(!(validate24(data23.query, {instancePath:instancePath+"/source/http/query",parentData:data23,parentDataProperty:"query",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate24.errors);
errors = vErrors.length;
}
}
if(data23.auth !== undefined){
if(!(validate24(data23.auth, {instancePath:instancePath+"/source/http/auth",parentData:data23,parentDataProperty:"auth",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate24.errors);
errors = vErrors.length;
}
}
if(data23.expect !== undefined){
let data30 = data23.expect;
if(typeof data30 !== "string"){
const err77 = {instancePath:instancePath+"/source/http/expect",schemaPath:"#/properties/source/allOf/1/then/properties/http/properties/expect/type",keyword:"type",params:{type: "string"},schema:schema32.properties.source.allOf[1].then.properties.http.properties.expect.type,parentSchema:schema32.properties.source.allOf[1].then.properties.http.properties.expect,data:data30};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
if(!((data30 === "json") || (data30 === "text"))){
const err78 = {instancePath:instancePath+"/source/http/expect",schemaPath:"#/properties/source/allOf/1/then/properties/http/properties/expect/enum",keyword:"enum",params:{allowedValues: schema32.properties.source.allOf[1].then.properties.http.properties.expect.enum},schema:schema32.properties.source.allOf[1].then.properties.http.properties.expect.enum,parentSchema:schema32.properties.source.allOf[1].then.properties.http.properties.expect,data:data30};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data23.accept !== undefined){
let data31 = data23.accept;
if(Array.isArray(data31)){
const len3 = data31.length;
for(let i4=0; i4<len3; i4++){
let data32 = data31[i4];
if((!(((typeof data32 == "number") && (!(data32 % 1) && !isNaN(data32))) && (isFinite(data32)))) && (typeof data32 !== "string")){
const err79 = {instancePath:instancePath+"/source/http/accept/" + i4,schemaPath:"#/properties/source/allOf/1/then/properties/http/properties/accept/items/type",keyword:"type",params:{type: schema32.properties.source.allOf[1].then.properties.http.properties.accept.items.type},schema:schema32.properties.source.allOf[1].then.properties.http.properties.accept.items.type,parentSchema:schema32.properties.source.allOf[1].then.properties.http.properties.accept.items,data:data32};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
}
else {
const err80 = {instancePath:instancePath+"/source/http/accept",schemaPath:"#/properties/source/allOf/1/then/properties/http/properties/accept/type",keyword:"type",params:{type: "array"},schema:schema32.properties.source.allOf[1].then.properties.http.properties.accept.type,parentSchema:schema32.properties.source.allOf[1].then.properties.http.properties.accept,data:data31};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
if(data23.schema !== undefined){
let data33 = data23.schema;
if(data33 && typeof data33 == "object" && !Array.isArray(data33)){
if(true){
const err81 = {instancePath:instancePath+"/source/http/schema",schemaPath:"#/$defs/jsonSchema/authorSchema",keyword:"authorSchema",params:{},schema:true,parentSchema:schema46,data:data33};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
else {
const err82 = {instancePath:instancePath+"/source/http/schema",schemaPath:"#/$defs/jsonSchema/type",keyword:"type",params:{type: "object"},schema:schema46.type,parentSchema:schema46,data:data33};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
}
else {
const err83 = {instancePath:instancePath+"/source/http",schemaPath:"#/properties/source/allOf/1/then/properties/http/type",keyword:"type",params:{type: "object"},schema:schema32.properties.source.allOf[1].then.properties.http.type,parentSchema:schema32.properties.source.allOf[1].then.properties.http,data:data23};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
}
else {
const err84 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/allOf/1/then/type",keyword:"type",params:{type: "object"},schema:schema32.properties.source.allOf[1].then.type,parentSchema:schema32.properties.source.allOf[1].then,data:data22};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
var _valid2 = _errs75 === errors;
valid22 = _valid2;
if(valid22){
var props0 = true;
}
}
if(!valid22){
const err85 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema32.properties.source.allOf[1].if,parentSchema:schema32.properties.source.allOf[1],data:data22};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
const _errs100 = errors;
let valid30 = true;
const _errs101 = errors;
if(errors === _errs101){
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
let missing1;
if((data22.feed === undefined) && (missing1 = "feed")){
const err86 = {};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
else {
const err87 = {};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
var _valid3 = _errs101 === errors;
errors = _errs100;
if(vErrors !== null){
if(_errs100){
vErrors.length = _errs100;
}
else {
vErrors = null;
}
}
if(_valid3){
const _errs103 = errors;
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
if(data22.feed === undefined){
const err88 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/allOf/2/then/required",keyword:"required",params:{missingProperty: "feed"},schema:schema32.properties.source.allOf[2].then.required,parentSchema:schema32.properties.source.allOf[2].then,data:data22};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
for(const key6 in data22){
if(!(key6 === "feed")){
const err89 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/allOf/2/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},schema:false,parentSchema:schema32.properties.source.allOf[2].then,data:data22};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
if(data22.feed !== undefined){
let data34 = data22.feed;
if(data34 && typeof data34 == "object" && !Array.isArray(data34)){
if(data34.url === undefined){
const err90 = {instancePath:instancePath+"/source/feed",schemaPath:"#/properties/source/allOf/2/then/properties/feed/required",keyword:"required",params:{missingProperty: "url"},schema:schema32.properties.source.allOf[2].then.properties.feed.required,parentSchema:schema32.properties.source.allOf[2].then.properties.feed,data:data34};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
for(const key7 in data34){
if(!(key7 === "url")){
const err91 = {instancePath:instancePath+"/source/feed",schemaPath:"#/properties/source/allOf/2/then/properties/feed/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},schema:false,parentSchema:schema32.properties.source.allOf[2].then.properties.feed,data:data34};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
if(data34.url !== undefined){
let data35 = data34.url;
if(typeof data35 !== "string"){
const err92 = {instancePath:instancePath+"/source/feed/url",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema42.type,parentSchema:schema42,data:data35};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
}
else {
const err93 = {instancePath:instancePath+"/source/feed",schemaPath:"#/properties/source/allOf/2/then/properties/feed/type",keyword:"type",params:{type: "object"},schema:schema32.properties.source.allOf[2].then.properties.feed.type,parentSchema:schema32.properties.source.allOf[2].then.properties.feed,data:data34};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
}
else {
const err94 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/allOf/2/then/type",keyword:"type",params:{type: "object"},schema:schema32.properties.source.allOf[2].then.type,parentSchema:schema32.properties.source.allOf[2].then,data:data22};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
var _valid3 = _errs103 === errors;
valid30 = _valid3;
if(valid30){
var props1 = true;
}
}
if(!valid30){
const err95 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/allOf/2/if",keyword:"if",params:{failingKeyword: "then"},schema:schema32.properties.source.allOf[2].if,parentSchema:schema32.properties.source.allOf[2],data:data22};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
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
const _errs113 = errors;
let valid34 = true;
const _errs114 = errors;
if(errors === _errs114){
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
let missing2;
if((data22.search === undefined) && (missing2 = "search")){
const err96 = {};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
else {
const err97 = {};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
var _valid4 = _errs114 === errors;
errors = _errs113;
if(vErrors !== null){
if(_errs113){
vErrors.length = _errs113;
}
else {
vErrors = null;
}
}
if(_valid4){
const _errs116 = errors;
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
if(data22.search === undefined){
const err98 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/allOf/3/then/required",keyword:"required",params:{missingProperty: "search"},schema:schema32.properties.source.allOf[3].then.required,parentSchema:schema32.properties.source.allOf[3].then,data:data22};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
for(const key8 in data22){
if(!(key8 === "search")){
const err99 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/allOf/3/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},schema:false,parentSchema:schema32.properties.source.allOf[3].then,data:data22};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
if(data22.search !== undefined){
let data36 = data22.search;
if(data36 && typeof data36 == "object" && !Array.isArray(data36)){
if(data36.query === undefined){
const err100 = {instancePath:instancePath+"/source/search",schemaPath:"#/properties/source/allOf/3/then/properties/search/required",keyword:"required",params:{missingProperty: "query"},schema:schema32.properties.source.allOf[3].then.properties.search.required,parentSchema:schema32.properties.source.allOf[3].then.properties.search,data:data36};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
for(const key9 in data36){
if(!((((key9 === "query") || (key9 === "provider")) || (key9 === "model")) || (key9 === "allowDomains"))){
const err101 = {instancePath:instancePath+"/source/search",schemaPath:"#/properties/source/allOf/3/then/properties/search/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},schema:false,parentSchema:schema32.properties.source.allOf[3].then.properties.search,data:data36};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
if(data36.query !== undefined){
let data37 = data36.query;
if(typeof data37 !== "string"){
const err102 = {instancePath:instancePath+"/source/search/query",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema42.type,parentSchema:schema42,data:data37};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
if(data36.provider !== undefined){
let data38 = data36.provider;
if(typeof data38 !== "string"){
const err103 = {instancePath:instancePath+"/source/search/provider",schemaPath:"#/properties/source/allOf/3/then/properties/search/properties/provider/type",keyword:"type",params:{type: "string"},schema:schema32.properties.source.allOf[3].then.properties.search.properties.provider.type,parentSchema:schema32.properties.source.allOf[3].then.properties.search.properties.provider,data:data38};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
if(data36.model !== undefined){
let data39 = data36.model;
if(typeof data39 !== "string"){
const err104 = {instancePath:instancePath+"/source/search/model",schemaPath:"#/properties/source/allOf/3/then/properties/search/properties/model/type",keyword:"type",params:{type: "string"},schema:schema32.properties.source.allOf[3].then.properties.search.properties.model.type,parentSchema:schema32.properties.source.allOf[3].then.properties.search.properties.model,data:data39};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
if(data36.allowDomains !== undefined){
let data40 = data36.allowDomains;
if(Array.isArray(data40)){
if(data40.length > 100){
const err105 = {instancePath:instancePath+"/source/search/allowDomains",schemaPath:"#/properties/source/allOf/3/then/properties/search/properties/allowDomains/maxItems",keyword:"maxItems",params:{limit: 100},schema:100,parentSchema:schema32.properties.source.allOf[3].then.properties.search.properties.allowDomains,data:data40};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
const len4 = data40.length;
for(let i5=0; i5<len4; i5++){
let data41 = data40[i5];
if(typeof data41 !== "string"){
const err106 = {instancePath:instancePath+"/source/search/allowDomains/" + i5,schemaPath:"#/properties/source/allOf/3/then/properties/search/properties/allowDomains/items/type",keyword:"type",params:{type: "string"},schema:schema32.properties.source.allOf[3].then.properties.search.properties.allowDomains.items.type,parentSchema:schema32.properties.source.allOf[3].then.properties.search.properties.allowDomains.items,data:data41};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
}
else {
const err107 = {instancePath:instancePath+"/source/search/allowDomains",schemaPath:"#/properties/source/allOf/3/then/properties/search/properties/allowDomains/type",keyword:"type",params:{type: "array"},schema:schema32.properties.source.allOf[3].then.properties.search.properties.allowDomains.type,parentSchema:schema32.properties.source.allOf[3].then.properties.search.properties.allowDomains,data:data40};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
}
else {
const err108 = {instancePath:instancePath+"/source/search",schemaPath:"#/properties/source/allOf/3/then/properties/search/type",keyword:"type",params:{type: "object"},schema:schema32.properties.source.allOf[3].then.properties.search.type,parentSchema:schema32.properties.source.allOf[3].then.properties.search,data:data36};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
}
else {
const err109 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/allOf/3/then/type",keyword:"type",params:{type: "object"},schema:schema32.properties.source.allOf[3].then.type,parentSchema:schema32.properties.source.allOf[3].then,data:data22};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
var _valid4 = _errs116 === errors;
valid34 = _valid4;
if(valid34){
var props2 = true;
}
}
if(!valid34){
const err110 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/allOf/3/if",keyword:"if",params:{failingKeyword: "then"},schema:schema32.properties.source.allOf[3].if,parentSchema:schema32.properties.source.allOf[3],data:data22};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
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
const _errs134 = errors;
let valid40 = true;
const _errs135 = errors;
if(errors === _errs135){
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
let missing3;
if((data22.call === undefined) && (missing3 = "call")){
const err111 = {};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
else {
const err112 = {};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
var _valid5 = _errs135 === errors;
errors = _errs134;
if(vErrors !== null){
if(_errs134){
vErrors.length = _errs134;
}
else {
vErrors = null;
}
}
if(_valid5){
const _errs137 = errors;
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
if(data22.call === undefined){
const err113 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/allOf/4/then/required",keyword:"required",params:{missingProperty: "call"},schema:schema32.properties.source.allOf[4].then.required,parentSchema:schema32.properties.source.allOf[4].then,data:data22};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
for(const key10 in data22){
if(!(key10 === "call")){
const err114 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/allOf/4/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},schema:false,parentSchema:schema32.properties.source.allOf[4].then,data:data22};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
if(data22.call !== undefined){
let data42 = data22.call;
if(data42 && typeof data42 == "object" && !Array.isArray(data42)){
if(data42.activity === undefined){
const err115 = {instancePath:instancePath+"/source/call",schemaPath:"#/properties/source/allOf/4/then/properties/call/required",keyword:"required",params:{missingProperty: "activity"},schema:schema32.properties.source.allOf[4].then.properties.call.required,parentSchema:schema32.properties.source.allOf[4].then.properties.call,data:data42};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
for(const key11 in data42){
if(!((key11 === "activity") || (key11 === "with"))){
const err116 = {instancePath:instancePath+"/source/call",schemaPath:"#/properties/source/allOf/4/then/properties/call/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},schema:false,parentSchema:schema32.properties.source.allOf[4].then.properties.call,data:data42};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
if(data42.activity !== undefined){
let data43 = data42.activity;
if(typeof data43 === "string"){
if(func2(data43) > 127){
const err117 = {instancePath:instancePath+"/source/call/activity",schemaPath:"#/$defs/activityName/maxLength",keyword:"maxLength",params:{limit: 127},schema:127,parentSchema:schema49,data:data43};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
if(!pattern15.test(data43)){
const err118 = {instancePath:instancePath+"/source/call/activity",schemaPath:"#/$defs/activityName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_-]*(\\.[a-z][a-zA-Z0-9_-]*)+$"},schema:"^[a-z][a-zA-Z0-9_-]*(\\.[a-z][a-zA-Z0-9_-]*)+$",parentSchema:schema49,data:data43};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
else {
const err119 = {instancePath:instancePath+"/source/call/activity",schemaPath:"#/$defs/activityName/type",keyword:"type",params:{type: "string"},schema:schema49.type,parentSchema:schema49,data:data43};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
if(data42.with !== undefined){
if(!(validate24(data42.with, {instancePath:instancePath+"/source/call/with",parentData:data42,parentDataProperty:"with",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate24.errors);
errors = vErrors.length;
}
}
}
else {
const err120 = {instancePath:instancePath+"/source/call",schemaPath:"#/properties/source/allOf/4/then/properties/call/type",keyword:"type",params:{type: "object"},schema:schema32.properties.source.allOf[4].then.properties.call.type,parentSchema:schema32.properties.source.allOf[4].then.properties.call,data:data42};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
}
else {
const err121 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/allOf/4/then/type",keyword:"type",params:{type: "object"},schema:schema32.properties.source.allOf[4].then.type,parentSchema:schema32.properties.source.allOf[4].then,data:data22};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
var _valid5 = _errs137 === errors;
valid40 = _valid5;
if(valid40){
var props3 = true;
}
}
if(!valid40){
const err122 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/allOf/4/if",keyword:"if",params:{failingKeyword: "then"},schema:schema32.properties.source.allOf[4].if,parentSchema:schema32.properties.source.allOf[4],data:data22};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
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
const _errs148 = errors;
let valid44 = true;
const _errs149 = errors;
if(errors === _errs149){
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
let missing4;
if((data22.steps === undefined) && (missing4 = "steps")){
const err123 = {};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
else {
const err124 = {};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
var _valid6 = _errs149 === errors;
errors = _errs148;
if(vErrors !== null){
if(_errs148){
vErrors.length = _errs148;
}
else {
vErrors = null;
}
}
if(_valid6){
const _errs151 = errors;
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
if(data22.steps === undefined){
const err125 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/allOf/5/then/required",keyword:"required",params:{missingProperty: "steps"},schema:schema32.properties.source.allOf[5].then.required,parentSchema:schema32.properties.source.allOf[5].then,data:data22};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
for(const key12 in data22){
if(!(key12 === "steps")){
const err126 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/allOf/5/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},schema:false,parentSchema:schema32.properties.source.allOf[5].then,data:data22};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
}
if(data22.steps !== undefined){
if(!(validate29(data22.steps, {instancePath:instancePath+"/source/steps",parentData:data22,parentDataProperty:"steps",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate29.errors);
errors = vErrors.length;
}
}
}
else {
const err127 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/allOf/5/then/type",keyword:"type",params:{type: "object"},schema:schema32.properties.source.allOf[5].then.type,parentSchema:schema32.properties.source.allOf[5].then,data:data22};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
var _valid6 = _errs151 === errors;
valid44 = _valid6;
if(valid44){
var props4 = true;
}
}
if(!valid44){
const err128 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/allOf/5/if",keyword:"if",params:{failingKeyword: "then"},schema:schema32.properties.source.allOf[5].if,parentSchema:schema32.properties.source.allOf[5],data:data22};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
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
}
if(data.select !== undefined){
let data46 = data.select;
if(Array.isArray(data46)){
if(data46.length > 50){
const err129 = {instancePath:instancePath+"/select",schemaPath:"#/properties/select/maxItems",keyword:"maxItems",params:{limit: 50},schema:50,parentSchema:schema32.properties.select,data:data46};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
if(data46.length < 1){
const err130 = {instancePath:instancePath+"/select",schemaPath:"#/properties/select/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema32.properties.select,data:data46};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
const len5 = data46.length;
for(let i6=0; i6<len5; i6++){
if(!(validate83(data46[i6], {instancePath:instancePath+"/select/" + i6,parentData:data46,parentDataProperty:i6,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate83.errors);
errors = vErrors.length;
}
}
}
else {
const err131 = {instancePath:instancePath+"/select",schemaPath:"#/properties/select/type",keyword:"type",params:{type: "array"},schema:schema32.properties.select.type,parentSchema:schema32.properties.select,data:data46};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
if(data.extract !== undefined){
let data48 = data.extract;
if(data48 && typeof data48 == "object" && !Array.isArray(data48)){
if(data48.schema === undefined){
const err132 = {instancePath:instancePath+"/extract",schemaPath:"#/properties/extract/required",keyword:"required",params:{missingProperty: "schema"},schema:schema32.properties.extract.required,parentSchema:schema32.properties.extract,data:data48};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
for(const key13 in data48){
if(!((key13 === "schema") || (key13 === "model"))){
const err133 = {instancePath:instancePath+"/extract",schemaPath:"#/properties/extract/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},schema:false,parentSchema:schema32.properties.extract,data:data48};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
if(data48.schema !== undefined){
let data49 = data48.schema;
if(data49 && typeof data49 == "object" && !Array.isArray(data49)){
if(true){
const err134 = {instancePath:instancePath+"/extract/schema",schemaPath:"#/$defs/jsonSchema/authorSchema",keyword:"authorSchema",params:{},schema:true,parentSchema:schema46,data:data49};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
else {
const err135 = {instancePath:instancePath+"/extract/schema",schemaPath:"#/$defs/jsonSchema/type",keyword:"type",params:{type: "object"},schema:schema46.type,parentSchema:schema46,data:data49};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
if(data48.model !== undefined){
let data50 = data48.model;
if(typeof data50 === "string"){
if(!pattern62.test(data50)){
const err136 = {instancePath:instancePath+"/extract/model",schemaPath:"#/properties/extract/properties/model/pattern",keyword:"pattern",params:{pattern: "^(gemini|openai):\\S+$"},schema:"^(gemini|openai):\\S+$",parentSchema:schema32.properties.extract.properties.model,data:data50};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
else {
const err137 = {instancePath:instancePath+"/extract/model",schemaPath:"#/properties/extract/properties/model/type",keyword:"type",params:{type: "string"},schema:schema32.properties.extract.properties.model.type,parentSchema:schema32.properties.extract.properties.model,data:data50};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
}
else {
const err138 = {instancePath:instancePath+"/extract",schemaPath:"#/properties/extract/type",keyword:"type",params:{type: "object"},schema:schema32.properties.extract.type,parentSchema:schema32.properties.extract,data:data48};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
if(data.compare !== undefined){
let data51 = data.compare;
if(data51 && typeof data51 == "object" && !Array.isArray(data51)){
for(const key14 in data51){
if(!((((key14 === "by") || (key14 === "identity")) || (key14 === "ignore")) || (key14 === "confirm"))){
const err139 = {instancePath:instancePath+"/compare",schemaPath:"#/properties/compare/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},schema:false,parentSchema:schema32.properties.compare,data:data51};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
}
if(data51.by !== undefined){
let data52 = data51.by;
if(typeof data52 !== "string"){
const err140 = {instancePath:instancePath+"/compare/by",schemaPath:"#/properties/compare/properties/by/type",keyword:"type",params:{type: "string"},schema:schema32.properties.compare.properties.by.type,parentSchema:schema32.properties.compare.properties.by,data:data52};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
if(!((data52 === "exact") || (data52 === "meaning"))){
const err141 = {instancePath:instancePath+"/compare/by",schemaPath:"#/properties/compare/properties/by/enum",keyword:"enum",params:{allowedValues: schema32.properties.compare.properties.by.enum},schema:schema32.properties.compare.properties.by.enum,parentSchema:schema32.properties.compare.properties.by,data:data52};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
}
if(data51.identity !== undefined){
let data53 = data51.identity;
if(typeof data53 !== "string"){
const err142 = {instancePath:instancePath+"/compare/identity",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema42.type,parentSchema:schema42,data:data53};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
}
if(data51.ignore !== undefined){
let data54 = data51.ignore;
if(Array.isArray(data54)){
if(data54.length > 100){
const err143 = {instancePath:instancePath+"/compare/ignore",schemaPath:"#/properties/compare/properties/ignore/maxItems",keyword:"maxItems",params:{limit: 100},schema:100,parentSchema:schema32.properties.compare.properties.ignore,data:data54};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
const len6 = data54.length;
for(let i7=0; i7<len6; i7++){
let data55 = data54[i7];
if((typeof data55 !== "string") && (!(data55 && typeof data55 == "object" && !Array.isArray(data55)))){
const err144 = {instancePath:instancePath+"/compare/ignore/" + i7,schemaPath:"#/properties/compare/properties/ignore/items/type",keyword:"type",params:{type: schema32.properties.compare.properties.ignore.items.type},schema:schema32.properties.compare.properties.ignore.items.type,parentSchema:schema32.properties.compare.properties.ignore.items,data:data55};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
const _errs179 = errors;
let valid55 = true;
const _errs180 = errors;
if(typeof data55 !== "string"){
const err145 = {};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
var _valid7 = _errs180 === errors;
errors = _errs179;
if(vErrors !== null){
if(_errs179){
vErrors.length = _errs179;
}
else {
vErrors = null;
}
}
if(_valid7){
const _errs182 = errors;
if(typeof data55 !== "string"){
const err146 = {instancePath:instancePath+"/compare/ignore/" + i7,schemaPath:"#/properties/compare/properties/ignore/items/allOf/0/then/type",keyword:"type",params:{type: "string"},schema:schema32.properties.compare.properties.ignore.items.allOf[0].then.type,parentSchema:schema32.properties.compare.properties.ignore.items.allOf[0].then,data:data55};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
var _valid7 = _errs182 === errors;
valid55 = _valid7;
}
if(!valid55){
const err147 = {instancePath:instancePath+"/compare/ignore/" + i7,schemaPath:"#/properties/compare/properties/ignore/items/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},schema:schema32.properties.compare.properties.ignore.items.allOf[0].if,parentSchema:schema32.properties.compare.properties.ignore.items.allOf[0],data:data55};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
const _errs185 = errors;
let valid56 = true;
const _errs186 = errors;
if(!(data55 && typeof data55 == "object" && !Array.isArray(data55))){
const err148 = {};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
var _valid8 = _errs186 === errors;
errors = _errs185;
if(vErrors !== null){
if(_errs185){
vErrors.length = _errs185;
}
else {
vErrors = null;
}
}
if(_valid8){
const _errs188 = errors;
if(data55 && typeof data55 == "object" && !Array.isArray(data55)){
if(data55.jsonpath === undefined){
const err149 = {instancePath:instancePath+"/compare/ignore/" + i7,schemaPath:"#/properties/compare/properties/ignore/items/allOf/1/then/required",keyword:"required",params:{missingProperty: "jsonpath"},schema:schema32.properties.compare.properties.ignore.items.allOf[1].then.required,parentSchema:schema32.properties.compare.properties.ignore.items.allOf[1].then,data:data55};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
for(const key15 in data55){
if(!(key15 === "jsonpath")){
const err150 = {instancePath:instancePath+"/compare/ignore/" + i7,schemaPath:"#/properties/compare/properties/ignore/items/allOf/1/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},schema:false,parentSchema:schema32.properties.compare.properties.ignore.items.allOf[1].then,data:data55};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
}
if(data55.jsonpath !== undefined){
let data56 = data55.jsonpath;
if(typeof data56 !== "string"){
const err151 = {instancePath:instancePath+"/compare/ignore/" + i7+"/jsonpath",schemaPath:"#/properties/compare/properties/ignore/items/allOf/1/then/properties/jsonpath/type",keyword:"type",params:{type: "string"},schema:schema32.properties.compare.properties.ignore.items.allOf[1].then.properties.jsonpath.type,parentSchema:schema32.properties.compare.properties.ignore.items.allOf[1].then.properties.jsonpath,data:data56};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
}
}
else {
const err152 = {instancePath:instancePath+"/compare/ignore/" + i7,schemaPath:"#/properties/compare/properties/ignore/items/allOf/1/then/type",keyword:"type",params:{type: "object"},schema:schema32.properties.compare.properties.ignore.items.allOf[1].then.type,parentSchema:schema32.properties.compare.properties.ignore.items.allOf[1].then,data:data55};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
var _valid8 = _errs188 === errors;
valid56 = _valid8;
}
if(!valid56){
const err153 = {instancePath:instancePath+"/compare/ignore/" + i7,schemaPath:"#/properties/compare/properties/ignore/items/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema32.properties.compare.properties.ignore.items.allOf[1].if,parentSchema:schema32.properties.compare.properties.ignore.items.allOf[1],data:data55};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
}
}
else {
const err154 = {instancePath:instancePath+"/compare/ignore",schemaPath:"#/properties/compare/properties/ignore/type",keyword:"type",params:{type: "array"},schema:schema32.properties.compare.properties.ignore.type,parentSchema:schema32.properties.compare.properties.ignore,data:data54};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
}
if(data51.confirm !== undefined){
let data57 = data51.confirm;
if(!(((typeof data57 == "number") && (!(data57 % 1) && !isNaN(data57))) && (isFinite(data57)))){
const err155 = {instancePath:instancePath+"/compare/confirm",schemaPath:"#/properties/compare/properties/confirm/type",keyword:"type",params:{type: "integer"},schema:schema32.properties.compare.properties.confirm.type,parentSchema:schema32.properties.compare.properties.confirm,data:data57};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
if((typeof data57 == "number") && (isFinite(data57))){
if(data57 > 100 || isNaN(data57)){
const err156 = {instancePath:instancePath+"/compare/confirm",schemaPath:"#/properties/compare/properties/confirm/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},schema:100,parentSchema:schema32.properties.compare.properties.confirm,data:data57};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
if(data57 < 1 || isNaN(data57)){
const err157 = {instancePath:instancePath+"/compare/confirm",schemaPath:"#/properties/compare/properties/confirm/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema32.properties.compare.properties.confirm,data:data57};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
}
}
}
else {
const err158 = {instancePath:instancePath+"/compare",schemaPath:"#/properties/compare/type",keyword:"type",params:{type: "object"},schema:schema32.properties.compare.type,parentSchema:schema32.properties.compare,data:data51};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
}
if(data.condition !== undefined){
let data58 = data.condition;
if(data58 && typeof data58 == "object" && !Array.isArray(data58)){
for(const key16 in data58){
if(!((((((key16 === "when") || (key16 === "ask")) || (key16 === "minConfidence")) || (key16 === "onError")) || (key16 === "trigger")) || (key16 === "firstRun"))){
const err159 = {instancePath:instancePath+"/condition",schemaPath:"#/properties/condition/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},schema:false,parentSchema:schema32.properties.condition,data:data58};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
}
if(data58.when !== undefined){
let data59 = data58.when;
if((typeof data59 !== "boolean") && (typeof data59 !== "string")){
const err160 = {instancePath:instancePath+"/condition/when",schemaPath:"#/$defs/condition/type",keyword:"type",params:{type: schema81.type},schema:schema81.type,parentSchema:schema81,data:data59};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
}
if(data58.ask !== undefined){
let data60 = data58.ask;
if(typeof data60 !== "string"){
const err161 = {instancePath:instancePath+"/condition/ask",schemaPath:"#/properties/condition/properties/ask/type",keyword:"type",params:{type: "string"},schema:schema32.properties.condition.properties.ask.type,parentSchema:schema32.properties.condition.properties.ask,data:data60};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
}
if(data58.minConfidence !== undefined){
let data61 = data58.minConfidence;
if((typeof data61 == "number") && (isFinite(data61))){
if(data61 > 1 || isNaN(data61)){
const err162 = {instancePath:instancePath+"/condition/minConfidence",schemaPath:"#/properties/condition/properties/minConfidence/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},schema:1,parentSchema:schema32.properties.condition.properties.minConfidence,data:data61};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
if(data61 < 0 || isNaN(data61)){
const err163 = {instancePath:instancePath+"/condition/minConfidence",schemaPath:"#/properties/condition/properties/minConfidence/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema32.properties.condition.properties.minConfidence,data:data61};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
}
else {
const err164 = {instancePath:instancePath+"/condition/minConfidence",schemaPath:"#/properties/condition/properties/minConfidence/type",keyword:"type",params:{type: "number"},schema:schema32.properties.condition.properties.minConfidence.type,parentSchema:schema32.properties.condition.properties.minConfidence,data:data61};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
}
if(data58.onError !== undefined){
let data62 = data58.onError;
if(typeof data62 !== "string"){
const err165 = {instancePath:instancePath+"/condition/onError",schemaPath:"#/properties/condition/properties/onError/type",keyword:"type",params:{type: "string"},schema:schema32.properties.condition.properties.onError.type,parentSchema:schema32.properties.condition.properties.onError,data:data62};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
if(!(((data62 === "hold") || (data62 === "notify")) || (data62 === "skip"))){
const err166 = {instancePath:instancePath+"/condition/onError",schemaPath:"#/properties/condition/properties/onError/enum",keyword:"enum",params:{allowedValues: schema32.properties.condition.properties.onError.enum},schema:schema32.properties.condition.properties.onError.enum,parentSchema:schema32.properties.condition.properties.onError,data:data62};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
}
if(data58.trigger !== undefined){
let data63 = data58.trigger;
if(typeof data63 !== "string"){
const err167 = {instancePath:instancePath+"/condition/trigger",schemaPath:"#/properties/condition/properties/trigger/type",keyword:"type",params:{type: "string"},schema:schema32.properties.condition.properties.trigger.type,parentSchema:schema32.properties.condition.properties.trigger,data:data63};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
if(!(((data63 === "edge") || (data63 === "level")) || (data63 === "change"))){
const err168 = {instancePath:instancePath+"/condition/trigger",schemaPath:"#/properties/condition/properties/trigger/enum",keyword:"enum",params:{allowedValues: schema32.properties.condition.properties.trigger.enum},schema:schema32.properties.condition.properties.trigger.enum,parentSchema:schema32.properties.condition.properties.trigger,data:data63};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
}
if(data58.firstRun !== undefined){
let data64 = data58.firstRun;
if(typeof data64 !== "string"){
const err169 = {instancePath:instancePath+"/condition/firstRun",schemaPath:"#/properties/condition/properties/firstRun/type",keyword:"type",params:{type: "string"},schema:schema32.properties.condition.properties.firstRun.type,parentSchema:schema32.properties.condition.properties.firstRun,data:data64};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
if(!((data64 === "notify") || (data64 === "baseline"))){
const err170 = {instancePath:instancePath+"/condition/firstRun",schemaPath:"#/properties/condition/properties/firstRun/enum",keyword:"enum",params:{allowedValues: schema32.properties.condition.properties.firstRun.enum},schema:schema32.properties.condition.properties.firstRun.enum,parentSchema:schema32.properties.condition.properties.firstRun,data:data64};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
}
}
else {
const err171 = {instancePath:instancePath+"/condition",schemaPath:"#/properties/condition/type",keyword:"type",params:{type: "object"},schema:schema32.properties.condition.type,parentSchema:schema32.properties.condition,data:data58};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
}
if(data.notify !== undefined){
let data65 = data.notify;
if(data65 && typeof data65 == "object" && !Array.isArray(data65)){
if(data65.to === undefined){
const err172 = {instancePath:instancePath+"/notify",schemaPath:"#/properties/notify/required",keyword:"required",params:{missingProperty: "to"},schema:schema32.properties.notify.required,parentSchema:schema32.properties.notify,data:data65};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
for(const key17 in data65){
if(!(func1.call(schema32.properties.notify.properties, key17))){
const err173 = {instancePath:instancePath+"/notify",schemaPath:"#/properties/notify/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17},schema:false,parentSchema:schema32.properties.notify,data:data65};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
}
if(data65.behaviour !== undefined){
let data66 = data65.behaviour;
if(typeof data66 !== "string"){
const err174 = {instancePath:instancePath+"/notify/behaviour",schemaPath:"#/properties/notify/properties/behaviour/type",keyword:"type",params:{type: "string"},schema:schema32.properties.notify.properties.behaviour.type,parentSchema:schema32.properties.notify.properties.behaviour,data:data66};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
if(!((data66 === "always") || (data66 === "once"))){
const err175 = {instancePath:instancePath+"/notify/behaviour",schemaPath:"#/properties/notify/properties/behaviour/enum",keyword:"enum",params:{allowedValues: schema32.properties.notify.properties.behaviour.enum},schema:schema32.properties.notify.properties.behaviour.enum,parentSchema:schema32.properties.notify.properties.behaviour,data:data66};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
}
if(data65.title !== undefined){
let data67 = data65.title;
if(typeof data67 !== "string"){
const err176 = {instancePath:instancePath+"/notify/title",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema42.type,parentSchema:schema42,data:data67};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
}
if(data65.message !== undefined){
let data68 = data65.message;
if(typeof data68 !== "string"){
const err177 = {instancePath:instancePath+"/notify/message",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema42.type,parentSchema:schema42,data:data68};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
}
if(data65.each !== undefined){
let data69 = data65.each;
if(data69 && typeof data69 == "object" && !Array.isArray(data69)){
if(data69.over === undefined){
const err178 = {instancePath:instancePath+"/notify/each",schemaPath:"#/properties/notify/properties/each/required",keyword:"required",params:{missingProperty: "over"},schema:schema32.properties.notify.properties.each.required,parentSchema:schema32.properties.notify.properties.each,data:data69};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
if(data69.line === undefined){
const err179 = {instancePath:instancePath+"/notify/each",schemaPath:"#/properties/notify/properties/each/required",keyword:"required",params:{missingProperty: "line"},schema:schema32.properties.notify.properties.each.required,parentSchema:schema32.properties.notify.properties.each,data:data69};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
for(const key18 in data69){
if(!(((key18 === "over") || (key18 === "line")) || (key18 === "max"))){
const err180 = {instancePath:instancePath+"/notify/each",schemaPath:"#/properties/notify/properties/each/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18},schema:false,parentSchema:schema32.properties.notify.properties.each,data:data69};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
}
if(data69.over !== undefined){
let data70 = data69.over;
if(typeof data70 !== "string"){
const err181 = {instancePath:instancePath+"/notify/each/over",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema42.type,parentSchema:schema42,data:data70};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
}
if(data69.line !== undefined){
let data71 = data69.line;
if(typeof data71 !== "string"){
const err182 = {instancePath:instancePath+"/notify/each/line",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},schema:schema42.type,parentSchema:schema42,data:data71};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
}
if(data69.max !== undefined){
let data72 = data69.max;
if(!(((typeof data72 == "number") && (!(data72 % 1) && !isNaN(data72))) && (isFinite(data72)))){
const err183 = {instancePath:instancePath+"/notify/each/max",schemaPath:"#/properties/notify/properties/each/properties/max/type",keyword:"type",params:{type: "integer"},schema:schema32.properties.notify.properties.each.properties.max.type,parentSchema:schema32.properties.notify.properties.each.properties.max,data:data72};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
if((typeof data72 == "number") && (isFinite(data72))){
if(data72 > 1000 || isNaN(data72)){
const err184 = {instancePath:instancePath+"/notify/each/max",schemaPath:"#/properties/notify/properties/each/properties/max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},schema:1000,parentSchema:schema32.properties.notify.properties.each.properties.max,data:data72};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
if(data72 < 1 || isNaN(data72)){
const err185 = {instancePath:instancePath+"/notify/each/max",schemaPath:"#/properties/notify/properties/each/properties/max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema32.properties.notify.properties.each.properties.max,data:data72};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
}
}
}
else {
const err186 = {instancePath:instancePath+"/notify/each",schemaPath:"#/properties/notify/properties/each/type",keyword:"type",params:{type: "object"},schema:schema32.properties.notify.properties.each.type,parentSchema:schema32.properties.notify.properties.each,data:data69};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
}
}
if(data65.cooldown !== undefined){
let data73 = data65.cooldown;
if(typeof data73 === "string"){
if(!pattern6.test(data73)){
const err187 = {instancePath:instancePath+"/notify/cooldown",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$"},schema:"^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$",parentSchema:schema36,data:data73};
if(vErrors === null){
vErrors = [err187];
}
else {
vErrors.push(err187);
}
errors++;
}
}
else {
const err188 = {instancePath:instancePath+"/notify/cooldown",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},schema:schema36.type,parentSchema:schema36,data:data73};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
}
if(data65.maxPerDay !== undefined){
let data74 = data65.maxPerDay;
if(!(((typeof data74 == "number") && (!(data74 % 1) && !isNaN(data74))) && (isFinite(data74)))){
const err189 = {instancePath:instancePath+"/notify/maxPerDay",schemaPath:"#/properties/notify/properties/maxPerDay/type",keyword:"type",params:{type: "integer"},schema:schema32.properties.notify.properties.maxPerDay.type,parentSchema:schema32.properties.notify.properties.maxPerDay,data:data74};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
if((typeof data74 == "number") && (isFinite(data74))){
if(data74 > 10000 || isNaN(data74)){
const err190 = {instancePath:instancePath+"/notify/maxPerDay",schemaPath:"#/properties/notify/properties/maxPerDay/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},schema:10000,parentSchema:schema32.properties.notify.properties.maxPerDay,data:data74};
if(vErrors === null){
vErrors = [err190];
}
else {
vErrors.push(err190);
}
errors++;
}
if(data74 < 1 || isNaN(data74)){
const err191 = {instancePath:instancePath+"/notify/maxPerDay",schemaPath:"#/properties/notify/properties/maxPerDay/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema32.properties.notify.properties.maxPerDay,data:data74};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
}
}
if(data65.quietHours !== undefined){
let data75 = data65.quietHours;
if(data75 && typeof data75 == "object" && !Array.isArray(data75)){
if(data75.from === undefined){
const err192 = {instancePath:instancePath+"/notify/quietHours",schemaPath:"#/properties/notify/properties/quietHours/required",keyword:"required",params:{missingProperty: "from"},schema:schema32.properties.notify.properties.quietHours.required,parentSchema:schema32.properties.notify.properties.quietHours,data:data75};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
if(data75.to === undefined){
const err193 = {instancePath:instancePath+"/notify/quietHours",schemaPath:"#/properties/notify/properties/quietHours/required",keyword:"required",params:{missingProperty: "to"},schema:schema32.properties.notify.properties.quietHours.required,parentSchema:schema32.properties.notify.properties.quietHours,data:data75};
if(vErrors === null){
vErrors = [err193];
}
else {
vErrors.push(err193);
}
errors++;
}
for(const key19 in data75){
if(!((key19 === "from") || (key19 === "to"))){
const err194 = {instancePath:instancePath+"/notify/quietHours",schemaPath:"#/properties/notify/properties/quietHours/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19},schema:false,parentSchema:schema32.properties.notify.properties.quietHours,data:data75};
if(vErrors === null){
vErrors = [err194];
}
else {
vErrors.push(err194);
}
errors++;
}
}
if(data75.from !== undefined){
let data76 = data75.from;
if(typeof data76 === "string"){
if(!pattern11.test(data76)){
const err195 = {instancePath:instancePath+"/notify/quietHours/from",schemaPath:"#/properties/notify/properties/quietHours/properties/from/pattern",keyword:"pattern",params:{pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$"},schema:"^([01][0-9]|2[0-3]):[0-5][0-9]$",parentSchema:schema32.properties.notify.properties.quietHours.properties.from,data:data76};
if(vErrors === null){
vErrors = [err195];
}
else {
vErrors.push(err195);
}
errors++;
}
}
else {
const err196 = {instancePath:instancePath+"/notify/quietHours/from",schemaPath:"#/properties/notify/properties/quietHours/properties/from/type",keyword:"type",params:{type: "string"},schema:schema32.properties.notify.properties.quietHours.properties.from.type,parentSchema:schema32.properties.notify.properties.quietHours.properties.from,data:data76};
if(vErrors === null){
vErrors = [err196];
}
else {
vErrors.push(err196);
}
errors++;
}
}
if(data75.to !== undefined){
let data77 = data75.to;
if(typeof data77 === "string"){
if(!pattern11.test(data77)){
const err197 = {instancePath:instancePath+"/notify/quietHours/to",schemaPath:"#/properties/notify/properties/quietHours/properties/to/pattern",keyword:"pattern",params:{pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$"},schema:"^([01][0-9]|2[0-3]):[0-5][0-9]$",parentSchema:schema32.properties.notify.properties.quietHours.properties.to,data:data77};
if(vErrors === null){
vErrors = [err197];
}
else {
vErrors.push(err197);
}
errors++;
}
}
else {
const err198 = {instancePath:instancePath+"/notify/quietHours/to",schemaPath:"#/properties/notify/properties/quietHours/properties/to/type",keyword:"type",params:{type: "string"},schema:schema32.properties.notify.properties.quietHours.properties.to.type,parentSchema:schema32.properties.notify.properties.quietHours.properties.to,data:data77};
if(vErrors === null){
vErrors = [err198];
}
else {
vErrors.push(err198);
}
errors++;
}
}
}
else {
const err199 = {instancePath:instancePath+"/notify/quietHours",schemaPath:"#/properties/notify/properties/quietHours/type",keyword:"type",params:{type: "object"},schema:schema32.properties.notify.properties.quietHours.type,parentSchema:schema32.properties.notify.properties.quietHours,data:data75};
if(vErrors === null){
vErrors = [err199];
}
else {
vErrors.push(err199);
}
errors++;
}
}
if(data65.digest !== undefined){
let data78 = data65.digest;
if(data78 && typeof data78 == "object" && !Array.isArray(data78)){
for(const key20 in data78){
if(!((key20 === "cron") || (key20 === "every"))){
const err200 = {instancePath:instancePath+"/notify/digest",schemaPath:"#/properties/notify/properties/digest/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key20},schema:false,parentSchema:schema32.properties.notify.properties.digest,data:data78};
if(vErrors === null){
vErrors = [err200];
}
else {
vErrors.push(err200);
}
errors++;
}
}
if(data78.cron !== undefined){
let data79 = data78.cron;
if((typeof data79 !== "string") && (!(Array.isArray(data79)))){
const err201 = {instancePath:instancePath+"/notify/digest/cron",schemaPath:"#/$defs/cron/type",keyword:"type",params:{type: schema37.type},schema:schema37.type,parentSchema:schema37,data:data79};
if(vErrors === null){
vErrors = [err201];
}
else {
vErrors.push(err201);
}
errors++;
}
const _errs252 = errors;
let valid71 = true;
const _errs253 = errors;
if(typeof data79 !== "string"){
const err202 = {};
if(vErrors === null){
vErrors = [err202];
}
else {
vErrors.push(err202);
}
errors++;
}
var _valid9 = _errs253 === errors;
errors = _errs252;
if(vErrors !== null){
if(_errs252){
vErrors.length = _errs252;
}
else {
vErrors = null;
}
}
if(_valid9){
const _errs255 = errors;
if(typeof data79 === "string"){
if(func2(data79) > 255){
const err203 = {instancePath:instancePath+"/notify/digest/cron",schemaPath:"#/$defs/cron/allOf/0/then/maxLength",keyword:"maxLength",params:{limit: 255},schema:255,parentSchema:schema37.allOf[0].then,data:data79};
if(vErrors === null){
vErrors = [err203];
}
else {
vErrors.push(err203);
}
errors++;
}
if(!pattern7.test(data79)){
const err204 = {instancePath:instancePath+"/notify/digest/cron",schemaPath:"#/$defs/cron/allOf/0/then/pattern",keyword:"pattern",params:{pattern: "^\\s*\\S+(\\s+\\S+){4}\\s*$"},schema:"^\\s*\\S+(\\s+\\S+){4}\\s*$",parentSchema:schema37.allOf[0].then,data:data79};
if(vErrors === null){
vErrors = [err204];
}
else {
vErrors.push(err204);
}
errors++;
}
}
else {
const err205 = {instancePath:instancePath+"/notify/digest/cron",schemaPath:"#/$defs/cron/allOf/0/then/type",keyword:"type",params:{type: "string"},schema:schema37.allOf[0].then.type,parentSchema:schema37.allOf[0].then,data:data79};
if(vErrors === null){
vErrors = [err205];
}
else {
vErrors.push(err205);
}
errors++;
}
var _valid9 = _errs255 === errors;
valid71 = _valid9;
}
if(!valid71){
const err206 = {instancePath:instancePath+"/notify/digest/cron",schemaPath:"#/$defs/cron/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},schema:schema37.allOf[0].if,parentSchema:schema37.allOf[0],data:data79};
if(vErrors === null){
vErrors = [err206];
}
else {
vErrors.push(err206);
}
errors++;
}
const _errs258 = errors;
let valid72 = true;
const _errs259 = errors;
if(!(Array.isArray(data79))){
const err207 = {};
if(vErrors === null){
vErrors = [err207];
}
else {
vErrors.push(err207);
}
errors++;
}
var _valid10 = _errs259 === errors;
errors = _errs258;
if(vErrors !== null){
if(_errs258){
vErrors.length = _errs258;
}
else {
vErrors = null;
}
}
if(_valid10){
const _errs261 = errors;
if(Array.isArray(data79)){
if(data79.length > 20){
const err208 = {instancePath:instancePath+"/notify/digest/cron",schemaPath:"#/$defs/cron/allOf/1/then/maxItems",keyword:"maxItems",params:{limit: 20},schema:20,parentSchema:schema37.allOf[1].then,data:data79};
if(vErrors === null){
vErrors = [err208];
}
else {
vErrors.push(err208);
}
errors++;
}
if(data79.length < 1){
const err209 = {instancePath:instancePath+"/notify/digest/cron",schemaPath:"#/$defs/cron/allOf/1/then/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema37.allOf[1].then,data:data79};
if(vErrors === null){
vErrors = [err209];
}
else {
vErrors.push(err209);
}
errors++;
}
const len7 = data79.length;
for(let i8=0; i8<len7; i8++){
let data80 = data79[i8];
if(typeof data80 === "string"){
if(func2(data80) > 255){
const err210 = {instancePath:instancePath+"/notify/digest/cron/" + i8,schemaPath:"#/$defs/cron/allOf/1/then/items/maxLength",keyword:"maxLength",params:{limit: 255},schema:255,parentSchema:schema37.allOf[1].then.items,data:data80};
if(vErrors === null){
vErrors = [err210];
}
else {
vErrors.push(err210);
}
errors++;
}
if(!pattern7.test(data80)){
const err211 = {instancePath:instancePath+"/notify/digest/cron/" + i8,schemaPath:"#/$defs/cron/allOf/1/then/items/pattern",keyword:"pattern",params:{pattern: "^\\s*\\S+(\\s+\\S+){4}\\s*$"},schema:"^\\s*\\S+(\\s+\\S+){4}\\s*$",parentSchema:schema37.allOf[1].then.items,data:data80};
if(vErrors === null){
vErrors = [err211];
}
else {
vErrors.push(err211);
}
errors++;
}
}
else {
const err212 = {instancePath:instancePath+"/notify/digest/cron/" + i8,schemaPath:"#/$defs/cron/allOf/1/then/items/type",keyword:"type",params:{type: "string"},schema:schema37.allOf[1].then.items.type,parentSchema:schema37.allOf[1].then.items,data:data80};
if(vErrors === null){
vErrors = [err212];
}
else {
vErrors.push(err212);
}
errors++;
}
}
}
else {
const err213 = {instancePath:instancePath+"/notify/digest/cron",schemaPath:"#/$defs/cron/allOf/1/then/type",keyword:"type",params:{type: "array"},schema:schema37.allOf[1].then.type,parentSchema:schema37.allOf[1].then,data:data79};
if(vErrors === null){
vErrors = [err213];
}
else {
vErrors.push(err213);
}
errors++;
}
var _valid10 = _errs261 === errors;
valid72 = _valid10;
}
if(!valid72){
const err214 = {instancePath:instancePath+"/notify/digest/cron",schemaPath:"#/$defs/cron/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},schema:schema37.allOf[1].if,parentSchema:schema37.allOf[1],data:data79};
if(vErrors === null){
vErrors = [err214];
}
else {
vErrors.push(err214);
}
errors++;
}
}
if(data78.every !== undefined){
let data81 = data78.every;
if(typeof data81 === "string"){
if(!pattern6.test(data81)){
const err215 = {instancePath:instancePath+"/notify/digest/every",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$"},schema:"^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$",parentSchema:schema36,data:data81};
if(vErrors === null){
vErrors = [err215];
}
else {
vErrors.push(err215);
}
errors++;
}
}
else {
const err216 = {instancePath:instancePath+"/notify/digest/every",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},schema:schema36.type,parentSchema:schema36,data:data81};
if(vErrors === null){
vErrors = [err216];
}
else {
vErrors.push(err216);
}
errors++;
}
}
let found2 = 0;
if(data78["cron"] !== undefined){
found2++;
}
if(data78["every"] !== undefined){
found2++;
}
if(found2 !== 1){
const err217 = {instancePath:instancePath+"/notify/digest",schemaPath:"#/properties/notify/properties/digest/exactlyOneKey",keyword:"exactlyOneKey",params:{ keys: ["cron","every"] },schema:schema32.properties.notify.properties.digest.exactlyOneKey,parentSchema:schema32.properties.notify.properties.digest,data:data78};
if(vErrors === null){
vErrors = [err217];
}
else {
vErrors.push(err217);
}
errors++;
}
}
else {
const err218 = {instancePath:instancePath+"/notify/digest",schemaPath:"#/properties/notify/properties/digest/type",keyword:"type",params:{type: "object"},schema:schema32.properties.notify.properties.digest.type,parentSchema:schema32.properties.notify.properties.digest,data:data78};
if(vErrors === null){
vErrors = [err218];
}
else {
vErrors.push(err218);
}
errors++;
}
}
if(data65.stale !== undefined){
let data82 = data65.stale;
if(typeof data82 !== "string"){
const err219 = {instancePath:instancePath+"/notify/stale",schemaPath:"#/properties/notify/properties/stale/type",keyword:"type",params:{type: "string"},schema:schema32.properties.notify.properties.stale.type,parentSchema:schema32.properties.notify.properties.stale,data:data82};
if(vErrors === null){
vErrors = [err219];
}
else {
vErrors.push(err219);
}
errors++;
}
if(!((data82 === "send") || (data82 === "drop"))){
const err220 = {instancePath:instancePath+"/notify/stale",schemaPath:"#/properties/notify/properties/stale/enum",keyword:"enum",params:{allowedValues: schema32.properties.notify.properties.stale.enum},schema:schema32.properties.notify.properties.stale.enum,parentSchema:schema32.properties.notify.properties.stale,data:data82};
if(vErrors === null){
vErrors = [err220];
}
else {
vErrors.push(err220);
}
errors++;
}
}
if(data65.to !== undefined){
let data83 = data65.to;
if(Array.isArray(data83)){
if(data83.length > 20){
const err221 = {instancePath:instancePath+"/notify/to",schemaPath:"#/properties/notify/properties/to/maxItems",keyword:"maxItems",params:{limit: 20},schema:20,parentSchema:schema32.properties.notify.properties.to,data:data83};
if(vErrors === null){
vErrors = [err221];
}
else {
vErrors.push(err221);
}
errors++;
}
const len8 = data83.length;
for(let i9=0; i9<len8; i9++){
if(!(validate87(data83[i9], {instancePath:instancePath+"/notify/to/" + i9,parentData:data83,parentDataProperty:i9,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate87.errors);
errors = vErrors.length;
}
}
}
else {
const err222 = {instancePath:instancePath+"/notify/to",schemaPath:"#/properties/notify/properties/to/type",keyword:"type",params:{type: "array"},schema:schema32.properties.notify.properties.to.type,parentSchema:schema32.properties.notify.properties.to,data:data83};
if(vErrors === null){
vErrors = [err222];
}
else {
vErrors.push(err222);
}
errors++;
}
}
}
else {
const err223 = {instancePath:instancePath+"/notify",schemaPath:"#/properties/notify/type",keyword:"type",params:{type: "object"},schema:schema32.properties.notify.type,parentSchema:schema32.properties.notify,data:data65};
if(vErrors === null){
vErrors = [err223];
}
else {
vErrors.push(err223);
}
errors++;
}
}
if(data.health !== undefined){
let data85 = data.health;
if(data85 && typeof data85 == "object" && !Array.isArray(data85)){
for(const key21 in data85){
if(!((((key21 === "failures") || (key21 === "emptyFor")) || (key21 === "staleAfter")) || (key21 === "to"))){
const err224 = {instancePath:instancePath+"/health",schemaPath:"#/properties/health/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key21},schema:false,parentSchema:schema32.properties.health,data:data85};
if(vErrors === null){
vErrors = [err224];
}
else {
vErrors.push(err224);
}
errors++;
}
}
if(data85.failures !== undefined){
let data86 = data85.failures;
if(!(((typeof data86 == "number") && (!(data86 % 1) && !isNaN(data86))) && (isFinite(data86)))){
const err225 = {instancePath:instancePath+"/health/failures",schemaPath:"#/properties/health/properties/failures/type",keyword:"type",params:{type: "integer"},schema:schema32.properties.health.properties.failures.type,parentSchema:schema32.properties.health.properties.failures,data:data86};
if(vErrors === null){
vErrors = [err225];
}
else {
vErrors.push(err225);
}
errors++;
}
if((typeof data86 == "number") && (isFinite(data86))){
if(data86 > 1000 || isNaN(data86)){
const err226 = {instancePath:instancePath+"/health/failures",schemaPath:"#/properties/health/properties/failures/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},schema:1000,parentSchema:schema32.properties.health.properties.failures,data:data86};
if(vErrors === null){
vErrors = [err226];
}
else {
vErrors.push(err226);
}
errors++;
}
if(data86 < 1 || isNaN(data86)){
const err227 = {instancePath:instancePath+"/health/failures",schemaPath:"#/properties/health/properties/failures/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema32.properties.health.properties.failures,data:data86};
if(vErrors === null){
vErrors = [err227];
}
else {
vErrors.push(err227);
}
errors++;
}
}
}
if(data85.emptyFor !== undefined){
let data87 = data85.emptyFor;
if(!(((typeof data87 == "number") && (!(data87 % 1) && !isNaN(data87))) && (isFinite(data87)))){
const err228 = {instancePath:instancePath+"/health/emptyFor",schemaPath:"#/properties/health/properties/emptyFor/type",keyword:"type",params:{type: "integer"},schema:schema32.properties.health.properties.emptyFor.type,parentSchema:schema32.properties.health.properties.emptyFor,data:data87};
if(vErrors === null){
vErrors = [err228];
}
else {
vErrors.push(err228);
}
errors++;
}
if((typeof data87 == "number") && (isFinite(data87))){
if(data87 > 1000 || isNaN(data87)){
const err229 = {instancePath:instancePath+"/health/emptyFor",schemaPath:"#/properties/health/properties/emptyFor/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},schema:1000,parentSchema:schema32.properties.health.properties.emptyFor,data:data87};
if(vErrors === null){
vErrors = [err229];
}
else {
vErrors.push(err229);
}
errors++;
}
if(data87 < 1 || isNaN(data87)){
const err230 = {instancePath:instancePath+"/health/emptyFor",schemaPath:"#/properties/health/properties/emptyFor/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema32.properties.health.properties.emptyFor,data:data87};
if(vErrors === null){
vErrors = [err230];
}
else {
vErrors.push(err230);
}
errors++;
}
}
}
if(data85.staleAfter !== undefined){
let data88 = data85.staleAfter;
if(typeof data88 === "string"){
if(!pattern6.test(data88)){
const err231 = {instancePath:instancePath+"/health/staleAfter",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$"},schema:"^([0-9]{1,12}(ms|s|m|h|d)|P([0-9]{1,9}([.,][0-9]{1,9})?[WD]|(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])(([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.,][0-9]{1,9})?S)?|[0-9]{1,9}[.,][0-9]{1,9}H|([0-9]{1,9}H)?[0-9]{1,9}[.,][0-9]{1,9}M))?))$",parentSchema:schema36,data:data88};
if(vErrors === null){
vErrors = [err231];
}
else {
vErrors.push(err231);
}
errors++;
}
}
else {
const err232 = {instancePath:instancePath+"/health/staleAfter",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},schema:schema36.type,parentSchema:schema36,data:data88};
if(vErrors === null){
vErrors = [err232];
}
else {
vErrors.push(err232);
}
errors++;
}
}
if(data85.to !== undefined){
let data89 = data85.to;
if(Array.isArray(data89)){
if(data89.length > 20){
const err233 = {instancePath:instancePath+"/health/to",schemaPath:"#/properties/health/properties/to/maxItems",keyword:"maxItems",params:{limit: 20},schema:20,parentSchema:schema32.properties.health.properties.to,data:data89};
if(vErrors === null){
vErrors = [err233];
}
else {
vErrors.push(err233);
}
errors++;
}
const len9 = data89.length;
for(let i10=0; i10<len9; i10++){
if(!(validate87(data89[i10], {instancePath:instancePath+"/health/to/" + i10,parentData:data89,parentDataProperty:i10,rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate87.errors);
errors = vErrors.length;
}
}
}
else {
const err234 = {instancePath:instancePath+"/health/to",schemaPath:"#/properties/health/properties/to/type",keyword:"type",params:{type: "array"},schema:schema32.properties.health.properties.to.type,parentSchema:schema32.properties.health.properties.to,data:data89};
if(vErrors === null){
vErrors = [err234];
}
else {
vErrors.push(err234);
}
errors++;
}
}
}
else {
const err235 = {instancePath:instancePath+"/health",schemaPath:"#/properties/health/type",keyword:"type",params:{type: "object"},schema:schema32.properties.health.type,parentSchema:schema32.properties.health,data:data85};
if(vErrors === null){
vErrors = [err235];
}
else {
vErrors.push(err235);
}
errors++;
}
}
if(data.retry !== undefined){
if(!(validate33(data.retry, {instancePath:instancePath+"/retry",parentData:data,parentDataProperty:"retry",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate33.errors);
errors = vErrors.length;
}
}
if(data.budget !== undefined){
let data92 = data.budget;
if(data92 && typeof data92 == "object" && !Array.isArray(data92)){
for(const key22 in data92){
if(!((key22 === "tokensPerDay") || (key22 === "bytesPerCheck"))){
const err236 = {instancePath:instancePath+"/budget",schemaPath:"#/properties/budget/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key22},schema:false,parentSchema:schema32.properties.budget,data:data92};
if(vErrors === null){
vErrors = [err236];
}
else {
vErrors.push(err236);
}
errors++;
}
}
if(data92.tokensPerDay !== undefined){
let data93 = data92.tokensPerDay;
if(!(((typeof data93 == "number") && (!(data93 % 1) && !isNaN(data93))) && (isFinite(data93)))){
const err237 = {instancePath:instancePath+"/budget/tokensPerDay",schemaPath:"#/properties/budget/properties/tokensPerDay/type",keyword:"type",params:{type: "integer"},schema:schema32.properties.budget.properties.tokensPerDay.type,parentSchema:schema32.properties.budget.properties.tokensPerDay,data:data93};
if(vErrors === null){
vErrors = [err237];
}
else {
vErrors.push(err237);
}
errors++;
}
if((typeof data93 == "number") && (isFinite(data93))){
if(data93 > 1000000000 || isNaN(data93)){
const err238 = {instancePath:instancePath+"/budget/tokensPerDay",schemaPath:"#/properties/budget/properties/tokensPerDay/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000},schema:1000000000,parentSchema:schema32.properties.budget.properties.tokensPerDay,data:data93};
if(vErrors === null){
vErrors = [err238];
}
else {
vErrors.push(err238);
}
errors++;
}
if(data93 < 1 || isNaN(data93)){
const err239 = {instancePath:instancePath+"/budget/tokensPerDay",schemaPath:"#/properties/budget/properties/tokensPerDay/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema32.properties.budget.properties.tokensPerDay,data:data93};
if(vErrors === null){
vErrors = [err239];
}
else {
vErrors.push(err239);
}
errors++;
}
}
}
if(data92.bytesPerCheck !== undefined){
let data94 = data92.bytesPerCheck;
if(typeof data94 === "string"){
if(!pattern29.test(data94)){
const err240 = {instancePath:instancePath+"/budget/bytesPerCheck",schemaPath:"#/$defs/size/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,12}(B|KiB|MiB|GiB)$"},schema:"^[0-9]{1,12}(B|KiB|MiB|GiB)$",parentSchema:schema74,data:data94};
if(vErrors === null){
vErrors = [err240];
}
else {
vErrors.push(err240);
}
errors++;
}
}
else {
const err241 = {instancePath:instancePath+"/budget/bytesPerCheck",schemaPath:"#/$defs/size/type",keyword:"type",params:{type: "string"},schema:schema74.type,parentSchema:schema74,data:data94};
if(vErrors === null){
vErrors = [err241];
}
else {
vErrors.push(err241);
}
errors++;
}
}
}
else {
const err242 = {instancePath:instancePath+"/budget",schemaPath:"#/properties/budget/type",keyword:"type",params:{type: "object"},schema:schema32.properties.budget.type,parentSchema:schema32.properties.budget,data:data92};
if(vErrors === null){
vErrors = [err242];
}
else {
vErrors.push(err242);
}
errors++;
}
}
if(data.expires !== undefined){
let data95 = data.expires;
if(typeof data95 === "string"){
if(!(formats6.validate(data95))){
const err243 = {instancePath:instancePath+"/expires",schemaPath:"#/$defs/time/format",keyword:"format",params:{format: "date-time"},schema:"date-time",parentSchema:schema201,data:data95};
if(vErrors === null){
vErrors = [err243];
}
else {
vErrors.push(err243);
}
errors++;
}
}
else {
const err244 = {instancePath:instancePath+"/expires",schemaPath:"#/$defs/time/type",keyword:"type",params:{type: "string"},schema:schema201.type,parentSchema:schema201,data:data95};
if(vErrors === null){
vErrors = [err244];
}
else {
vErrors.push(err244);
}
errors++;
}
}
}
else {
const err245 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema32.type,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err245];
}
else {
vErrors.push(err245);
}
errors++;
}
validate111.errors = vErrors;
return errors === 0;
}
validate111.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

function join(found, more) {
  if (found === null) return more;
  for (let i = 0; i < more.length && found.length < 2000; i++) found.push(more[i]);
  return found;
}
