/// <reference lib="dom" />
import type { Idiomorph as Morph } from 'idiomorph';
import { portable } from '../../print/page/page-source.ts';

/** How a page becomes its new version in place. */
export interface Swap {
  /** Makes an element like one of a new version, touching only what differs and is not the page's or its reader's own. */
  morph(old: Element, fresh: Element): void;
  /** A new version of this page; its styles, which the policy of this one would refuse, are only read. */
  parse(html: string): Fresh;
  /** Puts the rules of a new version in force, if they are others. */
  styles(fresh: Fresh): void;
  /** Whether the new version runs other scripts: what has run cannot be undone. */
  hasOtherScripts(fresh: Document): boolean;
  /** To be called before and after changes of ours, which are then not taken for the page's own. */
  begin(): void;
  end(): void;
}

/** A new version of the page. */
export interface Fresh {
  readonly document: Document;
  /** Text of the style sheets in its head. */
  readonly style: string;
}

/** An expression for the browser that makes a `Swap`, given the script element that is ours. Begins to watch the page. */
export function swapSource(): string {
  return portable(makeSwap, [watchTouches, scriptTexts, styleText, parsePage, swapStyles, emptySheets]);
}

/** Attributes and contents that the page's scripts or its reader have changed: they are theirs, and stay. */
interface Touches {
  readonly attributes: WeakMap<Node, Set<string>>;
  readonly contents: WeakSet<Node>;
  /** Notes what has changed up to now. */
  note(): void;
  /** Forgets what has changed since. */
  skip(): void;
}

declare const Idiomorph: typeof Morph;

function makeSwap(own: HTMLScriptElement): Swap {
  const touches = watchTouches();
  let style: string | undefined;
  return {
    morph: (old, fresh) => {
      Idiomorph.morph(old, document.importNode(fresh, true), {
        morphStyle: 'outerHTML',
        ignoreActiveValue: true,
        callbacks: {
          beforeNodeMorphed: (node, other) =>
            !touches.contents.has(node) &&
            !(other instanceof Element && other.hasAttribute('data-same')) &&
            !node.isEqualNode(other),
          beforeAttributeUpdated: (name, element) => touches.attributes.get(element)?.has(name) !== true,
        },
      });
    },
    parse: parsePage,
    styles: (fresh) => {
      const before = style ?? styleText();
      style = fresh.style;
      if (before !== style) swapStyles(style);
    },
    hasOtherScripts: (fresh) => {
      const [before, now] = [scriptTexts(document, own), scriptTexts(fresh, own)];
      return before.length !== now.length || before.some((text, index) => text !== now[index]);
    },
    begin: touches.note,
    end: touches.skip,
  };
}

/** Notes from now on what changes in the document. What the parser adds is no change. */
function watchTouches(): Touches {
  const attributes = new WeakMap<Node, Set<string>>();
  const contents = new WeakSet<Node>();
  let isParsed = false;
  const takeOne = ({ type, target, attributeName }: MutationRecord) => {
    if (type === 'attributes')
      attributes.set(target, (attributes.get(target) ?? new Set()).add(attributeName ?? ''));
    else if (isParsed) contents.add(type === 'characterData' ? (target.parentNode ?? target) : target);
  };
  const take = (records: readonly MutationRecord[]) => records.forEach(takeOne);
  const observer = new MutationObserver(take);
  observer.observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
  const parsed = () => {
    take(observer.takeRecords());
    isParsed = true;
  };
  document.addEventListener('readystatechange', parsed, { once: true });
  const skip = () => void observer.takeRecords();
  return { attributes, contents, note: () => take(observer.takeRecords()), skip };
}

function scriptTexts(of: Document, own: HTMLScriptElement): readonly string[] {
  return [...of.scripts].filter((script) => script !== own).map((script) => script.textContent);
}

function styleText(): string {
  return [...document.querySelectorAll('head > style')].map((style) => style.textContent).join('\n');
}

function parsePage(html: string): Fresh {
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
 * A policy may admit only the styles that came with the page, so no element is changed: the rules that came go, except
 * fonts, which would flicker, and a sheet with the new ones is adopted.
 */
function swapStyles(text: string): void {
  const kept = emptySheets();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  for (let index = sheet.cssRules.length - 1; index >= 0; index -= 1) {
    const rule = sheet.cssRules[index];
    if (rule instanceof CSSFontFaceRule && kept.has(rule.cssText)) sheet.deleteRule(index);
  }
  document.adoptedStyleSheets = [sheet];
}

/** Takes every rule but fonts out of the sheets that came with the page, and gives the fonts. */
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
