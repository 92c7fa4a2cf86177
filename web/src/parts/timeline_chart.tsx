// Events over time: cooperation above the line, conflict below; plans above all, hollow until fulfilled.
import {scaleLinear, scaleUtc} from 'd3-scale';
import type {Bin, Timeline} from '../api';
import {dayAfter, dayOf, largest, shownBins} from '../bins';
import {withQuery} from '../query';
import {go} from '../router';
import {count, dateWords, number, QUADS} from '../words';
import {DayAxis} from './axis';
import {Disagreement, PlanMark, QuadLegend, quadPath} from './marks';
import {AsTable} from './table';
import {useWidth} from './width';

const PLAN_LANE = 34;
const AXIS = 28;
const UNITS_UP_TO = 9;

function summary(bin: Bin): string {
  const parts = QUADS.flatMap(({name}, i) => (bin.quad[i] ? [`${bin.quad[i]} ${name.toLowerCase()}`] : []));
  if (bin.plans_open) parts.push(`${count(bin.plans_open, 'plan')} not fulfilled`);
  if (bin.plans_fulfilled) parts.push(`${count(bin.plans_fulfilled, 'plan')} fulfilled`);
  if (bin.plans_ended) parts.push(`${count(bin.plans_ended, 'plan')} cancelled or lapsed`);
  if (bin.conflicting) parts.push(`reports disagree on ${bin.conflicting}`);
  return `${dateWords(bin.from, bin.to)}: ${parts.join(', ')}`;
}

// One shape for each event where few stand in a bin, else one bar for each class.
function Stack({bin, x, width, y, unit}: {bin: Bin; x: number; width: number; y: (n: number) => number; unit: number | null}) {
  const drawn = [];
  for (const [first, second, sign] of [
    [1, 2, 1],
    [3, 4, -1],
  ] as const) {
    let height = 0;
    for (const quad of [first, second]) {
      const n = bin.quad[quad - 1] ?? 0;
      if (n === 0) continue;
      if (unit !== null) {
        for (let i = 0; i < n; i++) {
          drawn.push(<path key={`${quad}-${i}`} class={`quad-${quad}`} d={quadPath(quad, x + width / 2, y(sign * (height + i + 0.5)), unit)} />);
        }
      } else {
        const [top, bottom] = [y(sign * height), y(sign * (height + n))];
        const box = {x, width, y: Math.min(top, bottom), height: Math.max(1, Math.abs(top - bottom) - 0.5)};
        drawn.push(<rect key={quad} class={`quad-${quad}`} {...box} />);
        if (quad % 2 === 0) drawn.push(<rect key={`${quad}-hatch`} class="hatch" fill="url(#hatch)" {...box} />);
      }
      height += n;
    }
  }
  return <>{drawn}</>;
}

function PlanLane({bin, x}: {bin: Bin; x: number}) {
  const groups = [
    {n: bin.plans_open, shape: 'hollow'},
    {n: bin.plans_fulfilled, shape: 'filled'},
    {n: bin.plans_ended, shape: 'hollow crossed'},
  ].filter(({n}) => n > 0);
  return (
    <>
      {groups.map(({n, shape}, i) => {
        const y = PLAN_LANE - 9 - i * 12;
        return (
          <g key={shape} class={`plan-mark ${shape}`}>
            <circle cx={x} cy={y} r="4.5" />
            {shape.includes('crossed') && <path d={`M${x - 2.4},${y - 2.4}l4.8,4.8M${x + 2.4},${y - 2.4}l-4.8,4.8`} />}
            {n > 1 && (
              <text x={x + 7} y={y + 3.5}>
                {n}
              </text>
            )}
          </g>
        );
      })}
    </>
  );
}

