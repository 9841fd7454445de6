/**
 * The words of diagrams: what `templates/diagrams/<id>.json` says, before it is laid out. Types and names of keys only.
 *
 * A diagram says what stands on what, what follows on what, what is shared by whom; never where anything is drawn.
 */
import type { Tone } from './markdown.ts';

/** What is drawn; every text under a key of `wordKeys` may hold expressions until it is bound. */
export type Picture = Stacks | Paths | Spectrum | Flow;

export const pictureKinds = ['stacks', 'path', 'spectrum', 'flow'] as const;

/** Keys whose texts readers see. All other texts are names. */
export const wordKeys: ReadonlySet<string> = new Set([
  'label',
  'detail',
  'brace',
  'boundary',
  'via',
  'from',
  'to',
]);

/** Layers that stand on each other, in columns side by side: what is shared is drawn once, below what shares it. */
export interface Stacks {
  readonly kind: 'stacks';
  readonly stacks: readonly Stack[];
}

export interface Stack {
  readonly label: string;
  readonly detail?: string;
  /** The lowest layer, which carries all others. */
  readonly base: Layer;
}

export interface Layer {
  readonly label: string;
  readonly detail?: string;
  readonly tone?: Tone;
  /** `dashed`: there for a while only, or not in the way of a call. */
  readonly outline?: 'solid' | 'dashed';
  /** Stands right of its neighbours: outside of the boundary that keeps them in. */
  readonly apart?: boolean;
  /** Name of the boundary between this layer and what stands on it. */
  readonly boundary?: string;
  /** Name of this layer and everything on it together. */
  readonly brace?: string;
  /** What stands on it, from left to right. */
  readonly on?: readonly Layer[];
}

/** The way of a call or packet, downwards through zones, in parallel lanes. */
export interface Paths {
  readonly kind: 'path';
  /** From top to bottom. */
  readonly zones: readonly Zone[];
  readonly lanes: readonly Lane[];
}

export interface Zone {
  readonly id: string;
  readonly label: string;
}

export interface Lane {
  readonly label: string;
  readonly detail?: string;
  readonly steps: readonly Step[];
}

export interface Step {
  /** Id of the zone in which it is taken; never above the zone of the step before. */
  readonly zone: string;
  readonly label: string;
  readonly detail?: string;
  readonly tone?: Tone;
  /** How one comes here from the step before. */
  readonly via?: string;
  /** Name of the boundary that is crossed on the way here. */
  readonly boundary?: string;
}

/** Items along an axis; each owns the layers down to one of them and shares the rest. */
export interface Spectrum {
  readonly kind: 'spectrum';
  /** Names of the ends of the axis. */
  readonly from: string;
  readonly to: string;
  /** Name of the line between what is owned and what is shared. */
  readonly boundary: string;
  /** From the top, which everything owns, to the bottom. */
  readonly layers: readonly Zone[];
  readonly items: readonly SpectrumItem[];
}

interface SpectrumItem {
  readonly label: string;
  readonly detail?: string;
  /** Id of the lowest layer that it has for itself. */
  readonly owns: string;
}

/** A decision: questions whose options lead to further questions or to outcomes. */
export interface Flow {
  readonly kind: 'flow';
  readonly start: FlowNode;
}

/** A question when it has options, an outcome otherwise. */
export interface FlowNode {
  readonly label: string;
  readonly detail?: string;
  readonly tone?: Tone;
  /** The first leads on downwards, the others to the side. */
  readonly options?: readonly FlowOption[];
}

interface FlowOption {
  readonly label: string;
  readonly next: FlowNode;
}
