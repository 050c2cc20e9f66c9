// Telegram's entities (offsets and lengths in UTF-16 units, as in JavaScript) turned into elements.
import {el, link} from './dom.js';

const TAGS = {bold: 'strong', italic: 'em', underline: 'u', strikethrough: 's', code: 'code', pre: 'pre', blockquote: 'blockquote',
  expandable_blockquote: 'blockquote'};

/** The text as nodes. "command" is called with a command that one clicks. */
export function withEntities(text, entities, command) {
  const sorted = entities.filter(it => it.length > 0 && it.offset + it.length <= text.length)
    .sort((a, b) => a.offset - b.offset || b.length - a.length);
  return range(text, 0, text.length, sorted, command);
}

function range(text, from, to, entities, command) {
  const nodes = [];
  let at = from;
  for (let index = 0; index < entities.length; index++) {
    const entity = entities[index];
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset < at) continue;
    if (entity.offset > at) nodes.push(text.slice(at, entity.offset));
    const inner = entities.slice(index + 1).filter(it => it.offset >= entity.offset && it.offset < end);
    nodes.push(element(text.slice(entity.offset, end), entity, range(text, entity.offset, end, inner, command), command));
    at = end;
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}

function element(words, entity, children, command) {
  switch (entity.type) {
    case 'text_link': return link(entity.url, {}, children);
    case 'url': return link(/^\w+:\/\//.test(words) ? words : 'http://' + words, {}, children);
    case 'bot_command': return el('button', {type: 'button', class: 't-link', on: {click: () => command(words)}}, children);
    case 'spoiler': return el('span', {class: 'spoiler', tabindex: '0'}, children);
    case 'mention': case 'text_mention': case 'hashtag': case 'cashtag': case 'email':
      return el('span', {class: 't-mention'}, children);
    default: return el(TAGS[entity.type] ?? 'span', {}, children);
  }
}
