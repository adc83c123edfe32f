/**
 * The search box: a dialog with a combobox, loaded when somebody first asks for it, without the client app.
 * Follows the combobox pattern of the ARIA Authoring Practices (list autocomplete, focus stays in the field).
 * Files beside it, by the address it was loaded from: `box.css`, `index.json`.
 */
import { createFinder, type Entry, type Found } from './ranking';

interface Box {
  readonly dialog: HTMLDialogElement;
  readonly field: HTMLInputElement;
}

let box: Promise<Box> | undefined;

/**
 * Shows the box; builds it the first time.
 * @param beside address of the folder with the other files, with a trailing slash; `version` is appended to them.
 */
export async function open(beside = import.meta.url.replace(/[^/]*$/, ''), version = import.meta.url.replace(/^[^?]*/, '')): Promise<void> {
  const { dialog, field } = await (box ??= build(beside, version));
  if (dialog.open) return;
  dialog.showModal();
  field.select();
}

const element = <K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Readonly<Record<string, string>> = {}, ...children: (Node | string)[]): HTMLElementTagNameMap[K] => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
};

async function build(beside: string, version: string): Promise<Box> {
  const site = new URL('..', beside).href;
  const link = (path: string, text: string): HTMLElement => element('a', { href: `${site}${path.slice(1)}` }, text);
  const style = element('link', { rel: 'stylesheet', href: `${beside}box.css${version}` });
  const styled = new Promise((resolve) => { style.onload = style.onerror = resolve; });
  document.head.append(style);

  const field = element('input', { id: 'search-field', type: 'search', role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': 'search-list', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', enterkeyhint: 'go', placeholder: 'A clause, a symptom, a field: H2, drain stuck, preStop' });
  const list = element('div', { id: 'search-list', role: 'listbox', 'aria-label': 'Results' });
  const status = element('p', { id: 'search-status', role: 'status' });
  const help = element('div', { id: 'search-help' });
  const close = element('button', { type: 'button' }, 'Close');
  const dialog = element('dialog', { id: 'search-box', 'aria-label': 'Search' },
    element('div', { id: 'search-top' }, element('label', { for: 'search-field' }, 'Search'), field, close), status, list, help);
  document.body.append(dialog);
  close.onclick = () => dialog.close();
  // A press on the backdrop is a press on the dialog itself.
  dialog.onclick = (event) => { if (event.target === dialog) dialog.close(); };

  let find: ReturnType<typeof createFinder> | undefined;
  let failed = false;
  let found: readonly Found[] = [];
  let active = -1;

  const activate = (to: number): void => {
    const options = [...list.children];
    active = options.length === 0 ? -1 : (to + options.length) % options.length;
    options.forEach((option, at) => option.setAttribute('aria-selected', String(at === active)));
    if (active < 0) return field.removeAttribute('aria-activedescendant');
    field.setAttribute('aria-activedescendant', `search-option-${active}`);
    options[active]?.scrollIntoView({ block: 'nearest' });
  };

  const show = (): void => {
    const query = field.value.trim();
    found = find && query ? find(query) : [];
    // The option is the link, so that a middle click or a long press does what it does on links.
    list.replaceChildren(...found.map(({ kind, title, path, on }, at) =>
      element('a', { role: 'option', id: `search-option-${at}`, 'aria-selected': 'false', tabindex: '-1', href: `${site}${path.slice(1)}` }, element('b', {}, title), element('span', {}, on ? `${kind} · ${on}` : kind))));
    field.setAttribute('aria-expanded', String(found.length > 0));
    activate(found.length > 0 ? 0 : -1);
    list.hidden = found.length === 0;
    help.hidden = found.length > 0;
    if (failed) status.textContent = 'The index could not be loaded. These pages lead on:';
    else if (!find) status.textContent = 'Loading the index…';
    else if (query === '') status.textContent = 'Ids, symptoms, fields and questions all work.';
    else status.textContent = found.length === 0 ? `Nothing matches “${query}”. Try one word less, the field’s name, or start from:` : `${found.length} ${found.length === 1 ? 'result' : 'results'}`;
  };

  help.append(element('ul', {},
    element('li', {}, link('/reference-architecture/failure-modes/', 'Symptoms'), ', when something is broken now'),
    element('li', {}, link('/runtime-model/service-runtime-contract/', 'The contract'), ', all clauses on one page'),
    element('li', {}, link('/start/glossary/', 'The glossary'), ', one meaning for each word'),
    element('li', {}, link('/', 'Home'), ', doors by role and by decision')));

  field.oninput = show;
  field.onkeydown = (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      activate(active + (event.key === 'ArrowDown' ? 1 : -1));
    } else if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault();
      (list.children[active] as HTMLElement | undefined)?.click();
    } else if (event.key === 'Escape' && field.value !== '') {
      // First clears, then closes: the field is the thing being left.
      event.preventDefault();
      field.value = '';
      show();
    }
  };
  // A result on this page only moves to an anchor: the box has to get out of the way by itself.
  list.onclick = () => dialog.close();
  list.onpointermove = (event) => {
    const over = [...list.children].indexOf((event.target as Element).closest('[role=option]') as Element);
    if (over >= 0 && over !== active) activate(over);
  };

  show();
  void fetch(`${beside}index.json${version}`)
    .then((response) => (response.ok ? (response.json() as Promise<readonly Entry[]>) : Promise.reject(new Error(String(response.status)))))
    .then((entries) => { find = createFinder(entries); })
    .catch(() => { failed = true; })
    .then(show);
  await styled;
  return { dialog, field };
}
