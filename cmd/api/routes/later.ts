/** Addresses that the design names and a later version brings; each is answered `not-available-yet`. */
export const LATER: readonly (readonly [method: "get" | "post" | "put" | "patch" | "delete", path: string])[] = [];
