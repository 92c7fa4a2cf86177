// Who deals with whom: at most 300 actors as a network, and the same as a table.
import {forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationLinkDatum, type SimulationNodeDatum} from 'd3-force';
import {scaleSqrt} from 'd3-scale';
import {select} from 'd3-selection';
import {zoom} from 'd3-zoom';
import {useEffect, useMemo, useRef, useState} from 'preact/hooks';
import {API, useJson, type Network} from '../api';
import {Frame, atomOf} from '../parts/frame';
import {actorAddress, Amount, pairAddress, ScoreMark} from '../parts/rows';
import {Empty, Show} from '../parts/states';
import {Head} from '../parts/table';
import {useWidth} from '../parts/width';
import {filtersOf, withQuery} from '../query';
import {go} from '../router';
import {count, countryName, number} from '../words';

type Node = Network['nodes'][number] & SimulationNodeDatum;
type Edge = SimulationLinkDatum<Node> & Network['edges'][number];

const MARGIN = {left: 24, right: 110, top: 24, bottom: 24};

interface Label {
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
}

export interface Layout {
  nodes: (Node & {x: number; y: number})[];
  edges: (Edge & {source: Node; target: Node})[];
  radius: (n: number) => number;
  labelled: Map<string, Label>;
}

// Places the nodes at once, the same for the same network: d3-force begins on a fixed spiral.
export function layOut(network: Network, width: number, height: number): Layout {
  const nodes: Node[] = network.nodes.map((node) => ({...node}));
  const known = new Set(nodes.map(({id}) => id));
  const edges: Edge[] = network.edges.filter(({a, b}) => known.has(a) && known.has(b)).map((edge) => ({...edge, source: edge.a, target: edge.b}));
  const most = Math.max(1, ...nodes.map(({n_events}) => n_events));
  const radius = scaleSqrt().domain([0, most]).range([3, nodes.length > 120 || width < 600 ? 13 : 20]);
  forceSimulation(nodes)
    .force('link', forceLink<Node, Edge>(edges).id(({id}) => id).distance(60).strength(0.25))
    .force('charge', forceManyBody().strength(nodes.length > 120 ? -60 : -160))
    .force('collide', forceCollide<Node>(({n_events}) => radius(n_events) + 8))
    .force('x', forceX(0).strength(0.07 * Math.min(1, height / width)))
    .force('y', forceY(0).strength(0.07 * Math.min(1.5, width / height)))
    .stop()
    .tick(260);
  fit(nodes, width, height);
  const placed = nodes as Layout['nodes'];
  return {nodes: placed, edges: edges as Layout['edges'], radius, labelled: labels(placed, radius, width)};
}

// Stretches the picture to its frame.
function fit(nodes: Node[], width: number, height: number): void {
  const xs = nodes.map(({x = 0}) => x);
  const ys = nodes.map(({y = 0}) => y);
  const along = (values: number[], from: number, to: number) => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return (value: number) => (high > low ? from + ((value - low) / (high - low)) * (to - from) : (from + to) / 2);
  };
  const x = along(xs, MARGIN.left, width - MARGIN.right);
  const y = along(ys, MARGIN.top, height - MARGIN.bottom);
  for (const node of nodes) [node.x, node.y] = [x(node.x ?? 0), y(node.y ?? 0)];
}

const LETTER = 6.4;

// Where names are shown: the most active first, on the first side where a name covers no other name and no circle.
function labels(nodes: Layout['nodes'], radius: (n: number) => number, width: number): Map<string, Label> {
  const taken = nodes.map(({x, y, n_events, id}) => ({id, left: x - radius(n_events), right: x + radius(n_events), top: y - radius(n_events), bottom: y + radius(n_events)}));
  const shown = new Map<string, Label>();
  for (const node of [...nodes].sort((a, b) => b.n_events - a.n_events)) {
    const [r, long] = [radius(node.n_events), node.name.length * LETTER];
    const sides: (Label & {left: number})[] = [
      {x: r + 4, y: 4, anchor: 'start', left: r + 3},
      {x: -r - 4, y: 4, anchor: 'end', left: -r - 3 - long},
      {x: 0, y: r + 13, anchor: 'middle', left: -long / 2},
      {x: 0, y: -r - 5, anchor: 'middle', left: -long / 2},
    ];
    for (const {left, ...label} of sides) {
      const box = {id: node.id, left: node.x + left, right: node.x + left + long, top: node.y + label.y - 12, bottom: node.y + label.y + 4};
      if (box.left < 0 || box.right > width) continue;
      if (!taken.every((other) => other.id === node.id || box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom)) continue;
      shown.set(node.id, label);
      taken.push(box);
      break;
    }
  }
  return shown;
}

export function NetworkView({query}: {query: URLSearchParams}) {
  const filters = filtersOf(query);
  const wanted = query.get('nodes') ?? '300';
  const network = useJson<Network>(withQuery(`${API}/network`, filters, {nodes: wanted}));
  const of = (ending: string) => withQuery(`${API}/network.${ending}`, filters);
  return (
    <Frame
      title="Network"
      lead="Who deals with whom"
      path="/network"
      filters={filters}
      downloads={[
        {label: 'Pairs, CSV', href: of('csv')},
        {label: 'GEXF', href: of('gexf'), note: 'for Gephi'},
        {label: 'GraphML', href: of('graphml'), note: 'for igraph, NetworkX'},
        {label: 'JSON', href: of('json')},
      ]}
      atom={atomOf(filters)}
    >
      <Show of={network}>
        {(data) =>
          data.nodes.length === 0 ? (
            <Empty>Nobody answers these filters.</Empty>
          ) : (
            <>
              <Drawing network={data} />
              <PairTable network={data} />
            </>
          )
        }
      </Show>
    </Frame>
  );
}

