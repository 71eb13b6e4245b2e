/** A document's text, whose lines and columns are those of what the client sent. */
export interface DocumentSource {
  readonly source: string;
  readonly format: "json" | "yaml" | "auto";
}
