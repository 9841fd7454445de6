// The last look at XML before it goes into a file: Office refuses a whole file for one wrong character in it.
import { SaxesParser } from 'saxes';

/** Throws an error that names the part when a text is not well-formed XML with namespaces. It would be a bug of ours. */
export function refuseIllFormed(path: string, text: string): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', ({ message }) => {
    throw new Error(`The part ${path} is no well-formed XML: ${message}`);
  });
  parser.write(text).close();
}
