import { dateText, noBreakSpace } from '../amounts/typography.ts';
import type { Edition, PhrasingContent, RootContent, Slide } from '../model.ts';
import { box, text } from './marp-markdown.ts';

/** The line at the foot of slides with few words: which edition, how far the talk has come, where the report is. */
export function caption(slide: Slide, edition: Edition): RootContent[] {
  const parts = captionParts(slide, edition);
  if (parts.length === 0) return [];
  const children = parts.flatMap((part, index) => (index === 0 ? [part] : [text(' · '), part]));
  return box(slide.layout === 'divider' ? 'trail' : 'byline', [{ type: 'paragraph', children }]);
}

function captionParts(slide: Slide, edition: Edition): readonly PhrasingContent[] {
  switch (slide.layout) {
    case 'title':
      return editionParts(edition);
    case 'divider':
      return trail(slide, edition);
    case 'closing':
      return whereabouts(edition);
    default:
      return [];
  }
}

function editionParts({ meta, dataDate }: Edition): readonly PhrasingContent[] {
  return [text(`Edition ${meta.id}`), text(`data as of ${dateText(dataDate) ?? dataDate}`)];
}

/** The sections of the talk in order, the one that begins in bold. */
function trail(slide: Slide, { slides }: Edition): readonly PhrasingContent[] {
  const dividers = slides.filter(({ layout }) => layout === 'divider');
  return dividers.map(({ id, section }) => {
    const name = text(section.replaceAll(' ', noBreakSpace));
    return id === slide.id ? { type: 'strong', children: [name] } : name;
  });
}

function whereabouts({ meta }: Edition): readonly PhrasingContent[] {
  const { id, licence, url } = meta;
  const link: PhrasingContent[] = url === undefined ? [] : [{ type: 'link', url, children: [text(url)] }];
  return [...link, text(`Edition ${id}`), text(licence)];
}
