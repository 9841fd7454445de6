// Keeps the attributes of SVG elements that draw something, and refuses those that lead out of the picture.
import type { SaxesTagNS } from 'saxes';
import { outwardAddresses } from '../templates/style-faults.ts';

const linkNamespace = 'http://www.w3.org/1999/xlink';
const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';

/** Reports what makes a picture impossible: words that follow its name, and what to do. */
export type Refuse = (what: string, help: string) => void;

/** The attributes of an element by the name under which they are written. Links, handlers and those of editors are left out. */
export function svgAttributes(tag: SaxesTagNS, refuse: Refuse): Readonly<Record<string, string>> {
  const kept: Record<string, string> = {};
  for (const { local, uri, prefix, value } of Object.values(tag.attributes)) {
    const name = nameOf(local, uri, prefix);
    if (name === undefined || (tag.local === 'a' && local === 'href')) continue;
    refuseAddress(local, value, refuse);
    kept[name] = value;
  }
  return kept;
}

function nameOf(local: string, uri: string, prefix: string): string | undefined {
  if (prefix === 'xmlns' || local === 'xmlns' || /^on/iu.test(local)) return undefined;
  if (uri === linkNamespace) return local === 'href' ? 'href' : undefined;
  if (uri === xmlNamespace) return `xml:${local}`;
  return prefix === '' ? local : undefined;
}

const help = 'save it with all parts inside of the file';

function refuseAddress(local: string, value: string, refuse: Refuse): void {
  if (local === 'href' && !/^\s*(?:#|data:|$)/iu.test(value))
    refuse(`which refers to \`${shortened(value)}\``, help);
  else if (value.includes('(') && outwardAddresses(value).length > 0)
    refuse(`which refers to \`${shortened(value)}\``, help);
}

function shortened(address: string): string {
  return address.length > 60 ? `${address.slice(0, 59)}…` : address;
}
