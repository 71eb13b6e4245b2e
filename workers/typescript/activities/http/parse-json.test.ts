import { strict as assert } from "node:assert";
import { test } from "node:test";
import { FailureError } from "../../../../runtime/ir/failure.ts";
import { parseJson } from "./parse-json.ts";

const refused = (text: string): string => {
  try {
    parseJson(text);
  } catch (error) {
    assert.ok(error instanceof FailureError);
    assert.equal(error.failure.type, "http.invalid_body");
    return error.failure.message;
  }
  return "taken";
};

test("JSON is read, with or without a byte order mark, whatever its numbers round to", () => {
  assert.deepEqual(parseJson('\ufeff{"a": [1, null, "x"], "id": 9007199254740993}'), {
    a: [1, null, "x"],
    id: 9007199254740992,
  });
  assert.deepEqual(parseJson('{"name": "1e999", "small": 1e-400}'), { name: "1e999", small: 0 });
});

test("what is no JSON, too deep, holds a forbidden key or a number without end is a body that is refused", () => {
  assert.match(refused("{bad"), /^The body is not JSON/);
  assert.match(refused(`${"[".repeat(201)}${"]".repeat(201)}`), /more than 200 deep/);
  assert.equal(refused('{"a": {"\\u005f_proto__": 1}}'), 'The body holds the key "__proto__"');
  for (const number of ["1e999", "-1E+400", "9".repeat(400), `1${"0".repeat(309)}.5`])
    assert.equal(refused(`{"a": [${number}]}`), "The body holds a number that is not finite", number.slice(0, 20));
});
