import type { ErrorObject } from "ajv";

export declare const validate: { (value: unknown): boolean; errors?: ErrorObject[] | null };
