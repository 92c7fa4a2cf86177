import {describe, expect, it} from 'vitest';
import type {Wire} from '../api';
import {marksOf} from './report';
import {shadeOf} from './map';

describe('marksOf', () => {
  const wire: Wire = {
    text: 'Zaev said he met Tsipras on Tuesday',
    sentences: [[0, 35]],
    entities: [{id: 0, name: 'Zoran Zaev', type: 'PER', country: 'MKD', mentions: [{span: [0, 4], form: 'named'}, {span: [10, 12], form: 'pronoun'}]}],
    timexes: [{span: [28, 35], type: 'DATE', value: '2019-04-02', from: '2019-04-02', to: '2019-04-02'}],
    quotations: [{speaker: 0, cue: [5, 9], content: [[10, 35]], form: 'indirect'}],
    events: [{type: 'CONSULT', status: 'happened', actors: [0], trigger: [13, 16], evidence: [10, 35], quad: 1}],
  };
  it('has every layer with what it belongs to', () => {
    const marks = marksOf(wire);
    expect(marks.filter(({layer}) => layer === 'entity')).toHaveLength(2);
    expect(marks.find(({layer}) => layer === 'quote')).toMatchObject({span: [10, 35], id: 'quote-0', note: 'said by Zoran Zaev'});
    expect(marks.find(({layer}) => layer === 'trigger')).toMatchObject({span: [13, 16], id: 'event-0'});
    expect(marks.find(({layer}) => layer === 'time')).toMatchObject({note: '2 April 2019'});
  });
});

describe('shadeOf', () => {
  it('grows with the logarithm, from none to darkest', () => {
    expect([0, 1, 10, 100, 1000].map((n) => shadeOf(n, 1000))).toEqual([0, 1, 2, 3, 4]);
    expect(shadeOf(1, 1)).toBe(2);
  });
});