function Drawing({network}: {network: Network}) {
  const [element, width] = useWidth<HTMLDivElement>();
  const height = Math.round(Math.min(640, Math.max(360, width * 0.6)));
  const layout = useMemo(() => (width > 0 ? layOut(network, width, height) : undefined), [network, width]);
  return (
    <figure class="chart network">
      <figcaption>
        Showing {number(network.shown_nodes)} of {count(network.total_nodes, 'actor')} and {number(network.shown_edges)} of{' '}
        {count(network.total_edges, 'pair')}.{' '}
        <span class="quiet">Solid lines: more cooperation; dashed: more conflict. Size: events. Drag to move, Ctrl and wheel to zoom.</span>
      </figcaption>
      <div ref={element} class="chart-area">{layout && <Picture layout={layout} width={width} height={height} />}</div>
    </figure>
  );
}

function Picture({layout: {nodes, edges, radius, labelled}, width, height}: {layout: Layout; width: number; height: number}) {
  const [near, setNear] = useState<string>();
  const svg = useRef<SVGSVGElement>(null);
  const [view, setView] = useState('translate(0,0)');
  useEffect(() => {
    if (!svg.current) return undefined;
    const behaviour = zoom<SVGSVGElement, unknown>()
      .scaleExtent([0.4, 8])
      .filter((event: Event) => !(event instanceof WheelEvent) || event.ctrlKey)
      .on('zoom', ({transform}) => setView(String(transform)));
    const selection = select(svg.current);
    selection.call(behaviour);
    return () => void selection.on('.zoom', null);
  }, []);
  const neighbours = new Set(near === undefined ? [] : edges.filter(({a, b}) => a === near || b === near).flatMap(({a, b}) => [a, b]));
  return (
      <svg ref={svg} width={width} height={height} viewBox={`0 0 ${width} ${height}`} class="canvas" role="img" aria-label={`Network of ${nodes.length} actors. The same pairs are in the table below.`}>
        <g transform={view}>
          {edges.map((edge) => {
            const faded = near !== undefined && edge.a !== near && edge.b !== near;
            return (
              <line
                key={`${edge.a}|${edge.b}`}
                class={`edge ${edge.conflict > edge.cooperation ? 'conflict' : 'cooperation'}${faded ? ' faded' : ''}`}
                x1={edge.source.x}
                y1={edge.source.y}
                x2={edge.target.x}
                y2={edge.target.y}
                stroke-width={Math.min(6, 0.8 + Math.sqrt(edge.n))}
              />
            );
          })}
          {nodes.map((node) => {
            const faded = near !== undefined && node.id !== near && !neighbours.has(node.id);
            const label = labelled.get(node.id) ?? {x: radius(node.n_events) + 4, y: 4, anchor: 'start' as const};
            const shown = near === undefined ? labelled.has(node.id) : !faded;
            return (
              <g
                key={node.id}
                class={`node${faded ? ' faded' : ''}${node.id === near ? ' near' : ''}`}
                transform={`translate(${node.x},${node.y})`}
                onMouseEnter={() => setNear(node.id)}
                onMouseLeave={() => setNear(undefined)}
                onClick={() => go(actorAddress(node.id))}
              >
                <title>{`${node.name}${node.country ? `, ${countryName(node.country)}` : ''}: ${count(node.n_events, 'event')}`}</title>
                <circle r={radius(node.n_events)} />
                {shown && (
                  <text x={label.x} y={label.y} text-anchor={label.anchor}>
                    {node.name}
                  </text>
                )}
              </g>
            );
          })}
        </g>
      </svg>
  );
}

function PairTable({network}: {network: Network}) {
  const [all, setAll] = useState(false);
  const names = new Map(network.nodes.map(({id, name}) => [id, name]));
  const edges = [...network.edges].sort((a, b) => b.n - a.n);
  const shown = all ? edges : edges.slice(0, 15);
  const most = Math.max(1, ...edges.map(({n}) => n));
  return (
    <section aria-labelledby="pairs">
      <h2 id="pairs">The same as a table</h2>
      <table class="rows">
        <caption class="visually-hidden">Pairs, most events first</caption>
        <Head columns={['Pair', '#Events', '#Cooperation', '#Conflict', '#Mean score']} />
        <tbody>
          {shown.map((edge) => (
            <tr key={`${edge.a}|${edge.b}`}>
              <td class="what">
                <a class="row-link" href={pairAddress(edge.a, edge.b)}>
                  {names.get(edge.a) ?? edge.a} – {names.get(edge.b) ?? edge.b}
                </a>
              </td>
              <td class="num" data-label="events">
                <Amount n={edge.n} most={most} />
              </td>
              <td class="num" data-label="cooperation">{number(edge.cooperation)}</td>
              <td class="num" data-label="conflict">{number(edge.conflict)}</td>
              <td class="num" data-label="score">
                <ScoreMark value={edge.score} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {edges.length > shown.length && (
        <p class="pager">
          <span class="quiet">
            Showing {shown.length} of {number(edges.length)}
          </span>
          <button type="button" class="button" onClick={() => setAll(true)}>
            Show all
          </button>
        </p>
      )}
    </section>
  );
}
