/**
 * The part of fontoxpath that we call. Its own declarations would bring the browser's globals (`lib="dom"`) into every
 * file of the project.
 */
declare module "fontoxpath/dist/fontoxpath.esm.js" {
  export const evaluateXPath: {
    (
      expression: string,
      contextItem: unknown,
      domFacade: null,
      variables: Readonly<Record<string, unknown>> | null,
      returnType: number,
      options: {
        readonly namespaceResolver: (prefix: string) => string | null | undefined;
        readonly disableCache: boolean;
      },
    ): unknown;
    readonly ALL_RESULTS_TYPE: number;
  };
}
