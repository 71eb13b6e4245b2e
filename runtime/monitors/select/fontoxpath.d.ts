/**
 * The part of fontoxpath that we call. Its own declarations would bring the browser's globals (`lib="dom"`) into every
 * file of the project.
 */
declare module "fontoxpath/dist/fontoxpath.esm.js" {
  interface Options {
    readonly namespaceResolver: (prefix: string) => string | null | undefined;
    readonly disableCache: boolean;
  }
  /** Reads an expression; throws where it is none. What it gives is not for us. */
  export function compileXPathToJavaScript(expression: string, returnType: number, options: Options): unknown;
  export const evaluateXPath: {
    (
      expression: string,
      contextItem: unknown,
      domFacade: null,
      variables: Readonly<Record<string, unknown>> | null,
      returnType: number,
      options: Options,
    ): unknown;
    readonly ALL_RESULTS_TYPE: number;
  };
}
