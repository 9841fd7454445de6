/** Puts every chart and diagram of a project in the place of its sections. */
import type { FigureNode } from '../model/markdown.ts';
import type { Project, Section } from '../model/project.ts';
import type { Sources } from '../model/sources.ts';

const section = /^content\/[^/]+\.md$/;

/** The inputs of a gallery: all but the sections, whose faults are none of its charts and diagrams. */
export function withoutSections(sources: Sources): Sources {
  return { ...sources, texts: new Map([...sources.texts].filter(([path]) => !section.test(path))) };
}

/** The project with one section, which shows every chart and diagram once, placed elsewhere or not. */
export function galleryProject(project: Project): Project {
  const placed = (ids: Iterable<string>, of: 'chart' | 'diagram') =>
    [...ids].map((id) => [id, { type: 'figure', id, of }] as const);
  const figures = new Map<string, FigureNode>([
    ...placed(project.charts.keys(), 'chart'),
    ...placed(project.diagrams.keys(), 'diagram'),
  ]);
  const sections = figures.size === 0 ? [] : [gallerySection([...figures.values()])];
  return { ...project, sections, isExcerpt: true };
}

function gallerySection(figures: readonly FigureNode[]): Section {
  return {
    path: 'content/10-gallery.md',
    id: 'gallery',
    matter: 'main',
    title: [{ type: 'text', value: 'Charts and diagrams' }],
    divider: false,
    tree: { type: 'root', children: [...figures] },
    slides: [],
  };
}
