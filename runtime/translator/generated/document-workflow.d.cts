import type { ErrorObject } from "ajv";

interface Validator {
  (value: unknown): boolean;
  errors?: ErrorObject[] | null;
}
declare const validate: Validator;
export = validate;
