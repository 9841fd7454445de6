// Makes what features share: the words, the data that came with the page, the element for what lies over the text.
/// <reference lib="dom" />
import type { Tools } from './feature.ts';

/** The tools of a page that has been parsed. */
export function openTools(document: Document): Tools {
  const parsed = new Map<string, { readonly text: string; readonly value: unknown }>();
  const data = <T>(name: string): T | undefined => {
    const text = document.querySelector(`script[data-of="${name}"]`)?.textContent ?? undefined;
    if (text === undefined) return undefined;
    const known = parsed.get(name);
    if (known?.text === text) return known.value as T;
    const value: unknown = JSON.parse(text);
    parsed.set(name, { text, value });
    return value as T;
  };
  return {
    document,
    data,
    word: (key, values = {}) => filled(data<Record<string, string>>('words')?.[key] ?? '', values),
    layers: document.querySelector<HTMLElement>('.layers') ?? document.body,
  };
}

function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
