// What the service answers (docs/http.md, /openapi.json), and how the page asks for it.
import {useEffect, useState} from 'preact/hooks';

export type Span = [start: number, end: number];

export interface Party {
  id: string;
  name: string;
  country?: string;
  sectors?: string[];
}

export interface PlaceName {
  name: string;
  country?: string;
  precision?: string;
}

export interface Version {
  value: string;
  reports: string[];
}

export interface EventRow {
  event_id: string;
  sentence?: string;
  event_date?: string;
  event_date_end?: string;
  date_precision?: string;
  date_basis?: string;
  event_type: string;
  event_modes: string[];
  quad_class: number;
  contexts: string[];
  plover_score: number;
  cameo_code?: string;
  goldstein?: number;
  status: string;
  plan_of?: string;
  fulfilled_by?: string;
  actors: Party[];
  recipients: Party[];
  place_name?: string;
  place_raw?: string;
  country_code?: string;
  place_precision?: string;
  n_reports: number;
  n_independent: number;
  n_copies: number;
  first_reported?: string;
  last_reported?: string;
  conflicts: string[];
  confidence: number;
  evidence_report_id?: string;
  evidence_text?: string;
  reports: string[];
  sense?: string;
  disagreements: {field: string; versions: Version[]}[];
}

export interface ReportRow {
  report_id: string;
  key?: string;
  path?: string;
  url?: string;
  outlet?: string;
  title?: string;
  published_from?: string;
  published_to?: string;
  published_basis?: string;
  published_reason?: string;
  copy_of?: string;
  copy_why?: string;
  story_id?: string;
  flags: string[];
}

export interface QuoteRow {
  quote_id?: string;
  speaker?: string;
  speaker_id?: string;
  speaker_country?: string;
  content: string;
  form: string;
  addressee?: string;
  addressee_id?: string;
  chain: string[];
  reports: string[];
  outlet?: string;
  published_from?: string;
  published_to?: string;
  spans?: Span[];
}

export interface ActorRow {
  actor_id: string;
  name: string;
  country?: string;
  sectors?: string[];
  names: string[];
  n_events: number;
  n_quotations: number;
}

export interface PlanRow {
  plan_id: string;
  sentence?: string;
  type: string;
  modes: string[];
  actors: Party[];
  recipients: Party[];
  place?: PlaceName;
  expected_from?: string;
  expected_to?: string;
  state: string;
  announced_in: string[];
  announced_by: string[];
  fulfilled_by?: string;
}

export interface StoryRow {
  story_id: string;
  title: string;
  n_events: number;
  n_plans: number;
  n_reports: number;
  reports: string[];
}

export interface List<Row> {
  total: number;
  count: number;
  limit: number;
  next?: string;
  rows: Row[];
}

export interface Telling {
  span: Span;
  words: string;
  from_copy: boolean;
  trigger: Span;
  trigger_words: string;
  sense: string;
  status?: string;
  confidence: number;
  date?: {from: string; to: string; precision?: string};
  before?: string;
  sentence: string;
  sentence_span: Span;
  after?: string;
  chain?: string[];
  quotation?: QuoteRow;
}

export interface EventItem {
  event: EventRow;
  stories: {story_id: string; title: string}[];
  plan?: PlanRow;
  fulfils: PlanRow[];
  reports: {report: ReportRow; copies: ReportRow[]; tellings: Telling[]}[];
  explain: string;
}

export interface WireEntity {
  id: number;
  name: string;
  type: string;
  country?: string;
  sectors?: string[];
  role?: string;
  actor?: string;
  mentions: {span: Span; form: string}[];
}

export interface Wire {
  title?: string;
  text: string;
  removed?: {text: string; why: string}[];
  flags?: string[];
  sentences: Span[];
  entities: WireEntity[];
  timexes: {span: Span; type: string; value?: string; from?: string; to?: string}[];
  quotations: {
    speaker?: number;
    speaker_span?: Span;
    cue?: Span;
    content: Span[];
    form: string;
    addressee?: number;
    chain?: string[];
  }[];
  events: {
    type: string;
    modes?: string[];
    status: string;
    actors: number[];
    recipients?: number[];
    trigger: Span;
    evidence: Span;
    quad: number;
    sense?: string;
    confidence?: number;
  }[];
}

export interface ReportItem {
  report: ReportRow;
  wire: Wire;
  copies: ReportRow[];
  original?: ReportRow;
  events: EventRow[];
  event_ids?: (string | null)[]; // of wire.events, in their order
  explain: string;
}

export interface ActorItem {
  actor: ActorRow;
  names: {name: string; n?: number}[];
  offices: {office?: string; title?: string; country?: string; organization?: string; sectors?: string[]; from?: string; to?: string}[];
  events: {total: number; rows: EventRow[]};
  quotes_by: {total: number; rows: QuoteRow[]};
  quotes_about: {total: number; rows: QuoteRow[]};
  partners: {actor_id: string; name: string; country?: string; n_events: number; score?: number; last?: string}[];
  partners_total: number;
}

