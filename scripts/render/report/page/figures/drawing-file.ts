// Makes a file of the drawing of a figure: SVG with its title and source, which other programs show without the page, and PNG.
/// <reference lib="dom" />

const namespace = 'http://www.w3.org/2000/svg';

/** Lengths in CSS pixels of the drawing. */
const edge = 20;
const type = { title: 18, text: 13, source: 11.5 };
const leading = 1.35;

/** Attributes that style sheets set in the page, with the values that need no attribute. */
const looks: Readonly<Record<string, string>> = {
  fill: 'rgb(0, 0, 0)',
  'fill-opacity': '1',
  opacity: '1',
  stroke: 'none',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'stroke-miterlimit': '4',
  'stroke-opacity': '1',
  'stroke-width': '1px',
};
const textLooks: Readonly<Record<string, string>> = {
  'font-size': '',
  'font-style': 'normal',
  'font-weight': '400',
  'text-anchor': 'start',
};

/** A drawing as text, with its size in CSS pixels. */
export interface DrawingFile {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** The wide drawing of a figure in the colours of the page, under its title and over its source. */
export function drawingFile(figure: HTMLElement): DrawingFile {
  const drawing = figure.querySelector<SVGSVGElement>('.drawing .wide');
  drawing?.querySelector('.marked')?.classList.remove('marked');
  if (drawing === null) throw new Error('Unexpected figure without a drawing');
  const { width: inner, height: innerHeight } = drawing.viewBox.baseVal;
  const width = inner + 2 * edge;
  const root = element('svg', {});
  const style = getComputedStyle(drawing);
  const family = style.fontFamily;
  let y = edge;
  const write = (selector: string, size: number): void => {
    const text = figure.querySelector(selector);
    for (const line of text === null ? [] : linesOf(wordsOf(text), `${size}px ${family}`, inner)) {
      y += size * leading;
      const place = { x: `${edge}`, y: `${y - size * (leading - 1)}`, 'font-size': `${size}` };
      root.append(element('text', place, line.map(runOf)));
    }
  };
  write('.takeaway', type.title);
  write('.subtitle', type.text);
  y += edge * 0.7;
  const copy = element('g', { transform: `translate(${edge},${y})` });
  copy.append(...[...drawing.children].map((child) => styledCopy(child)));
  root.append(copy);
  y += innerHeight + edge * 0.5;
  write('.source-note .note', type.source);
  write('.source-note .sources', type.source);
  return finished(root, figure, { family, width, height: Math.ceil(y + edge) });
}

/** The size of a file in CSS pixels, and the families of its type. */
interface Sheet {
  readonly family: string;
  readonly width: number;
  readonly height: number;
}

/** A drawing with its size, its alternative text, the paper of the page and its fonts. */
function finished(root: SVGElement, figure: HTMLElement, { family, width, height }: Sheet): DrawingFile {
  const page = figure.ownerDocument;
  const size = { width: `${width}`, height: `${height}` };
  const label = figure.querySelector('.drawing')?.getAttribute('aria-label') ?? '';
  const viewBox = `0 0 ${width} ${height}`;
  const named = { ...size, viewBox, role: 'img', 'aria-label': label, 'font-family': family };
  for (const [name, value] of Object.entries(named)) root.setAttribute(name, value);
  const bold = [...root.querySelectorAll('[font-weight]')].map(
    (one) => one.getAttribute('font-weight') ?? '',
  );
  root.prepend(
    element('style', {}, [fontFaces(family, new Set(['400', ...bold]), page)]),
    element('rect', { ...size, fill: getComputedStyle(page.documentElement).backgroundColor }),
  );
  return { svg: new XMLSerializer().serializeToString(root), width, height };
}

/** A drawing as PNG, twice as wide as its size in CSS pixels. */
export async function pngOf({ svg, width, height }: DrawingFile, document: Document): Promise<Blob> {
  const image = document.createElement('img');
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width * 2, height * 2];
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) =>
      blob === null ? reject(new Error('Unexpected canvas without pixels')) : resolve(blob),
    );
  });
}

function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  content: readonly (Node | string)[] = [],
): SVGElement {
  const made = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
}

/** A copy of an element whose looks are attributes, as programs without the style sheet read them. */
function styledCopy(original: Element): Element {
  const copy = original.cloneNode(false) as Element;
  copy.removeAttribute('class');
  copy.removeAttribute('data-r');
  const style = getComputedStyle(original);
  const isText = original.tagName === 'text';
  if (original.classList.length > 0)
    for (const [name, usual] of Object.entries(isText ? { ...looks, ...textLooks } : looks)) {
      const value = style.getPropertyValue(name);
      if (value !== usual) copy.setAttribute(name, value.replaceAll('"', ''));
    }
  for (const child of original.childNodes)
    copy.append(child instanceof Element ? styledCopy(child) : child.cloneNode());
  return copy;
}

/** A word with its look on the page: the words of a subtitle are a key to the colours. */
interface Word {
  readonly text: string;
  readonly fill: string;
  readonly weight: string;
  /** Whether it follows the word before it without a space. */
  readonly isJoined: boolean;
}

function wordsOf(text: Element): readonly Word[] {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const words: Word[] = [];
  let isJoined = false;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const { color: fill, fontWeight: weight } = getComputedStyle(node.parentElement ?? text);
    const parts = (node.textContent ?? '').split(/[ \n\t]+/);
    for (const [index, part] of parts.entries()) {
      isJoined = isJoined && index === 0;
      if (part !== '') words.push({ text: part, fill, weight, isJoined });
      isJoined = part !== '';
    }
  }
  return words;
}

/** Words in lines that are no wider than the drawing. */
function linesOf(words: readonly Word[], font: string, width: number): readonly (readonly Word[])[] {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return [];
  const lines: Word[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const word of words) {
    context.font = `${word.weight} ${font}`;
    const gap = word.isJoined ? 0 : context.measureText(' ').width;
    const own = context.measureText(word.text).width;
    const isNew = used + gap + own > width && !(word.isJoined && lines.length > 0);
    if (isNew) lines.push([]);
    used = isNew ? own : used + gap + own;
    lines.at(-1)?.push(word);
  }
  return lines;
}

function runOf({ text, fill, weight, isJoined }: Word, index: number): SVGElement {
  return element('tspan', { fill, 'font-weight': weight }, [`${isJoined || index === 0 ? '' : ' '}${text}`]);
}

/** The rules of the page for the fonts of a drawing. */
function fontFaces(family: string, weights: ReadonlySet<string>, page: Document): string {
  const first = bareName(family.split(',')[0] ?? '');
  const rules = [...page.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const faces = rules.filter((rule) => rule instanceof CSSFontFaceRule);
  return faces
    .filter(({ style }) => {
      const isOwn = bareName(style.getPropertyValue('font-family')) === first;
      return isOwn && weights.has(style.getPropertyValue('font-weight'));
    })
    .map(({ cssText }) => cssText)
    .join('\n');
}

const bareName = (name: string): string => name.replace(/["']/g, '').trim();
