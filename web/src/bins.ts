// What the timeline draws from what the service counts: stacks, their largest, and the days of a bin.
import type {Bin} from './api';

export function dayOf(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

export function dayAfter(date: string): Date {
  const day = dayOf(date);
  day.setUTCDate(day.getUTCDate() + 1);
  return day;
}

export interface Stacks {
  up: number;
  down: number;
  plans: number;
}

// The largest stack of cooperation, of conflict and of plans in any bin.
export function largest(bins: Bin[]): Stacks {
  const out = {up: 0, down: 0, plans: 0};
  for (const {quad, plans_open, plans_fulfilled, plans_ended} of bins) {
    out.up = Math.max(out.up, quad[0] + quad[1]);
    out.down = Math.max(out.down, quad[2] + quad[3]);
    out.plans = Math.max(out.plans, plans_open + plans_fulfilled + plans_ended);
  }
  return out;
}

// The days that the chart spans. A bin far from all others (a long past event) leaves most of the
// picture empty; how many were left out is told beside it.
export function shownBins(bins: Bin[]): {shown: Bin[]; left: Bin[]} {
  if (bins.length < 4) return {shown: bins, left: []};
  const total = bins.reduce((sum, bin) => sum + bin.n + bin.plans_open + bin.plans_fulfilled + bin.plans_ended, 0);
  const whole = +dayAfter((bins[bins.length - 1] as Bin).to) - +dayOf((bins[0] as Bin).from);
  let first = 0;
  let dropped = 0;
  for (let i = 0; i + 2 < bins.length; i++) {
    const bin = bins[i] as Bin;
    dropped += bin.n + bin.plans_open + bin.plans_fulfilled + bin.plans_ended;
    if (dropped > Math.max(1, total * 0.05)) break;
    const gap = +dayOf((bins[i + 1] as Bin).from) - +dayOf(bin.to);
    if (gap > whole * 0.3) first = i + 1;
  }
  return {shown: bins.slice(first), left: bins.slice(0, first)};
}
