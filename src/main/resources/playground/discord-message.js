// One Discord message: author, words, embeds, components, reactions.
import {act, avatar, botAvatar, clock, colorOf, el, link, safeUrl, shorten} from './dom.js';
import {reactionChips} from './chat.js';
import {formatted} from './discord-format.js';

const BUTTON_STYLES = {1: 'primary', 2: 'secondary', 3: 'success', 4: 'danger', 5: 'secondary'};

/**
 * The list item of a message. "view" is {person, channel, botId, names, thread, replied, grouped, openThread, reply,
 * outcome}: what surrounds the message and what its parts lead to.
 */
export function discordMessage(message, view) {
  const system = systemLine(message);
  if (system) return el('li', {class: 'd-system'}, el('span', {'aria-hidden': 'true', text: '→ '}), system, ' ', clock(message.createdAt));
  const own = message.authorId === view.person;
  const toBot = message.authorId === view.botId;
  const item = el('li', {
    class: ['d-message', view.grouped && 'grouped', message.onlyFor && 'private', own && 'own'].filter(Boolean).join(' '),
    tabindex: '-1', 'data-message': message.id,
  });
  if (view.replied) item.append(repliedLine(view.replied, view));
  else if (message.replyTo) item.append(el('p', {class: 'd-replied', text: '↱ a message that is gone'}));
  const face = toBot ? botAvatar() : avatar(message.authorName);
  const author = el('b', {class: 'd-author', text: message.authorName});
  if (!toBot) author.style.color = colorOf(message.authorName);
  item.append(face, el('div', {class: 'd-head'}, author, message.bot ? el('span', {class: 'd-app', text: 'APP'}) : null,
    clock(message.createdAt), message.editedAt && !message.content ? el('span', {class: 'd-flag', text: 'edited'}) : null,
  message.crossposted ? el('span', {class: 'd-flag', text: 'published'}) : null,
    message.pinned ? el('span', {class: 'd-flag', text: 'pinned'}) : null));
  const body = el('div', {class: 'd-body'});
  if (message.loading) body.append(el('p', {class: 'd-thinking', text: `${message.authorName} is thinking…`}));
  if (message.content) body.append(...formatted(message.content, view.names));
  if (message.editedAt && message.content) body.append(el('small', {class: 'd-edited', text: '(edited)'}));
  for (const file of message.attachments ?? []) body.append(link(file.url, {class: 'd-file'}, '📎 ' + (file.filename ?? 'file')));
  for (const embed of message.embeds ?? []) body.append(embedded(embed, view));
  for (const component of message.components ?? []) {
    const shown = componentOf(component, message, view);
    if (shown) body.append(shown);
  }
  const chips = reactionChips(message.reactions, it => it.userIds.includes(view.person),
    (it, on) => act('/discord/react', {channel: message.channelId, person: view.person, message: message.id, emoji: it.emoji, on}));
  if (chips) body.append(chips);
  if (view.thread) body.append(threadCard(view.thread, view));
  if (message.onlyFor) body.append(el('p', {class: 'd-only', text: '👁 Only you can see this'}));
  item.append(body);
  return item;
}

function systemLine(message) {
  switch (message.kind) {
    case 'THREAD_CREATED': return `${message.authorName} started a thread: ${message.content}`;
    case 'PIN_ADDED': return `${message.authorName} pinned a message.`;
    case 'CHANNEL_NAME_CHANGE': return `${message.authorName} changed the name: ${message.content}`;
    default: return null;
  }
}

function repliedLine(replied, view) {
  return el('button', {type: 'button', class: 'd-replied', 'data-focus': 'replied', on: {click: () => view.names.jump(replied.channelId, replied.id)}},
    '↱ ', el('b', {text: replied.authorName}), ' ', shorten(replied.content || replied.embeds?.[0]?.title || 'a message', 60));
}

