import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import type { Objects } from "./objects.ts";

export interface S3Options {
  readonly bucket: string;
  readonly region: string;
  /** Of a server that is not AWS; its buckets are addressed by path. */
  readonly endpoint?: string;
  /** Default: as the AWS SDK finds them. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** An object that is older is written again, so that its age says that it is in use. */
const REFRESH_MS = 24 * 60 * 60 * 1000;
const UNKNOWN_TYPE = "application/octet-stream";

export function makeS3Objects(options: S3Options): Objects {
  const { bucket: Bucket } = options;
  const client = new S3Client({
    region: options.region,
    ...(options.endpoint === undefined ? {} : { endpoint: options.endpoint, forcePathStyle: true }),
    ...(options.credentials === undefined ? {} : { credentials: { ...options.credentials } }),
    // Servers that are not AWS do not all know the newer checksums; our own digest is checked at each read.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 30_000 },
    maxAttempts: 4,
  });

  async function write(Key: string, Body: Uint8Array, ContentType: string, isFirst: boolean): Promise<void> {
    await client.send(
      new PutObjectCommand({ Bucket, Key, Body, ContentType, ...(isFirst ? { IfNoneMatch: "*" } : {}) }),
    );
  }

  return {
    async put(key, bytes, mediaType) {
      try {
        await write(key, bytes, mediaType, true);
      } catch (error) {
        // 412: it is there. 409: another writer is at it. 501: a server without conditional writes.
        if (![412, 409, 501].includes(statusOf(error) ?? 0)) throw error;
        const found = statusOf(error) === 412 ? await age(key) : null;
        if (found === null || found > REFRESH_MS) await write(key, bytes, mediaType, false);
      }
    },
    async get(key) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: key }));
        return (await Body?.transformToByteArray()) ?? null;
      } catch (error) {
        return nullIfMissing(error);
      }
    },
    async head(key) {
      try {
        const { ContentLength, ContentType } = await client.send(new HeadObjectCommand({ Bucket, Key: key }));
        return { size: ContentLength ?? 0, mediaType: ContentType ?? UNKNOWN_TYPE };
      } catch (error) {
        return nullIfMissing(error);
      }
    },
    async *list(prefix) {
      for (let token: string | undefined; ;) {
        const { Contents = [], NextContinuationToken } = await client.send(
          new ListObjectsV2Command({ Bucket, Prefix: prefix, ContinuationToken: token }),
        );
        yield Contents.flatMap(({ Key, LastModified }) =>
          Key === undefined || LastModified === undefined ? [] : [{ key: Key, modified: LastModified }],
        );
        if (NextContinuationToken === undefined) return;
        token = NextContinuationToken;
      }
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand({ Bucket, Key: key }));
    },
  };

  /** Null: it has gone meanwhile. */
  async function age(key: string): Promise<number | null> {
    try {
      const { LastModified } = await client.send(new HeadObjectCommand({ Bucket, Key: key }));
      return LastModified === undefined ? null : Date.now() - LastModified.getTime();
    } catch (error) {
      return nullIfMissing(error);
    }
  }
}

function statusOf(error: unknown): number | undefined {
  return error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
}

/** A bucket that is missing is a mistake of the configuration, and not an object that is missing. */
function nullIfMissing(error: unknown): null {
  const isMissing = statusOf(error) === 404 && (error as S3ServiceException).name !== "NoSuchBucket";
  if (!isMissing) throw error;
  return null;
}
