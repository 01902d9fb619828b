/**
 * Listens in a rendered page, whose scripts are off, for what a person does there: links and forms become visits.
 * Nothing in the page acts by itself: every such event is stopped, whether it leads anywhere or not.
 */
import { followLink, type PageAct, submitForm } from './pageVisit.ts';

type View = Window & typeof globalThis;

/** Returns how to stop listening. */
export function listenToPage(page: Document, pageUrl: string, onAct: (act: PageAct) => void): () => void {
  const view = page.defaultView;
  if (view === null) return () => {};
  const stop = new AbortController();
  const options = { capture: true, signal: stop.signal };
  const follow = (event: MouseEvent) => {
    const act = actOfClick(event, view, pageUrl);
    if (act === undefined) return;
    event.preventDefault();
    if (event.button === 0) onAct(act);
  };
  page.addEventListener('click', follow, options);
  page.addEventListener('auxclick', follow, options);
  page.addEventListener(
    'keydown',
    (event) => {
      const form = event.key === 'Enter' ? formWithoutButton(event.target, view) : null;
      if (form === null) return;
      event.preventDefault();
      onAct(submit(form, null, view, pageUrl));
    },
    options,
  );
  page.addEventListener('submit', (event) => event.preventDefault(), options);
  page.addEventListener('dragstart', (event) => event.preventDefault(), options);
  return () => stop.abort();
}

/** undefined: the click is on nothing that leads anywhere. */
function actOfClick(event: MouseEvent, view: View, pageUrl: string): PageAct | undefined {
  if (!(event.target instanceof view.Element)) return undefined;
  const link = event.target.closest('a[href], area[href]');
  if (link !== null) return followLink(link.getAttribute('href') ?? '', pageUrl);
  const button = event.target.closest('button, input[type="submit"], input[type="image"]');
  if (button === null || !isSubmitButton(button, view)) return undefined;
  return button.form === null ? undefined : submit(button.form, button, view, pageUrl);
}

type SubmitButton = HTMLButtonElement | HTMLInputElement;

function isSubmitButton(element: Element, view: View): element is SubmitButton {
  if (element instanceof view.HTMLButtonElement) return element.type === 'submit' && !element.disabled;
  return element instanceof view.HTMLInputElement && !element.disabled;
}

const TEXT_FIELDS = ['text', 'password', 'search', 'email', 'tel', 'url', 'number', 'date', 'time'];

/**
 * The form that Enter in a field submits though no button stands for it (HTML, "implicit submission": only where
 * it has one field of text). With a button, the browser clicks that by itself.
 */
function formWithoutButton(target: EventTarget | null, view: View): HTMLFormElement | null {
  if (!(target instanceof view.HTMLInputElement) || target.form === null) return null;
  const fields = [...target.form.querySelectorAll('input')].filter((field) =>
    TEXT_FIELDS.includes(field.type),
  );
  const buttons = target.form.querySelectorAll('button, input[type="submit"], input[type="image"]');
  return fields.length === 1 && buttons.length === 0 ? target.form : null;
}

/** Attributes are read as attributes: a field named `action` would stand before the property. */
function submit(form: HTMLFormElement, button: SubmitButton | null, view: View, pageUrl: string): PageAct {
  const attribute = (name: string) => button?.getAttribute(`form${name}`) ?? form.getAttribute(name) ?? '';
  const skipsChecks = form.hasAttribute('novalidate') || button?.hasAttribute('formnovalidate') === true;
  if (!skipsChecks && !view.HTMLFormElement.prototype.reportValidity.call(form)) return null;
  const data = new view.FormData(form, button);
  const fields = [...data.entries()].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return submitForm({ action: attribute('action'), method: attribute('method'), fields }, pageUrl);
}
