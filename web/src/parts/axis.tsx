// The axis of days below a chart.
import type {ScaleTime} from 'd3-scale';

export function DayAxis({x, y, width}: {x: ScaleTime<number, number>; y: number; width: number}) {
  const ticks = x.ticks(Math.max(3, Math.floor(width / 90)));
  const first = x.tickFormat();
  let year = -1;
  return (
    <g class="axis" transform={`translate(0,${y})`}>
      <line x1={x.range()[0]} x2={x.range()[1]} />
      {ticks.map((tick) => {
        const inYear = tick.getUTCFullYear();
        const changed = inYear !== year;
        year = inYear;
        const label = first(tick);
        return (
          <g key={+tick} transform={`translate(${x(tick)},0)`}>
            <line y2="5" />
            <text y="18" text-anchor="middle">
              {changed && label !== String(inYear) ? `${label.slice(0, 3) === label ? label : shorten(label)} ${inYear}` : shorten(label)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

const MONTHS = /^(January|February|March|April|May|June|July|August|September|October|November|December)$/;

function shorten(label: string): string {
  return MONTHS.test(label) ? label.slice(0, 3) : label;
}
