/** A token that is not believed; the message says why, as the end of "the token is refused: …". */
export class TokenError extends Error {
  override readonly name = "TokenError";
}

/** The issuer does not give its keys: nobody can say whether a token is right. */
export class IssuerAwayError extends Error {
  override readonly name = "IssuerAwayError";
}