export interface PlanItem {
  plan: PlanRow;
  steps: {date?: string; event: EventRow}[];
  fulfilled_by?: EventRow;
  reports: ReportRow[];
  explain: string;
}

export interface StoryItem {
  story: StoryRow;
  events: EventRow[];
  plans: PlanRow[];
  reports: ReportRow[];
}

export interface Bin {
  from: string;
  to: string;
  n: number;
  happened: number;
  future: number;
  hypothetical: number;
  negated: number;
  historical: number;
  conflicting: number;
  plans_open: number;
  plans_fulfilled: number;
  plans_ended: number;
  quad: [number, number, number, number];
  score?: number;
}

export interface Timeline {
  bin: string;
  total: number;
  undated: number;
  plans_undated?: number;
  bins: Bin[];
}

export interface Network {
  total_nodes: number;
  total_edges: number;
  shown_nodes: number;
  shown_edges: number;
  nodes: {id: string; name: string; country?: string; sectors?: string[]; n_events: number}[];
  edges: {a: string; b: string; n: number; score?: number; cooperation: number; conflict: number}[];
}

export interface MapAnswer {
  total: number;
  unplaced: number;
  countries: {country: string; n_events: number; score?: number}[];
  parties: {country: string; n_events: number; score?: number}[];
  points: {name: string; country?: string; lat: number; lon: number; precision?: string; n_events: number; score?: number}[];
  points_total: number;
}

export interface Pair {
  a: string;
  b: string;
  total: number;
  undated: number;
  bins: {from: string; to: string; n: number; score?: number; min?: number; max?: number; cooperation: number; conflict: number}[];
  types: {value: string; n: number}[];
  a_to_b: number;
  b_to_a: number;
  together: number;
}

export interface Facets {
  total: number;
  facets: Record<string, {value: string; label?: string; n: number}[]>;
}

export interface BriefItem {
  when?: string;
  from?: string;
  to?: string;
  text: string;
  words?: string;
  notes?: string[];
  sources?: number[];
  plan?: boolean;
}

export interface Brief {
  title: string;
  summary: string;
  stories: {title: string; sections: {heading: string; items: BriefItem[]}[]}[];
  sources: {number: number; report_id?: string; title?: string; outlet?: string; url?: string; date?: string; note?: string}[];
}

export interface Found {
  q: string;
  actors: {total: number; rows: ActorRow[]};
  events: {total: number; rows: EventRow[]};
  quotes: {total: number; rows: QuoteRow[]};
  reports: {total: number; rows: ReportRow[]};
}

export interface About {
  version: string;
  reports: number;
  copies: number;
  events: number;
  plans: number;
  stories: number;
  first?: string;
  last?: string;
  writes?: boolean;
  corrections?: boolean;
}

export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export const API = '/api/v1';

// The service's own words where it gave some: {"error": {"message"}}.
export async function errorOf(answer: Response): Promise<ApiError> {
  let message = `The service answered ${answer.status}.`;
  try {
    const body = (await answer.json()) as {error?: {message?: string}};
    if (body.error?.message) message = body.error.message;
  } catch {
    // An answer without JSON has no words to show beyond its status.
  }
  return new ApiError(answer.status, message);
}

export async function getJson<T>(address: string, signal?: AbortSignal): Promise<T> {
  const answer = await fetch(address, {signal, headers: {Accept: 'application/json'}});
  if (!answer.ok) throw await errorOf(answer);
  return (await answer.json()) as T;
}

export interface Loaded<T> {
  data?: T;
  error?: Error;
  loading: boolean;
}

const recent = new Map<string, unknown>();
const RECENT = 40;

// Going back shows at once what was seen before; it is asked for again all the same.
export function useJson<T>(address: string | null): Loaded<T> & {again: () => void} {
  const [state, set] = useState<Loaded<T> & {of: string | null}>({loading: address !== null, of: null});
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (address === null) {
      set({loading: false, of: null});
      return undefined;
    }
    const stop = new AbortController();
    set({loading: true, of: address, data: recent.get(address) as T | undefined});
    getJson<T>(address, stop.signal).then(
      (data) => {
        recent.delete(address);
        recent.set(address, data);
        if (recent.size > RECENT) recent.delete(recent.keys().next().value as string);
        set({data, loading: false, of: address});
      },
      (error: Error) => {
        if (!stop.signal.aborted) set({error, loading: false, of: address});
      },
    );
    return () => stop.abort();
  }, [address, turn]);
  const current = state.of === address ? state : {loading: address !== null};
  return {...(current as Loaded<T>), again: () => setTurn(turn + 1)};
}
