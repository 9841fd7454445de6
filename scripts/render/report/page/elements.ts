// Makes elements out of text and other elements; text never becomes markup.
/// <reference lib="dom" />

/** What an element begins with: classes and attributes. Attributes that are undefined are left out. */
export interface Attributes {
  readonly class?: string;
  readonly [name: string]: string | undefined;
}

/** An element with attributes and content, which is text or nodes; content that is undefined is left out. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  content: readonly (Node | string | undefined)[] = [],
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined) made.setAttribute(key, value);
  made.append(...content.filter((one) => one !== undefined));
  return made;
}

/** A button with a name. */
export function button(attributes: Attributes, text: string, press: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', ...attributes }, [text]);
  made.addEventListener('click', press);
  return made;
}
