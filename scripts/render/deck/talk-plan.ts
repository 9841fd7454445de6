// Makes the plan of the talk that the presenter view counts and times by.
import { toString as plainText } from 'mdast-util-to-string';
import { english, type WordKey } from '../../facts/language/english.ts';
import { wordIn } from '../../facts/language/language.ts';
import type { PlannedSlide, TalkPlan } from '../../model/deck/talk-plan.ts';
import type { Edition, Slide } from '../../model/edition.ts';
import { takesTime } from '../../resolve/talk/talk-length.ts';

/** The words of the presenter view by key, without this beginning of their keys among all words. */
const presenterWords = 'presenter-';

/** The plan of the talk. That of a public edition has no times. */
export function talkPlan({ meta, slides, units, isPublic }: Edition): TalkPlan {
  const keys = Object.keys(english).filter((key) => key.startsWith(presenterWords)) as WordKey[];
  const words = keys.map((key) => [key.slice(presenterWords.length), wordIn(units.language, key)]);
  return {
    title: meta.title,
    edition: meta.id,
    count: slides.filter(({ layout }) => layout.role !== 'backup').length,
    slides: slides.map((slide) => plannedSlide(slide, isPublic !== true)),
    words: { ...Object.fromEntries(words), 'slide-of': wordIn(units.language, 'slide-of') },
  };
}

function plannedSlide(slide: Slide, isTimed: boolean): PlannedSlide {
  const { label, heading, layout, minutes, priority } = slide;
  const isSpare = priority === 'could';
  const takes = takesTime(slide) ? minutes : 0;
  return {
    label,
    heading: plainText({ type: 'paragraph', children: [...heading] }),
    isBackup: layout.role === 'backup',
    ...(isTimed ? { minutes: isSpare ? 0 : takes } : {}),
    ...(isTimed && isSpare && takes > 0 ? { spare: takes } : {}),
  };
}
