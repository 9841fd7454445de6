// Parses toned words in Markdown: `[words]{tone}`.
import type { CompileContext, Extension as FromMarkdown, Token as NodeToken } from 'mdast-util-from-markdown';
import { asciiAlpha, markdownLineEnding } from 'micromark-util-character';
import type { Code, Extension, State, Token, Tokenizer } from 'micromark-util-types';
import type { Tone } from '../../model/markdown.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    toned: 'toned';
    tonedMarker: 'tonedMarker';
    tonedName: 'tonedName';
  }
}

const [openBracket, closeBracket, openBrace, closeBrace] = [91, 93, 123, 125] as const;

/** Tokenizes `[words]{tone}`. The words are parsed as text; brackets cannot be nested. */
const tokenizeToned: Tokenizer = (effects, ok, nok) => {
  let previous: Token | undefined;
  return start;

  function start(code: Code): State | undefined {
    effects.enter('toned');
    effects.enter('tonedMarker');
    effects.consume(code);
    effects.exit('tonedMarker');
    return (next) => (next === closeBracket ? nok(next) : lineStart(next));
  }
  function lineStart(code: Code): State | undefined {
    if (code === closeBracket) return wordsEnd(code);
    const token = effects.enter('chunkText', {
      contentType: 'text',
      ...(previous && { previous }),
    });
    if (previous) previous.next = token;
    previous = token;
    return words(code);
  }
  function words(code: Code): State | undefined {
    if (code === null || code === openBracket) return nok(code);
    if (code === closeBracket) {
      effects.exit('chunkText');
      return wordsEnd(code);
    }
    effects.consume(code);
    if (!markdownLineEnding(code)) return words;
    effects.exit('chunkText');
    return lineStart;
  }
  function wordsEnd(code: Code): State | undefined {
    effects.enter('tonedMarker');
    effects.consume(code);
    return (brace) => {
      if (brace !== openBrace) return nok(brace);
      effects.consume(brace);
      effects.exit('tonedMarker');
      return nameStart;
    };
  }
  function nameStart(code: Code): State | undefined {
    if (!asciiAlpha(code)) return nok(code);
    effects.enter('tonedName');
    return name(code);
  }
  function name(code: Code): State | undefined {
    if (asciiAlpha(code)) {
      effects.consume(code);
      return name;
    }
    if (code !== closeBrace) return nok(code);
    effects.exit('tonedName');
    effects.enter('tonedMarker');
    effects.consume(code);
    effects.exit('tonedMarker');
    effects.exit('toned');
    return ok;
  }
};

/** Syntax extension for `[words]{tone}` in text. */
export const toneSyntax: Extension = {
  text: { [openBracket]: { name: 'toned', tokenize: tokenizeToned } },
};

function enterToned(this: CompileContext, token: NodeToken): undefined {
  this.enter({ type: 'toned', tone: 'ink', children: [] }, token);
}

/** Sets the tone as written; the check of the prose reports unknown tones. */
function exitName(this: CompileContext, token: NodeToken): undefined {
  const node = this.stack.at(-1);
  if (node?.type === 'toned') node.tone = this.sliceSerialize(token) as Tone;
}

function exitToned(this: CompileContext, token: NodeToken): undefined {
  this.exit(token);
}

/** Tree extension that makes `Toned` nodes. */
export const toneNodes: FromMarkdown = {
  canContainEols: ['toned'],
  enter: { toned: enterToned },
  exit: { toned: exitToned, tonedName: exitName },
};
