// The CSS of running heads.
import { describe, expect, it } from 'vitest';
import { pageName, quoted } from '../../../scripts/render/report/runningheads.ts';

describe('running heads', () => {
  it('cannot be ended by the characters of a title', () => {
    expect(quoted('a "b" \\ </style>\nc')).toBe('"a \\22 b\\22  \\5c  \\3c /style\\3e \\a c"');
  });

  it('belong to pages whose names are identifiers', () => {
    expect(pageName('cost & more/2')).toBe('page-cost---more-2');
  });
});
