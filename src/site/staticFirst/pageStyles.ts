import postcss, { type AtRule, type Container, type Rule } from 'postcss';

/** Class names that occur in a page's markup. */
export function classesOf(html: string): ReadonlySet<string> {
  return new Set([...html.matchAll(/\bclass=(?:"([^"]*)"|([^\s">]+))/g)].flatMap((match) => (match[1] ?? match[2] ?? '').split(/\s+/)));
}

/** Elements that the search box makes on any page; its own sheet builds on what the page says of them. */
const made = ['dialog', 'input', 'label', 'button', 'ul', 'li', 'p', 'b', 'span'];

/** Names of the elements in a page's markup, in lower case, and of those that a page may get. */
export function tagsOf(html: string): ReadonlySet<string> {
  return new Set([...made, ...[...html.matchAll(/<([a-zA-Z][\w-]*)/g)].map((match) => (match[1] ?? '').toLowerCase())]);
}

interface Page {
  readonly html: string;
  readonly classes: ReadonlySet<string>;
  readonly tags: ReadonlySet<string>;
}

/**
 * Whether a selector can match: every class, id and element it asks for is in the page.
 * What stands inside `:not()` is not asked for, and of the elements inside `:is()` or another bracket one may be enough.
 */
function canMatch(selector: string, { html, classes, tags }: Page): boolean {
  const asked = selector.replace(/:not\([^)]*\)/g, '');
  return [...asked.replace(/\([^)]*\)|\[[^\]]*\]/g, '').matchAll(/(?:^|[\s>+~])([a-zA-Z][\w-]*)/g)].every((match) => tags.has((match[1] ?? '').toLowerCase()))
    && [...asked.matchAll(/\.(-?[_a-zA-Z][\w-]*)/g)].every((match) => classes.has(match[1] ?? ''))
    && [...asked.matchAll(/#(-?[_a-zA-Z][\w-]*)/g)].every((match) => new RegExp(`\\bid=["']?${match[1] ?? ''}["'\\s>]`).test(html));
}

/** Splits a selector list at top-level commas. */
function selectorsOf(rule: Rule): readonly string[] {
  return postcss.list.comma(rule.selector);
}

function prune(container: Container, page: Page): void {
  container.each((node) => {
    if (node.type === 'comment') node.remove();
    else if (node.type === 'rule') {
      const kept = selectorsOf(node).filter((selector) => canMatch(selector, page));
      if (kept.length === 0) node.remove();
      else node.selector = kept.join(',');
    } else if (node.type === 'atrule' && node.nodes && !/^(keyframes|view-transition|page|font-face|property)$/.test(node.name)) {
      prune(node, page);
      if (node.nodes.length === 0) node.remove();
    }
  });
}

/** Takes out custom properties that nothing reads; the app brings the full sheet when it needs others. */
function dropUnread(root: Container, html: string): void {
  for (let removed = true; removed;) {
    removed = false;
    const text = root.toString() + html;
    root.walkDecls(/^--/, (declaration) => {
      if (text.includes(`var(${declaration.prop})`) || text.includes(`var(${declaration.prop},`)) return;
      const rule = declaration.parent;
      declaration.remove();
      for (let empty = rule; empty?.type !== 'root' && empty?.nodes?.length === 0;) {
        const outer = empty.parent as Container | undefined;
        empty.remove();
        empty = outer as typeof rule;
      }
      removed = true;
    });
  }
}

/**
 * The rules of the site's style sheet that one page can use.
 *
 * Kept: every rule whose classes, ids and elements all occur in the page, whatever attributes, states or media it depends on;
 * so states that scripts set by attribute (`data-theme`, `hidden`, `open`) stay styled.
 * Classes and elements that only the client app would add come with the full sheet, which the loader brings in together with the app.
 */
export function pageStyles(css: string, html: string): string {
  const root = postcss.parse(css);
  prune(root, { html, classes: classesOf(html), tags: tagsOf(html) });
  // An order of cascade layers without any layer left says nothing; else it stays whole, since the full sheet comes later.
  let layers = 0;
  root.walkAtRules('layer', (rule: AtRule) => {
    if (rule.nodes) layers += 1;
  });
  if (layers === 0) root.walkAtRules('layer', (rule: AtRule) => void rule.remove());
  dropUnread(root, html);
  return root.toString().replace(/\n\s*/g, '');
}
