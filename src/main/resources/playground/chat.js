// What both chats have in common: one toolbar that visits the message one points at, the palette, completion, unread counts.
import {button, el} from './dom.js';

/** The emoji of the polls; Telegram allows each of them. */
export const PALETTE = ['❤', '🔥', '👏', '🤔', '🎉', '💯', '👀', '🏆', '👍', '👎'];

export const plainEmoji = emoji => emoji.replace(/\uFE0F/g, '');

/** Emoji as pictures where a bare sign would be text. */
export const shownEmoji = emoji => plainEmoji(emoji) === '❤' ? '❤️' : emoji;

/**
 * Lets one walk through a list of messages with the arrow keys, and shows the toolbar in the message that has the focus
 * or the pointer. "actions" gives the buttons for a message as {label, glyph, run} in their order.
 */
export function messageList(list, find, actions) {
  const toolbar = el('div', {class: 'toolbar', role: 'group', 'aria-label': 'Message'});
  let current = null;
  let palette = null;

  const messages = () => [...list.querySelectorAll(':scope > [data-message]')];

  function attach(node) {
    if (!node || palette && node !== current) return;
    const message = find(node.dataset.message);
    if (!message) return;
    if (current !== node) current?.classList.remove('current');
    current = node;
    node.classList.add('current');
    const offered = actions(message);
    const sign = offered.map(it => it.label).join();
    if (toolbar.signature !== sign || toolbar.parentNode !== node) {
      toolbar.signature = sign;
      toolbar.replaceChildren(...offered.map(it => button(it.glyph, event => run(it, event.currentTarget),
        {'aria-label': it.label, title: it.label})));
    }
    if (toolbar.parentNode !== node && offered.length) node.append(toolbar);
    if (!offered.length) toolbar.remove();
    for (const each of messages()) each.tabIndex = each === node ? 0 : -1;
  }

  function run(action, opener) {
    const message = find(current.dataset.message);
    if (!message) return;
    if (action.palette) openPalette(message, action, opener);
    else action.run(message);
  }

  function openPalette(message, action, opener) {
    closePalette();
    const choices = PALETTE.map(emoji => button(shownEmoji(emoji), () => {
      closePalette();
      opener.focus();
      action.run(message, emoji);
    }, {'aria-label': 'React with ' + emoji}));
    palette = el('div', {class: 'palette', role: 'group', 'aria-label': 'Reactions'}, choices);
    palette.addEventListener('keydown', event => {
      const at = choices.indexOf(document.activeElement);
      const step = {ArrowRight: 1, ArrowLeft: -1, ArrowDown: 5, ArrowUp: -5}[event.key];
      if (step) choices[(at + step + choices.length) % choices.length].focus();
      else if (event.key === 'Escape') {
        closePalette();
        opener.focus();
      } else return;
      event.preventDefault();
      event.stopPropagation();
    });
    palette.addEventListener('focusout', event => {
      if (!palette?.contains(event.relatedTarget)) closePalette();
    });
    current.append(palette);
    const overflow = palette.getBoundingClientRect().bottom - list.getBoundingClientRect().bottom;
    if (overflow > 0) palette.classList.add('above');
    choices[0].focus();
  }

  function closePalette() {
    const closing = palette;
    palette = null;
    closing?.remove();
  }

  const messageOf = target => target.closest?.('[data-message]');
  list.addEventListener('pointermove', event => {
    if (!toolbar.contains(document.activeElement)) attach(messageOf(event.target));
  });
  list.addEventListener('click', event => attach(messageOf(event.target)));
  list.addEventListener('focusin', event => attach(messageOf(event.target)));
  list.addEventListener('keydown', event => {
    const step = {ArrowUp: -1, ArrowDown: 1}[event.key];
    const all = messages();
    const at = all.indexOf(document.activeElement);
    if (step && at >= 0) {
      event.preventDefault();
      all[Math.max(0, Math.min(all.length - 1, at + step))].focus();
    }
  });

  return {
    /** To be called around every change of the list's children. */
    keep(update) {
      const focused = toolbar.contains(document.activeElement) ? document.activeElement.getAttribute('aria-label') : null;
      const inPalette = palette?.contains(document.activeElement);
      const name = current?.dataset.message;
      update();
      const all = messages();
      const heir = all.find(it => it.dataset.message === name);
      if (!heir) {
        closePalette();
        current = null;
        toolbar.remove();
        all.forEach((node, index) => { node.tabIndex = index === all.length - 1 ? 0 : -1; });
        return;
      }
      if (heir !== current) {
        if (palette) heir.append(palette);
        const open = palette;
        palette = null;
        attach(heir);
        palette = open;
        if (inPalette) palette.querySelector('button').focus();
        else if (focused) [...toolbar.children].find(it => it.getAttribute('aria-label') === focused)?.focus();
      } else attach(heir);
      heir.tabIndex = 0;
    },
  };
}

