/**
 * The structure of diagrams as written in `templates/diagrams/<id>.json`, before layout. Types and names of keys only.
 *
 * A diagram describes relations: what is above what, what follows what, what is shared by what. It has no positions.
 */
import type { Tone } from './markdown.ts';

/** The structure that is drawn. Every text under a key of `wordKeys` may hold expressions until these are bound. */
export type Picture = Stacks | Paths | Spectrum | Flow;

export const pictureKinds = ['stacks', 'path', 'spectrum', 'flow'] as const;

/** The keys of texts that readers see. All other texts are ids and names. */
export const wordKeys: ReadonlySet<string> = new Set([
  'label',
  'detail',
  'brace',
  'boundary',
  'via',
  'from',
  'to',
]);

/** Layers on top of each other, in columns side by side. A shared layer is drawn once, below the layers that share it. */
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
  /** `dashed`: present only temporarily, or not on the path of a call. */
  readonly outline?: 'solid' | 'dashed';
  /** It is drawn to the right of its neighbours, outside of their boundary. */
  readonly apart?: boolean;
  /** Name of the boundary between this layer and the layers on it. */
  readonly boundary?: string;
  /** Name of this layer and everything on it together. */
  readonly brace?: string;
  /** The layers on it, from left to right. */
  readonly on?: readonly Layer[];
}

/** The path of a call or packet, downwards through zones, in parallel lanes. */
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
  /** Id of the zone that it is in; never above the zone of the previous step. */
  readonly zone: string;
  readonly label: string;
  readonly detail?: string;
  readonly tone?: Tone;
  /** Whether it is numbered among the steps of its lane that count; then no arrow of the diagram has a number. */
  readonly counts?: boolean;
  /** Label of the transition from the previous step. */
  readonly via?: string;
  /** Name of the boundary that this transition crosses. */
  readonly boundary?: string;
}

/** Items along an axis; each owns the layers from the top down to one of them and shares the rest. */
export interface Spectrum {
  readonly kind: 'spectrum';
  /** Names of the ends of the axis. */
  readonly from: string;
  readonly to: string;
  /** Name of the line between owned and shared layers. */
  readonly boundary: string;
  /** From the top, which every item owns, to the bottom. */
  readonly layers: readonly Zone[];
  readonly items: readonly SpectrumItem[];
}

interface SpectrumItem {
  readonly label: string;
  readonly detail?: string;
  /** Colour of the layers that it owns; blue if absent. */
  readonly tone?: Tone;
  /** Id of the lowest layer that it owns. */
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
  /** The first is drawn downwards, the others to the side. */
  readonly options?: readonly FlowOption[];
}

interface FlowOption {
  readonly label: string;
  readonly next: FlowNode;
}
