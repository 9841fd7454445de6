// Checks that XML is well-formed before it is written: Office refuses a whole file for one wrong character.
import { SaxesParser } from 'saxes';

/** Throws an error that names the part when its text is not well-formed XML with namespaces, which is a bug of ours. */
export function refuseIllFormed(path: string, text: string): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', ({ message }) => {
    throw new Error(`The part ${path} is no well-formed XML: ${message}`);
  });
  parser.write(text).close();
}
