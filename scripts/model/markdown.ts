// The nodes that this project adds to Markdown trees: expressions, citations, figures, callouts, toned words.
import type { PhrasingContent, RootContent } from 'mdast';
import type { Position } from 'unist';

/** A value in prose in place of an expression. `facts` are the dotted paths of the facts in it. */
export interface Bound {
  type: 'bound';
  value: string;
  facts: string[];
  position?: Position;
}

/** An expression before it is resolved: `{{duration boil.kettle.median}}`. `value` is the text between the braces. */
export interface Expression {
  type: 'expression';
  value: string;
  position?: Position;
}

/** `[@kim2014, table 2; @lee2020]`. Resolving sets the `number` of each item. */
export interface Citation {
  type: 'citation';
  items: { id: string; where?: string; number?: number; position?: Position }[];
  position?: Position;
}

/** `[@fig:boil-times]`, `[@tbl:prices]`, `[@sec:boiling]`; on a slide also `[@sld:backup-boiling]`, a backup slide to which it leads. */
export interface CrossReference {
  type: 'crossReference';
  target: 'fig' | 'tbl' | 'sec' | 'sld';
  id: string;
  /** Set by resolving: "Figure 3" and the id of the element. */
  label?: string;
  anchor?: string;
  /** What it names stands in a section that is left out, so that it leads nowhere. */
  isLeftOut?: boolean;
  position?: Position;
}

/** `::chart{#id}` or `::diagram{#id}`. Its position is that of `#id`, because messages refer to the id. */
export interface FigureNode {
  type: 'figure';
  id: string;
  /** The name of the directive; `chart` if absent. */
  of?: 'chart' | 'diagram';
  position?: Position;
}

/** `::table{#id}`. Its position is that of `#id`. */
export interface TableNode {
  type: 'dataTable';
  id: string;
  position?: Position;
}

/** `::calculator{#id}`: its position is that of `#id`. */
export interface CalculatorNode {
  type: 'calculator';
  id: string;
  position?: Position;
}

/** `:::aid{#id}`: a block whose tables readers of the page narrow by their answers. Its position is that of `#id`. */
export interface AidNode {
  type: 'aid';
  id: string;
  children: RootContent[];
  position?: Position;
}

/** `::changes{since=2026.11 most=6}`: what changed since a frozen edition. */
export interface ChangesNode {
  type: 'changes';
  /** Id of the edition; the last one that is frozen if absent. */
  since?: string;
  /** How many changes are listed; all, with their reasons, if absent. */
  most?: number;
  position?: Position;
}

/** `:::definition{title="…"}`, `:::caution`, `:::try`. */
export interface Callout {
  type: 'callout';
  kind: 'definition' | 'caution' | 'try';
  title?: string;
  children: RootContent[];
  position?: Position;
}

/** `:::aside`: a note in the outer margin. */
export interface Aside {
  type: 'aside';
  children: RootContent[];
  position?: Position;
}

/** `[words]{blue}` in a subtitle. */
export interface Toned {
  type: 'toned';
  tone: Tone;
  children: PhrasingContent[];
  position?: Position;
}
export const tones = ['ink', 'muted', 'blue', 'orange', 'teal', 'purple'] as const;
export type Tone = (typeof tones)[number];

/** `[2019]{.literal}`: words whose numerals stand for themselves. Binding replaces the node by its children. */
export interface LiteralWords {
  type: 'literal';
  children: PhrasingContent[];
  position?: Position;
}

/** A CSS length with its unit: `400px`, `60%`. */
export type Length = string;

/** How a picture is placed. */
export interface PicturePlacement {
  readonly width?: Length;
  readonly height?: Length;
  /** The whole picture (`contain`) or the whole area (`cover`), where both have different shapes. */
  readonly fit?: PictureFit;
  /** It stands behind or beside the content of a slide. */
  readonly background?: BackgroundArea;
}

export type PictureFit = 'cover' | 'contain';

/** The part of a slide that background pictures cover. */
export interface BackgroundArea {
  readonly side: 'full' | 'left' | 'right';
  /** Width of the area at a side, in percent of the slide. */
  readonly share: number;
  /** Several pictures stand below each other, not side by side. */
  readonly isVertical: boolean;
}

declare module 'mdast' {
  interface PhrasingContentMap {
    bound: Bound;
    expression: Expression;
    citation: Citation;
    crossReference: CrossReference;
    toned: Toned;
    literal: LiteralWords;
  }
  interface RootContentMap {
    bound: Bound;
    expression: Expression;
    citation: Citation;
    crossReference: CrossReference;
    toned: Toned;
    literal: LiteralWords;
    figure: FigureNode;
    dataTable: TableNode;
    calculator: CalculatorNode;
    changes: ChangesNode;
    aid: AidNode;
    callout: Callout;
    aside: Aside;
  }
  interface BlockContentMap {
    figure: FigureNode;
    dataTable: TableNode;
    calculator: CalculatorNode;
    changes: ChangesNode;
    callout: Callout;
    aside: Aside;
  }
  interface ImageData {
    /** Set by reading. */
    placement?: PicturePlacement;
  }
  interface HeadingData {
    id?: string;
    number?: string;
  }
}
