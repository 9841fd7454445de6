// Makes classes of the looks that the drawings of a page share.
import { lookAttribute } from './compact.ts';

/** A page whose drawings have a class for each look, and the rules of these classes for its style sheet. */
export interface SharedLooks {
  readonly html: string;
  readonly style: string;
}

const attribute = new RegExp(` ${lookAttribute}="([^"]*)"(/?)`, 'g');

/** Names the looks in a page in the order of their appearance. */
export function withSharedLooks(html: string): SharedLooks {
  const names = new Map<string, string>();
  const named = html.replace(attribute, (_, look: string, end: string) => {
    const name = names.get(look) ?? `l${names.size.toString(36)}`;
    names.set(look, name);
    // A value without quotes would take in the slash.
    return ` class=${name}${end === '' ? '' : ' /'}`;
  });
  const rules = [...names].map(([look, name]) => `.${name}{${look}}`);
  return { html: named, style: rules.join('\n') };
}
