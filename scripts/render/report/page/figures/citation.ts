// Citations of a figure, for programs that manage references.

/** What a citation says of the document around a figure. Dates are ISO. */
export interface CitedDocument {
  readonly title: string;
  readonly authors: readonly string[];
  readonly edition: string;
  readonly date: string;
  /** Empty where the document has no address of its own. */
  readonly url: string;
  readonly language: string;
}

/** A figure as it is cited: its name ("Figure 3") and its title. */
export interface CitedFigure {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly url: string;
}

/** A BibTeX entry, in UTF-8 as biber reads it. */
export function bibtex(figure: CitedFigure, document: CitedDocument): string {
  const fields = [
    ['author', document.authors.map((name) => `{${bare(name)}}`).join(' and ')],
    ['title', `{${bare(figure.title)}}`],
    ['year', document.date.slice(0, 4)],
    ['month', document.date.slice(5, 7).replace(/^0/, '')],
    ['howpublished', bare(`${figure.label}. ${document.title}, ${document.edition}`)],
    ['url', figure.url],
  ].filter(([, value]) => value !== '');
  const lines = fields.map(([name, value]) => `  ${name} = {${value}},\n`);
  return `@misc{${keyOf(figure, document)},\n${lines.join('')}}\n`;
}

/** An entry of CSL-JSON, in the list that programs expect. */
export function cslJson(figure: CitedFigure, document: CitedDocument): string {
  const entry = {
    id: keyOf(figure, document),
    type: 'graphic',
    title: figure.title,
    author: document.authors.map((literal) => ({ literal })),
    issued: { 'date-parts': [document.date.split('-').map(Number)] },
    'container-title': document.title,
    edition: document.edition,
    note: figure.label,
    ...(figure.url !== '' && { URL: figure.url }),
    language: document.language,
  };
  return `${JSON.stringify([entry], undefined, 2)}\n`;
}

const keyOf = ({ id }: CitedFigure, { edition }: CitedDocument): string =>
  `${id}-${edition}`.replace(/[^\w.-]+/g, '-');

/** Braces would group or end a field, and a backslash would begin a command. */
const bare = (text: string): string => text.replace(/[{}\\]/g, '').replace(/([%#&$_])/g, '\\$1');
