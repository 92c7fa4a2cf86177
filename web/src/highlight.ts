// Splits a text at the bounds of its layers, so that each piece is one text node with its marks.
import type {Span} from './api';

// Positions of the service count code points; strings here count UTF-16 units.
export class CodePoints {
  private readonly offsets: Uint32Array | undefined;
  readonly length: number;

  constructor(readonly text: string) {
    if (!/[\ud800-\udbff]/.test(text)) {
      this.length = text.length;
      return;
    }
    const offsets: number[] = [];
    for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) offsets.push(at);
    this.length = offsets.length;
    offsets.push(text.length);
    this.offsets = Uint32Array.from(offsets);
  }

  slice(start: number, end: number): string {
    const clip = (at: number) => Math.min(Math.max(at, 0), this.length);
    const unit = (at: number) => (this.offsets ? (this.offsets[clip(at)] ?? this.text.length) : clip(at));
    return this.text.slice(unit(start), unit(end));
  }
}

export interface Mark {
  span: Span;
  layer: string;
  id?: string;
  note?: string;
}

export interface Piece {
  start: number;
  end: number;
  text: string;
  marks: Mark[];
}

// Pieces tile the text; a piece's marks are all those that cover it, outermost (longest) first.
export function pieces(text: CodePoints, marks: Mark[], from = 0, to = text.length): Piece[] {
  const valid = marks.filter(({span: [start, end]}) => start < end && end > from && start < to);
  const bounds = new Set<number>([from, to]);
  for (const {span} of valid) {
    bounds.add(Math.max(span[0], from));
    bounds.add(Math.min(span[1], to));
  }
  const sorted = [...bounds].sort((a, b) => a - b);
  const begins = [...valid].sort((a, b) => a.span[0] - b.span[0]);
  const out: Piece[] = [];
  let next = 0;
  let open: Mark[] = [];
  for (let i = 0; i + 1 < sorted.length; i++) {
    const [start, end] = [sorted[i] as number, sorted[i + 1] as number];
    while (next < begins.length && (begins[next] as Mark).span[0] <= start) open.push(begins[next++] as Mark);
    open = open.filter(({span}) => span[1] > start);
    const covering = [...open].sort((a, b) => b.span[1] - b.span[0] - (a.span[1] - a.span[0]));
    out.push({start, end, text: text.slice(start, end), marks: covering});
  }
  return out;
}

// The spans of the paragraphs of a text.
export function paragraphs(text: CodePoints): Span[] {
  const out: Span[] = [];
  let start = 0;
  let at = 0;
  for (const character of text.text) {
    if (character === '\n') {
      if (at > start) out.push([start, at]);
      start = at + 1;
    }
    at++;
  }
  if (at > start) out.push([start, at]);
  return out;
}
