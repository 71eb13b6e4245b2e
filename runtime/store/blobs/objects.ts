/** Where objects lie: S3 or a directory. Keys are made of `[A-Za-z0-9_%/-]`. */
export interface Objects {
  /** Once there, an object of this key is the same bytes; what is there already may be kept, its age made new. */
  put(key: string, bytes: Uint8Array, mediaType: string): Promise<void>;
  get(key: string): Promise<Uint8Array | null>;
  head(key: string): Promise<{ readonly size: number; readonly mediaType: string } | null>;
  /** Under a prefix that ends in a slash, in pages. */
  list(prefix: string): AsyncIterable<readonly { readonly key: string; readonly modified: Date }[]>;
  /** No error where it has gone already. */
  remove(key: string): Promise<void>;
}
