import {describe, expect, it} from 'vitest';
import {CodePoints, paragraphs, pieces, type Mark} from './highlight';

describe('CodePoints', () => {
  it('counts as Python does, beyond the basic plane too', () => {
    const text = new CodePoints('a😀b𝒞d');
    expect(text.length).toBe(5);
    expect([text.slice(1, 2), text.slice(2, 4), text.slice(4, 99)]).toEqual(['😀', 'b𝒞', 'd']);
  });
  it('keeps a lone surrogate as one position', () => {
    const text = new CodePoints('\ud800x');
    expect([text.length, text.slice(1, 2)]).toEqual([2, 'x']);
  });
});

describe('pieces', () => {
  const text = new CodePoints('Iran and Oman hosted talks');
  const marks: Mark[] = [
    {span: [0, 20], layer: 'event'},
    {span: [14, 20], layer: 'trigger'},
    {span: [9, 26], layer: 'quote'},
  ];
  it('tile the text, whatever overlaps', () => {
    const out = pieces(text, marks);
    expect(out.map((piece) => piece.text).join('')).toBe(text.text);
    expect(out.every((piece, i) => i === 0 || piece.start === out[i - 1]?.end)).toBe(true);
  });
  it('carry every mark that covers them, longest first', () => {
    const at = pieces(text, marks).find(({start}) => start === 14);
    expect(at?.marks.map(({layer}) => layer)).toEqual(['event', 'quote', 'trigger']);
  });
  it('ignore empty spans and spans outside', () => {
    expect(pieces(text, [{span: [3, 3], layer: 'x'}, {span: [90, 95], layer: 'x'}])).toHaveLength(1);
  });
  it('stay inside the part that is asked for', () => {
    expect(pieces(text, marks, 9, 13).map((piece) => piece.text)).toEqual(['Oman']);
  });
});

describe('paragraphs', () => {
  it('are parted by line breaks, in code points', () => {
    const text = new CodePoints('😀 one\n\ntwo\n');
    expect(paragraphs(text).map(([start, end]) => text.slice(start, end))).toEqual(['😀 one', 'two']);
  });
});
