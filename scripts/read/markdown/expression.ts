// Parses expressions in Markdown: `{{…}}`.
import type { CompileContext, Extension as FromMarkdown, Token } from 'mdast-util-from-markdown';
import { markdownLineEnding } from 'micromark-util-character';
import type { Code, Extension, State, Tokenizer } from 'micromark-util-types';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    expression: 'expression';
    expressionLine: 'expressionLine';
    expressionUnclosed: 'expressionUnclosed';
  }
}

declare module 'mdast' {
  interface TextData {
    /** The text is a `{{` without `}}`. */
    unclosed?: true;
  }
}

const openBrace = 123;
const closeBrace = 125;

/** Tokenizes `{{…}}`, also over several lines. Braces cannot be nested, and `}}` ends the expression also inside quotes. */
const tokenizeExpression: Tokenizer = (effects, ok, nok) => {
  let opened = 0;
  let closed = 0;
  return start;

  function start(code: Code): State | undefined {
    effects.enter('expression');
    effects.enter('expressionLine');
    return opening(code);
  }
  function opening(code: Code): State | undefined {
    if (code === openBrace && opened < 3) {
      opened += 1;
      effects.consume(code);
      return opening;
    }
    return opened < 2 ? nok(code) : inside(code);
  }
  function inside(code: Code): State | undefined {
    if (closed === opened || (closed >= 2 && code !== closeBrace)) {
      effects.exit('expressionLine');
      effects.exit('expression');
      return ok(code);
    }
    if (code === null) return nok(code);
    if (markdownLineEnding(code)) {
      effects.exit('expressionLine');
      return lineEnd(code);
    }
    closed = code === closeBrace ? closed + 1 : 0;
    effects.consume(code);
    return inside;
  }
  function lineEnd(code: Code): State | undefined {
    closed = 0;
    effects.enter('lineEnding');
    effects.consume(code);
    effects.exit('lineEnding');
    return lineStart;
  }
  function lineStart(code: Code): State | undefined {
    if (markdownLineEnding(code)) return lineEnd(code);
    if (code === null) return nok(code);
    effects.enter('expressionLine');
    return inside(code);
  }
};

/** Tokenizes a `{{` without `}}`. It runs only where `tokenizeExpression` has failed. */
const tokenizeUnclosed: Tokenizer = (effects, ok, nok) => (first) => {
  effects.enter('expressionUnclosed');
  effects.consume(first);
  return (second) => {
    if (second !== openBrace) return nok(second);
    effects.consume(second);
    effects.exit('expressionUnclosed');
    return ok;
  };
};

/** Syntax extension for `{{…}}` in text, but not in code, addresses and attributes. */
export const expressionSyntax: Extension = {
  text: {
    [openBrace]: [
      { name: 'expression', tokenize: tokenizeExpression },
      { name: 'expressionUnclosed', tokenize: tokenizeUnclosed },
    ],
  },
};

function enterExpression(this: CompileContext, token: Token): undefined {
  const value = this.sliceSerialize(token).slice(2, -2).replaceAll(/\s+/g, ' ').trim();
  this.enter({ type: 'expression', value }, token);
}

function enterUnclosed(this: CompileContext, token: Token): undefined {
  this.enter({ type: 'text', value: '{{', data: { unclosed: true } }, token);
}

function exitNode(this: CompileContext, token: Token): undefined {
  this.exit(token);
}

/** Tree extension that makes `Expression` nodes. A `{{` without `}}` becomes a text node marked `unclosed`. */
export const expressionNodes: FromMarkdown = {
  enter: { expression: enterExpression, expressionUnclosed: enterUnclosed },
  exit: { expression: exitNode, expressionUnclosed: exitNode },
};
