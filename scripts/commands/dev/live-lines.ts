import type { BuilderNews, JobNews, LookNews, MadeNews, Said } from '../../dev/events.ts';
import { describeMade } from '../../dev/hub.ts';

/** Says news of a preview as lines for a terminal; empty for what nobody needs to know, or has just been told. */
export function openLines(color: boolean): (news: Exclude<BuilderNews, JobNews> | MadeNews) => string {
  const words = (said: Said | undefined) => (said === undefined ? '' : color ? said.painted : said.plain);
  const notes = new Map<string, string>();
  const troubled = new Set<string>();
  return (news) => {
    if (news.kind !== 'look' && news.kind !== 'made') return '';
    if (news.trouble !== undefined) {
      troubled.add(news.kind);
      return words(news.trouble);
    }
    const said = words(news.notes);
    const isKnown = notes.get(news.kind) === said;
    notes.set(news.kind, said);
    const isMended = troubled.delete(news.kind);
    const line = news.kind === 'look' ? lookLine(news) : madeLine(news);
    return [isKnown ? '' : said, isMended ? 'mended' : '', line].filter((part) => part !== '').join('\n');
  };
}

function lookLine({ changed, pages, milliseconds }: LookNews): string {
  return `${namesOf(changed)}${pages.join(', ') || 'nothing new to show'}  ${Math.round(milliseconds)} ms`;
}

function madeLine(news: MadeNews): string {
  return `${describeMade(news)}  ${(news.milliseconds / 1000).toFixed(1)} s`;
}

const longList = 3;

/** "data/cost/prices.json → "; of many files the first and their number. */
function namesOf(changed: readonly string[]): string {
  if (changed.length === 0) return '';
  const some = changed.slice(0, longList).join(', ');
  const more = changed.length > longList ? ` and ${changed.length - longList} more` : '';
  return `${some}${more} → `;
}