/** Reactions under a message as buttons that set and remove one's own. */
export function reactionChips(reactions, mine, toggle) {
  if (!reactions.length) return null;
  return el('div', {class: 'chips', role: 'group', 'aria-label': 'Reactions'}, reactions.map(it => {
    const own = mine(it);
    return el('button', {
      type: 'button', class: 'chip', 'aria-pressed': own ? 'true' : 'false', 'data-focus': 'chip' + it.emoji,
      'aria-label': `${it.emoji}, ${it.count}${own ? ', yours is among them' : ''}`, on: {click: () => toggle(it, !own)},
    }, el('span', {class: 'emoji', text: shownEmoji(it.emoji)}), el('span', {text: String(it.count)}));
  }));
}

/** Suggestions for a text field: a listbox that is walked with the arrow keys while the focus stays in the field. */
export function completion(input, box, onPick) {
  let items = [];
  let active = -1;
  // A text area may not be called a combobox; the rest of the pattern is allowed to both.
  const combobox = input.tagName === 'INPUT';
  if (combobox) input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', box.id);
  box.setAttribute('role', 'listbox');
  box.hidden = true;
  mark();

  function show(offered) {
    items = offered;
    active = items.length ? 0 : -1;
    box.replaceChildren(...items.map((it, index) => el('div', {
      role: 'option', id: box.id + index, class: 'option',
      on: {pointerdown: event => event.preventDefault(), click: () => pick(index)},
    }, el('b', {text: it.label}), it.detail ? el('small', {text: it.detail}) : null)));
    box.hidden = !items.length;
    mark();
  }

  function mark() {
    if (combobox) input.setAttribute('aria-expanded', String(!box.hidden));
    [...box.children].forEach((node, index) => node.setAttribute('aria-selected', String(index === active)));
    if (active < 0) input.removeAttribute('aria-activedescendant');
    else {
      input.setAttribute('aria-activedescendant', box.id + active);
      box.children[active].scrollIntoView({block: 'nearest'});
    }
  }

  function pick(index) {
    const item = items[index];
    show([]);
    onPick(item);
  }

  input.addEventListener('keydown', event => {
    if (box.hidden || event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      active = (active + (event.key === 'ArrowDown' ? 1 : -1) + items.length) % items.length;
      mark();
    } else if (event.key === 'Enter' && !event.shiftKey || event.key === 'Tab' && !event.shiftKey) pick(active);
    else if (event.key === 'Escape') show([]);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  });
  input.addEventListener('blur', () => show([]));
  return {show, close: () => show([])};
}

/** Counts what was not yet looked at, place by place; everything there at first counts as seen. */
export function unreadCounter() {
  const seen = new Map();
  let begun = false;
  return {
    /** "places" are {id, ids: message ids shown to this person}; "looking" is the id of the place on the screen. */
    count(places, looking) {
      const unread = new Map();
      for (const place of places) {
        if (!seen.has(place.id)) seen.set(place.id, new Set(begun ? [] : place.ids));
        const known = seen.get(place.id);
        if (place.id === looking) place.ids.forEach(it => known.add(it));
        unread.set(place.id, place.ids.filter(it => !known.has(it)).length);
      }
      begun = true;
      return unread;
    },
  };
}

export function badge(count) {
  return count ? el('span', {class: 'badge', 'aria-label': `${count} unread`, text: count > 99 ? '99+' : String(count)}) : null;
}

/** The choice of who speaks. */
export function speakAs(label, onChange) {
  const select = el('select', {'aria-label': label, on: {change: () => onChange(select.value)}});
  return {
    node: el('span', {class: 'speak-as'}, el('span', {'aria-hidden': 'true', text: 'You are'}), select),
    show(people, chosen) {
      const sign = JSON.stringify(people);
      if (select.signature !== sign) {
        select.signature = sign;
        select.replaceChildren(...people.map(it => el('option', {value: it.id, text: it.name + (it.admin ? ' (admin)' : '')})));
      }
      select.value = chosen;
    },
  };
}
