import { describeMade } from '../live/hub.ts';
import type { BuilderNews, JobNews, MadeNews, Said } from '../live/news.ts';

/** What a terminal says about news of a preview; empty for what nobody needs to know. */
export function lineOf(
  news: Exclude<BuilderNews, JobNews> | MadeNews,
  isMended: boolean,
  color: boolean,
): string {
  const words = (said: Said | undefined) => (said === undefined ? [] : [color ? said.painted : said.plain]);
  switch (news.kind) {
    case 'look': {
      if (news.trouble !== undefined) return words(news.trouble).join('');
      const time = `${Math.round(news.milliseconds)} ms`;
      const line = `${namesOf(news.changed)}${news.pages.join(', ') || 'nothing new to show'}  ${time}`;
      return [...words(news.notes), ...(isMended ? ['mended'] : []), line].join('\n');
    }
    case 'made': {
      if (news.trouble !== undefined) return words(news.trouble).join('');
      const line = `${describeMade(news)}  ${(news.milliseconds / 1000).toFixed(1)} s`;
      return [...words(news.notes), line].join('\n');
    }
    default:
      return '';
  }
}

const longList = 3;

/** "data/cost/prices.json → "; of many files the first and their number. */
function namesOf(changed: readonly string[]): string {
  if (changed.length === 0) return '';
  const some = changed.slice(0, longList).join(', ');
  const more = changed.length > longList ? ` and ${changed.length - longList} more` : '';
  return `${some}${more} → `;
}
