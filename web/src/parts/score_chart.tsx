// The mean PLOVER score of a pair over time, with its spread; the size of a point says how many events.
import {scaleLinear, scaleSqrt, scaleUtc} from 'd3-scale';
import {line} from 'd3-shape';
import type {Pair} from '../api';
import {dayAfter, dayOf} from '../bins';
import {count, dateWords, number, score} from '../words';
import {DayAxis} from './axis';
import {AsTable} from './table';
import {useWidth} from './width';

const HEIGHT = 240;
const MARGIN = {left: 40, right: 16, top: 12, bottom: 30};

export function ScoreChart({pair}: {pair: Pair}) {
  const [element, width] = useWidth<HTMLDivElement>();
  const bins = pair.bins.filter((bin) => bin.score !== undefined);
  const first = bins[0];
  const last = bins[bins.length - 1];
  if (!first || !last) return null;
  const x = scaleUtc().domain([dayOf(first.from), dayAfter(last.to)]).range([MARGIN.left, Math.max(MARGIN.left + 1, width - MARGIN.right)]);
  const y = scaleLinear().domain([-10, 10]).range([HEIGHT - MARGIN.bottom, MARGIN.top]);
  const size = scaleSqrt().domain([1, Math.max(2, ...bins.map((bin) => bin.n))]).range([3.5, 9]);
  const middle = (bin: (typeof bins)[number]) => (x(dayOf(bin.from)) + x(dayAfter(bin.to))) / 2;
  const path = line<(typeof bins)[number]>().x(middle).y((bin) => y(bin.score ?? 0))(bins);
  return (
    <figure class="chart">
      <div ref={element} class="chart-area">
        {width > 0 && (
          <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label="Mean score of what the two did to one another, over time. The same numbers are in the table below.">
            {[-10, -5, 5, 10].map((tick) => (
              <g key={tick} class="axis">
                <line class="grid" x1={MARGIN.left} x2={width - MARGIN.right} y1={y(tick)} y2={y(tick)} />
                <text x={MARGIN.left - 8} y={y(tick) + 4} text-anchor="end">
                  {tick > 0 ? `+${tick}` : `−${-tick}`}
                </text>
              </g>
            ))}
            <line class="zero" x1={MARGIN.left} x2={width - MARGIN.right} y1={y(0)} y2={y(0)} />
            {path && <path class="score-line" d={path} />}
            {bins.map((bin) => (
              <g key={bin.from} class={(bin.score ?? 0) < 0 ? 'conflict' : 'cooperation'}>
                <title>{`${dateWords(bin.from, bin.to)}: mean score ${score(bin.score)}, ${count(bin.n, 'event')}`}</title>
                <line class="spread" x1={middle(bin)} x2={middle(bin)} y1={y(bin.min ?? bin.score ?? 0)} y2={y(bin.max ?? bin.score ?? 0)} />
                {(bin.score ?? 0) < 0 ? (
                  <rect x={middle(bin) - size(bin.n)} y={y(bin.score ?? 0) - size(bin.n)} width={2 * size(bin.n)} height={2 * size(bin.n)} transform={`rotate(45 ${middle(bin)} ${y(bin.score ?? 0)})`} />
                ) : (
                  <circle cx={middle(bin)} cy={y(bin.score ?? 0)} r={size(bin.n)} />
                )}
              </g>
            ))}
            <DayAxis x={x} y={HEIGHT - MARGIN.bottom} width={width - MARGIN.left - MARGIN.right} />
          </svg>
        )}
      </div>
      <figcaption class="quiet">
        PLOVER score from −10 (conflict, diamonds) to +10 (cooperation, circles): mean of each column, with the lowest and highest; larger where there
        are more events.
      </figcaption>
      <AsTable label="Scores, as a table" columns={['When', 'Events', 'Mean', 'Lowest', 'Highest', 'Cooperation', 'Conflict']}>
        {pair.bins.map((bin) => (
          <tr key={bin.from}>
            <th scope="row">{dateWords(bin.from, bin.to)}</th>
            <td>{number(bin.n)}</td>
            <td>{score(bin.score)}</td>
            <td>{score(bin.min)}</td>
            <td>{score(bin.max)}</td>
            <td>{number(bin.cooperation)}</td>
            <td>{number(bin.conflict)}</td>
          </tr>
        ))}
      </AsTable>
    </figure>
  );
}
