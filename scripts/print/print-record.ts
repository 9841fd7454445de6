// Encodes a printed document, with the messages about it, for the cache.
import { VFileMessage } from 'vfile-message';
import type { PageLayout, Printed } from '../model/artifact.ts';
import { sha256 } from '../model/digest.ts';
import type { PageNumbers } from '../model/page.ts';
import type { Checked } from '../model/sources.ts';

/** A message as plain data. */
interface MessageRecord {
  readonly reason: string;
  readonly place: VFileMessage['place'];
  readonly ruleId: string | undefined;
  readonly source: string | undefined;
  readonly file: string | undefined;
  readonly fatal: boolean | undefined;
  readonly actual: string | undefined;
  readonly expected: readonly string[] | undefined;
  readonly note: string | undefined;
}

interface Header {
  readonly path: string;
  readonly pages?: number;
  readonly sha256: string;
  readonly layout?: PageLayout;
  readonly numbers?: PageNumbers;
  readonly messages: readonly MessageRecord[];
}

/** A printed document and its messages as bytes: one line of JSON, then the file. */
export function encodePrint({ value, messages }: Checked<Printed>): Uint8Array {
  const { bytes, ...artifact } = value;
  const header: Header = { ...artifact, messages: messages.map(recordOf) };
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), bytes]);
}

/** The document and its messages again; `undefined` when the bytes are missing or damaged. */
export function decodePrint(record: Uint8Array | undefined): Checked<Printed> | undefined {
  if (record === undefined) return undefined;
  const end = record.indexOf(0x0a);
  const bytes = record.subarray(end + 1);
  try {
    const header = JSON.parse(Buffer.from(record.subarray(0, end)).toString('utf8')) as Header;
    const { messages, ...artifact } = header;
    if (sha256(bytes) !== artifact.sha256) return undefined;
    return { value: { ...artifact, bytes }, messages: messages.map(messageOf) };
  } catch {
    return undefined;
  }
}

function recordOf(message: VFileMessage): MessageRecord {
  const { actual, expected, fatal, file, note, place, reason, ruleId, source } = message;
  return { actual, expected, fatal: fatal ?? undefined, file, note, place, reason, ruleId, source };
}

function messageOf({ reason, place, expected, ...rest }: MessageRecord): VFileMessage {
  const message = new VFileMessage(reason, { place });
  return Object.assign(message, rest, { expected: expected === undefined ? undefined : [...expected] });
}
