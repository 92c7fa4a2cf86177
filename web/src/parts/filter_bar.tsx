// The filters of a view: what is set as chips, and a form to set more. The address is their only state.
import {useEffect, useRef, useState} from 'preact/hooks';
import {API, useJson, type Facets} from '../api';
import {chipsOf, FIELDS, queryText, withQuery, type FilterField} from '../query';
import {go} from '../router';
import {CONTEXTS, COUNTRIES, countryCode, countryName, FORMS, SECTORS, STATUSES, TYPES} from '../words';

const CHOICES: Record<string, [value: string, label: string][]> = {
  type: Object.entries(TYPES).map(([value, {label}]) => [value, label]),
  status: Object.entries(STATUSES),
  sector: SECTORS.map((value) => [value, value]),
  context: CONTEXTS.map((value) => [value, value.replace(/_/g, ' ')]),
  form: FORMS.map((value) => [value, value]),
};

const GROUP_NAMES: Record<string, string> = {
  who: 'Who',
  what: 'What',
  when: 'When and where',
  reported: 'How reported',
  said: 'What is said',
  plans: 'Plans',
};

function chipText(name: string, value: string): string {
  const choice = CHOICES[name];
  const say = (item: string) =>
    choice?.find(([code]) => code === item)?.[1] ?? (['country', 'between', 'actor', 'recipient'].includes(name) ? countryName(item) : item);
  const words = value.split(', ').map(say);
  return words.join(name === 'between' ? ' and ' : ', ');
}

function Field({field, value}: {field: FilterField; value: string}) {
  const id = `filter-${field.name}`;
  if (field.kind === 'flag') {
    return (
      <label class="flag" for={id}>
        <input id={id} type="checkbox" name={field.name} value="1" checked={value !== ''} />
        {field.label}
      </label>
    );
  }
  const choices = CHOICES[field.name];
  const several = value.includes(',');
  return (
    <div class="field">
      <label for={id}>{field.label}</label>
      {field.kind === 'choice' && choices && !several ? (
        <select id={id} name={field.name} value={value}>
          <option value="">any</option>
          {choices.map(([code, label]) => (
            <option key={code} value={code}>
              {label}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          name={field.name}
          value={value}
          type={field.kind === 'number' ? 'number' : 'text'}
          min={field.kind === 'number' ? 1 : undefined}
          list={field.kind === 'country' ? 'filter-countries' : undefined}
          inputMode={field.kind === 'number' ? 'numeric' : undefined}
          pattern={field.kind === 'date' ? '\\d{4}(-\\d{2}(-\\d{2})?)?' : undefined}
          title={field.kind === 'date' ? field.hint : undefined}
          placeholder={field.hint}
          autocomplete="off"
          spellcheck={false}
        />
      )}
    </div>
  );
}

// The values that this query holds most, each one click away.
function Suggestions({path, filters}: {path: string; filters: URLSearchParams}) {
  const wanted = ['type', 'country', 'outlet', 'status'];
  const {data} = useJson<Facets>(withQuery(`${API}/facets`, filters, {of: wanted.join(','), top: 6}));
  if (!data) return null;
  const shown = wanted.filter((name) => !filters.has(name) && (data.facets[name]?.length ?? 0) > 1);
  if (shown.length === 0) return null;
  return (
    <dl class="suggestions">
      {shown.map((name) => (
        <div key={name}>
          <dt>{FIELDS.find((field) => field.name === name)?.label}</dt>
          <dd>
            {data.facets[name]?.map(({value, n}) => (
              <a key={value} href={withQuery(path, filters, {[name]: value})}>
                {chipText(name, value)} <small>{n}</small>
              </a>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

// What the form holds, as filters: countries by name become codes, empty fields are left out.
export function formFilters(form: FormData): Record<string, string> {
  const out: Record<string, string> = {};
  for (const {name, kind} of FIELDS) {
    const value = form.get(name);
    if (typeof value !== 'string' || value.trim() === '') continue;
    out[name] =
      kind === 'country'
        ? value.split(',').map((item) => countryCode(item) ?? item.trim()).join(',')
        : value.trim().replace(/\s*,\s*/g, ',');
  }
  return out;
}

export function FilterBar({path, filters, groups}: {path: string; filters: URLSearchParams; groups: string[]}) {
  const [open, setOpen] = useState(false);
  const panel = useRef<HTMLFormElement>(null);
  const chips = chipsOf(filters);
  useEffect(() => {
    const show = () => {
      setOpen(true);
      requestAnimationFrame(() => panel.current?.querySelector<HTMLElement>('input, select')?.focus());
    };
    document.addEventListener('chancery:filters', show);
    return () => document.removeEventListener('chancery:filters', show);
  }, []);
  const apply = (event: SubmitEvent) => {
    event.preventDefault();
    // Filters of other views stay in the address, so that going back to those views finds them.
    const kept = new URLSearchParams(filters);
    for (const {name, group} of FIELDS) if (groups.includes(group)) kept.delete(name);
    go(withQuery(path, kept, formFilters(new FormData(event.currentTarget as HTMLFormElement))));
    setOpen(false);
  };
  return (
    <section class="filters" aria-label="Filters">
      <div class="filter-line">
        <button type="button" class="button" aria-expanded={open} aria-controls="filter-form" onClick={() => setOpen(!open)}>
          Filter
        </button>
        {chips.length === 0 ? (
          <span class="quiet">Everything in the record</span>
        ) : (
          <ul class="chips" aria-label="Filters that are set">
            {chips.map(({name, label, value, without}) => (
              <li key={name}>
                <a class="chip" href={withQuery(path, new URLSearchParams(without))} aria-label={`Remove the filter ${label} ${value}`}>
                  <span>{label}</span> {chipText(name, value)} <b aria-hidden="true">×</b>
                </a>
              </li>
            ))}
          </ul>
        )}
        {chips.length > 1 && (
          <a class="quiet" href={path}>
            Clear all
          </a>
        )}
      </div>
      {open && (
        <form id="filter-form" class="filter-form" ref={panel} onSubmit={apply} key={queryText(filters)}>
          {groups.map((group) => (
            <fieldset key={group}>
              <legend>{GROUP_NAMES[group]}</legend>
              {FIELDS.filter((field) => field.group === group).map((field) => (
                <Field key={field.name} field={field} value={filters.get(field.name) ?? ''} />
              ))}
            </fieldset>
          ))}
          <datalist id="filter-countries">
            {[...COUNTRIES].map(([code, name]) => (
              <option key={code} value={name} />
            ))}
          </datalist>
          <div class="form-end">
            <Suggestions path={path} filters={filters} />
            <span>
              <button type="submit" class="button primary">
                Apply
              </button>
              <button type="button" class="button" onClick={() => setOpen(false)}>
                Close
              </button>
            </span>
          </div>
        </form>
      )}
    </section>
  );
}
