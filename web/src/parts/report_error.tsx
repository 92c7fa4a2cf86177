// Reporting an error: a correction for the record's overlay, sent with the token of this service.
import {useRef, useState} from 'preact/hooks';
import {API, errorOf} from '../api';

export interface Correctable {
  kind: 'event' | 'quote' | 'report' | 'actor' | 'plan';
  id: string;
  fields: [name: string, label: string][];
}

const TOKEN = 'chancery.token';

export function ReportError({of}: {of: Correctable}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [state, setState] = useState<{kind: 'editing' | 'sending' | 'sent'; problem?: string}>({kind: 'editing'});
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const word = (name: string) => String(form.get(name) ?? '').trim();
    sessionStorage.setItem(TOKEN, word('token'));
    setState({kind: 'sending'});
    try {
      const answer = await fetch(`${API}/corrections`, {
        method: 'POST',
        headers: {'Content-Type': 'application/json', Authorization: `Bearer ${word('token')}`},
        body: JSON.stringify({of: of.kind, id: of.id, field: word('field'), value: word('value'), note: word('note')}),
      });
      if (!answer.ok) throw await errorOf(answer);
      setState({kind: 'sent'});
    } catch (problem) {
      setState({kind: 'editing', problem: problem instanceof Error ? problem.message : String(problem)});
    }
  };
  const open = () => {
    setState({kind: 'editing'});
    dialog.current?.showModal();
  };
  return (
    <>
      <button type="button" class="button" onClick={open}>
        Report an error
      </button>
      <dialog ref={dialog} class="dialog" aria-labelledby="report-error-title">
        <h2 id="report-error-title">Report an error</h2>
        {state.kind === 'sent' ? (
          <>
            <p role="status">Thank you. The correction is kept beside the record.</p>
            <button type="button" class="button primary" onClick={() => dialog.current?.close()}>
              Close
            </button>
          </>
        ) : (
          <form onSubmit={send}>
            <p class="quiet">The reports stay as they are: a correction is kept beside the record, with your note.</p>
            <div class="field">
              <label for="error-field">What is wrong</label>
              <select id="error-field" name="field">
                {of.fields.map(([name, label]) => (
                  <option key={name} value={name}>
                    {label}
                  </option>
                ))}
              </select>
            </div>
            <div class="field">
              <label for="error-value">What it should be</label>
              <input id="error-value" name="value" autocomplete="off" />
            </div>
            <div class="field">
              <label for="error-note">Why</label>
              <textarea id="error-note" name="note" rows={3} required />
            </div>
            <div class="field">
              <label for="error-token">Token</label>
              <input id="error-token" name="token" type="password" required autocomplete="off" defaultValue={sessionStorage.getItem(TOKEN) ?? ''} />
              <small class="quiet">From whoever runs this service. It is kept until this tab is closed.</small>
            </div>
            {state.problem && (
              <p class="problem" role="alert">
                {state.problem}
              </p>
            )}
            <div class="form-end">
              <span>
                <button type="submit" class="button primary" disabled={state.kind === 'sending'}>
                  Send
                </button>
                <button type="button" class="button" onClick={() => dialog.current?.close()}>
                  Cancel
                </button>
              </span>
            </div>
          </form>
        )}
      </dialog>
    </>
  );
}
