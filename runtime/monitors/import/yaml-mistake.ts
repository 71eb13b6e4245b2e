/** Why a document is no YAML, as its parser says it in one line; it tells of a stack that was too small by its name. */
export function yamlMistake({ message }: { readonly message: string }): string {
  const [line = ""] = message.split("\n", 1);
  return line.startsWith("Maximum call stack") ? "it is nested too deep" : line;
}
