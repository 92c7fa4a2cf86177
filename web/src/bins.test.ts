import {describe, expect, it} from 'vitest';
import type {Bin} from './api';
import {largest, shownBins} from './bins';

function bin(month: string, quad: Bin['quad'] = [1, 0, 0, 0], plans = 0): Bin {
  return {
    from: `${month}-01`, to: `${month}-28`, n: quad.reduce((a, b) => a + b), happened: 0, future: 0, hypothetical: 0, negated: 0,
    historical: 0, conflicting: 0, plans_open: plans, plans_fulfilled: 0, plans_ended: 0, quad,
  };
}

describe('largest', () => {
  it('stacks cooperation up and conflict down', () => {
    expect(largest([bin('2020-01', [2, 3, 1, 0]), bin('2020-02', [0, 0, 4, 4], 2)])).toEqual({up: 5, down: 8, plans: 2});
  });
});

describe('shownBins', () => {
  const recent = Array.from({length: 24}, (_, i) => bin(`202${1 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`, [3, 0, 0, 0]));
  it('leaves out what lies far before and is little, and says so', () => {
    const {shown, left} = shownBins([bin('1979-11'), ...recent]);
    expect(left.map(({from}) => from)).toEqual(['1979-11-01']);
    expect(shown).toHaveLength(24);
  });
  it('keeps all where nothing lies apart', () => expect(shownBins(recent).left).toEqual([]));
  it('keeps what lies far before and is much', () => expect(shownBins([bin('1979-11', [40, 0, 0, 0]), ...recent]).left).toEqual([]));
});
