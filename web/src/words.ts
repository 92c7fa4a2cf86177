// How things are said on the page: dates, counts, names of codes, sentences for events and plans.
import rows from 'virtual:countries';
import type {EventRow, Party, PlanRow, ReportRow} from './api';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

interface Day {
  year: number;
  month: number;
  day: number;
}

function parsed(date: string): Day | undefined {
  const found = /^(-?\d{1,6})-(\d{2})-(\d{2})$/.exec(date);
  return found ? {year: Number(found[1]), month: Number(found[2]), day: Number(found[3])} : undefined;
}

function lastDay({year, month}: Day): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function written({year, month, day}: Day): string {
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

// "2 April 2019", "April 2019", "2019", "6–7 April 2023", "20 March – 3 April 2023".
export function dateWords(from?: string, to?: string): string {
  const a = parsed(from ?? '');
  const b = parsed(to ?? from ?? '');
  if (!a || !b) return from ?? to ?? 'no date';
  if (from === to || to === undefined) return written(a);
  const wholeMonths = a.day === 1 && b.day === lastDay(b);
  if (wholeMonths && a.year === b.year) {
    if (a.month === 1 && b.month === 12) return String(a.year);
    if (a.month === b.month) return `${MONTHS[a.month - 1]} ${a.year}`;
    return `${MONTHS[a.month - 1]} – ${MONTHS[b.month - 1]} ${a.year}`;
  }
  if (wholeMonths && a.month === 1 && b.month === 12) return `${a.year}–${b.year}`;
  if (a.year !== b.year) return `${written(a)} – ${written(b)}`;
  if (a.month !== b.month) return `${a.day} ${MONTHS[a.month - 1]} – ${written(b)}`;
  return `${a.day}–${written(b)}`;
}

export function weekday(date: string): string {
  const day = parsed(date);
  return day ? (DAYS[new Date(Date.UTC(day.year, day.month - 1, day.day)).getUTCDay()] ?? '') : '';
}

const NUMBERS = new Intl.NumberFormat('en');

export function count(n: number, one: string, many = `${one}s`): string {
  return `${NUMBERS.format(n)} ${n === 1 ? one : many}`;
}

export function number(n: number): string {
  return NUMBERS.format(n);
}

export function score(value: number | undefined): string {
  if (value === undefined) return '–';
  return (value > 0 ? '+' : value < 0 ? '−' : '') + Math.abs(value).toFixed(1);
}

export function enumerate(names: string[]): string {
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}

export const COUNTRIES = new Map(rows.map(([code, , name]) => [code, name]));
export const BY_NUMBER = new Map(rows.filter(([, n]) => n !== '').map(([code, n]) => [n, code]));

const GROUPS: Record<string, string> = {
  IGO: 'international organisation',
  UNO: 'United Nations',
  EUR: 'Europe',
  NGO: 'non-governmental organisation',
  ISM: 'international body',
  IMG: 'international armed group',
  MNC: 'multinational company',
};

export function countryName(code: string | undefined): string {
  if (!code) return '';
  return COUNTRIES.get(code) ?? GROUPS[code] ?? code;
}

// The code of a country written by name or code; undefined where it is neither.
export function countryCode(written: string): string | undefined {
  const wanted = written.trim();
  if (COUNTRIES.has(wanted.toUpperCase()) || wanted.toUpperCase() in GROUPS) return wanted.toUpperCase();
  for (const [code, name] of COUNTRIES) if (name.toLowerCase() === wanted.toLowerCase()) return code;
  return undefined;
}

export interface QuadClass {
  name: string;
  short: string;
}

export const QUADS: QuadClass[] = [
  {name: 'Verbal cooperation', short: 'verbal coop.'},
  {name: 'Material cooperation', short: 'material coop.'},
  {name: 'Verbal conflict', short: 'verbal conflict'},
  {name: 'Material conflict', short: 'material conflict'},
];

export const TYPES: Record<string, {quad: number; label: string}> = {
  AGREE: {quad: 1, label: 'Agree'},
  CONSULT: {quad: 1, label: 'Consult'},
  SUPPORT: {quad: 1, label: 'Support'},
  CONCEDE: {quad: 1, label: 'Concede'},
  COOPERATE: {quad: 2, label: 'Cooperate'},
  AID: {quad: 2, label: 'Aid'},
  RETREAT: {quad: 2, label: 'Retreat'},
  REQUEST: {quad: 3, label: 'Request'},
  ACCUSE: {quad: 3, label: 'Accuse'},
  REJECT: {quad: 3, label: 'Reject'},
  THREATEN: {quad: 3, label: 'Threaten'},
  PROTEST: {quad: 4, label: 'Protest'},
  SANCTION: {quad: 4, label: 'Sanction'},
  MOBILIZE: {quad: 4, label: 'Mobilize'},
  COERCE: {quad: 4, label: 'Coerce'},
  ASSAULT: {quad: 4, label: 'Assault'},
};

export const STATUSES: Record<string, string> = {
  happened: 'happened',
  future: 'to come',
  hypothetical: 'possible',
  negated: 'did not happen',
  historical: 'long past',
};

export const SECTORS =
  'GOV MIL JUD LEG COP SPY PRM PTY REB UAF OPP UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF REL SOC'.split(' ');

export const CONTEXTS = (
  'military intelligence executive legislative election political_institutions pro_democracy pro_autocracy economic ' +
  'legal reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity inequality ' +
  'diplomatic territory peacekeeping health asylum migration disasters natural_resource environment technology ' +
  'terrorism cbrn cyber misinformation crime corruption illegal_drugs trafficking'
).split(' ');

export const FORMS = ['direct', 'indirect', 'mixed'];

export function typeLabel(type: string, modes: string[] = []): string {
  const label = TYPES[type]?.label ?? type;
  return modes.length === 0 ? label : `${label} · ${modes.map((mode) => mode.replace(/[-_]/g, ' ')).join(', ')}`;
}

function parties(list: Party[]): string {
  return enumerate(list.map((party) => party.name));
}

// The service's sentence; a record served without one is told by its code.
export function eventSentence(event: EventRow): string {
  if (event.sentence) return event.sentence;
  const who = parties(event.actors) || 'Somebody not named';
  const whom = event.recipients.length > 0 ? ` → ${parties(event.recipients)}` : '';
  return `${who}${whom}: ${typeLabel(event.event_type, event.event_modes).toLowerCase()}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function planSentence(plan: PlanRow): string {
  if (plan.sentence) return capital(plan.sentence);
  const whom = plan.recipients.length > 0 ? ` → ${parties(plan.recipients)}` : '';
  return `${typeLabel(plan.type, plan.modes)}: ${parties(plan.actors)}${whom}`;
}

export function reportTitle(report: ReportRow): string {
  return report.title || report.path || 'Report without a headline';
}

export function outletName(report: {outlet?: string; path?: string}): string {
  return report.outlet || 'Outlet not named';
}

// Who tells it, where several reports stand together: without an outlet the headline tells them apart.
export function voiceName(report: ReportRow): string {
  return report.outlet || reportTitle(report);
}

const BASES: Record<string, string> = {
  metadata: 'from the report’s own data',
  url: 'from its address',
  byline: 'from its byline',
  dateline: 'from its dateline',
  landmark: 'inferred from an event whose date is known',
  record: 'inferred from other reports',
  text: 'from the report’s words',
  published: 'from the day of publication',
};

export function basisWords(basis: string | undefined): string {
  return basis ? (BASES[basis] ?? basis) : '';
}

const FIELD_WORDS: Record<string, string> = {
  day: 'When',
  date: 'When',
  place: 'Where',
  actors: 'Who',
  recipients: 'To whom',
  status: 'Whether',
  number: 'How many',
};

export function fieldWords(field: string): string {
  return FIELD_WORDS[field] ?? capital(field);
}

// A day among disagreeing values is told with its weekday: that is what reports differ on.
export function valueWords(value: string): string {
  const days = /^(\d{4}-\d{2}-\d{2})(?:\/(\d{4}-\d{2}-\d{2}))?$/.exec(value);
  if (!days) return value;
  const [from, to] = [days[1] ?? '', days[2] ?? days[1] ?? ''];
  return from === to ? `${weekday(from)}, ${dateWords(from, from)}` : dateWords(from, to);
}

// Only web addresses become links: a report's address is a stranger's text.
export function webAddress(url: string | undefined): string | undefined {
  return url !== undefined && /^https?:\/\//i.test(url) ? url : undefined;
}
