import { getDocumentProxy, extractText } from "unpdf";
import { selectFrom, type SelectedValue, type Selecting } from "../../../runtime/monitors/check/index.ts";
import { activityFailure } from "../activity.ts";

/** A value out of what a source gave; runs in a process of its own, since a page may be anything. */
export interface SelectValueJob extends Selecting {
  readonly kind: "monitor-select";
  /** In place of `body`: its text is read. */
  readonly pdf?: Uint8Array;
}

export type { SelectedValue };

const MOST_PAGES = 500;

export async function selectValue({ pdf, ...job }: SelectValueJob): Promise<SelectedValue> {
  return selectFrom(pdf === undefined ? job : { ...job, body: await pdfText(pdf) });
}

async function pdfText(bytes: Uint8Array): Promise<string> {
  try {
    const pdf = await getDocumentProxy(new Uint8Array(bytes));
    if (pdf.numPages > MOST_PAGES) {
      throw activityFailure("http.too_large", `The PDF has ${pdf.numPages} pages; at most ${MOST_PAGES} are read`);
    }
    const { text } = await extractText(pdf, { mergePages: false });
    return text.join("\n");
  } catch (error) {
    if ((error as { failure?: unknown }).failure !== undefined) throw error;
    throw activityFailure("http.invalid_body", `The PDF cannot be read: ${(error as Error).message}`);
  }
}
