// Made by scripts/generate.ts from schemas/; edit those.
"use strict";
exports.validate = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Activity manifest","description":"What an activity takes and gives: all that the translator, the dry run and the hosts know of it.","type":"object","required":["name","version","description","input","output","errors","idempotent","streaming","timeoutMs","available"],"additionalProperties":false,"properties":{"$schema":{"description":"Where this schema lies, for editors.","type":"string","examples":["../manifest.schema.json"]},"name":{"description":"The activity's name: `area.verb`; of one with a `role` also a word of its own.","type":"string","pattern":"^[a-z][a-zA-Z0-9_-]*(\\.[a-z][a-zA-Z0-9_-]*)*$","maxLength":127,"examples":["http.request","apprise"]},"version":{"description":"Grows when input or output change.","type":"integer","minimum":1,"examples":[1]},"description":{"description":"What it does, in a sentence.","type":"string","maxLength":1024,"examples":["Makes one HTTP request."]},"input":{"$ref":"#/$defs/jsonSchema","description":"JSON Schema of `with`, an object.","examples":[{"type":"object"}]},"output":{"$ref":"#/$defs/jsonSchema","description":"JSON Schema of what it returns.","examples":[{"type":"object"}]},"errors":{"description":"The types of the errors that are its own.","type":"array","items":{"$ref":"#/$defs/errorPattern"},"maxItems":100,"examples":[["http.network"]]},"idempotent":{"description":"Whether a call may be repeated where its outcome is unknown.","type":"boolean","examples":[true]},"idempotentWhen":{"description":"Calls that may be repeated although `idempotent` is false: any one of these holds.","type":"array","maxItems":20,"items":{"title":"Idempotent when","description":"A property of `with` has one of these values; absent counts as its default.","type":"object","required":["property","values"],"additionalProperties":false,"properties":{"property":{"description":"A property of `with`.","type":"string","examples":["method"]},"values":{"description":"The values.","type":"array","items":{"$ref":"#/$defs/json"},"examples":[["GET"]]}},"examples":[{"property":"method","values":["GET"]}]},"examples":[[{"property":"method","values":["GET"]}]]},"streaming":{"description":"Whether it can give `step.delta` events.","type":"boolean","examples":[false]},"timeoutMs":{"description":"The default of `timeout`, in ms.","type":"integer","minimum":1,"maximum":86400000,"examples":[60000]},"available":{"description":"False: known, but refused with `not-available-yet`.","type":"boolean","examples":[true]},"role":{"description":"What documents use it as by its name, beside `call`: `select`, an operation of a Monitor's `select`, which gets what stands before it as `value` and gives what stands after it (null: no match, the check is empty); `channel`, one of `notify.to`, `health.to` and of `notify.send`, which gets what is told as `notification`. Both are properties of `input`, and a document writes the others.","type":"string","enum":["select","channel"],"examples":["channel"]},"queue":{"description":"The queue of the workers that take it where a document names none; needed with `role`.","type":"string","pattern":"^[a-z][a-z0-9-]{0,62}$","examples":["billing"]},"internal":{"description":"True: only plans of monitors call it, no document.","type":"boolean","examples":[false]},"notYet":{"description":"Properties of `with` that are refused with `not-available-yet`.","type":"array","items":{"description":"A property of `with`.","type":"string","examples":["tools"]},"maxItems":100,"examples":[["tools"]]},"shape":{"description":"The property of `with` that is a JSON Schema, and the property of the output that it types.","type":"object","required":["property","output"],"additionalProperties":false,"properties":{"property":{"description":"A property of `with`.","type":"string","examples":["schema"]},"output":{"description":"A property of the output.","type":"string","examples":["body"]}},"examples":[{"property":"schema","output":"body"}]},"prompts":{"description":"Properties of `with` that a model reads as instructions: what others wrote does not belong into them.","type":"array","items":{"description":"A property of `with`.","type":"string","examples":["prompt"]},"maxItems":100,"examples":[["prompt"]]},"markdown":{"description":"Properties of `with` whose literal text is Markdown: the activity gets them in parts, a string for literal text and `{v}` for what an expression gave.","type":"array","items":{"description":"A property of `with`.","type":"string","examples":["message"]},"maxItems":100,"examples":[["message"]]},"channels":{"description":"Properties of `with` that are lists of channels: the activity gets beside them, as `workers`, where the tenant's own workers take those that are theirs.","type":"array","items":{"description":"A property of `with`.","type":"string","examples":["to"]},"maxItems":100,"examples":[["to"]]},"untrusted":{"description":"Whether the output may hold what an outsider wrote.","type":"boolean","examples":[true]}},"examples":[{"name":"text.shout","version":1,"description":"Says it louder.","input":{"type":"object","required":["text"],"properties":{"text":{"type":"string"}}},"output":{"type":"object","required":["text"],"properties":{"text":{"type":"string"}}},"errors":[],"idempotent":true,"streaming":false,"timeoutMs":5000,"available":true},{"name":"apprise","version":1,"description":"Tells the services that Apprise knows.","role":"channel","queue":"notify","input":{"type":"object","required":["urls","notification"],"additionalProperties":false,"properties":{"urls":{"type":"array","items":{"type":"string"}},"notification":{"type":"object"}}},"output":{},"errors":["apprise.refused"],"idempotent":false,"streaming":false,"timeoutMs":30000,"available":true},{"name":"acme.points","version":1,"description":"The points of a table, as a number.","role":"select","queue":"tables","input":{"type":"object","required":["value","team"],"additionalProperties":false,"properties":{"value":{"type":"string"},"team":{"type":"string"}}},"output":{"type":["number","null"]},"errors":[],"idempotent":true,"streaming":false,"timeoutMs":10000,"available":true}],"$defs":{"jsonSchema":{"description":"A JSON Schema (2020-12) in the profile for authors: 16 KiB, no remote `$ref`, patterns are RE2.","type":"object","examples":[{"type":"object","required":["base"],"properties":{"base":{"type":"string"}}}]},"errorPattern":{"description":"An error type, dotted lower case; may end in `.*`.","type":"string","pattern":"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*(\\.\\*)?$","maxLength":127,"examples":["http.*"]},"json":{"description":"Any JSON value.","examples":[{"total":3}]}}};
const schema32 = {"description":"A JSON Schema (2020-12) in the profile for authors: 16 KiB, no remote `$ref`, patterns are RE2.","type":"object","examples":[{"type":"object","required":["base"],"properties":{"base":{"type":"string"}}}]};
const schema34 = {"description":"An error type, dotted lower case; may end in `.*`.","type":"string","pattern":"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*(\\.\\*)?$","maxLength":127,"examples":["http.*"]};
const schema35 = {"description":"Any JSON value.","examples":[{"total":3}]};
const func1 = Object.prototype.hasOwnProperty;
const func2 = require("ajv/dist/runtime/ucs2length").default;
const pattern4 = new RegExp("^[a-z][a-zA-Z0-9_-]*(\\.[a-z][a-zA-Z0-9_-]*)*$", "u");
const pattern5 = new RegExp("^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*(\\.\\*)?$", "u");
const pattern6 = new RegExp("^[a-z][a-z0-9-]{0,62}$", "u");

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
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.version === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.description === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "description"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.input === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "input"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.output === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "output"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.errors === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "errors"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.idempotent === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "idempotent"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data.streaming === undefined){
const err7 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "streaming"},schema:schema31.required,parentSchema:schema31,data};
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
if(data.available === undefined){
const err9 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "available"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema31.properties, key0))){
const err10 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.$schema !== undefined){
let data0 = data.$schema;
if(typeof data0 !== "string"){
const err11 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"},schema:schema31.properties.$schema.type,parentSchema:schema31.properties.$schema,data:data0};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.name !== undefined){
let data1 = data.name;
if(typeof data1 === "string"){
if(func2(data1) > 127){
const err12 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/maxLength",keyword:"maxLength",params:{limit: 127},schema:127,parentSchema:schema31.properties.name,data:data1};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!pattern4.test(data1)){
const err13 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-zA-Z0-9_-]*(\\.[a-z][a-zA-Z0-9_-]*)*$"},schema:"^[a-z][a-zA-Z0-9_-]*(\\.[a-z][a-zA-Z0-9_-]*)*$",parentSchema:schema31.properties.name,data:data1};
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
const err14 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},schema:schema31.properties.name.type,parentSchema:schema31.properties.name,data:data1};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.version !== undefined){
let data2 = data.version;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err15 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.version.type,parentSchema:schema31.properties.version,data:data2};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 1 || isNaN(data2)){
const err16 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema31.properties.version,data:data2};
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
if(data.description !== undefined){
let data3 = data.description;
if(typeof data3 === "string"){
if(func2(data3) > 1024){
const err17 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.description,data:data3};
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
const err18 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},schema:schema31.properties.description.type,parentSchema:schema31.properties.description,data:data3};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.input !== undefined){
let data4 = data.input;
if(!(data4 && typeof data4 == "object" && !Array.isArray(data4))){
const err19 = {instancePath:instancePath+"/input",schemaPath:"#/$defs/jsonSchema/type",keyword:"type",params:{type: "object"},schema:schema32.type,parentSchema:schema32,data:data4};
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
let data5 = data.output;
if(!(data5 && typeof data5 == "object" && !Array.isArray(data5))){
const err20 = {instancePath:instancePath+"/output",schemaPath:"#/$defs/jsonSchema/type",keyword:"type",params:{type: "object"},schema:schema32.type,parentSchema:schema32,data:data5};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.errors !== undefined){
let data6 = data.errors;
if(Array.isArray(data6)){
if(data6.length > 100){
const err21 = {instancePath:instancePath+"/errors",schemaPath:"#/properties/errors/maxItems",keyword:"maxItems",params:{limit: 100},schema:100,parentSchema:schema31.properties.errors,data:data6};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
let data7 = data6[i0];
if(typeof data7 === "string"){
if(func2(data7) > 127){
const err22 = {instancePath:instancePath+"/errors/" + i0,schemaPath:"#/$defs/errorPattern/maxLength",keyword:"maxLength",params:{limit: 127},schema:127,parentSchema:schema34,data:data7};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(!pattern5.test(data7)){
const err23 = {instancePath:instancePath+"/errors/" + i0,schemaPath:"#/$defs/errorPattern/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*(\\.\\*)?$"},schema:"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*(\\.\\*)?$",parentSchema:schema34,data:data7};
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
const err24 = {instancePath:instancePath+"/errors/" + i0,schemaPath:"#/$defs/errorPattern/type",keyword:"type",params:{type: "string"},schema:schema34.type,parentSchema:schema34,data:data7};
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
const err25 = {instancePath:instancePath+"/errors",schemaPath:"#/properties/errors/type",keyword:"type",params:{type: "array"},schema:schema31.properties.errors.type,parentSchema:schema31.properties.errors,data:data6};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.idempotent !== undefined){
let data8 = data.idempotent;
if(typeof data8 !== "boolean"){
const err26 = {instancePath:instancePath+"/idempotent",schemaPath:"#/properties/idempotent/type",keyword:"type",params:{type: "boolean"},schema:schema31.properties.idempotent.type,parentSchema:schema31.properties.idempotent,data:data8};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.idempotentWhen !== undefined){
let data9 = data.idempotentWhen;
if(Array.isArray(data9)){
if(data9.length > 20){
const err27 = {instancePath:instancePath+"/idempotentWhen",schemaPath:"#/properties/idempotentWhen/maxItems",keyword:"maxItems",params:{limit: 20},schema:20,parentSchema:schema31.properties.idempotentWhen,data:data9};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
const len1 = data9.length;
for(let i1=0; i1<len1; i1++){
let data10 = data9[i1];
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if(data10.property === undefined){
const err28 = {instancePath:instancePath+"/idempotentWhen/" + i1,schemaPath:"#/properties/idempotentWhen/items/required",keyword:"required",params:{missingProperty: "property"},schema:schema31.properties.idempotentWhen.items.required,parentSchema:schema31.properties.idempotentWhen.items,data:data10};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data10.values === undefined){
const err29 = {instancePath:instancePath+"/idempotentWhen/" + i1,schemaPath:"#/properties/idempotentWhen/items/required",keyword:"required",params:{missingProperty: "values"},schema:schema31.properties.idempotentWhen.items.required,parentSchema:schema31.properties.idempotentWhen.items,data:data10};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
for(const key1 in data10){
if(!((key1 === "property") || (key1 === "values"))){
const err30 = {instancePath:instancePath+"/idempotentWhen/" + i1,schemaPath:"#/properties/idempotentWhen/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema31.properties.idempotentWhen.items,data:data10};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data10.property !== undefined){
let data11 = data10.property;
if(typeof data11 !== "string"){
const err31 = {instancePath:instancePath+"/idempotentWhen/" + i1+"/property",schemaPath:"#/properties/idempotentWhen/items/properties/property/type",keyword:"type",params:{type: "string"},schema:schema31.properties.idempotentWhen.items.properties.property.type,parentSchema:schema31.properties.idempotentWhen.items.properties.property,data:data11};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data10.values !== undefined){
let data12 = data10.values;
if(Array.isArray(data12)){
}
else {
const err32 = {instancePath:instancePath+"/idempotentWhen/" + i1+"/values",schemaPath:"#/properties/idempotentWhen/items/properties/values/type",keyword:"type",params:{type: "array"},schema:schema31.properties.idempotentWhen.items.properties.values.type,parentSchema:schema31.properties.idempotentWhen.items.properties.values,data:data12};
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
const err33 = {instancePath:instancePath+"/idempotentWhen/" + i1,schemaPath:"#/properties/idempotentWhen/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.idempotentWhen.items.type,parentSchema:schema31.properties.idempotentWhen.items,data:data10};
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
const err34 = {instancePath:instancePath+"/idempotentWhen",schemaPath:"#/properties/idempotentWhen/type",keyword:"type",params:{type: "array"},schema:schema31.properties.idempotentWhen.type,parentSchema:schema31.properties.idempotentWhen,data:data9};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data.streaming !== undefined){
let data14 = data.streaming;
if(typeof data14 !== "boolean"){
const err35 = {instancePath:instancePath+"/streaming",schemaPath:"#/properties/streaming/type",keyword:"type",params:{type: "boolean"},schema:schema31.properties.streaming.type,parentSchema:schema31.properties.streaming,data:data14};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data.timeoutMs !== undefined){
let data15 = data.timeoutMs;
if(!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))){
const err36 = {instancePath:instancePath+"/timeoutMs",schemaPath:"#/properties/timeoutMs/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.timeoutMs.type,parentSchema:schema31.properties.timeoutMs,data:data15};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 > 86400000 || isNaN(data15)){
const err37 = {instancePath:instancePath+"/timeoutMs",schemaPath:"#/properties/timeoutMs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400000},schema:86400000,parentSchema:schema31.properties.timeoutMs,data:data15};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(data15 < 1 || isNaN(data15)){
const err38 = {instancePath:instancePath+"/timeoutMs",schemaPath:"#/properties/timeoutMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema31.properties.timeoutMs,data:data15};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
if(data.available !== undefined){
let data16 = data.available;
if(typeof data16 !== "boolean"){
const err39 = {instancePath:instancePath+"/available",schemaPath:"#/properties/available/type",keyword:"type",params:{type: "boolean"},schema:schema31.properties.available.type,parentSchema:schema31.properties.available,data:data16};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data.role !== undefined){
let data17 = data.role;
if(typeof data17 !== "string"){
const err40 = {instancePath:instancePath+"/role",schemaPath:"#/properties/role/type",keyword:"type",params:{type: "string"},schema:schema31.properties.role.type,parentSchema:schema31.properties.role,data:data17};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(!((data17 === "select") || (data17 === "channel"))){
const err41 = {instancePath:instancePath+"/role",schemaPath:"#/properties/role/enum",keyword:"enum",params:{allowedValues: schema31.properties.role.enum},schema:schema31.properties.role.enum,parentSchema:schema31.properties.role,data:data17};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data.queue !== undefined){
let data18 = data.queue;
if(typeof data18 === "string"){
if(!pattern6.test(data18)){
const err42 = {instancePath:instancePath+"/queue",schemaPath:"#/properties/queue/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{0,62}$"},schema:"^[a-z][a-z0-9-]{0,62}$",parentSchema:schema31.properties.queue,data:data18};
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
const err43 = {instancePath:instancePath+"/queue",schemaPath:"#/properties/queue/type",keyword:"type",params:{type: "string"},schema:schema31.properties.queue.type,parentSchema:schema31.properties.queue,data:data18};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data.internal !== undefined){
let data19 = data.internal;
if(typeof data19 !== "boolean"){
const err44 = {instancePath:instancePath+"/internal",schemaPath:"#/properties/internal/type",keyword:"type",params:{type: "boolean"},schema:schema31.properties.internal.type,parentSchema:schema31.properties.internal,data:data19};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data.notYet !== undefined){
let data20 = data.notYet;
if(Array.isArray(data20)){
if(data20.length > 100){
const err45 = {instancePath:instancePath+"/notYet",schemaPath:"#/properties/notYet/maxItems",keyword:"maxItems",params:{limit: 100},schema:100,parentSchema:schema31.properties.notYet,data:data20};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
const len3 = data20.length;
for(let i3=0; i3<len3; i3++){
let data21 = data20[i3];
if(typeof data21 !== "string"){
const err46 = {instancePath:instancePath+"/notYet/" + i3,schemaPath:"#/properties/notYet/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.notYet.items.type,parentSchema:schema31.properties.notYet.items,data:data21};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
}
else {
const err47 = {instancePath:instancePath+"/notYet",schemaPath:"#/properties/notYet/type",keyword:"type",params:{type: "array"},schema:schema31.properties.notYet.type,parentSchema:schema31.properties.notYet,data:data20};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data.shape !== undefined){
let data22 = data.shape;
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
if(data22.property === undefined){
const err48 = {instancePath:instancePath+"/shape",schemaPath:"#/properties/shape/required",keyword:"required",params:{missingProperty: "property"},schema:schema31.properties.shape.required,parentSchema:schema31.properties.shape,data:data22};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if(data22.output === undefined){
const err49 = {instancePath:instancePath+"/shape",schemaPath:"#/properties/shape/required",keyword:"required",params:{missingProperty: "output"},schema:schema31.properties.shape.required,parentSchema:schema31.properties.shape,data:data22};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
for(const key2 in data22){
if(!((key2 === "property") || (key2 === "output"))){
const err50 = {instancePath:instancePath+"/shape",schemaPath:"#/properties/shape/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema31.properties.shape,data:data22};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data22.property !== undefined){
let data23 = data22.property;
if(typeof data23 !== "string"){
const err51 = {instancePath:instancePath+"/shape/property",schemaPath:"#/properties/shape/properties/property/type",keyword:"type",params:{type: "string"},schema:schema31.properties.shape.properties.property.type,parentSchema:schema31.properties.shape.properties.property,data:data23};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data22.output !== undefined){
let data24 = data22.output;
if(typeof data24 !== "string"){
const err52 = {instancePath:instancePath+"/shape/output",schemaPath:"#/properties/shape/properties/output/type",keyword:"type",params:{type: "string"},schema:schema31.properties.shape.properties.output.type,parentSchema:schema31.properties.shape.properties.output,data:data24};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
}
else {
const err53 = {instancePath:instancePath+"/shape",schemaPath:"#/properties/shape/type",keyword:"type",params:{type: "object"},schema:schema31.properties.shape.type,parentSchema:schema31.properties.shape,data:data22};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data.prompts !== undefined){
let data25 = data.prompts;
if(Array.isArray(data25)){
if(data25.length > 100){
const err54 = {instancePath:instancePath+"/prompts",schemaPath:"#/properties/prompts/maxItems",keyword:"maxItems",params:{limit: 100},schema:100,parentSchema:schema31.properties.prompts,data:data25};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
const len4 = data25.length;
for(let i4=0; i4<len4; i4++){
let data26 = data25[i4];
if(typeof data26 !== "string"){
const err55 = {instancePath:instancePath+"/prompts/" + i4,schemaPath:"#/properties/prompts/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.prompts.items.type,parentSchema:schema31.properties.prompts.items,data:data26};
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
const err56 = {instancePath:instancePath+"/prompts",schemaPath:"#/properties/prompts/type",keyword:"type",params:{type: "array"},schema:schema31.properties.prompts.type,parentSchema:schema31.properties.prompts,data:data25};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data.markdown !== undefined){
let data27 = data.markdown;
if(Array.isArray(data27)){
if(data27.length > 100){
const err57 = {instancePath:instancePath+"/markdown",schemaPath:"#/properties/markdown/maxItems",keyword:"maxItems",params:{limit: 100},schema:100,parentSchema:schema31.properties.markdown,data:data27};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
const len5 = data27.length;
for(let i5=0; i5<len5; i5++){
let data28 = data27[i5];
if(typeof data28 !== "string"){
const err58 = {instancePath:instancePath+"/markdown/" + i5,schemaPath:"#/properties/markdown/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.markdown.items.type,parentSchema:schema31.properties.markdown.items,data:data28};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
}
else {
const err59 = {instancePath:instancePath+"/markdown",schemaPath:"#/properties/markdown/type",keyword:"type",params:{type: "array"},schema:schema31.properties.markdown.type,parentSchema:schema31.properties.markdown,data:data27};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data.channels !== undefined){
let data29 = data.channels;
if(Array.isArray(data29)){
if(data29.length > 100){
const err60 = {instancePath:instancePath+"/channels",schemaPath:"#/properties/channels/maxItems",keyword:"maxItems",params:{limit: 100},schema:100,parentSchema:schema31.properties.channels,data:data29};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
const len6 = data29.length;
for(let i6=0; i6<len6; i6++){
let data30 = data29[i6];
if(typeof data30 !== "string"){
const err61 = {instancePath:instancePath+"/channels/" + i6,schemaPath:"#/properties/channels/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.channels.items.type,parentSchema:schema31.properties.channels.items,data:data30};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
}
else {
const err62 = {instancePath:instancePath+"/channels",schemaPath:"#/properties/channels/type",keyword:"type",params:{type: "array"},schema:schema31.properties.channels.type,parentSchema:schema31.properties.channels,data:data29};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data.untrusted !== undefined){
let data31 = data.untrusted;
if(typeof data31 !== "boolean"){
const err63 = {instancePath:instancePath+"/untrusted",schemaPath:"#/properties/untrusted/type",keyword:"type",params:{type: "boolean"},schema:schema31.properties.untrusted.type,parentSchema:schema31.properties.untrusted,data:data31};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
}
else {
const err64 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

