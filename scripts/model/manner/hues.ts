// The colours that can name a meaning, and what an edition and its figures say that each of them means.

/** Colours that readers take for a name. Greys, ink and the steps of amounts name nothing. */
export const hues = [
  'blue',
  'orange',
  'teal',
  'purple',
  'category-4',
  'category-5',
  'category-6',
  'category-7',
  'category-8',
] as const;
export type Hue = (typeof hues)[number];

/** What colours mean, by hue: `{ blue: 'before the change' }`. */
export type Meanings = Partial<Readonly<Record<Hue, string>>>;

/** Tokens that a reader takes for a hue of another name. */
const alike: Readonly<Record<string, Hue>> = {
  'category-1': 'blue',
  'category-2': 'orange',
  'category-3': 'teal',
};

/** The hue that a token of `tokens.css` shows, `teal` for `teal-text`; `undefined` for greys, ink and the steps of amounts. */
export function hueOf(token: string): Hue | undefined {
  const name = token.replace(/-text$/, '');
  return alike[name] ?? hues.find((hue) => hue === name);
}
