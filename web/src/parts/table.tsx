// What the tables have in common.
import type {ComponentChildren} from 'preact';

// The head of a table. A column whose label begins with # holds numbers.
export function Head({columns}: {columns: string[]}) {
  return (
    <thead>
      <tr>
        {columns.map((label) =>
          label.startsWith('#') ? (
            <th scope="col" class="num" key={label}>
              {label.slice(1)}
            </th>
          ) : (
            <th scope="col" key={label}>
              {label}
            </th>
          ),
        )}
      </tr>
    </thead>
  );
}

// A picture's numbers, folded below it.
export function AsTable({label, columns, children}: {label: string; columns: string[]; children: ComponentChildren}) {
  return (
    <details class="as-table">
      <summary>Show as a table</summary>
      <div class="scroll" tabIndex={0} role="region" aria-label={label}>
        <table class="numbers">
          <Head columns={columns} />
          <tbody>{children}</tbody>
        </table>
      </div>
    </details>
  );
}

export function Explained({text}: {text: string}) {
  return (
    <details>
      <summary>All that chancery explain says</summary>
      <pre tabIndex={0}>{text}</pre>
    </details>
  );
}
