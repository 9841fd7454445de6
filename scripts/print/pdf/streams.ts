// Reads and writes the streams of a PDF.
import { deflateSync, inflateSync } from 'node:zlib';

/** A stream: the entries of its dictionary without length and filter, and its data with one character for each byte. */
export interface Stream {
  readonly dictionary: string;
  readonly data: string;
}

const opening = '>> stream\n';

/** The inflated stream in the body of an object; `undefined` when it is no stream or has another filter. */
export function readStream(body: string): Stream | undefined {
  const at = body.indexOf(opening);
  if (at < 0 || !body.startsWith('<<')) return undefined;
  const dictionary = body.slice(2, at);
  const length = Number(/\/Length (\d+)/u.exec(dictionary)?.[1]);
  const raw = body.slice(at + opening.length, at + opening.length + length);
  const filter = /\/Filter \/?(\S+)/u.exec(dictionary)?.[1];
  if (filter !== undefined && filter !== 'FlateDecode') return undefined;
  const data = filter === undefined ? raw : inflateSync(Buffer.from(raw, 'latin1')).toString('latin1');
  return {
    dictionary: dictionary.replace(/\n?\/Filter \/FlateDecode/u, '').replace(/\n?\/Length \d+/u, ''),
    data,
  };
}

/** The body of an object with a stream, its data deflated. */
export function writeStream({ dictionary, data }: Stream): string {
  const packed = deflateSync(Buffer.from(data, 'latin1')).toString('latin1');
  const entries = dictionary === '' ? '' : `${dictionary}\n`;
  return `<<${entries}/Filter /FlateDecode\n/Length ${packed.length}${opening}${packed}\nendstream`;
}
