/**
 * The only script a page starts with. Inline, ≤ 2.7 KB minified, identical on every page. No imports: it is compiled alone.
 * In development it runs as a module instead (`client.ts`), where the app is always there.
 * Vocabulary in the markup: `data-island="visible|use"`, `data-theme-button`, `data-search`, `data-kept="<storage key>"`,
 * `data-copy` (empty: the code beside it; `sh`: that without its comments; else an address).
 */
{
  const doc = document;
  const root = doc.documentElement;
  const self = doc.currentScript;
  let app: Promise<void> | undefined;

  /** Brings the client app in, once, and resolves when it has hydrated. */
  const load = (): Promise<void> => (app ??= new Promise((resolve) => {
    new MutationObserver((_, observer) => {
      if (root.dataset.hasHydrated !== 'true') return;
      observer.disconnect();
      resolve();
    }).observe(root, { attributes: true });
    for (const url of (self?.dataset.app ?? '').split(' ')) {
      doc.head.append(/css$/.test(url)
        ? Object.assign(doc.createElement('link'), { rel: 'stylesheet', href: url })
        : Object.assign(doc.createElement('script'), { src: url, async: false }));
    }
  }));

  /** What a control held at `input`, before the app that comes alive at that event may put its own value back. */
  const held = new WeakMap<Element, readonly [string, boolean]>();

  /** A control that needs the app was used before the app was there: load, then do it again. */
  const replay = (event: Event): void => {
    const control = (event.target as Element).closest<HTMLInputElement>('[data-island] :is(button,select,input)');
    if (!control) return;
    const late = root.dataset.hasHydrated === 'true';
    const now = [control.value, control.checked] as const;
    if (event.type === 'input') return void (late ? held.delete(control) : held.set(control, now));
    const before = held.get(control);
    const click = event.type === 'click';
    if ((late && !before) || click !== (control.tagName === 'BUTTON')) return;
    held.delete(control);
    const [value, checked] = before ?? now;
    if (click) event.preventDefault();
    void load().then(() => {
      if (click) return control.click();
      if (/box|rad/.test(control.type)) {
        control.checked = !checked;
        return control.click();
      }
      if (!control.files) control.value = value;
      control.dispatchEvent(new Event('change', { bubbles: true }));
    });
  };
  for (const type of ['input', 'change', 'click']) doc.addEventListener(type, replay, true);

  /** The search box is a module of its own; in development the app brings it. */
  const search = (event: Event): void => {
    event.preventDefault();
    const box = self?.dataset.box;
    if (box) void import(/* webpackIgnore: true */ box).then(({ open }: { open: () => void }) => open());
    else dispatchEvent(new Event('krp:search'));
  };

  doc.addEventListener('click', (event) => {
    const target = event.target as Element;
    if (target.closest('[data-search]')) search(event);
    if (target.closest('[data-theme-button]')) {
      const newValue = root.dataset.theme === 'dark' ? 'light' : 'dark';
      root.dataset.theme = root.dataset.themeChoice = newValue;
      try {
        localStorage['theme-krp'] = newValue;
        // The app, if it is there, listens for the change that another tab would make.
        dispatchEvent(new StorageEvent('storage', { key: 'theme-krp', newValue, storageArea: localStorage }));
      } catch { /* storage is off: the choice lasts for this page */ }
    }
    const copy = target.closest<HTMLElement>('[data-copy]');
    if (copy) {
      const kind = copy.dataset.copy;
      const code = String(copy.parentElement?.querySelector('code')?.textContent);
      // Shell commands without their comments, whose words zsh by default takes for arguments.
      const text = !kind ? code : kind === 'sh' ? code.replace(/(^|\s+)# .*/g, '') : new URL(kind, location.href).href;
      void navigator.clipboard.writeText(text).then(
        () => { copy.dataset.done = 'Copied'; },
        () => { copy.dataset.done = 'Ctrl+C'; getSelection()?.selectAllChildren(copy.parentElement as Node); },
      );
      setTimeout(() => { delete copy.dataset.done; }, 2000);
    }
  });

  // A tip shown by CSS on hover or focus must be dismissible (WCAG 1.4.13): Escape hides tips until the next move.
  doc.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') root.dataset.quiet = '';
    const typing = (event.target as Element).closest('input,textarea,select,[contenteditable]');
    if ((event.key === '/' && !typing) || (event.key === 'k' && (event.ctrlKey || event.metaKey))) search(event);
  });
  for (const type of ['pointerover', 'focusin']) doc.addEventListener(type, () => { delete root.dataset.quiet; });

  /** A link to a clause opens its working parts as well. */
  const openTarget = (): void => {
    doc.getElementById(location.hash.slice(1))?.querySelector('article > details')?.setAttribute('open', '');
  };
  addEventListener('hashchange', openTarget);

  root.dataset.js = '';
  addEventListener('DOMContentLoaded', () => {
    openTarget();
    const watch = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) void load();
    }, { rootMargin: '300px' });
    doc.querySelectorAll('[data-island=visible]').forEach((island) => watch.observe(island));
    // A text area keeps what is typed until the app reads it.
    for (const area of doc.querySelectorAll('textarea')) area.onfocus = load;
    if (location.search && doc.querySelector('[data-island=use]')) void load();
    // What this browser has kept for the page is shown at once.
    try {
      if (localStorage[doc.querySelector<HTMLElement>('[data-kept]')?.dataset.kept ?? '']) void load();
    } catch { /* storage is off */ }
  });
}

// Makes the file a module for development; the build takes the line out.
export {};
