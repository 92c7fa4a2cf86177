import {describe, expect, it} from 'vitest';
import type {Network} from '../api';
import {layOut} from './network';

const network: Network = {
  total_nodes: 40, total_edges: 39, shown_nodes: 40, shown_edges: 39,
  nodes: Array.from({length: 40}, (_, i) => ({id: `n${i}`, name: `Somebody Number ${i}`, n_events: 40 - i})),
  edges: [...Array.from({length: 39}, (_, i) => ({a: 'n0', b: `n${i + 1}`, n: 1, cooperation: 1, conflict: 0})), {a: 'n0', b: 'cut off', n: 1, cooperation: 0, conflict: 1}],
};

describe('layOut', () => {
  const layout = layOut(network, 900, 500);
  it('places every actor inside the frame', () => {
    expect(layout.nodes.every(({x, y}) => x >= 0 && x <= 900 && y >= 0 && y <= 500)).toBe(true);
  });
  it('is the same for the same network', () => {
    expect(layOut(network, 900, 500).nodes.map(({x, y}) => [x, y])).toEqual(layout.nodes.map(({x, y}) => [x, y]));
  });
  it('leaves out pairs of actors that are not shown', () => expect(layout.edges).toHaveLength(39));
  it('names actors only where names do not lie over one another', () => {
    const boxes = layout.nodes.flatMap(({id, name, x, y}) => {
      const label = layout.labelled.get(id);
      if (!label) return [];
      const long = name.length * 6;
      const left = x + label.x - {start: 0, middle: long / 2, end: long}[label.anchor];
      return [{left, right: left + long, y: y + label.y}];
    });
    expect(boxes.length).toBeGreaterThan(0);
    for (const [i, one] of boxes.entries()) {
      for (const other of boxes.slice(i + 1)) {
        expect(one.right <= other.left || other.right <= one.left || Math.abs(one.y - other.y) >= 12).toBe(true);
      }
    }
  });
});
