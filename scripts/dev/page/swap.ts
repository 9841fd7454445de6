// Patches a page to its new version in place. Runs in the browser.
/// <reference lib="dom" />
import type { Idiomorph as Morph } from 'idiomorph';
import { portable } from '../../print/page/page-source.ts';

/** How a page becomes its new version in place. */
export interface Swap {
  /** Patches an element to that of a new version; what the page's scripts or its reader have changed stays. */
  morph(old: Element, next: Element): void;
  /** Parses a new version of this page. Its styles are taken out as text: the policy of this page would refuse to apply them. */
  parse(html: string): NextVersion;
  /** Applies the style rules of a new version, if they differ. */
  replaceStyles(next: NextVersion): void;
  /** Whether the new version runs other scripts: what has run cannot be undone. */
  hasOtherScripts(next: Document): boolean;
  /**
   * To be called before and after a patch, whose changes are then not taken for those of the page's scripts or reader; `begin`
   * also within one, after the page's scripts have worked.
   */
  begin(): void;
  end(): void;
}

/** A new version of the page. */
export interface NextVersion {
  readonly document: Document;
  /** Text of the style sheets in its head. */
  readonly style: string;
}

/** An expression for the browser that makes a `Swap`, given the script element of the client. Begins to observe the page. */
export function swapSource(): string {
  return portable(makeSwap, [observeChanges, scriptTexts, styleText, parsePage, swapStyles, emptySheets]);
}

/** Attributes and contents that the page's scripts or its reader have changed, which no patch may undo. */
interface LocalChanges {
  readonly attributes: WeakMap<Node, Set<string>>;
  readonly contents: WeakSet<Node>;
  /** Records what has changed up to now. */
  record(): void;
  /** Leaves out what has changed since the last record. */
  skip(): void;
}

declare const Idiomorph: typeof Morph;

function makeSwap(own: HTMLScriptElement): Swap {
  const changes = observeChanges();
  let style: string | undefined;
  return {
    morph: (old, next) => {
      Idiomorph.morph(old, document.importNode(next, true), {
        morphStyle: 'outerHTML',
        ignoreActiveValue: true,
        callbacks: {
          beforeNodeMorphed: (node, other) =>
            !changes.contents.has(node) &&
            !(other instanceof Element && other.hasAttribute('data-same')) &&
            !node.isEqualNode(other),
          beforeAttributeUpdated: (name, element) => changes.attributes.get(element)?.has(name) !== true,
        },
      });
    },
    parse: parsePage,
    replaceStyles: (next) => {
      const before = style ?? styleText();
      style = next.style;
      if (before !== style) swapStyles(style);
    },
    hasOtherScripts: (next) => {
      const [before, now] = [scriptTexts(document, own), scriptTexts(next, own)];
      return before.length !== now.length || before.some((text, index) => text !== now[index]);
    },
    begin: changes.record,
    end: changes.skip,
  };
}

/** Records from now on what changes in the document, except what the parser adds. */
function observeChanges(): LocalChanges {
  const attributes = new WeakMap<Node, Set<string>>();
  const contents = new WeakSet<Node>();
  let isParsed = false;
  const recordOne = ({ type, target, attributeName }: MutationRecord) => {
    if (type === 'attributes')
      attributes.set(target, (attributes.get(target) ?? new Set()).add(attributeName ?? ''));
    else if (isParsed) contents.add(type === 'characterData' ? (target.parentNode ?? target) : target);
  };
  const recordAll = (records: readonly MutationRecord[]) => records.forEach(recordOne);
  const observer = new MutationObserver(recordAll);
  observer.observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
  const parsed = () => {
    recordAll(observer.takeRecords());
    isParsed = true;
  };
  document.addEventListener('readystatechange', parsed, { once: true });
  const skip = () => void observer.takeRecords();
  return { attributes, contents, record: () => recordAll(observer.takeRecords()), skip };
}

function scriptTexts(of: Document, own: HTMLScriptElement): readonly string[] {
  // Blocks of data have a type and do not run: they are patched like text.
  const running = [...of.scripts].filter((script) => script !== own && script.type === '');
  return running.map((script) => script.textContent);
}

function styleText(): string {
  return [...document.querySelectorAll('head > style')].map((style) => style.textContent).join('\n');
}

function parsePage(html: string): NextVersion {
  const styles: string[] = [];
  const end = html.indexOf('</head>');
  const head = html.slice(0, end).replace(/<style>(.*?)<\/style>/gsu, (_, text: string) => {
    styles.push(text);
    return '';
  });
  const parsed = new DOMParser().parseFromString(head + html.slice(end), 'text/html');
  return { document: parsed, style: styles.join('\n') };
}

/**
 * A policy may admit only the styles that came with the page, so no style element is changed: its rules are deleted, except
 * those of fonts, whose text would flicker, and a constructed sheet with the new rules is adopted.
 */
function swapStyles(text: string): void {
  const fonts = emptySheets();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  for (let index = sheet.cssRules.length - 1; index >= 0; index -= 1) {
    const rule = sheet.cssRules[index];
    if (rule instanceof CSSFontFaceRule && fonts.has(rule.cssText)) sheet.deleteRule(index);
  }
  document.adoptedStyleSheets = [sheet];
}

/** Deletes every rule but those of fonts from the sheets that came with the page, and gives the texts of those of fonts. */
function emptySheets(): ReadonlySet<string> {
  const fonts = new Set<string>();
  for (const { sheet } of document.querySelectorAll<HTMLStyleElement>('head > style')) {
    for (let index = (sheet?.cssRules.length ?? 0) - 1; index >= 0; index -= 1) {
      const rule = sheet?.cssRules[index];
      if (rule instanceof CSSFontFaceRule) fonts.add(rule.cssText);
      else sheet?.deleteRule(index);
    }
  }
  return fonts;
}
