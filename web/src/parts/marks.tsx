// Small signs that carry meaning by shape as well as by colour: quad classes, plan states, disagreement.
import {QUADS} from '../words';

// Verbal cooperation is a circle, material cooperation a square, verbal conflict a triangle, material
// conflict a diamond; radius r about (x, y).
export function quadPath(quad: number, x: number, y: number, r: number): string {
  switch (quad) {
    case 1:
      return `M${x - r},${y}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z`;
    case 2:
      return `M${x - r * 0.9},${y - r * 0.9}h${r * 1.8}v${r * 1.8}h${-r * 1.8}Z`;
    case 3:
      return `M${x},${y - r * 1.1}L${x + r * 1.1},${y + r * 0.85}H${x - r * 1.1}Z`;
    default:
      return `M${x},${y - r * 1.2}L${x + r * 1.2},${y}L${x},${y + r * 1.2}L${x - r * 1.2},${y}Z`;
  }
}

export function QuadMark({quad, hollow = false}: {quad: number; hollow?: boolean}) {
  return (
    <svg class={`quad-mark quad-${quad}${hollow ? ' hollow' : ''}`} viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
      <path d={quadPath(quad, 8, 8, 5.6)} />
    </svg>
  );
}

export function QuadLegend() {
  return (
    <ul class="legend" aria-label="Classes of events">
      {QUADS.map(({name}, i) => (
        <li key={name}>
          <QuadMark quad={i + 1} />
          {name}
        </li>
      ))}
    </ul>
  );
}

const PLAN_SHAPES: Record<string, string> = {
  announced: 'hollow',
  confirmed: 'hollow double',
  postponed: 'hollow dashed',
  fulfilled: 'filled',
  cancelled: 'hollow crossed',
  lapsed: 'hollow faded',
};

export function PlanMark({state}: {state: string}) {
  const shape = PLAN_SHAPES[state] ?? 'hollow';
  return (
    <svg class={`plan-mark ${shape}`} viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
      <circle cx="8" cy="8" r="5.6" />
      {shape.includes('double') && <circle class="dot" cx="8" cy="8" r="2" />}
      {shape.includes('crossed') && <path d="M5 5l6 6M11 5l-6 6" />}
    </svg>
  );
}

export function PlanState({state}: {state: string}) {
  return (
    <span class="plan-state">
      <PlanMark state={state} />
      {state}
    </span>
  );
}

export function Disagreement({fields}: {fields: string[]}) {
  if (fields.length === 0) return null;
  return (
    <span class="badge disagree" title={`The reports disagree on: ${fields.join(', ')}`}>
      <span aria-hidden="true">≠ </span>
      reports disagree
    </span>
  );
}
