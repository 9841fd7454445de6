// Parses words in brackets that have a name: `[words]{tone}` and `[2019]{.literal}`.
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

const [openBracket, closeBracket, openBrace, closeBrace, dot] = [91, 93, 123, 125, 46] as const;

/** Tokenizes `[words]{tone}`, also with a dot before the name. The words are parsed as text; brackets cannot be nested. */
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
    effects.exit('tonedMarker');
    return effects.attempt({ tokenize: tokenizeName, partial: true }, end, nok);
  }
  function end(code: Code): State | undefined {
    effects.exit('toned');
    return ok(code);
  }
};

/** Tokenizes `{name}` or `{.name}`, with nothing but letters in the name. */
const tokenizeName: Tokenizer = (effects, ok, nok) => {
  let isNamed = false;
  return (brace) => {
    if (brace !== openBrace) return nok(brace);
    effects.enter('tonedMarker');
    effects.consume(brace);
    effects.exit('tonedMarker');
    return nameStart;
  };

  function nameStart(code: Code): State | undefined {
    effects.enter('tonedName');
    if (code !== dot) return name(code);
    effects.consume(code);
    return name;
  }
  function name(code: Code): State | undefined {
    if (asciiAlpha(code)) {
      isNamed = true;
      effects.consume(code);
      return name;
    }
    if (code !== closeBrace || !isNamed) return nok(code);
    effects.exit('tonedName');
    effects.enter('tonedMarker');
    effects.consume(code);
    effects.exit('tonedMarker');
    return ok;
  }
};

/** Syntax extension for `[words]{tone}` and `[words]{.literal}` in text. */
export const toneSyntax: Extension = {
  text: { [openBracket]: { name: 'toned', tokenize: tokenizeToned } },
};

function enterToned(this: CompileContext, token: NodeToken): undefined {
  this.enter({ type: 'toned', tone: 'ink', children: [] }, token);
}

/** The name of words whose numerals stand for themselves. */
export const literalName = '.literal';

/** Sets the tone as written; the check of the prose reports unknown tones. */
function exitName(this: CompileContext, token: NodeToken): undefined {
  const node = this.stack.at(-1);
  if (node?.type !== 'toned') return;
  const name = this.sliceSerialize(token);
  if (name === literalName) Object.assign(node, { type: 'literal', tone: undefined });
  else node.tone = name.replace(/^\./, '') as Tone;
}

function exitToned(this: CompileContext, token: NodeToken): undefined {
  this.exit(token);
}

/** Tree extension that makes `Toned` and `Literal` nodes. */
export const toneNodes: FromMarkdown = {
  canContainEols: ['toned'],
  enter: { toned: enterToned },
  exit: { toned: exitToned, tonedName: exitName },
};
