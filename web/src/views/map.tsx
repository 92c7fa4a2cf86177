// Where events took place: countries shaded, places as points; shapes are files of this page, nothing comes from outside.
import {geoNaturalEarth1, geoPath} from 'd3-geo';
import {scaleSqrt} from 'd3-scale';
import {select} from 'd3-selection';
import {zoom, zoomIdentity, type ZoomBehavior} from 'd3-zoom';
import {useEffect, useMemo, useRef, useState} from 'preact/hooks';
import {feature} from 'topojson-client';
import type {GeometryCollection, Topology} from 'topojson-specification';
import shapes from 'world-atlas/countries-110m.json?url';
import {API, useJson, type MapAnswer} from '../api';
import {atomOf, eventDownloads, Frame} from '../parts/frame';
import {Amount, ScoreMark} from '../parts/rows';
import {Empty, Show} from '../parts/states';
import {Head} from '../parts/table';
import {filtersOf, withQuery} from '../query';
import {go} from '../router';
import {BY_NUMBER, count, countryName, number} from '../words';

type World = Topology<{countries: GeometryCollection<{name: string}>}>;

const WIDTH = 960;
const HEIGHT = 470;

export function MapView({query}: {query: URLSearchParams}) {
  const filters = filtersOf(query);
  const answer = useJson<MapAnswer>(withQuery(`${API}/map`, filters));
  const world = useJson<World>(shapes);
  return (
    <Frame
      title="Map"
      lead="Where it took place"
      path="/map"
      filters={filters}
      downloads={[{label: 'Countries, CSV', href: withQuery(`${API}/map.csv`, filters)}, ...eventDownloads(filters)]}
      atom={atomOf(filters)}
    >
      <Show of={answer}>
        {(data) =>
          data.countries.length === 0 && data.parties.length === 0 ? (
            <Empty>No event answers these filters.</Empty>
          ) : (
            <>
              <Show of={world}>{(topology) => <Drawing answer={data} world={topology} filters={filters} />}</Show>
              <Tables answer={data} filters={filters} />
            </>
          )
        }
      </Show>
    </Frame>
  );
}

// A country of the shapes by its ISO number; the two without one that the record knows go by name.
function codeOf(id: string | number | undefined, name: string): string | undefined {
  if (id !== undefined) return BY_NUMBER.get(String(id).padStart(3, '0'));
  return name === 'Kosovo' ? 'XKX' : undefined;
}

// Four shades on a logarithmic scale: a country with ten times the events is not ten times as dark.
export function shadeOf(n: number, most: number): number {
  if (n === 0) return 0;
  return most <= 1 ? 2 : 1 + Math.min(3, Math.floor((4 * Math.log(n)) / Math.log(most)));
}