export function TimelineChart({timeline, path, filters}: {timeline: Timeline; path: string; filters: URLSearchParams}) {
  const [element, width] = useWidth<HTMLDivElement>();
  const {shown, left} = shownBins(timeline.bins);
  const first = shown[0];
  const last = shown[shown.length - 1];
  if (!first || !last) return null;
  const margin = {left: 34, right: 14};
  const most = largest(shown);
  const plot = Math.min(230, Math.max(90, (most.up + most.down) * 16));
  const height = PLAN_LANE + plot + AXIS;
  const x = scaleUtc().domain([dayOf(first.from), dayAfter(last.to)]).range([margin.left, Math.max(width - margin.right, margin.left + 1)]);
  const y = scaleLinear().domain([-most.down - 0.5, most.up + 0.5]).range([PLAN_LANE + plot, PLAN_LANE]);
  const slot = Math.min(...shown.map((bin) => x(dayAfter(bin.to)) - x(dayOf(bin.from))));
  const bar = Math.max(1.5, Math.min(26, slot - (slot > 6 ? 2 : 0.5)));
  const step = y(0) - y(1);
  const units = Math.max(most.up, most.down) <= UNITS_UP_TO && slot >= 7 && step >= 9;
  const unit = units ? Math.min(6, slot / 2.4, step / 2.4) : null;
  const ticks = y.ticks(4).filter((tick) => Number.isInteger(tick) && tick !== 0);
  const address = (bin: Bin) => withQuery(path, filters, {since: bin.from, until: bin.to});
  return (
    <figure class="chart">
      <div class="chart-legend">
        <QuadLegend />
        <ul class="legend" aria-label="Plans and disagreement">
          <li>
            <PlanMark state="announced" /> planned
          </li>
          <li>
            <PlanMark state="fulfilled" /> fulfilled
          </li>
          <li>
            <PlanMark state="cancelled" /> cancelled or lapsed
          </li>
          <li>
            <b aria-hidden="true">≠</b> reports disagree
          </li>
        </ul>
      </div>
      <div ref={element} class="chart-area">
        {width > 0 && (
          <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`Events by ${timeline.bin}, ${dateWords(first.from, last.to)}. The same numbers are in the table below.`}>
            <defs>
              <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <line y2="5" class="hatch-line" />
              </pattern>
            </defs>
            <text class="lane" x={margin.left} y="10">
              plans
            </text>
            <line class="grid" x1={margin.left} x2={width - margin.right} y1={PLAN_LANE} y2={PLAN_LANE} />
            {ticks.map((tick) => (
              <g key={tick} class="axis">
                <line class="grid" x1={margin.left} x2={width - margin.right} y1={y(tick)} y2={y(tick)} />
                <text x={margin.left - 6} y={y(tick) + 4} text-anchor="end">
                  {Math.abs(tick)}
                </text>
              </g>
            ))}
            <line class="zero" x1={margin.left} x2={width - margin.right} y1={y(0)} y2={y(0)} />
            {shown.map((bin) => {
              const [start, end] = [x(dayOf(bin.from)), x(dayAfter(bin.to))];
              const middle = (start + end) / 2;
              return (
                <g key={bin.from} class="bin" onClick={() => go(address(bin))}>
                  <title>{summary(bin)}</title>
                  <rect class="hit" x={start} width={Math.max(1, end - start)} y="0" height={height - AXIS} />
                  <Stack bin={bin} x={middle - bar / 2} width={bar} y={y} unit={unit} />
                  {bin.conflicting > 0 && (
                    <text class="disagree" x={middle} y={y(bin.quad[0] + bin.quad[1]) - 3} text-anchor="middle">
                      ≠
                    </text>
                  )}
                  <PlanLane bin={bin} x={middle} />
                </g>
              );
            })}
            <DayAxis x={x} y={PLAN_LANE + plot} width={width - margin.left - margin.right} />
          </svg>
        )}
      </div>
      <figcaption class="quiet">
        Cooperation stands above the line, conflict below; material classes are hatched in bars. One column is a {timeline.bin}.
        {timeline.undated > 0 && ` ${count(timeline.undated, 'event')} without a day not shown.`}
        {left.length > 0 && ` Long before: ${left.map((bin) => dateWords(bin.from, bin.to)).join(', ')} (in the table).`}
      </figcaption>
      <BinTable timeline={timeline} address={address} />
    </figure>
  );
}

function BinTable({timeline, address}: {timeline: Timeline; address: (bin: Bin) => string}) {
  return (
    <AsTable label="Events by time, as a table" columns={['When', ...QUADS.map(({name}) => name), 'Plans open', 'Plans fulfilled', 'Disagreements']}>
      {timeline.bins.map((bin) => (
        <tr key={bin.from}>
          <th scope="row">
            <a href={address(bin)}>{dateWords(bin.from, bin.to)}</a>
          </th>
          {bin.quad.map((n, i) => (
            <td key={i}>{n > 0 ? number(n) : ''}</td>
          ))}
          <td>{bin.plans_open || ''}</td>
          <td>{bin.plans_fulfilled || ''}</td>
          <td>{bin.conflicting > 0 && <Disagreement fields={[`${bin.conflicting}`]} />}</td>
        </tr>
      ))}
    </AsTable>
  );
}
