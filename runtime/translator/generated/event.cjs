// Made by scripts/generate.ts from schemas/; edit those.
"use strict";
exports.validate = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Run event","description":"One entry of a run's journal, as it is stored, served and streamed. New types are added; readers pass unknown ones through.","type":"object","required":["run_id","seq","type","time","data"],"additionalProperties":false,"properties":{"run_id":{"description":"The run.","type":"string","examples":["run_1"]},"seq":{"description":"From 1, no gaps.","type":"integer","minimum":1,"examples":[3]},"type":{"description":"What happened: one of these, or a later one.","type":"string","anyOf":[{"enum":["run.created","run.started","run.waiting","run.resumed","run.cancel_requested","run.reset","run.completed","run.failed","run.canceled","run.timed_out","run.terminated","step.started","step.completed","step.failed","step.skipped","step.retrying","step.delta","step.log","tool.started","tool.completed","checkpoint.created","monitor.checked","custom"]},{"pattern":"^[a-z]+(\\.[a-z_]+)*$"}],"examples":["step.completed"]},"time":{"description":"RFC 3339, UTC, milliseconds.","type":"string","format":"date-time","examples":["2027-01-01T00:00:00.000Z"]},"path":{"description":"Of one execution of a step.","type":"string","examples":["pages[3].page"]},"attempt":{"description":"Which attempt; from 1.","type":"integer","minimum":1,"examples":[1]},"data":{"$ref":"#/$defs/data","description":"What belongs to the type.","examples":[{"kind":"set","output":3}]}},"examples":[{"run_id":"run_1","seq":3,"type":"step.completed","time":"2027-01-01T00:00:00.000Z","path":"total","attempt":1,"data":{"kind":"set","output":3,"duration_ms":0}}],"$defs":{"data":{"title":"Event data","description":"The fields that the types have; further ones may come.","type":"object","additionalProperties":true,"properties":{"status":{"description":"Of the run, after the event.","type":"string","examples":["running"]},"waiting_for":{"description":"What the run or step waits for.","examples":[[{"path":"ok","kind":"approve"}]]},"kind":{"description":"The step's kind.","type":"string","examples":["call"]},"name":{"description":"The activity, signal, tool or custom event.","type":"string","examples":["http.request"]},"summary":{"description":"The step's summary.","type":"string","examples":["Fetches the page"]},"output":{"$ref":"#/$defs/json","description":"What the step or run gave.","examples":[{"total":3}]},"error":{"title":"Failure","description":"Why a step or a run failed.","type":"object","required":["type","message"],"additionalProperties":false,"properties":{"type":{"description":"Dotted lower case.","type":"string","examples":["http.timeout"]},"message":{"description":"For people.","type":"string","examples":["no answer in 10s"]},"details":{"$ref":"#/$defs/json","description":"What it carries.","examples":[{"status":404}]},"path":{"description":"Of the step's execution.","type":"string","examples":["pages[3].page"]},"attempt":{"description":"Which attempt.","type":"integer","examples":[1]},"undo_failures":{"description":"Undos that failed.","type":"array","items":{"title":"Undo failure","description":"One of them.","type":"object","required":["path","type","message"],"additionalProperties":false,"properties":{"path":{"description":"Of the step.","type":"string","examples":["flight"]},"type":{"description":"Its type.","type":"string","examples":["http.timeout"]},"message":{"description":"For people.","type":"string","examples":["no answer"]}},"examples":[{"path":"flight","type":"http.timeout","message":"no answer"}]},"examples":[[]]},"uncompensated":{"description":"Paths whose undo was not run.","type":"array","items":{"description":"A path.","type":"string","examples":["flight"]},"examples":[["flight"]]}},"examples":[{"type":"http.timeout","message":"no answer in 10s"}]},"duration_ms":{"description":"How long it took.","type":"number","examples":[12]},"channel":{"description":"Of a delta.","type":"string","enum":["text","reasoning","tool_args"],"examples":["text"]},"index":{"description":"Which of parallel tool calls.","type":"integer","examples":[0]},"delta":{"description":"Text that was added.","type":"string","examples":["Hel"]},"level":{"description":"Of a log line.","type":"string","examples":["info"]},"message":{"description":"Of a log line.","type":"string","examples":["retrying"]},"digest":{"description":"Of a checkpoint.","type":"string","examples":["sha256:…"]},"tool_call_id":{"description":"Which tool call.","type":"string","examples":["call_1"]},"input":{"$ref":"#/$defs/json","description":"Of a tool call.","examples":[{"q":"x"}]},"payload":{"$ref":"#/$defs/json","description":"Of a custom event.","examples":[{"total":3}]},"outcome":{"description":"Of a check.","type":"string","examples":["unchanged"]},"proposal":{"$ref":"#/$defs/json","description":"Of a check: what a model said of the next one, and what came of it.","examples":[{"by":"ask","proposed":"PT6H","reason":"It opens at 16:00.","outcome":"taken","note":null,"at":"2027-01-01T06:00:00.000Z"}]},"reason":{"description":"Why it was cancelled or terminated.","type":"string","examples":["no longer needed"]},"undo":{"description":"The step is an undo.","type":"boolean","examples":[true]},"supersedes":{"description":"The `seq` of an event that a redone task wrote otherwise.","type":"integer","examples":[2]},"repaired":{"description":"Written by the reconciler.","type":"boolean","examples":[true]}},"examples":[{"kind":"set","output":3}]},"json":{"description":"Any JSON value.","examples":[{"total":3}]}}};
const pattern4 = new RegExp("^[a-z]+(\\.[a-z_]+)*$", "u");
const formats0 = require("ajv-formats/dist/formats").fullFormats["date-time"];
const schema32 = {"title":"Event data","description":"The fields that the types have; further ones may come.","type":"object","additionalProperties":true,"properties":{"status":{"description":"Of the run, after the event.","type":"string","examples":["running"]},"waiting_for":{"description":"What the run or step waits for.","examples":[[{"path":"ok","kind":"approve"}]]},"kind":{"description":"The step's kind.","type":"string","examples":["call"]},"name":{"description":"The activity, signal, tool or custom event.","type":"string","examples":["http.request"]},"summary":{"description":"The step's summary.","type":"string","examples":["Fetches the page"]},"output":{"$ref":"#/$defs/json","description":"What the step or run gave.","examples":[{"total":3}]},"error":{"title":"Failure","description":"Why a step or a run failed.","type":"object","required":["type","message"],"additionalProperties":false,"properties":{"type":{"description":"Dotted lower case.","type":"string","examples":["http.timeout"]},"message":{"description":"For people.","type":"string","examples":["no answer in 10s"]},"details":{"$ref":"#/$defs/json","description":"What it carries.","examples":[{"status":404}]},"path":{"description":"Of the step's execution.","type":"string","examples":["pages[3].page"]},"attempt":{"description":"Which attempt.","type":"integer","examples":[1]},"undo_failures":{"description":"Undos that failed.","type":"array","items":{"title":"Undo failure","description":"One of them.","type":"object","required":["path","type","message"],"additionalProperties":false,"properties":{"path":{"description":"Of the step.","type":"string","examples":["flight"]},"type":{"description":"Its type.","type":"string","examples":["http.timeout"]},"message":{"description":"For people.","type":"string","examples":["no answer"]}},"examples":[{"path":"flight","type":"http.timeout","message":"no answer"}]},"examples":[[]]},"uncompensated":{"description":"Paths whose undo was not run.","type":"array","items":{"description":"A path.","type":"string","examples":["flight"]},"examples":[["flight"]]}},"examples":[{"type":"http.timeout","message":"no answer in 10s"}]},"duration_ms":{"description":"How long it took.","type":"number","examples":[12]},"channel":{"description":"Of a delta.","type":"string","enum":["text","reasoning","tool_args"],"examples":["text"]},"index":{"description":"Which of parallel tool calls.","type":"integer","examples":[0]},"delta":{"description":"Text that was added.","type":"string","examples":["Hel"]},"level":{"description":"Of a log line.","type":"string","examples":["info"]},"message":{"description":"Of a log line.","type":"string","examples":["retrying"]},"digest":{"description":"Of a checkpoint.","type":"string","examples":["sha256:…"]},"tool_call_id":{"description":"Which tool call.","type":"string","examples":["call_1"]},"input":{"$ref":"#/$defs/json","description":"Of a tool call.","examples":[{"q":"x"}]},"payload":{"$ref":"#/$defs/json","description":"Of a custom event.","examples":[{"total":3}]},"outcome":{"description":"Of a check.","type":"string","examples":["unchanged"]},"proposal":{"$ref":"#/$defs/json","description":"Of a check: what a model said of the next one, and what came of it.","examples":[{"by":"ask","proposed":"PT6H","reason":"It opens at 16:00.","outcome":"taken","note":null,"at":"2027-01-01T06:00:00.000Z"}]},"reason":{"description":"Why it was cancelled or terminated.","type":"string","examples":["no longer needed"]},"undo":{"description":"The step is an undo.","type":"boolean","examples":[true]},"supersedes":{"description":"The `seq` of an event that a redone task wrote otherwise.","type":"integer","examples":[2]},"repaired":{"description":"Written by the reconciler.","type":"boolean","examples":[true]}},"examples":[{"kind":"set","output":3}]};
const schema33 = {"description":"Any JSON value.","examples":[{"total":3}]};

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
if(data.status !== undefined){
let data0 = data.status;
if(typeof data0 !== "string"){
const err0 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},schema:schema32.properties.status.type,parentSchema:schema32.properties.status,data:data0};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.kind !== undefined){
let data1 = data.kind;
if(typeof data1 !== "string"){
const err1 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"},schema:schema32.properties.kind.type,parentSchema:schema32.properties.kind,data:data1};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.name !== undefined){
let data2 = data.name;
if(typeof data2 !== "string"){
const err2 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},schema:schema32.properties.name.type,parentSchema:schema32.properties.name,data:data2};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.summary !== undefined){
let data3 = data.summary;
if(typeof data3 !== "string"){
const err3 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/type",keyword:"type",params:{type: "string"},schema:schema32.properties.summary.type,parentSchema:schema32.properties.summary,data:data3};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.error !== undefined){
let data5 = data.error;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(data5.type === undefined){
const err4 = {instancePath:instancePath+"/error",schemaPath:"#/properties/error/required",keyword:"required",params:{missingProperty: "type"},schema:schema32.properties.error.required,parentSchema:schema32.properties.error,data:data5};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data5.message === undefined){
const err5 = {instancePath:instancePath+"/error",schemaPath:"#/properties/error/required",keyword:"required",params:{missingProperty: "message"},schema:schema32.properties.error.required,parentSchema:schema32.properties.error,data:data5};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
for(const key0 in data5){
if(!(((((((key0 === "type") || (key0 === "message")) || (key0 === "details")) || (key0 === "path")) || (key0 === "attempt")) || (key0 === "undo_failures")) || (key0 === "uncompensated"))){
const err6 = {instancePath:instancePath+"/error",schemaPath:"#/properties/error/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema32.properties.error,data:data5};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data5.type !== undefined){
let data6 = data5.type;
if(typeof data6 !== "string"){
const err7 = {instancePath:instancePath+"/error/type",schemaPath:"#/properties/error/properties/type/type",keyword:"type",params:{type: "string"},schema:schema32.properties.error.properties.type.type,parentSchema:schema32.properties.error.properties.type,data:data6};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data5.message !== undefined){
let data7 = data5.message;
if(typeof data7 !== "string"){
const err8 = {instancePath:instancePath+"/error/message",schemaPath:"#/properties/error/properties/message/type",keyword:"type",params:{type: "string"},schema:schema32.properties.error.properties.message.type,parentSchema:schema32.properties.error.properties.message,data:data7};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data5.path !== undefined){
let data9 = data5.path;
if(typeof data9 !== "string"){
const err9 = {instancePath:instancePath+"/error/path",schemaPath:"#/properties/error/properties/path/type",keyword:"type",params:{type: "string"},schema:schema32.properties.error.properties.path.type,parentSchema:schema32.properties.error.properties.path,data:data9};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data5.attempt !== undefined){
let data10 = data5.attempt;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err10 = {instancePath:instancePath+"/error/attempt",schemaPath:"#/properties/error/properties/attempt/type",keyword:"type",params:{type: "integer"},schema:schema32.properties.error.properties.attempt.type,parentSchema:schema32.properties.error.properties.attempt,data:data10};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data5.undo_failures !== undefined){
let data11 = data5.undo_failures;
if(Array.isArray(data11)){
const len0 = data11.length;
for(let i0=0; i0<len0; i0++){
let data12 = data11[i0];
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
if(data12.path === undefined){
const err11 = {instancePath:instancePath+"/error/undo_failures/" + i0,schemaPath:"#/properties/error/properties/undo_failures/items/required",keyword:"required",params:{missingProperty: "path"},schema:schema32.properties.error.properties.undo_failures.items.required,parentSchema:schema32.properties.error.properties.undo_failures.items,data:data12};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data12.type === undefined){
const err12 = {instancePath:instancePath+"/error/undo_failures/" + i0,schemaPath:"#/properties/error/properties/undo_failures/items/required",keyword:"required",params:{missingProperty: "type"},schema:schema32.properties.error.properties.undo_failures.items.required,parentSchema:schema32.properties.error.properties.undo_failures.items,data:data12};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data12.message === undefined){
const err13 = {instancePath:instancePath+"/error/undo_failures/" + i0,schemaPath:"#/properties/error/properties/undo_failures/items/required",keyword:"required",params:{missingProperty: "message"},schema:schema32.properties.error.properties.undo_failures.items.required,parentSchema:schema32.properties.error.properties.undo_failures.items,data:data12};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
for(const key1 in data12){
if(!(((key1 === "path") || (key1 === "type")) || (key1 === "message"))){
const err14 = {instancePath:instancePath+"/error/undo_failures/" + i0,schemaPath:"#/properties/error/properties/undo_failures/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema32.properties.error.properties.undo_failures.items,data:data12};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data12.path !== undefined){
let data13 = data12.path;
if(typeof data13 !== "string"){
const err15 = {instancePath:instancePath+"/error/undo_failures/" + i0+"/path",schemaPath:"#/properties/error/properties/undo_failures/items/properties/path/type",keyword:"type",params:{type: "string"},schema:schema32.properties.error.properties.undo_failures.items.properties.path.type,parentSchema:schema32.properties.error.properties.undo_failures.items.properties.path,data:data13};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data12.type !== undefined){
let data14 = data12.type;
if(typeof data14 !== "string"){
const err16 = {instancePath:instancePath+"/error/undo_failures/" + i0+"/type",schemaPath:"#/properties/error/properties/undo_failures/items/properties/type/type",keyword:"type",params:{type: "string"},schema:schema32.properties.error.properties.undo_failures.items.properties.type.type,parentSchema:schema32.properties.error.properties.undo_failures.items.properties.type,data:data14};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data12.message !== undefined){
let data15 = data12.message;
if(typeof data15 !== "string"){
const err17 = {instancePath:instancePath+"/error/undo_failures/" + i0+"/message",schemaPath:"#/properties/error/properties/undo_failures/items/properties/message/type",keyword:"type",params:{type: "string"},schema:schema32.properties.error.properties.undo_failures.items.properties.message.type,parentSchema:schema32.properties.error.properties.undo_failures.items.properties.message,data:data15};
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
const err18 = {instancePath:instancePath+"/error/undo_failures/" + i0,schemaPath:"#/properties/error/properties/undo_failures/items/type",keyword:"type",params:{type: "object"},schema:schema32.properties.error.properties.undo_failures.items.type,parentSchema:schema32.properties.error.properties.undo_failures.items,data:data12};
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
const err19 = {instancePath:instancePath+"/error/undo_failures",schemaPath:"#/properties/error/properties/undo_failures/type",keyword:"type",params:{type: "array"},schema:schema32.properties.error.properties.undo_failures.type,parentSchema:schema32.properties.error.properties.undo_failures,data:data11};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data5.uncompensated !== undefined){
let data16 = data5.uncompensated;
if(Array.isArray(data16)){
const len1 = data16.length;
for(let i1=0; i1<len1; i1++){
let data17 = data16[i1];
if(typeof data17 !== "string"){
const err20 = {instancePath:instancePath+"/error/uncompensated/" + i1,schemaPath:"#/properties/error/properties/uncompensated/items/type",keyword:"type",params:{type: "string"},schema:schema32.properties.error.properties.uncompensated.items.type,parentSchema:schema32.properties.error.properties.uncompensated.items,data:data17};
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
const err21 = {instancePath:instancePath+"/error/uncompensated",schemaPath:"#/properties/error/properties/uncompensated/type",keyword:"type",params:{type: "array"},schema:schema32.properties.error.properties.uncompensated.type,parentSchema:schema32.properties.error.properties.uncompensated,data:data16};
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
const err22 = {instancePath:instancePath+"/error",schemaPath:"#/properties/error/type",keyword:"type",params:{type: "object"},schema:schema32.properties.error.type,parentSchema:schema32.properties.error,data:data5};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.duration_ms !== undefined){
let data18 = data.duration_ms;
if(!((typeof data18 == "number") && (isFinite(data18)))){
const err23 = {instancePath:instancePath+"/duration_ms",schemaPath:"#/properties/duration_ms/type",keyword:"type",params:{type: "number"},schema:schema32.properties.duration_ms.type,parentSchema:schema32.properties.duration_ms,data:data18};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.channel !== undefined){
let data19 = data.channel;
if(typeof data19 !== "string"){
const err24 = {instancePath:instancePath+"/channel",schemaPath:"#/properties/channel/type",keyword:"type",params:{type: "string"},schema:schema32.properties.channel.type,parentSchema:schema32.properties.channel,data:data19};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(!(((data19 === "text") || (data19 === "reasoning")) || (data19 === "tool_args"))){
const err25 = {instancePath:instancePath+"/channel",schemaPath:"#/properties/channel/enum",keyword:"enum",params:{allowedValues: schema32.properties.channel.enum},schema:schema32.properties.channel.enum,parentSchema:schema32.properties.channel,data:data19};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.index !== undefined){
let data20 = data.index;
if(!(((typeof data20 == "number") && (!(data20 % 1) && !isNaN(data20))) && (isFinite(data20)))){
const err26 = {instancePath:instancePath+"/index",schemaPath:"#/properties/index/type",keyword:"type",params:{type: "integer"},schema:schema32.properties.index.type,parentSchema:schema32.properties.index,data:data20};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.delta !== undefined){
let data21 = data.delta;
if(typeof data21 !== "string"){
const err27 = {instancePath:instancePath+"/delta",schemaPath:"#/properties/delta/type",keyword:"type",params:{type: "string"},schema:schema32.properties.delta.type,parentSchema:schema32.properties.delta,data:data21};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.level !== undefined){
let data22 = data.level;
if(typeof data22 !== "string"){
const err28 = {instancePath:instancePath+"/level",schemaPath:"#/properties/level/type",keyword:"type",params:{type: "string"},schema:schema32.properties.level.type,parentSchema:schema32.properties.level,data:data22};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.message !== undefined){
let data23 = data.message;
if(typeof data23 !== "string"){
const err29 = {instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type: "string"},schema:schema32.properties.message.type,parentSchema:schema32.properties.message,data:data23};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.digest !== undefined){
let data24 = data.digest;
if(typeof data24 !== "string"){
const err30 = {instancePath:instancePath+"/digest",schemaPath:"#/properties/digest/type",keyword:"type",params:{type: "string"},schema:schema32.properties.digest.type,parentSchema:schema32.properties.digest,data:data24};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.tool_call_id !== undefined){
let data25 = data.tool_call_id;
if(typeof data25 !== "string"){
const err31 = {instancePath:instancePath+"/tool_call_id",schemaPath:"#/properties/tool_call_id/type",keyword:"type",params:{type: "string"},schema:schema32.properties.tool_call_id.type,parentSchema:schema32.properties.tool_call_id,data:data25};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.outcome !== undefined){
let data28 = data.outcome;
if(typeof data28 !== "string"){
const err32 = {instancePath:instancePath+"/outcome",schemaPath:"#/properties/outcome/type",keyword:"type",params:{type: "string"},schema:schema32.properties.outcome.type,parentSchema:schema32.properties.outcome,data:data28};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.reason !== undefined){
let data30 = data.reason;
if(typeof data30 !== "string"){
const err33 = {instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"},schema:schema32.properties.reason.type,parentSchema:schema32.properties.reason,data:data30};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.undo !== undefined){
let data31 = data.undo;
if(typeof data31 !== "boolean"){
const err34 = {instancePath:instancePath+"/undo",schemaPath:"#/properties/undo/type",keyword:"type",params:{type: "boolean"},schema:schema32.properties.undo.type,parentSchema:schema32.properties.undo,data:data31};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data.supersedes !== undefined){
let data32 = data.supersedes;
if(!(((typeof data32 == "number") && (!(data32 % 1) && !isNaN(data32))) && (isFinite(data32)))){
const err35 = {instancePath:instancePath+"/supersedes",schemaPath:"#/properties/supersedes/type",keyword:"type",params:{type: "integer"},schema:schema32.properties.supersedes.type,parentSchema:schema32.properties.supersedes,data:data32};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data.repaired !== undefined){
let data33 = data.repaired;
if(typeof data33 !== "boolean"){
const err36 = {instancePath:instancePath+"/repaired",schemaPath:"#/properties/repaired/type",keyword:"type",params:{type: "boolean"},schema:schema32.properties.repaired.type,parentSchema:schema32.properties.repaired,data:data33};
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
const err37 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema32.type,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


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
if(data.run_id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "run_id"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.seq === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "seq"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.type === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.time === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "time"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.data === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "data"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "run_id") || (key0 === "seq")) || (key0 === "type")) || (key0 === "time")) || (key0 === "path")) || (key0 === "attempt")) || (key0 === "data"))){
const err5 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.run_id !== undefined){
let data0 = data.run_id;
if(typeof data0 !== "string"){
const err6 = {instancePath:instancePath+"/run_id",schemaPath:"#/properties/run_id/type",keyword:"type",params:{type: "string"},schema:schema31.properties.run_id.type,parentSchema:schema31.properties.run_id,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.seq !== undefined){
let data1 = data.seq;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err7 = {instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.seq.type,parentSchema:schema31.properties.seq,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 1 || isNaN(data1)){
const err8 = {instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema31.properties.seq,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
if(data.type !== undefined){
let data2 = data.type;
if(typeof data2 !== "string"){
const err9 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},schema:schema31.properties.type.type,parentSchema:schema31.properties.type,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
const _errs8 = errors;
let valid1 = false;
const _errs9 = errors;
if(!(((((((((((((((((((((((data2 === "run.created") || (data2 === "run.started")) || (data2 === "run.waiting")) || (data2 === "run.resumed")) || (data2 === "run.cancel_requested")) || (data2 === "run.reset")) || (data2 === "run.completed")) || (data2 === "run.failed")) || (data2 === "run.canceled")) || (data2 === "run.timed_out")) || (data2 === "run.terminated")) || (data2 === "step.started")) || (data2 === "step.completed")) || (data2 === "step.failed")) || (data2 === "step.skipped")) || (data2 === "step.retrying")) || (data2 === "step.delta")) || (data2 === "step.log")) || (data2 === "tool.started")) || (data2 === "tool.completed")) || (data2 === "checkpoint.created")) || (data2 === "monitor.checked")) || (data2 === "custom"))){
const err10 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema31.properties.type.anyOf[0].enum},schema:schema31.properties.type.anyOf[0].enum,parentSchema:schema31.properties.type.anyOf[0],data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var _valid0 = _errs9 === errors;
valid1 = valid1 || _valid0;
const _errs10 = errors;
if(typeof data2 === "string"){
if(!pattern4.test(data2)){
const err11 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/anyOf/1/pattern",keyword:"pattern",params:{pattern: "^[a-z]+(\\.[a-z_]+)*$"},schema:"^[a-z]+(\\.[a-z_]+)*$",parentSchema:schema31.properties.type.anyOf[1],data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
var _valid0 = _errs10 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const err12 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/anyOf",keyword:"anyOf",params:{},schema:schema31.properties.type.anyOf,parentSchema:schema31.properties.type,data:data2};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
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
}
if(data.time !== undefined){
let data3 = data.time;
if(typeof data3 === "string"){
if(!(formats0.validate(data3))){
const err13 = {instancePath:instancePath+"/time",schemaPath:"#/properties/time/format",keyword:"format",params:{format: "date-time"},schema:"date-time",parentSchema:schema31.properties.time,data:data3};
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
const err14 = {instancePath:instancePath+"/time",schemaPath:"#/properties/time/type",keyword:"type",params:{type: "string"},schema:schema31.properties.time.type,parentSchema:schema31.properties.time,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.path !== undefined){
let data4 = data.path;
if(typeof data4 !== "string"){
const err15 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"},schema:schema31.properties.path.type,parentSchema:schema31.properties.path,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.attempt !== undefined){
let data5 = data.attempt;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
const err16 = {instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.attempt.type,parentSchema:schema31.properties.attempt,data:data5};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 1 || isNaN(data5)){
const err17 = {instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema31.properties.attempt,data:data5};
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
if(data.data !== undefined){
if(!(validate21(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData,dynamicAnchors}))){
vErrors = join(vErrors, validate21.errors);
errors = vErrors.length;
}
}
}
else {
const err18 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
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