function Drawing({answer, world, filters}: {answer: MapAnswer; world: World; filters: URLSearchParams}) {
  const svg = useRef<SVGSVGElement>(null);
  const behaviour = useRef<ZoomBehavior<SVGSVGElement, unknown>>();
  const [view, setView] = useState({text: 'translate(0,0)', k: 1});
  const outlines = useMemo(() => {
    const projection = geoNaturalEarth1().fitExtent([[4, 4], [WIDTH - 4, HEIGHT - 4]], {type: 'Sphere'});
    const path = geoPath(projection);
    const countries = feature(world, world.objects.countries).features.map(({id, properties, geometry}) => ({
      code: codeOf(id, properties.name),
      name: properties.name,
      d: path(geometry) ?? '',
    }));
    return {projection, countries, sphere: path({type: 'Sphere'}) ?? ''};
  }, [world]);
  useEffect(() => {
    if (!svg.current) return undefined;
    const own = zoom<SVGSVGElement, unknown>()
      .scaleExtent([1, 16])
      .translateExtent([[0, 0], [WIDTH, HEIGHT]])
      .filter((event: Event) => !(event instanceof WheelEvent) || event.ctrlKey)
      .on('zoom', ({transform}) => setView({text: String(transform), k: transform.k}));
    behaviour.current = own;
    const selection = select(svg.current);
    selection.call(own);
    return () => void selection.on('.zoom', null);
  }, []);
  const step = (factor: number) => svg.current && behaviour.current?.scaleBy(select(svg.current), factor);
  const whole = () => svg.current && behaviour.current?.transform(select(svg.current), zoomIdentity);
  const counts = new Map(answer.countries.map(({country, n_events}) => [country, n_events]));
  const most = Math.max(1, ...counts.values());
  const shade = (n: number) => shadeOf(n, most);
  const radius = scaleSqrt().domain([0, Math.max(1, ...answer.points.map(({n_events}) => n_events))]).range([2, 13]);
  return (
    <figure class="chart map">
      <div class="map-frame">
        <svg ref={svg} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} class="canvas" role="img" aria-label="World map of events. The same numbers are in the tables below.">
          <path d={outlines.sphere} class="sea" />
          <g transform={view.text}>
            {outlines.countries.map(({code, name, d}) => {
              const n = counts.get(code ?? '') ?? 0;
              return (
                <path key={name} d={d} class={`land shade-${shade(n)}`} onClick={() => n > 0 && go(withQuery('/events', filters, {place: code}))}>
                  <title>{`${countryName(code) || name}: ${n > 0 ? count(n, 'event') : 'no event'}`}</title>
                </path>
              );
            })}
            {answer.points.map((point) => {
              const at = outlines.projection([point.lon, point.lat]);
              if (!at || point.precision === 'country') return null;
              return (
                <circle
                  key={`${point.name}|${point.lat}|${point.lon}`}
                  class={`place ${(point.score ?? 0) < 0 ? 'conflict' : 'cooperation'}`}
                  cx={at[0]}
                  cy={at[1]}
                  r={radius(point.n_events) / Math.sqrt(view.k)}
                  onClick={() => go(withQuery('/events', filters, {place: point.name}))}
                >
                  <title>{`${point.name}: ${count(point.n_events, 'event')}`}</title>
                </circle>
              );
            })}
          </g>
        </svg>
        <div class="map-buttons">
          <button type="button" class="button" onClick={() => step(1.6)} aria-label="Zoom in">
            +
          </button>
          <button type="button" class="button" onClick={() => step(1 / 1.6)} aria-label="Zoom out">
            −
          </button>
          <button type="button" class="button" onClick={whole}>
            Whole
          </button>
        </div>
      </div>
      <figcaption class="quiet">
        Countries by the number of events in them, points by place: filled with a ring where the mean score is below zero.
        {answer.unplaced > 0 && ` ${count(answer.unplaced, 'event')} without a place not shown.`}
        {answer.points_total > answer.points.length && ` Showing ${number(answer.points.length)} of ${number(answer.points_total)} places.`} Shapes: Natural
        Earth.
      </figcaption>
    </figure>
  );
}

function Tables({answer, filters}: {answer: MapAnswer; filters: URLSearchParams}) {
  return (
    <div class="two-columns">
      <CountTable
        caption="Countries where events took place"
        rows={[...answer.countries].sort((a, b) => b.n_events - a.n_events).map(({country, n_events, score}) => ({key: country, name: countryName(country), n: n_events, score, href: withQuery('/events', filters, {place: country})}))}
      />
      <CountTable
        caption="Places"
        rows={answer.points
          .filter(({precision}) => precision !== 'country')
          .map(({name, country, lat, lon, n_events, score}) => ({
            key: `${name}|${lat}|${lon}`,
            name: country && countryName(country) !== name ? `${name}, ${countryName(country)}` : name,
            n: n_events,
            score,
            href: withQuery('/events', filters, {place: name}),
          }))}
      />
    </div>
  );
}

interface CountRow {
  key: string;
  name: string;
  n: number;
  score?: number;
  href: string;
}

function CountTable({caption, rows}: {caption: string; rows: CountRow[]}) {
  const shown = rows.slice(0, 15);
  const most = Math.max(1, ...shown.map(({n}) => n));
  return (
    <table class="rows small">
      <caption>
        {caption}
        {rows.length > shown.length && (
          <small class="quiet">
            {' '}
            showing {shown.length} of {number(rows.length)}
          </small>
        )}
      </caption>
      <Head columns={['Name', '#Events', '#Mean score']} />
      <tbody>
        {shown.map(({key, name, n, score, href}) => (
          <tr key={key}>
            <th scope="row">
              <a class="row-link" href={href}>
                {name}
              </a>
            </th>
            <td class="num">
              <Amount n={n} most={most} />
            </td>
            <td class="num">
              <ScoreMark value={score} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
