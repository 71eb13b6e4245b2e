/** The address that a tool was told to watch, or why it is none. */
export function readAddress(
  text: string,
): { readonly url: string; readonly host: string } | { readonly problem: string } {
  if (/\{[{%]/.test(text)) return { problem: "its address is a template, which a monitor's is not" };
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return { problem: `"${shorten(text)}" is no address` };
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    return { problem: `addresses begin with http: or https:, not ${url.protocol}` };
  }
  if (url.username !== "" || url.password !== "") {
    return { problem: "its address holds a password; use `auth` with a secret instead" };
  }
  return { url: text, host: url.host };
}

export function shorten(text: string): string {
  const characters = Array.from(text);
  return characters.length <= 120 ? text : `${characters.slice(0, 117).join("")}…`;
}