function threadCard(thread, view) {
  const count = thread.messages.filter(it => it.kind !== 'THREAD_STARTER').length;
  return el('button', {type: 'button', class: 'd-thread', 'data-focus': 'thread', on: {click: () => view.openThread(thread.id)}},
    el('b', {text: thread.name}), el('span', {text: count === 0 ? 'Open ›' : count === 1 ? '1 message ›' : `${count} messages ›`}));
}

function embedded(embed, view) {
  const color = embed.color ? '#' + embed.color.toString(16).padStart(6, '0') : null;
  const box = el('div', {class: 'd-embed'});
  if (color) box.style.borderLeftColor = color;
  if (embed.author?.name) box.append(el('p', {class: 'd-embed-author', text: embed.author.name}));
  if (embed.title) {
    box.append(el('p', {class: 'd-embed-title'}, embed.url ? link(embed.url, {}, embed.title) : embed.title));
  }
  if (embed.description) box.append(el('div', {class: 'd-embed-text'}, formatted(embed.description, view.names)));
  if (embed.fields?.length) {
    box.append(el('dl', {class: 'd-fields'}, embed.fields.map(it => el('div', {class: it.inline ? 'inline' : ''},
      el('dt', {}, formatted(it.name, view.names)), el('dd', {}, formatted(it.value, view.names))))));
  }
  if (embed.image?.url) box.append(image(embed.image.url, 'd-picture'));
  if (embed.thumbnail?.url) box.append(image(embed.thumbnail.url, 'd-thumbnail'));
  if (embed.footer?.text || embed.timestamp) {
    box.append(el('p', {class: 'd-footer'}, embed.footer?.text,
      embed.timestamp ? [embed.footer?.text ? ' · ' : '', new Date(embed.timestamp).toLocaleDateString([], {dateStyle: 'medium'})] : null));
  }
  return box;
}

function image(address, className) {
  const source = safeUrl(address);
  return source ? el('img', {class: className, src: source, alt: '', loading: 'lazy', referrerpolicy: 'no-referrer'}) : '';
}

/** Buttons and menus, and the layout components that can hold them. */
function componentOf(component, message, view) {
  const children = list => (list ?? []).map(it => componentOf(it, message, view));
  switch (component.type) {
    case 1: return el('div', {class: 'd-row'}, children(component.components));
    case 2: return pressable(component, message, view);
    case 3: return menu(component, message, view);
    case 9: return el('div', {class: 'd-section'}, el('div', {}, children(component.components)),
      component.accessory ? componentOf(component.accessory, message, view) : null);
    case 10: return el('div', {}, formatted(component.content ?? '', view.names));
    case 11: return image(component.media?.url ?? '', 'd-thumbnail');
    case 12: return el('div', {}, (component.items ?? []).map(it => image(it.media?.url ?? '', 'd-picture')));
    case 14: return el('hr');
    case 17: return el('div', {class: 'd-embed'}, children(component.components));
    default: return null;
  }
}

function pressable(component, message, view) {
  const label = [component.emoji?.name, component.label].filter(Boolean).join(' ');
  const style = 'd-button ' + (BUTTON_STYLES[component.style] ?? 'secondary');
  if (component.style === 5) return link(component.url, {class: style}, label + ' ↗');
  return el('button', {
    type: 'button', class: style, disabled: Boolean(component.disabled), text: label, 'data-focus': component.custom_id,
    on: {click: () => press(component, message, view, [])},
  });
}

function menu(component, message, view) {
  const select = el('select', {
    class: 'd-menu', 'aria-label': component.placeholder || 'Choose', disabled: Boolean(component.disabled),
    'data-focus': component.custom_id, on: {change: () => press(component, message, view, [select.value])},
  }, el('option', {value: '', text: component.placeholder || 'Choose…', hidden: true}),
  component.options.map(it => el('option', {value: it.value, text: it.label, selected: Boolean(it.default)})));
  return select;
}

async function press(component, message, view, values) {
  view.outcome(await act('/discord/press', {
    channel: message.channelId, person: view.person, message: message.id, customId: component.custom_id, values,
  }));
}
