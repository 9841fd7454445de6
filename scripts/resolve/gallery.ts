// Makes the project of the gallery: one section with every chart and diagram, in the place of the sections.
import type { FigureNode } from '../model/markdown.ts';
import type { Project, Section } from '../model/project.ts';
import type { Sources } from '../model/sources.ts';

const section = /^content\/[^/]+\.md$/;

/** The inputs of a gallery: all but the sections, whose errors do not concern charts and diagrams. */
export function withoutSections(sources: Sources): Sources {
  return { ...sources, texts: new Map([...sources.texts].filter(([path]) => !section.test(path))) };
}

/** The project with one section, which shows every chart and diagram once, whether or not a section of the project places it. */
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
