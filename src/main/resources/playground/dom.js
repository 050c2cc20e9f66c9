// Building and updating the page. Everything that comes from outside is set as text, never as markup.

/** An element with attributes ("on" takes listeners, "text" the words) and children; null children are left out. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'on') for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    else if (name === 'text') node.textContent = value;
    else if (name === 'class') node.className = value;
    else if (name === 'data') Object.assign(node.dataset, value);
    else if (name === 'value') node.value = value;
    else node.setAttribute(name, value === true ? '' : value);
  }
  append(node, children);
  return node;
}

export function append(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) node.append(child);
  }
}

export function button(label, onClick, attributes = {}) {
  return el('button', {type: 'button', text: label, on: {click: onClick}, ...attributes});
}

/** A link that leaves the page; anything but http and https stays words. */
export function link(href, attributes, ...children) {
  const url = safeUrl(href);
  return url ? el('a', {href: url, target: '_blank', rel: 'noopener noreferrer', ...attributes}, ...children)
    : el('span', attributes, ...children);
}

export function safeUrl(address) {
  try {
    const url = new URL(address);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}

/**
 * Makes a node's children show the items: what did not change stays the same element, with its focus and its selection.
 * A replaced element gives the focus on to the part of its successor that has the same data-focus.
 */
export function reconcile(parent, items, key, signature, create) {
  const before = new Map([...parent.children].map(node => [node.dataset.key, node]));
  const made = [];
  let previous = null;
  for (const item of items) {
    const name = String(key(item));
    const sign = signature(item);
    let node = before.get(name);
    if (!node || node.signature !== sign) {
      const fresh = create(item);
      fresh.dataset.key = name;
      fresh.signature = sign;
      if (node) replace(node, fresh);
      else made.push(fresh);
      node = fresh;
    }
    const place = previous ? previous.nextSibling : parent.firstChild;
    if (node !== place) parent.insertBefore(node, place);
    previous = node;
    before.delete(name);
  }
  before.forEach(node => node.remove());
  if (made.length < items.length) made.forEach(node => node.classList.add('fresh'));
}

function replace(node, fresh) {
  const focused = node.contains(document.activeElement) ? document.activeElement : null;
  const wanted = focused && (focused === node ? 'self' : focused.dataset.focus);
  node.replaceWith(fresh);
  if (!wanted) return;
  const heir = wanted === 'self' ? fresh : [...fresh.querySelectorAll('[data-focus]')].find(it => it.dataset.focus === wanted);
  heir?.focus({preventScroll: true});
}

/** Runs an update and keeps the list at its end if it was there; also when its pictures arrive or its height changes. */
export function stickToEnd(list, update, force = false) {
  if (!list.sticks) {
    list.sticks = true;
    const stay = () => { if (list.atEnd) list.scrollTop = list.scrollHeight; };
    list.addEventListener('scroll', () => { list.atEnd = isAtEnd(list); }, {passive: true});
    // A picture's load does not bubble.
    list.addEventListener('load', stay, true);
    new ResizeObserver(stay).observe(list);
  }
  const atEnd = force || isAtEnd(list);
  update();
  list.atEnd = atEnd;
  if (atEnd) list.scrollTop = list.scrollHeight;
}

const isAtEnd = list => list.scrollHeight - list.scrollTop - list.clientHeight < 80;

/** Sends an action to the server; shows its refusal and gives null then. */
export async function act(path, body) {
  try {
    const response = await fetch(path, {
      method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body),
    });
    const answer = await response.json();
    if (response.ok) return answer;
    toast(answer.error || 'That did not work.', true);
  } catch {
    toast('The playground does not answer. Is it still running?', true);
  }
  return null;
}

export function toast(words, isError = false) {
  const note = el('p', {class: isError ? 'toast error' : 'toast', text: words});
  const place = document.getElementById('toasts');
  place.append(note);
  // Shown anew it lies above a dialog that was opened since.
  if (place.matches(':popover-open')) place.hidePopover();
  place.showPopover();
  setTimeout(() => {
    note.remove();
    if (!place.firstChild) place.hidePopover();
  }, Math.max(4000, words.length * 70));
}

const COLORS = ['#e17076', '#e59a3c', '#a695e7', '#5fb26a', '#4aa9c4', '#5b8def', '#d76ba8', '#8a9a5b'];

export function colorOf(name) {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + letter.codePointAt(0)) >>> 0;
  return COLORS[sum % COLORS.length];
}

export function avatar(name, className = 'avatar') {
  const letters = name.split(/\s+/).filter(Boolean).slice(0, 2).map(word => [...word][0].toUpperCase()).join('');
  const circle = el('span', {class: className, 'aria-hidden': 'true', text: letters || '?'});
  circle.style.background = colorOf(name);
  return circle;
}

export function botAvatar(className = 'avatar') {
  return el('img', {class: className + ' of-bot', src: '/icon.svg', alt: ''});
}

export function clock(instant) {
  const date = new Date(instant);
  const time = date.toLocaleTimeString([], {hour: '2-digit', minute: '2-digit'});
  return el('time', {datetime: date.toISOString(), title: date.toLocaleString(), text: time});
}

export function day(instant) {
  const date = new Date(instant);
  return el('time', {
    datetime: date.toISOString(), text: date.toLocaleDateString([], {month: 'short', day: 'numeric', year: 'numeric'}),
  });
}

export function shorten(words, limit) {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length > limit ? line.slice(0, limit - 1) + '…' : line;
}

/** A dialog with a title and a form; "done" is called with the form's fields and closes it unless it gives false. */
export function formDialog(title, fields, submitLabel, done) {
  const heading = el('h2', {text: title, id: 'dialog-title'});
  const submit = el('button', {type: 'submit', class: 'primary', text: submitLabel});
  const form = el('form', {method: 'dialog'}, heading, fields,
    el('div', {class: 'actions'}, button('Cancel', () => dialog.close(), {class: 'plain'}), submit));
  const dialog = el('dialog', {class: 'sheet', 'aria-labelledby': 'dialog-title'}, form);
  form.addEventListener('submit', async event => {
    event.preventDefault();
    submit.disabled = true;
    const keep = await done(Object.fromEntries(new FormData(form))) === false;
    submit.disabled = false;
    if (!keep) dialog.close();
  });
  const opener = document.activeElement;
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (opener?.isConnected) opener.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

export function field(label, control, hint) {
  const id = 'f' + Math.random().toString(36).slice(2);
  control.id = id;
  const note = hint ? el('small', {text: hint, id: id + 'h'}) : null;
  if (note) control.setAttribute('aria-describedby', note.id);
  return el('p', {class: 'field'}, el('label', {for: id, text: label}), control, note);
}
